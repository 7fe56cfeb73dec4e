// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/network/road_graph.hpp"
#include "narhet/routing/elimination.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace narhet::routing {

/// The way to or from a neighbour at another position.
struct Step {
  std::uint32_t position{};
  std::uint32_t units{};  ///< of weight, finite

  friend bool operator==(const Step&, const Step&) = default;
};

/// Steps of each position, side by side in memory.
struct Steps {
  std::vector<std::uint32_t> first;  ///< one per position and the end
  std::vector<Step> steps;

  [[nodiscard]] std::size_t position_count() const { return first.empty() ? 0 : first.size() - 1; }
  [[nodiscard]] std::span<const Step> of(std::uint32_t position) const {
    return std::span{steps}.subspan(first[position], first[position + 1] - first[position]);
  }
  void end_position() { first.push_back(static_cast<std::uint32_t>(steps.size())); }

  friend bool operator==(const Steps&, const Steps&) = default;
};

/// Which way a search goes along the roads.
enum class SearchDirection : std::uint8_t {
  from_points,  ///< costs of ways that begin at the points
  to_points,    ///< costs of ways that end there
};

/// An elimination with the weights of one metric: what searches run on.
///
/// A shortest way between two nodes rises along `rising`, crosses the core and falls along
/// `falling`: steps of a node to and from its upper neighbours, each a way over lower nodes.  Steps
/// that cannot be part of a shortest way are left out.
///
/// Immutable; may be shared between threads.
struct SearchGraph {
  std::uint32_t core_size{};
  Steps rising;    ///< from the node to upper ones; none in the core
  Steps falling;   ///< from upper ones to the node; none in the core
  Steps core_out;  ///< between nodes of the core, by where they begin
  Steps core_in;   ///< the same, by where they end

  [[nodiscard]] std::size_t node_count() const { return rising.position_count(); }

  // The three parts of a search.
  [[nodiscard]] const Steps& up(SearchDirection direction) const {
    return direction == SearchDirection::from_points ? rising : falling;
  }
  [[nodiscard]] const Steps& across(SearchDirection direction) const {
    return direction == SearchDirection::from_points ? core_out : core_in;
  }
  [[nodiscard]] const Steps& down(SearchDirection direction) const {
    return direction == SearchDirection::from_points ? falling : rising;
  }

  friend bool operator==(const SearchGraph&, const SearchGraph&) = default;
};

/// Works out the weights of an elimination's edges: of an edge between two upper neighbours the way
/// over their lower one, if that is shorter (customisation), then from the top down the exact cost
/// between the ends; an edge that was longer is left out.
///
/// One thread; about as many steps as there are triangles.
/// @param graph  the one that was eliminated
/// @throws Cancelled
[[nodiscard]] SearchGraph customise(const network::RoadGraph& graph,
                                    const Elimination& elimination,
                                    base::Metric metric,
                                    const base::Task& task);

}  // namespace narhet::routing
