// SPDX-License-Identifier: MIT
#include "narhet/study/place_routes.hpp"

#include "narhet/base/for_each_block.hpp"
#include "narhet/base/message.hpp"
#include "narhet/network/course.hpp"
#include "narhet/routing/nearest_routes.hpp"

#include <optional>
#include <utility>

namespace narhet::study {
namespace {

using base::index;
using base::Metric;

/// One kind by one metric.
struct Column {
  base::KindIndex kind{};
  Metric metric{};
};

Column column_at(std::size_t number) {
  return {base::id_at<base::KindIndex>(number / base::kMetrics.size()),
          base::kMetrics.at(number % base::kMetrics.size())};
}

model::PlaceRoute drawn(const network::RoadNetwork& network,
                        const model::Result& result,
                        base::PlaceIndex place,
                        const Column& column,
                        const routing::Route& route) {
  const auto& nearest = *result.nearest.at(place, column.kind, column.metric).nearest;
  const model::RoadPosition& from = *result.place_snaps[index(place)].position;
  const model::RoadPosition& to = *result.service_snaps[index(nearest.service)].position;
  model::PlaceRoute way{place, column.kind, column.metric, nearest.service, {}, {}};
  for (const Metric metric : base::kMetrics) {
    way.cost[metric] = routing::cost_along(route, network.graph, metric, from, to);
  }
  const auto add = [&](geo::Point point) {
    // A place on the road has no leg; two points there are for a place at its service.
    if (way.line.empty() || point != way.line.back()) {
      way.line.push_back(point);
    }
  };
  add(result.places[index(place)].position);
  for (const geo::Point point : network::course(network.geometry, route.arcs, from, to)) {
    add(point);
  }
  add(result.services[index(nearest.service)].position);
  if (way.line.size() == 1) {
    way.line.push_back(way.line.front());
  }
  return way;
}

}  // namespace

std::size_t count_place_routes(const model::NearestTable& nearest) {
  std::size_t count = 0;
  for (std::size_t number = 0; number < nearest.kind_count() * base::kMetrics.size(); ++number) {
    const Column column = column_at(number);
    for (const model::NearestPair& pair : nearest.column(column.kind, column.metric)) {
      count += pair.nearest ? 1U : 0U;
    }
  }
  return count;
}

std::vector<model::PlaceRoute> place_routes(const network::RoadNetwork& network,
                                            const routing::Engine& engine,
                                            const model::Result& result,
                                            const base::Task& task) {
  const std::size_t columns = result.kinds.size() * base::kMetrics.size();
  base::Phase phase{task, base::Message{"drawing the ways to the nearest services"}, columns};
  std::vector<std::vector<std::optional<model::PlaceRoute>>> by_column(columns);
  base::for_each_block(columns, 1, task, [&](base::Block block) {
    const Column column = column_at(block.begin);
    const auto routes =
        routing::nearest_routes(engine, column.metric, result.place_snaps, result.service_snaps,
                                result.nearest.column(column.kind, column.metric), task);
    for (std::size_t i = 0; i < routes.size(); ++i) {
      by_column[block.begin].push_back(
          routes[i] ? std::optional{drawn(network, result, base::id_at<base::PlaceIndex>(i), column,
                                          *routes[i])}
                    : std::nullopt);
    }
    phase.advance();
  });
  std::vector<model::PlaceRoute> ways;
  for (std::size_t place = 0; place < result.places.size(); ++place) {
    for (auto& column : by_column) {
      if (column[place]) {
        ways.push_back(*std::move(column[place]));
      }
    }
  }
  return ways;
}

}  // namespace narhet::study
