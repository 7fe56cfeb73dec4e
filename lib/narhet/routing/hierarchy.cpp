// SPDX-License-Identifier: MIT
#include "narhet/routing/hierarchy.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/id.hpp"
#include "narhet/base/message.hpp"
#include "narhet/routing/detail/bit_elimination.hpp"
#include "narhet/routing/detail/list_elimination.hpp"
#include "narhet/routing/detail/neighbours.hpp"
#include "narhet/routing/detail/numbering.hpp"
#include "narhet/routing/detail/ordered_elimination.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace narhet::routing {
namespace {

/// By fewest neighbours, from lists and then from rows of bits.
class FewestNeighbours {
 public:
  explicit FewestNeighbours(const network::RoadGraph& graph)
      : neighbours_{detail::neighbours_of(graph)} {
    lists_.emplace(neighbours_, gone_);
  }
  FewestNeighbours(const FewestNeighbours&) = delete;
  FewestNeighbours& operator=(const FewestNeighbours&) = delete;
  ~FewestNeighbours() = default;

  /// Goes on until none is left or to a limit.
  void run(const detail::Limits& limits, const base::Task& task) {
    base::Phase phase{task, base::Message{"putting the roads' nodes in order"}, nodes_left()};
    if (lists_) {
      lists_->run(detail::kNodesInBits, limits, phase);
      if (nodes_left() > detail::kNodesInBits) {
        return;
      }
      lists_.reset();
      bits_.emplace(neighbours_, gone_);
    }
    bits_->run(limits, phase);
  }

  [[nodiscard]] std::size_t nodes_left() const { return neighbours_.size() - gone_.nodes.size(); }
  /// @pre none is left
  [[nodiscard]] Elimination finish() {
    bits_.reset();
    return detail::number(neighbours_.size(), gone_, {});
  }

 private:
  detail::Neighbours neighbours_;
  detail::Gone gone_;
  std::optional<detail::ListElimination> lists_;
  std::optional<detail::BitElimination> bits_;
};

/// By fewest neighbours within the parts, then the separators in their order.
Elimination eliminate_parts(const network::RoadGraph& graph,
                            const std::vector<base::NodeId>& separators,
                            const base::Task& task) {
  base::Phase phase{task, base::Message{"putting the nodes of the parts in order"},
                    graph.node_count()};
  std::vector<std::uint32_t> last;
  last.reserve(separators.size());
  for (const base::NodeId node : separators) {
    last.push_back(static_cast<std::uint32_t>(node));
  }
  detail::Neighbours neighbours = detail::neighbours_of(graph);
  detail::Gone gone;
  detail::ListElimination{neighbours, gone, last}.run(0, {}, phase);
  detail::take_out_in_order(neighbours, last, gone, phase);
  neighbours = {};
  return detail::number(graph.node_count(), gone, {});
}

}  // namespace

Hierarchy make_hierarchy(const network::RoadGraph& graph,
                         const HierarchyOptions& options,
                         const base::Task& task) {
  const bool may_divide = !options.positions.empty();
  NARHET_EXPECTS(!may_divide || options.positions.size() == graph.node_count());
  std::optional<FewestNeighbours> whole;
  whole.emplace(graph);
  if (may_divide) {
    whole->run({options.largest_degree, options.edges_per_node * graph.node_count()}, task);
  }
  if (may_divide && whole->nodes_left() > 0) {
    const auto between = separators(graph, options.positions, options.undivided, task);
    if (!between.empty()) {
      whole.reset();
      return {eliminate_parts(graph, between, task), NodeOrder::nested_dissection};
    }
  }
  if (whole->nodes_left() > 0) {
    whole->run({}, task);
  }
  return {whole->finish(), NodeOrder::fewest_neighbours};
}

}  // namespace narhet::routing
