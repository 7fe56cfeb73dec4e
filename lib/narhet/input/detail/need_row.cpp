// SPDX-License-Identifier: MIT
#include "narhet/input/detail/need_row.hpp"

#include "narhet/input/detail/words.hpp"

#include <chrono>
#include <string_view>

namespace narhet::input::detail {
namespace {

using base::Message;

/// "2026-03-14", or as GDAL gives the cell of a workbook, "2026/03/14" or "2026/03/14 00:00:00".
std::optional<std::string> iso_date(std::string text) {
  constexpr std::string_view kMidnight{" 00:00:00"};
  if (text.size() > 10 && text.ends_with(kMidnight)) {
    text.resize(text.size() - kMidnight.size());
  }
  if (text.size() == 10 && text[4] == '/' && text[7] == '/') {
    text[4] = text[7] = '-';
  }
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const auto year = base::integer_from_text(text.substr(0, 4));
  const auto month = base::integer_from_text(text.substr(5, 2));
  const auto day = base::integer_from_text(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *day < 1) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(*year)},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  return date.ok() ? std::optional{text} : std::nullopt;
}

/// Nothing also where there is a fault.
std::optional<base::KindIndex> kind_of(const NeedRow& row,
                                       std::size_t column,
                                       std::optional<model::Strength> strength,
                                       const std::vector<model::Kind>& kinds) {
  const std::string& cell = row.cell(column);
  if (cell.empty() && strength.value_or(model::Strength::offer) == model::Strength::offer) {
    return std::nullopt;
  }
  const auto kind = kind_from_word(kinds, cell);
  if (!kind) {
    row.fault(column, Message{"a kind of service"}, known_kinds(kinds, cell));
  }
  return kind;
}

std::optional<std::uint32_t> voices_of(const NeedRow& row,
                                       std::optional<std::size_t> column,
                                       std::optional<std::uint32_t> participants) {
  if (!column || row.cell(*column).empty()) {
    return 1;
  }
  const auto voices = row.count(*column);
  if (voices && participants && *voices > *participants) {
    row.fault(*column, Message{"at most the {} participants of the meeting", *participants});
  }
  return voices;
}

std::optional<bool> publishable_of(const NeedRow& row, std::optional<std::size_t> column) {
  if (!column || row.cell(*column).empty()) {
    return false;
  }
  return row.meaning(*column, yes_or_no, Message{"yes or no"});
}

}  // namespace

model::Need read_need(const NeedRow& row,
                      const NeedColumns& columns,
                      const std::vector<model::Kind>& kinds) {
  model::Need need;
  need.meeting = row.cell(columns.meeting);
  if (need.meeting.empty()) {
    row.fault(columns.meeting, Message{"a short name of the meeting"});
  }
  need.date =
      row.meaning(columns.date, iso_date, Message{"a date such as 2026-03-14"}).value_or("");
  need.place_id = row.cell(columns.place);
  const auto participants = row.count(columns.participants);
  need.participants = participants.value_or(0);
  need.group = row.meaning(columns.group, group_from_word,
                           Message{"young, elderly, residents, business, association or visitors"})
                   .value_or(model::Group{});
  const auto strength =
      row.meaning(columns.strength, strength_from_word, Message{"need, wish or offer"});
  need.strength = strength.value_or(model::Strength{});
  need.kind = kind_of(row, columns.kind, strength, kinds);
  need.voices = voices_of(row, columns.voices, participants).value_or(1);
  need.candidate_id = row.cell(columns.candidate);
  need.text = row.cell(columns.text);
  need.publishable = publishable_of(row, columns.publishable).value_or(false);
  need.origin = {model::Subject::needs, row.record()};
  return need;
}

}  // namespace narhet::input::detail
