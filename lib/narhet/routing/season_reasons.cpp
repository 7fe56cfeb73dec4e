// SPDX-License-Identifier: MIT
#include "narhet/routing/season_reasons.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/for_each_block.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace narhet::routing {
namespace {

using base::index;
using base::Metric;
using model::ReachStatus;

/// What a season may have caused.
bool may_be_the_season(ReachStatus status) {
  return status == ReachStatus::unreachable_island ||
         status == ReachStatus::unreachable_one_way_trap ||
         status == ReachStatus::no_service_of_kind;
}

/// From where a way leads to one of some points, whatever the season.
class AnySeason {
 public:
  AnySeason(const network::RoadGraph& graph, Metric metric)
      : graph_{&graph}, metric_{metric}, leads_(graph.node_count(), false) {}

  void add(const model::RoadPosition& point) {
    for (const model::ArcPosition& on_arc : point.positions()) {
      if (is_open(on_arc.arc)) {
        visit(graph_->tail(on_arc.arc));
        farthest_on_[index(on_arc.arc)] =
            std::max(farthest_on_[index(on_arc.arc)], on_arc.before[metric_]);
      }
    }
    while (!open_.empty()) {
      const base::NodeId node = open_.back();
      open_.pop_back();
      for (const base::ArcId arc : graph_->arcs_into(node)) {
        if (is_open(arc)) {
          visit(graph_->tail(arc));
        }
      }
    }
  }

  [[nodiscard]] bool leads_from(const model::RoadPosition& place) const {
    const auto positions = place.positions();
    return std::any_of(positions.begin(), positions.end(), [&](const model::ArcPosition& on_arc) {
      const auto ahead = farthest_on_.find(index(on_arc.arc));
      return (is_open(on_arc.arc) && leads_[index(graph_->head(on_arc.arc))]) ||
             (ahead != farthest_on_.end() && on_arc.before[metric_] <= ahead->second);
    });
  }

 private:
  [[nodiscard]] bool is_open(base::ArcId arc) const {
    return graph_->weight(metric_, arc).is_finite() || graph_->is_closed_by_season(arc);
  }
  void visit(base::NodeId node) {
    if (!leads_[index(node)]) {
      leads_[index(node)] = true;
      open_.push_back(node);
    }
  }

  const network::RoadGraph* graph_;
  Metric metric_;
  std::vector<bool> leads_;
  std::vector<base::NodeId> open_;
  std::unordered_map<std::size_t, base::Weight> farthest_on_;  // by arc; looked up, never iterated
};

/// @param now  what the season alone says; that there is no such service, where all are closed
ReachStatus reason(const model::Snap& place, ReachStatus now, const AnySeason& any_season) {
  if (!place.position) {
    return ReachStatus::not_on_road;
  }
  if (any_season.leads_from(*place.position)) {
    return ReachStatus::closed_this_season;
  }
  return now == ReachStatus::no_service_of_kind ? ReachStatus::unreachable_island : now;
}

}  // namespace

void tell_closed_this_season(const network::RoadGraph& graph,
                             std::span<const model::Snap> places,
                             std::span<const model::Snap> services,
                             std::span<const model::KindSet> kinds_in_any_season,
                             model::NearestTable& table,
                             const base::Task& task) {
  NARHET_EXPECTS(table.place_count() == places.size());
  NARHET_EXPECTS(services.size() == kinds_in_any_season.size());
  const std::size_t searches = table.kind_count() * base::kMetrics.size();
  base::for_each_block(searches, 1, task, [&](base::Block block) {
    const auto kind = base::id_at<base::KindIndex>(block.begin / base::kMetrics.size());
    const Metric metric = base::kMetrics.at(block.begin % base::kMetrics.size());
    const auto pairs = table.column(kind, metric);
    const bool anybody =
        std::any_of(pairs.begin(), pairs.end(),
                    [](const model::NearestPair& pair) { return may_be_the_season(pair.status); });
    if (!anybody) {
      return;
    }
    AnySeason any_season{graph, metric};
    bool any_service = false;
    for (std::size_t i = 0; i < services.size(); ++i) {
      if (services[i].position && kinds_in_any_season[i].contains(kind)) {
        any_season.add(*services[i].position);
        any_service = true;
      }
    }
    for (std::size_t i = 0; any_service && i < places.size(); ++i) {
      if (may_be_the_season(pairs[i].status)) {
        pairs[i].status = reason(places[i], pairs[i].status, any_season);
      }
    }
  });
}

}  // namespace narhet::routing
