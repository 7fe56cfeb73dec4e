// SPDX-License-Identifier: MIT
#include "narhet/routing/nearest_two.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/error.hpp"
#include "narhet/base/for_each_block.hpp"
#include "narhet/base/message.hpp"
#include "narhet/routing/cost_search.hpp"
#include "narhet/routing/detail/point_readings.hpp"
#include "narhet/routing/label.hpp"
#include "narhet/routing/point_ends.hpp"
#include "narhet/routing/search.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace narhet::routing {
namespace {

using base::index;
using base::Metric;
using base::Weight;
using detail::PointReadings;
using model::Reached;
using TwoNearest = NearestLabel<2>;

/// The services of a kind that lie on the road, and where.
class ServicesOfKind {
 public:
  ServicesOfKind(const network::RoadGraph& graph,
                 std::span<const model::Snap> services,
                 std::span<const model::KindSet> kinds,
                 base::KindIndex kind,
                 Metric metric)
      : services_{services} {
    for (std::size_t i = 0; i < services.size(); ++i) {
      if (!kinds[i].contains(kind) || !services[i].position) {
        continue;
      }
      const auto number = static_cast<std::uint32_t>(i);
      for (const model::ArcPosition& on_arc : services[i].position->positions()) {
        on_arc_[index(on_arc.arc)].push_back(number);
        components_.push_back(graph.weak_component(metric, graph.tail(on_arc.arc)));
        components_.push_back(graph.weak_component(metric, graph.head(on_arc.arc)));
      }
      for (const PointEnd& end : ends_to(graph, metric, *services[i].position)) {
        reachable_from_.push_back(graph.strong_component(metric, end.node));
      }
      used_.push_back(number);
    }
    std::sort(components_.begin(), components_.end());
    std::sort(reachable_from_.begin(), reachable_from_.end());
  }

  [[nodiscard]] std::span<const std::uint32_t> used() const { return used_; }
  [[nodiscard]] std::span<const std::uint32_t> on_arc(base::ArcId arc) const {
    const auto found = on_arc_.find(index(arc));
    return found == on_arc_.end() ? std::span<const std::uint32_t>{} : std::span{found->second};
  }
  [[nodiscard]] const model::RoadPosition& position(std::uint32_t service) const {
    return *services_[service].position;
  }
  [[nodiscard]] bool any_in_component(std::uint32_t component) const {
    return std::binary_search(components_.begin(), components_.end(), component);
  }
  /// Whether a way leads to one of them from each node of a strongly connected component.
  [[nodiscard]] bool are_reached_from(std::uint32_t strong_component) const {
    return std::binary_search(reachable_from_.begin(), reachable_from_.end(), strong_component);
  }

 private:
  std::span<const model::Snap> services_;
  std::vector<std::uint32_t> used_;
  std::unordered_map<std::size_t, std::vector<std::uint32_t>> on_arc_;  // looked up, never iterated
  std::vector<std::uint32_t> components_;
  std::vector<std::uint32_t> reachable_from_;
};

/// One kind and metric: the search, then every place from the labels at the ends of its arcs.
class KindByMetric {
 public:
  KindByMetric(const Engine& engine,
               Metric metric,
               const ServicesOfKind& services,
               const PointReadings& readings)
      : engine_{&engine},
        graph_{&engine.graph()},
        metric_{metric},
        services_{&services},
        readings_{&readings} {}

  void fill(std::span<const model::Snap> places, std::span<model::NearestPair> pairs) const {
    Search<TwoNearest> search{engine_->search_graph(metric_), SearchDirection::to_points,
                              &readings_->selection()};
    for (const std::uint32_t service : services_->used()) {
      for (const PointEnd& end : ends_to(*graph_, metric_, services_->position(service))) {
        search.at(engine_->position(end.node)).insert(TwoNearest::way(end.cost.units(), service));
      }
    }
    const auto labels = search.run();
    for (std::size_t i = 0; i < places.size(); ++i) {
      pairs[i] = pair(i, places[i], labels);
    }
  }

 private:
  [[nodiscard]] model::NearestPair pair(std::size_t number,
                                        const model::Snap& place,
                                        std::span<const TwoNearest> labels) const {
    model::NearestPair result;
    if (!place.position) {
      result.status = services_->used().empty() ? model::ReachStatus::no_service_of_kind
                                                : model::ReachStatus::not_on_road;
      return result;
    }
    TwoNearest best;
    for (const detail::Reading& reading : readings_->of(number)) {
      best.improve(labels[reading.number], reading.units);
    }
    for (const model::ArcPosition& on_arc : place.position->positions()) {
      add_same_arc(*place.position, on_arc, best);
    }
    result.nearest = reached(best.ways[0]);
    result.second = reached(best.ways[1]);
    result.status = status(*place.position, result);
    return result;
  }

  void add_same_arc(const model::RoadPosition& place,
                    const model::ArcPosition& on_arc,
                    TwoNearest& best) const {
    for (const std::uint32_t service : services_->on_arc(on_arc.arc)) {
      const Weight cost = cost_on_same_arc(*graph_, metric_, place, services_->position(service));
      if (cost.is_finite()) {
        best.insert(TwoNearest::way(cost.units(), service));
      }
    }
  }

  static std::optional<Reached> reached(TwoNearest::Way way) {
    if (way == TwoNearest::kNone) {
      return std::nullopt;
    }
    return Reached{base::id_at<base::ServiceIndex>(TwoNearest::point(way)),
                   Weight{TwoNearest::units(way)}};
  }

  /// A cost that no longer fits would turn a way into none.
  void refuse_saturated(const model::RoadPosition& place) const {
    for (const PointEnd& end : ends_from(*graph_, metric_, place)) {
      if (services_->are_reached_from(graph_->strong_component(metric_, end.node))) {
        throw base::Error{base::ErrorCode::internal,
                          {},
                          base::Message{"a way is longer than the program can count"}};
      }
    }
  }

  [[nodiscard]] model::ReachStatus status(const model::RoadPosition& place,
                                          const model::NearestPair& result) const {
    if (result.nearest) {
      return model::ReachStatus::reached;
    }
    if (services_->used().empty()) {
      return model::ReachStatus::no_service_of_kind;
    }
    refuse_saturated(place);
    const base::NodeId node = graph_->tail(place.arcs.front().arc);
    return services_->any_in_component(graph_->weak_component(metric_, node))
               ? model::ReachStatus::unreachable_one_way_trap
               : model::ReachStatus::unreachable_island;
  }

  const Engine* engine_;
  const network::RoadGraph* graph_;
  Metric metric_;
  const ServicesOfKind* services_;
  const PointReadings* readings_;
};

/// The cost from every place to the edge of the loaded roads.
void find_edge(const Engine& engine,
               Metric metric,
               std::span<const model::Snap> places,
               const Edge& edge,
               std::span<std::optional<Weight>> costs) {
  CostSearch search{engine, metric, SearchDirection::to_points};
  for (const base::NodeId node : edge.nodes) {
    search.add(node);
  }
  for (const model::Snap& point : edge.points) {
    if (point.position) {
      search.add(*point.position);
    }
  }
  const NodeCosts at_node = search.run();
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Weight cost =
        places[i].position ? search.cost_of(*places[i].position, at_node) : Weight::infinite();
    costs[i] = cost.is_finite() ? std::optional{cost} : std::nullopt;
  }
  const detail::PlacesOnArcs on_arcs{places};
  for (const model::Snap& point : edge.points) {
    if (!point.position) {
      continue;
    }
    on_arcs.for_each_sharing(*point.position, [&](std::size_t place) {
      const Weight direct =
          cost_on_same_arc(engine.graph(), metric, *places[place].position, *point.position);
      if (direct.is_finite() && (!costs[place] || direct < *costs[place])) {
        costs[place] = direct;
      }
    });
  }
}

bool is_uncertain(const model::NearestPair& pair, std::optional<Weight> to_edge) {
  if (!to_edge) {
    return false;
  }
  return !pair.nearest || !pair.second || *to_edge < pair.nearest->cost ||
         *to_edge < pair.second->cost;
}

}  // namespace

model::NearestTable nearest_two(const Engine& engine,
                                std::span<const model::Snap> places,
                                std::span<const model::Snap> services,
                                std::span<const model::KindSet> kinds_of_service,
                                std::size_t kind_count,
                                const Edge& edge,
                                const base::Task& task) {
  NARHET_EXPECTS(services.size() == kinds_of_service.size());
  model::NearestTable table{places.size(), kind_count};
  base::PerMetric<std::optional<PointReadings>> readings;
  base::for_each_block(base::kMetrics.size(), 1, task, [&](base::Block block) {
    const Metric metric = base::kMetrics.at(block.begin);
    find_edge(engine, metric, places, edge, table.to_edge(metric));
    readings[metric].emplace(engine, metric, places);
  });
  base::Phase phase{task, base::Message{"finding the nearest services"},
                    kind_count * base::kMetrics.size()};
  base::for_each_block(kind_count * base::kMetrics.size(), 1, task, [&](base::Block block) {
    const auto kind = base::id_at<base::KindIndex>(block.begin / base::kMetrics.size());
    const Metric metric = base::kMetrics.at(block.begin % base::kMetrics.size());
    const ServicesOfKind of_kind{engine.graph(), services, kinds_of_service, kind, metric};
    const auto pairs = table.column(kind, metric);
    const auto to_edge = table.to_edge(metric);
    KindByMetric{engine, metric, of_kind, *readings[metric]}.fill(places, pairs);
    for (std::size_t place = 0; place < pairs.size(); ++place) {
      pairs[place].edge_uncertain = is_uncertain(pairs[place], to_edge[place]);
    }
    phase.advance();
  });
  return table;
}

}  // namespace narhet::routing
