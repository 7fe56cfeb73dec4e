// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/routing/search_graph.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace narhet::routing {

/// Positions to be visited, from the last to the first.  One bit each.
class PositionsDown {
 public:
  explicit PositionsDown(std::size_t positions) : words_((positions + 63) / 64, 0) {}

  void add(std::uint32_t position) {
    words_[position / 64] |= std::uint64_t{1} << (position % 64);
    if (position / 64 >= next_) {
      next_ = position / 64 + 1;
    }
  }

  /// Visits each once and forgets it.  `visit` may add positions before the one it is given.
  template <class Visit>
  void visit_all(const Visit& visit) {
    for (; next_ > 0; --next_) {
      std::uint64_t& word = words_[next_ - 1];
      while (word != 0) {
        const auto bit = static_cast<std::uint32_t>(63 - std::countl_zero(word));
        word &= ~(std::uint64_t{1} << bit);
        visit(static_cast<std::uint32_t>((next_ - 1) * 64) + bit);
      }
    }
  }

 private:
  std::vector<std::uint64_t> words_;
  std::size_t next_{0};  // all words from here on are empty
};

/// A position reached on the way up, and its label.
template <class Label>
struct Reach {
  std::uint32_t position{};
  Label label;
};

/// The upper part of a search: from the points' nodes to all positions above them.
///
/// Holds scratch memory of one thread: a number and a bit per position.
template <class Label>
class Climb {
 public:
  /// @param up  the steps to upper positions, in the direction of the search; must outlive it
  explicit Climb(const Steps& up)
      : up_{&up}, open_{up.position_count()}, slot_(up.position_count(), kNoSlot) {}
  explicit Climb(Steps&&) = delete;

  /// The label of a position, for a way to be put in; a new one knows none.
  Label& at(std::uint32_t position) { return reached_[slot_of(position)].label; }

  /// Climbs from all that was put in, and forgets it.
  /// @returns what was reached, by position ascending; valid until the next call
  std::span<const Reach<Label>> run() {
    order_.clear();
    open_.visit_all([&](std::uint32_t position) {
      const std::uint32_t own = slot_[position];
      order_.push_back(own);
      for (const Step& step : up_->of(position)) {
        const std::uint32_t upper = slot_of(step.position);
        reached_[upper].label.improve(reached_[own].label, step.units);
      }
    });
    sorted_.clear();
    std::reverse(order_.begin(), order_.end());
    for (const std::uint32_t slot : order_) {
      sorted_.push_back(reached_[slot]);
      slot_[reached_[slot].position] = kNoSlot;
    }
    reached_.clear();
    return sorted_;
  }

 private:
  static constexpr std::uint32_t kNoSlot = 0xffff'ffffU;

  std::uint32_t slot_of(std::uint32_t position) {
    std::uint32_t& slot = slot_[position];
    if (slot == kNoSlot) {
      slot = static_cast<std::uint32_t>(reached_.size());
      reached_.push_back({position, Label{}});
      open_.add(position);
    }
    return slot;
  }

  const Steps* up_;
  PositionsDown open_;
  std::vector<std::uint32_t> slot_;  // by position, in reached_
  std::vector<Reach<Label>> reached_;
  std::vector<std::uint32_t> order_;
  std::vector<Reach<Label>> sorted_;
};

}  // namespace narhet::routing
