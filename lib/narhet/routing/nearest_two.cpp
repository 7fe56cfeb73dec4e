// SPDX-License-Identifier: MIT
#include "narhet/routing/nearest_two.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/error.hpp"
#include "narhet/base/for_each_block.hpp"
#include "narhet/base/message.hpp"
#include "narhet/routing/cost_search.hpp"
#include "narhet/routing/label_queue.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace narhet::routing {
namespace {

using base::index;
using base::Metric;
using base::Weight;
using model::Reached;

constexpr std::uint32_t kNoSource = 0xffff'ffffU;

/// The two best distinct services of a node; unused ones have no source and infinite cost.
struct TwoLabels {
  struct Entry {
    Weight cost{Weight::infinite()};
    std::uint32_t source{kNoSource};

    friend auto operator<=>(const Entry&, const Entry&) = default;
  };
  Entry first;
  Entry second;

  /// True if the entry became one of the two.
  bool improve(Entry entry) {
    if (entry.source == first.source) {
      if (entry.cost >= first.cost) {
        return false;
      }
      first = entry;
      return true;
    }
    if (entry < first) {
      second = first;
      first = entry;
      return true;
    }
    if (entry >= second) {  // also if it is the second's service at no better cost
      return false;
    }
    second = entry;
    return true;
  }

  [[nodiscard]] bool holds(Entry entry) const { return entry == first || entry == second; }
};

/// Of one kind and one metric.
class TwoLabelSearch {
 public:
  explicit TwoLabelSearch(const network::RoadGraph& graph)
      : graph_{&graph}, labels_(graph.node_count()) {}

  void add_target(base::NodeId node, Weight cost, std::uint32_t source) {
    improve({cost, source, node});
  }

  std::span<const TwoLabels> run(Metric metric, const base::Task& task) {
    constexpr std::size_t kLabelsBetweenChecks = 1U << 16U;
    const auto weights = graph_->weights(metric);
    for (std::size_t count = 1; !queue_.empty(); ++count) {
      if (count % kLabelsBetweenChecks == 0) {
        task.check();
      }
      const Label settled = queue_.pop();
      if (!labels_[index(settled.node)].holds({settled.cost, settled.source})) {
        continue;  // better labels settled this node
      }
      for (const base::ArcId arc : graph_->arcs_into(settled.node)) {
        improve({settled.cost + weights[index(arc)], settled.source, graph_->tail(arc)});
      }
    }
    return labels_;
  }

 private:
  void improve(Label label) {
    if (label.cost.is_finite() && labels_[index(label.node)].improve({label.cost, label.source})) {
      queue_.push(label);
    }
  }

  const network::RoadGraph* graph_;
  std::vector<TwoLabels> labels_;
  LabelQueue queue_;
};

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
      used_.push_back(number);
    }
    std::sort(components_.begin(), components_.end());
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

 private:
  std::span<const model::Snap> services_;
  std::vector<std::uint32_t> used_;
  std::unordered_map<std::size_t, std::vector<std::uint32_t>> on_arc_;  // looked up, never iterated
  std::vector<std::uint32_t> components_;
};

/// One kind and metric: the search, then every place from the labels at the ends of its arcs.
class KindByMetric {
 public:
  KindByMetric(const network::RoadGraph& graph, const ServicesOfKind& services, Metric metric)
      : graph_{&graph}, services_{&services}, metric_{metric} {}

  void fill(std::span<const model::Snap> places,
            std::span<model::NearestPair> pairs,
            const base::Task& task) const {
    TwoLabelSearch search{*graph_};
    for (const std::uint32_t service : services_->used()) {
      for (const auto& target : targets_of(*graph_, metric_, services_->position(service))) {
        search.add_target(target.node, target.cost, service);
      }
    }
    const auto labels = search.run(metric_, task);
    for (std::size_t i = 0; i < places.size(); ++i) {
      pairs[i] = pair(places[i], labels);
    }
  }

 private:
  [[nodiscard]] model::NearestPair pair(const model::Snap& place,
                                        std::span<const TwoLabels> labels) const {
    model::NearestPair result;
    if (!place.position) {
      result.status = services_->used().empty() ? model::ReachStatus::no_service_of_kind
                                                : model::ReachStatus::not_on_road;
      return result;
    }
    TwoLabels best;
    for (const model::ArcPosition& on_arc : place.position->positions()) {
      add_labels(*place.position, on_arc, labels, best);
      add_same_arc(*place.position, on_arc, best);
    }
    result.nearest = reached(best.first);
    result.second = reached(best.second);
    result.status = status(*place.position, result);
    return result;
  }

  void add_labels(const model::RoadPosition& place,
                  const model::ArcPosition& on_arc,
                  std::span<const TwoLabels> labels,
                  TwoLabels& best) const {
    if (!graph_->weight(metric_, on_arc.arc).is_finite()) {
      return;
    }
    const TwoLabels& at_head = labels[index(graph_->head(on_arc.arc))];
    for (const TwoLabels::Entry& entry : {at_head.first, at_head.second}) {
      if (entry.source == kNoSource) {
        continue;
      }
      const Weight cost = place.leg[metric_] + on_arc.after[metric_] + entry.cost;
      refuse_saturated(cost);
      best.improve({cost, entry.source});
    }
  }

  void add_same_arc(const model::RoadPosition& place,
                    const model::ArcPosition& on_arc,
                    TwoLabels& best) const {
    for (const std::uint32_t service : services_->on_arc(on_arc.arc)) {
      const Weight cost = cost_on_same_arc(*graph_, metric_, place, services_->position(service));
      if (cost.is_finite()) {
        best.improve({cost, service});
      }
    }
  }

  static std::optional<Reached> reached(const TwoLabels::Entry& entry) {
    if (entry.source == kNoSource) {
      return std::nullopt;
    }
    return Reached{base::id_at<base::ServiceIndex>(entry.source), entry.cost};
  }

  /// A cost that no longer fits would turn a way into none.
  static void refuse_saturated(Weight cost) {
    if (!cost.is_finite()) {
      throw base::Error{base::ErrorCode::internal,
                        {},
                        base::Message{"a way is longer than the program can count"}};
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
    const base::NodeId node = graph_->tail(place.arcs.front().arc);
    return services_->any_in_component(graph_->weak_component(metric_, node))
               ? model::ReachStatus::unreachable_one_way_trap
               : model::ReachStatus::unreachable_island;
  }

  const network::RoadGraph* graph_;
  const ServicesOfKind* services_;
  Metric metric_;
};

/// For each metric, the cost from every place to the edge of the loaded roads.
base::PerMetric<std::vector<Weight>> costs_to_edge(const network::RoadGraph& graph,
                                                   std::span<const model::Snap> places,
                                                   std::span<const base::NodeId> edge_nodes) {
  std::vector<CostSearch::Target> targets;
  for (const base::NodeId node : edge_nodes) {
    targets.push_back({node, Weight{}});
  }
  base::PerMetric<std::vector<Weight>> costs;
  CostSearch search{graph};
  for (const Metric metric : base::kMetrics) {
    const auto at_node = search.run(metric, targets);
    for (const model::Snap& place : places) {
      costs[metric].push_back(place.position ? cost_from(graph, metric, *place.position, at_node)
                                             : Weight::infinite());
    }
  }
  return costs;
}

bool is_uncertain(const model::NearestPair& pair, Weight to_edge) {
  if (!to_edge.is_finite()) {
    return false;
  }
  return !pair.nearest || !pair.second || to_edge < pair.nearest->cost ||
         to_edge < pair.second->cost;
}

}  // namespace

model::NearestTable nearest_two(const network::RoadGraph& graph,
                                std::span<const model::Snap> places,
                                std::span<const model::Snap> services,
                                std::span<const model::KindSet> kinds_of_service,
                                std::size_t kind_count,
                                std::span<const base::NodeId> edge_nodes,
                                const base::Task& task) {
  NARHET_EXPECTS(services.size() == kinds_of_service.size());
  model::NearestTable table{places.size(), kind_count};
  const auto to_edge = costs_to_edge(graph, places, edge_nodes);
  base::Phase phase{task, base::Message{"finding the nearest services"},
                    kind_count * base::kMetrics.size()};
  base::for_each_block(kind_count * base::kMetrics.size(), 1, task, [&](base::Block block) {
    const auto kind = base::id_at<base::KindIndex>(block.begin / base::kMetrics.size());
    const Metric metric = base::kMetrics.at(block.begin % base::kMetrics.size());
    const ServicesOfKind of_kind{graph, services, kinds_of_service, kind, metric};
    const auto pairs = table.column(kind, metric);
    KindByMetric{graph, of_kind, metric}.fill(places, pairs, task);
    for (std::size_t place = 0; place < pairs.size(); ++place) {
      pairs[place].edge_uncertain = is_uncertain(pairs[place], to_edge[metric][place]);
    }
    phase.advance();
  });
  return table;
}

}  // namespace narhet::routing
