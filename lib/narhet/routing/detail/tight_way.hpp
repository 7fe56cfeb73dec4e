// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/contract.hpp"
#include "narhet/base/id.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/network/road_graph.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace narhet::routing::detail {

/// Reads a shortest way to a point off the costs of all nodes: from node to node along arcs that
/// cost exactly what the costs at their ends differ by.
///
/// `CostAt` gives the cost from a node to the point by the way that is wanted, infinite where none
/// is.  Of equal ways the one by the lower arcs; an arc that costs nothing only where no other
/// leads on, so that a ring of such arcs holds nobody.
template <class CostAt>
class TightWay {
 public:
  TightWay(const network::RoadGraph& graph,
           base::Metric metric,
           const model::RoadPosition& to,
           CostAt cost_at)
      : graph_{&graph}, metric_{metric}, to_{&to}, cost_at_{cost_at} {}

  /// @pre a way leads from the node
  void append_from(base::NodeId node, std::vector<base::ArcId>& arcs) {
    for (;;) {
      const Exit exit = nearest_exit(node);
      for (std::size_t i = exit.seen; i != 0; i = seen_[i].before) {
        around_.push_back(seen_[i].by);
      }
      arcs.insert(arcs.end(), around_.rbegin(), around_.rend());
      around_.clear();
      arcs.push_back(exit.arc);
      if (exit.is_last) {
        return;
      }
      node = graph_->head(exit.arc);
    }
  }

 private:
  /// A node that is reached at no cost, and how.
  struct Seen {
    base::NodeId node{};
    base::ArcId by{};
    std::size_t before{};
  };
  struct Exit {
    std::size_t seen{};
    base::ArcId arc{};
    bool is_last{};
  };

  /// The first arc that leads on, from the node or one that is reached from it at no cost.
  Exit nearest_exit(base::NodeId node) {
    seen_.assign(1, {node, {}, 0});
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      const base::NodeId here = seen_[i].node;
      if (const auto arc = last_arc(here)) {
        return {i, *arc, true};
      }
      for (const base::ArcId arc : graph_->arcs_from(here)) {
        if (graph_->weight(metric_, arc) > base::Weight{} && is_tight(here, arc)) {
          return {i, arc, false};
        }
      }
      for (const base::ArcId arc : graph_->arcs_from(here)) {
        const base::NodeId head = graph_->head(arc);
        const bool is_new = std::none_of(seen_.begin(), seen_.end(),
                                         [&](const Seen& each) { return each.node == head; });
        if (is_new && is_tight(here, arc)) {
          seen_.push_back({head, arc, i});
        }
      }
    }
    NARHET_EXPECTS(false);
    return {};
  }

  [[nodiscard]] bool is_tight(base::NodeId tail, base::ArcId arc) const {
    const base::Weight after = cost_at_(graph_->head(arc));
    return after.is_finite() && after + graph_->weight(metric_, arc) == cost_at_(tail);
  }

  /// The arc on which the point lies, if the way ends along it.
  [[nodiscard]] std::optional<base::ArcId> last_arc(base::NodeId node) const {
    for (const model::ArcPosition& on_arc : to_->positions()) {
      if (graph_->tail(on_arc.arc) == node && graph_->weight(metric_, on_arc.arc).is_finite() &&
          on_arc.before[metric_] + to_->leg[metric_] == cost_at_(node)) {
        return on_arc.arc;
      }
    }
    return std::nullopt;
  }

  const network::RoadGraph* graph_;
  base::Metric metric_;
  const model::RoadPosition* to_;
  CostAt cost_at_;
  std::vector<Seen> seen_;
  std::vector<base::ArcId> around_;
};

}  // namespace narhet::routing::detail
