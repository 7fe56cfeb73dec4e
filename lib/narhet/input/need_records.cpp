// SPDX-License-Identifier: MIT
#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/number.hpp"
#include "narhet/base/sha256.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/columns.hpp"
#include "narhet/input/detail/csv_layer.hpp"
#include "narhet/input/detail/words.hpp"
#include "narhet/input/input_file.hpp"
#include "narhet/input/records.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <map>
#include <utility>

namespace narhet::input {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

struct NeedColumns {
  explicit NeedColumns(const detail::Columns& columns)
      : meeting{columns.require("meeting", {"möte"})},
        date{columns.require("date", {"datum"})},
        place{columns.require("place", {"plats"})},
        participants{columns.require("participants", {"deltagare"})},
        group{columns.require("group", {"grupp"})},
        kind{columns.require("kind", {"slag"})},
        strength{columns.require("strength", {"styrka"})},
        voices{columns.find("voices", {"röster"})},
        candidate{columns.find("candidate", {"kandidat"})},
        text{columns.find("text")},
        publishable{columns.find("publishable", {"publicerbar"})} {}

  /// The header's names that are none of these, "a, b".
  [[nodiscard]] std::string unused(const std::vector<std::string>& header) const {
    const std::array<std::optional<std::size_t>, 11> used{meeting,   date, place,      participants,
                                                          group,     kind, strength,   voices,
                                                          candidate, text, publishable};
    std::string names;
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (!header[i].empty() && std::find(used.begin(), used.end(), i) == used.end()) {
        names += (names.empty() ? "" : ", ") + base::printable(header[i]);
      }
    }
    return names;
  }

  std::size_t meeting;
  std::size_t date;
  std::size_t place;
  std::size_t participants;
  std::size_t group;
  std::size_t kind;
  std::size_t strength;
  std::optional<std::size_t> voices;
  std::optional<std::size_t> candidate;
  std::optional<std::size_t> text;
  std::optional<std::size_t> publishable;
};

/// A cell as a message may show it.  More than one word may be what somebody said at a meeting, put
/// into the wrong column.
std::string shown(const std::string& cell) {
  constexpr std::size_t kMaxWord = 24;
  const bool word = cell.size() <= kMaxWord && cell.find_first_of(" \t\r\n") == std::string::npos;
  return word ? base::printable(cell) : "…";
}

/// One row of a table of needs, to be read cell by cell.
class NeedRow {
 public:
  NeedRow(const CsvRow& row, const std::vector<std::string>& header, const std::string& file)
      : row_{&row}, header_{&header}, where_{file, {}, base::format("row {}", row.line)} {}

  [[nodiscard]] const std::string& cell(std::size_t column) const { return row_->cells[column]; }
  [[nodiscard]] std::string cell(std::optional<std::size_t> column) const {
    return column ? row_->cells[*column] : std::string{};
  }
  [[nodiscard]] const std::string& record() const { return where_.record; }
  [[nodiscard]] bool is_empty() const {
    return std::all_of(row_->cells.begin(), row_->cells.end(),
                       [](const std::string& cell) { return cell.empty(); });
  }

  [[noreturn]] void refuse(std::size_t column,
                           const Message& expected,
                           const Message& hint = {}) const {
    throw Error{ErrorCode::value_invalid, where_,
                Message{"column '{}': expected {}, found '{}'", base::printable((*header_)[column]),
                        expected, shown(cell(column))},
                hint};
  }

  /// The meaning of a cell, by a function that gives nothing for what it does not understand.
  template <class Meaning>
  [[nodiscard]] auto meaning(std::size_t column,
                             const Meaning& meaning_of,
                             const Message& expected) const {
    const auto meaning = meaning_of(cell(column));
    if (!meaning) {
      refuse(column, expected);
    }
    return *meaning;
  }

  [[nodiscard]] std::uint32_t count(std::size_t column) const {
    const auto number = base::integer_from_text(cell(column));
    if (!number || *number < 1 || *number > std::numeric_limits<std::int32_t>::max()) {
      refuse(column, Message{"a count of 1 or more"});
    }
    return static_cast<std::uint32_t>(*number);
  }

 private:
  const CsvRow* row_;
  const std::vector<std::string>* header_;
  base::Where where_;
};

std::optional<std::string> iso_date(const std::string& text) {
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

std::optional<base::KindIndex> kind_of(const NeedRow& row,
                                       std::size_t column,
                                       model::Strength strength,
                                       const std::vector<model::Kind>& kinds) {
  const std::string& cell = row.cell(column);
  if (cell.empty() && strength == model::Strength::offer) {
    return std::nullopt;
  }
  const auto kind = detail::kind_from_word(kinds, cell);
  if (!kind) {
    row.refuse(column, Message{"a kind of service"}, detail::known_kinds(kinds, cell));
  }
  return kind;
}

std::uint32_t voices_of(const NeedRow& row,
                        std::optional<std::size_t> column,
                        std::uint32_t participants) {
  if (!column || row.cell(*column).empty()) {
    return 1;
  }
  const std::uint32_t voices = row.count(*column);
  if (voices > participants) {
    row.refuse(*column, Message{"at most the {} participants of the meeting", participants});
  }
  return voices;
}

bool publishable_of(const NeedRow& row, std::optional<std::size_t> column) {
  if (!column || row.cell(*column).empty()) {
    return false;
  }
  return row.meaning(*column, detail::yes_or_no, Message{"yes or no"});
}

model::Need read_need(const NeedRow& row,
                      const NeedColumns& columns,
                      const std::vector<model::Kind>& kinds) {
  model::Need need;
  need.meeting = row.cell(columns.meeting);
  if (need.meeting.empty()) {
    row.refuse(columns.meeting, Message{"a short name of the meeting"});
  }
  need.date = row.meaning(columns.date, iso_date, Message{"a date such as 2026-03-14"});
  need.place_id = row.cell(columns.place);
  need.participants = row.count(columns.participants);
  need.group = row.meaning(columns.group, detail::group_from_word,
                           Message{"young, elderly, residents, business, association or visitors"});
  need.strength =
      row.meaning(columns.strength, detail::strength_from_word, Message{"need, wish or offer"});
  need.kind = kind_of(row, columns.kind, need.strength, kinds);
  need.voices = voices_of(row, columns.voices, need.participants);
  need.candidate_id = row.cell(columns.candidate);
  need.text = row.cell(columns.text);
  need.publishable = publishable_of(row, columns.publishable);
  need.origin = {model::Subject::needs, row.record()};
  return need;
}

/// Finds places by what people write.
class PlaceFinder {
 public:
  explicit PlaceFinder(std::span<const model::Place> places) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      by_id_.emplace(places[i].id, i);
      by_name_[places[i].name].push_back(i);
    }
  }

  /// Sets the place of a need, or says why there is none.
  [[nodiscard]] Message find(model::Need& need) const {
    if (need.place_id.empty()) {
      return Message{"it names no place"};
    }
    if (const auto id = by_id_.find(need.place_id); id != by_id_.end()) {
      need.place = base::id_at<base::PlaceIndex>(id->second);
      return {};
    }
    const auto name = by_name_.find(need.place_id);
    if (name == by_name_.end()) {
      return Message{"no place has this id or name"};
    }
    if (name->second.size() > 1) {
      return base::counted(name->second.size(), "{} place has this name",
                           "{} places have this name: write the id of one");
    }
    need.place = base::id_at<base::PlaceIndex>(name->second.front());
    return {};
  }

 private:
  std::map<std::string_view, std::size_t> by_id_;
  std::map<std::string_view, std::vector<std::size_t>> by_name_;
};

}  // namespace

Loaded<model::Need> read_needs(const Source& source,
                               std::span<const model::Place> places,
                               const std::vector<model::Kind>& kinds,
                               const base::Task& task) {
  constexpr std::array<std::string_view, 1> kExtensions{".csv"};
  const auto file = check_input_file(source.path, kExtensions, source.shown_path);
  const base::Phase phase{task, Message{"reading {}", source.shown_path}};
  const CsvTable table = detail::read_csv(file, source);
  const NeedColumns columns{
      detail::Columns{table.header,
                      source,
                      {"meeting", "date", "place", "participants", "group", "kind", "strength",
                       "voices", "candidate", "text", "publishable"}}};
  const PlaceFinder finder{places};
  Loaded<model::Need> loaded;
  model::LoadReport& report = loaded.report;
  report.subject = model::Subject::needs;
  report.file = source.shown_path;
  report.sha256 = base::sha256_of_file(file, task);
  report.read = table.rows.size();
  if (table.guessed_word) {  // which is not shown: it may be of what somebody said
    const auto notice =
        Message{"the text is read as Windows-1252; look whether å, ä and ö are right"};
    report.notices.push_back(notice);
  }
  if (const std::string unused = columns.unused(table.header); !unused.empty()) {
    const auto notice = Message{"columns that are not used: {}", unused};
    report.notices.push_back(notice);
  }
  for (const CsvRow& csv_row : table.rows) {
    task.check();
    const NeedRow row{csv_row, table.header, source.shown_path};
    if (row.is_empty()) {
      report.exclude(Message{"an empty row"});
      continue;
    }
    model::Need need = read_need(row, columns, kinds);
    const Message fault = finder.find(need);
    if (fault.empty()) {
      loaded.records.push_back(std::move(need));
    } else {
      report.rejected.push_back({need.origin, need.place_id, fault, {}});
    }
  }
  report.used = loaded.records.size();
  return loaded;
}

}  // namespace narhet::input
