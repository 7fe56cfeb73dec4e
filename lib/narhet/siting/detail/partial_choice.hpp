// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/detail/median_model.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace narhet::siting::detail {

/// A node of the search tree: some sites open, some closed, some undecided, and what stands then.
class PartialChoice {
 public:
  enum class State : std::uint8_t { undecided, open, closed };

  /// All undecided.
  /// @param model  must outlive the choice
  explicit PartialChoice(const MedianModel& model);

  /// @pre the site is undecided
  void open(std::size_t site);
  void close(std::size_t site);
  /// Decides what the rule leaves no choice about.
  /// @returns whether the rule can still be kept
  [[nodiscard]] bool settle();

  [[nodiscard]] State state(std::size_t site) const { return states_[site]; }
  [[nodiscard]] bool is_undecided(std::size_t site) const {
    return states_[site] == State::undecided;
  }
  [[nodiscard]] std::size_t undecided_count() const { return undecided_; }
  [[nodiscard]] std::vector<std::uint32_t> open_sites() const;
  /// Ascending, `levels` costs of a place.
  [[nodiscard]] std::span<const std::uint32_t> standing(std::size_t place) const {
    return std::span{standing_}.subspan(place * model_->levels, model_->levels);
  }
  /// What is left of the rule: sites to open, costs to spend.
  [[nodiscard]] std::size_t count_left() const { return count_left_; }
  [[nodiscard]] std::uint64_t budget_left() const { return budget_left_; }

 private:
  void decide(std::size_t site, State state);
  bool settle_count();
  bool settle_groups();
  void settle_budget();

  const MedianModel* model_;
  std::vector<State> states_;  // by site
  std::size_t undecided_;
  std::vector<std::uint32_t> standing_;  // places x levels
  std::size_t count_left_;
  std::uint64_t budget_left_;
  std::vector<std::uint8_t> is_served_;    // by group: has its site
  std::vector<std::uint32_t> group_left_;  // by group: undecided sites
};

}  // namespace narhet::siting::detail
