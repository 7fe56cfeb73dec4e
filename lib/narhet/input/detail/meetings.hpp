// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/input/detail/need_row.hpp"
#include "narhet/model/need.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/place.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace narhet::input::detail {

/// Holds the rows of each meeting against each other: one date, one place, one number of
/// participants, and of a kind with one strength no more voices than these.
class MeetingCheck {
 public:
  /// Both must outlive this.
  MeetingCheck(const NeedColumns& columns, std::span<const model::Place> places)
      : columns_{&columns}, places_{places} {}

  void add(const NeedRow& row, const model::Need& need);

 private:
  /// A cell of the first row of a meeting that has it.
  struct First {
    std::string value;
    std::string shown;
    std::string record;
  };
  struct Meeting {
    First date;
    First place;
    First participants;
    std::map<std::pair<base::KindIndex, model::Strength>, std::uint64_t> voices;
  };

  [[nodiscard]] std::string place_of(const model::Need& need) const;
  [[nodiscard]] std::string shown_place(const model::Need& need) const;
  static void require_same(const NeedRow& row,
                           std::size_t column,
                           First& first,
                           const std::string& value,
                           const std::string& shown_value);
  void add_voices(const NeedRow& row, const model::Need& need, Meeting& meeting) const;

  const NeedColumns* columns_;
  std::span<const model::Place> places_;
  std::map<std::string, Meeting> meetings_;
};

/// What the meetings of a table are as a whole, for its report: from when to when, and what makes
/// one look again.
void describe_meetings(const std::vector<model::Need>& needs,
                       std::span<const model::Place> places,
                       model::LoadReport& report);

}  // namespace narhet::input::detail
