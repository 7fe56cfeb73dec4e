// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/needs/need_table.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace narhet::needs::detail {

/// What a sum of zero becomes in a row: a zero, or a number that is missing.
enum class Zero : std::uint8_t { is_told, is_withheld };

/// Adds up lines to the rows of a table of needs.
class RowCounter {
 public:
  explicit RowCounter(std::size_t kind_count) : kind_count_{kind_count} {}

  /// Of a meeting about the place, once for each meeting.
  void add_participants(base::PlaceIndex place, std::uint32_t participants);
  /// Adds to the row of the speakers and to that of everyone; where the line is for any kind, to
  /// those of every kind.
  /// @pre the place has participants
  void add(const MeetingLine& line, model::Speakers speakers, std::uint32_t count);

  [[nodiscard]] std::vector<model::NeedRow> rows(Zero zero) const;

 private:
  using Counts = std::array<std::uint32_t, 3>;  // by strength
  struct Place {
    std::uint32_t participants{};
    std::vector<std::array<Counts, model::kSpeakers>> kinds;
  };

  std::size_t kind_count_;
  std::map<base::PlaceIndex, Place> places_;
};

}  // namespace narhet::needs::detail
