// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/contract.hpp"
#include "narhet/routing/climb.hpp"
#include "narhet/routing/core_search.hpp"
#include "narhet/routing/label.hpp"
#include "narhet/routing/lane_sweep.hpp"
#include "narhet/routing/search_graph.hpp"
#include "narhet/routing/selection.hpp"
#include "narhet/routing/sweep.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

namespace narhet::routing {

/// A search from some nodes to all, or to those of a selection: it climbs, crosses the core where
/// there is one, and sweeps down.  Exact for every label.
///
/// Holds scratch memory of one thread: a label per position swept, and four bytes per position of
/// the graph.  Searches again reuse it.
template <class Label>
class Search {
 public:
  static constexpr bool kInLanes = std::is_same_v<Label, LaneLabel>;

  /// @param graph      must outlive the search; without a core for labels in lanes
  /// @param selection  of this graph and direction, must outlive the search; null: all positions
  Search(const SearchGraph& graph,
         SearchDirection direction,
         const Selection* selection = nullptr,
         LaneCode code = best_lane_code())
      : selection_{selection},
        down_{selection == nullptr ? &graph.down(direction) : &selection->down},
        core_size_{graph.core_size},
        code_{code},
        climb_{graph.up(direction)},
        labels_(down_->position_count()) {
    if constexpr (kInLanes) {
      NARHET_EXPECTS(core_size_ == 0);
    } else if (core_size_ > 0) {
      core_.emplace(graph.across(direction));
    }
  }
  Search(SearchGraph&&, SearchDirection, const Selection*, LaneCode) = delete;

  /// The label of a position of the graph, for a way to be put in before `run`.
  Label& at(std::uint32_t position) { return climb_.at(position); }

  /// @returns one label per position, or per number of the selection; valid until the next run
  std::span<const Label> run() {
    std::span<const Reach<Label>> reached = climb_.run();
    if (selection_ != nullptr) {
      selection_->keep_selected(reached, kept_);
      reached = kept_;
    }
    const std::span<Label> labels{labels_};
    if constexpr (kInLanes) {
      sweep_lanes(*down_, reached, labels, code_);
    } else {
      if (core_) {
        core_->run(reached, labels.first(core_size_));
      }
      const auto below =
          std::find_if(reached.begin(), reached.end(),
                       [&](const Reach<Label>& each) { return each.position >= core_size_; });
      sweep(*down_, core_size_, std::span<const Reach<Label>>{below, reached.end()}, labels);
    }
    return labels_;
  }

 private:
  /// Without a core there is nothing across; lanes have no order to cross one in.
  struct NoCore {};

  const Selection* selection_;
  const Steps* down_;
  std::uint32_t core_size_;
  LaneCode code_;
  Climb<Label> climb_;
  std::conditional_t<kInLanes,
                     NoCore,
                     std::optional<CoreSearch<std::conditional_t<kInLanes, CostLabel, Label>>>>
      core_;
  std::vector<Reach<Label>> kept_;
  std::vector<Label> labels_;
};

}  // namespace narhet::routing
