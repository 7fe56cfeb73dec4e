// SPDX-License-Identifier: MIT
#include "narhet/routing/reachable_area.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/message.hpp"
#include "narhet/routing/cost_search.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace narhet::routing {
namespace {

using base::ArcId;
using base::Weight;

/// Units along an arc from its tail.
struct ArcStretch {
  std::uint32_t from{};
  std::uint32_t to{};
};

/// How the cost grows along arcs, for one search.
class ArcReach {
 public:
  ArcReach(const Engine& engine,
           base::Metric metric,
           SearchDirection direction,
           const NodeCosts& costs,
           std::span<const model::RoadPosition> points)
      : graph_{&engine.graph()}, metric_{metric}, direction_{direction}, costs_{costs} {
    for (const model::RoadPosition& point : points) {
      for (const model::ArcPosition& on_arc : point.positions()) {
        on_arcs_.push_back({on_arc.arc, on_arc.before[metric].units(), point.leg[metric].units()});
      }
    }
    std::sort(on_arcs_.begin(), on_arcs_.end(), [](const OnArc& a, const OnArc& b) {
      return base::index(a.arc) < base::index(b.arc);
    });
  }

  /// Adds what of an arc lies within the limit.
  void add(ArcId arc, std::uint32_t limit, std::vector<ArcStretch>& stretches) const {
    const Weight weight = graph_->weight(metric_, arc);
    if (!weight.is_finite()) {
      return;
    }
    const std::uint32_t length = weight.units();
    const bool outwards = direction_ == SearchDirection::from_points;
    const Weight at_end = costs_[outwards ? graph_->tail(arc) : graph_->head(arc)];
    if (at_end.is_finite() && at_end.units() <= limit) {
      add_from(outwards ? 0 : length, limit - at_end.units(), length, stretches);
    }
    auto on_arc = std::lower_bound(
        on_arcs_.begin(), on_arcs_.end(), arc,
        [](const OnArc& a, ArcId b) { return base::index(a.arc) < base::index(b); });
    for (; on_arc != on_arcs_.end() && on_arc->arc == arc; ++on_arc) {
      if (on_arc->leg <= limit) {
        add_from(on_arc->before, limit - on_arc->leg, length, stretches);
      }
    }
  }

 private:
  struct OnArc {
    ArcId arc{};
    std::uint32_t before{};
    std::uint32_t leg{};
  };

  /// From a place on the arc onwards, or backwards to where one drives from.
  void add_from(std::uint32_t place,
                std::uint32_t left,
                std::uint32_t length,
                std::vector<ArcStretch>& stretches) const {
    if (direction_ == SearchDirection::from_points) {
      stretches.push_back({place, place + std::min(left, length - place)});
    } else {
      stretches.push_back({place - std::min(left, place), place});
    }
  }

  const network::RoadGraph* graph_;
  base::Metric metric_;
  SearchDirection direction_;
  NodeCosts costs_;
  std::vector<OnArc> on_arcs_;  // by arc
};

/// By shares of the link, touching ones joined.
void append_joined(std::uint32_t link,
                   std::vector<std::pair<double, double>>& shares,
                   std::vector<Stretch>& stretches) {
  std::sort(shares.begin(), shares.end());
  const std::size_t first = stretches.size();
  for (const auto& [from, to] : shares) {
    if (stretches.size() > first && from <= stretches.back().to) {
      stretches.back().to = std::max(stretches.back().to, to);
    } else {
      stretches.push_back({link, from, to});
    }
  }
  shares.clear();
}

/// Shares of the arc's length, seen from the link's first vertex.
std::pair<double, double> shares_of(const ArcStretch& stretch, double length, bool backward) {
  if (length == 0.0) {
    return {0.0, 1.0};  // no way takes anything along it
  }
  const double from = stretch.from / length;
  const double to = stretch.to / length;
  return backward ? std::pair{1.0 - to, 1.0 - from} : std::pair{from, to};
}

}  // namespace

std::vector<std::vector<Stretch>> reachable_stretches(const Engine& engine,
                                                      const network::ArcGeometry& geometry,
                                                      base::Metric metric,
                                                      SearchDirection direction,
                                                      std::span<const model::RoadPosition> points,
                                                      std::span<const Weight> limits,
                                                      const base::Task& task) {
  NARHET_EXPECTS(std::is_sorted(limits.begin(), limits.end()));
  CostSearch search{engine, metric, direction};
  for (const model::RoadPosition& point : points) {
    search.add(point);
  }
  const ArcReach reach{engine, metric, direction, search.run(), points};
  base::Phase phase{task, base::Message{"cutting roads at the limits"}, geometry.links.size()};
  constexpr std::uint32_t kLinksBetweenChecks = 1U << 14U;
  std::vector<std::vector<Stretch>> by_limit(limits.size());
  std::vector<ArcStretch> on_arc;
  std::vector<std::pair<double, double>> shares;
  for (std::uint32_t link = 0; link < geometry.links.size(); ++link) {
    for (std::size_t i = 0; i < limits.size(); ++i) {
      for (const bool backward : {false, true}) {
        const auto& arc = backward ? geometry.links[link].backward : geometry.links[link].forward;
        if (arc) {
          reach.add(*arc, limits[i].units(), on_arc);
          const double length = engine.graph().weight(metric, *arc).units();
          for (const ArcStretch& stretch : on_arc) {
            shares.push_back(shares_of(stretch, length, backward));
          }
          on_arc.clear();
        }
      }
      append_joined(link, shares, by_limit[i]);
    }
    if ((link + 1) % kLinksBetweenChecks == 0) {
      phase.advance(kLinksBetweenChecks);
    }
  }
  return by_limit;
}

std::vector<Stretch> without(const std::vector<Stretch>& whole, const std::vector<Stretch>& part) {
  std::vector<Stretch> rest;
  auto next = part.begin();
  for (const Stretch& stretch : whole) {
    while (next != part.end() && next->link < stretch.link) {
      ++next;
    }
    double from = stretch.from;
    for (; next != part.end() && next->link == stretch.link && next->from <= stretch.to; ++next) {
      if (next->from > from) {
        rest.push_back({stretch.link, from, next->from});
      }
      from = std::max(from, next->to);
    }
    if (from < stretch.to) {
      rest.push_back({stretch.link, from, stretch.to});
    }
  }
  return rest;
}

}  // namespace narhet::routing
