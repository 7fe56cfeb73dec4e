// SPDX-License-Identifier: MIT
#include "support/route_check.hpp"

#include <cstdint>
#include <optional>

namespace narhet::test {
namespace {

std::optional<model::ArcPosition> on_arc(const model::RoadPosition& point, base::ArcId arc) {
  for (const model::ArcPosition& each : point.positions()) {
    if (each.arc == arc) {
      return each;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string fault_of(const routing::Route& route,
                     const network::RoadGraph& graph,
                     base::Metric metric,
                     const model::RoadPosition& from,
                     const model::RoadPosition& to) {
  if (route.arcs.empty()) {
    return "it has no arc";
  }
  const auto start = on_arc(from, route.arcs.front());
  const auto end = on_arc(to, route.arcs.back());
  if (!start || !end) {
    return "it does not begin and end on the points' arcs";
  }
  std::uint64_t cost = std::uint64_t{from.leg[metric].units()} + to.leg[metric].units();
  if (route.arcs.size() == 1) {
    if (start->before[metric] > end->before[metric]) {
      return "it goes backwards along its only arc";
    }
    cost += (end->before[metric] - start->before[metric]).units();
  } else {
    cost += start->after[metric].units() + end->before[metric].units();
  }
  for (std::size_t i = 1; i < route.arcs.size(); ++i) {
    if (graph.head(route.arcs[i - 1]) != graph.tail(route.arcs[i])) {
      return "two of its arcs do not meet";
    }
    cost += i + 1 < route.arcs.size() ? graph.weight(metric, route.arcs[i]).units() : 0U;
  }
  return cost == route.cost.units() ? "" : "its pieces do not sum to its cost";
}

}  // namespace narhet::test
