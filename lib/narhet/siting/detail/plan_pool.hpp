// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace narhet::siting::detail {

/// Sites by their numbers in a model, ascending, and what they come to; less is better.
struct Choice {
  std::int64_t objective{};
  std::vector<std::uint32_t> sites;

  friend auto operator<=>(const Choice&, const Choice&) = default;
  friend bool operator==(const Choice&, const Choice&) = default;
};

/// The best choices met so far, a stated number of them, within a margin of the best.
class PlanPool {
 public:
  /// @pre capacity > 0
  PlanPool(std::size_t capacity, std::int64_t margin) : capacity_{capacity}, margin_{margin} {}

  void add(Choice choice);

  /// What a choice may come to and still be wanted.
  [[nodiscard]] std::int64_t cutoff() const;
  /// Whether a search that looked at all within the cutoff found no more than there was room for.
  [[nodiscard]] bool has_room() const { return !has_dropped_ && choices_.size() < capacity_; }
  [[nodiscard]] const std::vector<Choice>& choices() const { return choices_; }

 private:
  std::size_t capacity_;
  std::int64_t margin_;
  std::vector<Choice> choices_;  // ascending
  bool has_dropped_{};
};

}  // namespace narhet::siting::detail
