// SPDX-License-Identifier: MIT
#include "narhet/input/ferry_table.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"
#include "narhet/geo/geodesic.hpp"
#include "narhet/input/csv_text.hpp"
#include "narhet/input/detail/columns.hpp"
#include "narhet/input/detail/table.hpp"
#include "narhet/input/detail/table_faults.hpp"
#include "narhet/input/detail/words.hpp"
#include "narhet/input/input_file.hpp"
#include "narhet/input/osm_values.hpp"
#include "narhet/model/months.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace narhet::input {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;
using detail::TableFaults;

/// A row of the table, read and not yet applied.
struct Override {
  std::string record;  ///< "row 3"
  std::string name;    ///< of ferries; empty where there is an id
  std::optional<std::int64_t> id;
  std::optional<base::Seconds> duration;
  std::optional<base::Seconds> interval;
  std::optional<model::Months> months;
  std::optional<bool> open;
  std::vector<std::size_t> segments;  ///< that it speaks of

  [[nodiscard]] bool says_something() const { return duration || interval || months || open; }
  [[nodiscard]] std::string shown() const {
    return id ? base::format("{}", *id) : base::printable(name);
  }
};

struct TableColumns {
  std::optional<std::size_t> id;
  std::optional<std::size_t> name;
  std::optional<std::size_t> minutes;
  std::optional<std::size_t> interval;
  std::optional<std::size_t> months;
  std::optional<std::size_t> open;

  explicit TableColumns(const detail::Columns& columns)
      : id{columns.find("id")},
        name{columns.find("name", {"namn"})},
        minutes{columns.find("minutes", {"minuter", "duration", "restid"})},
        interval{columns.find("interval", {"intervall", "turtäthet", "turtathet"})},
        months{columns.find("months", {"månader", "manader"})},
        open{columns.find("open", {"öppen", "oppen"})} {
    if (!id) {
      name = columns.require("name", {"namn"});
    }
  }
};

/// Minutes, as "22,5", or a time as OpenStreetMap writes it, "1:30".
std::optional<base::Seconds> time_from_cell(const std::string& cell) {
  std::string text = cell;
  std::replace(text.begin(), text.end(), ',', '.');
  const auto minutes = base::number_from_text(text);
  return osm_interval_from_text(minutes ? base::format("{} min", *minutes) : text);
}

/// Letters' case aside; bytes that are no text stay what they are.
std::string folded(std::string_view name) {
  if (!base::is_valid_utf8(name)) {
    return std::string{name};
  }
  return base::fold_case(base::to_nfc(base::trimmed(name)));
}

/// Reads the rows and finds what they speak of.
class OverrideReader {
 public:
  OverrideReader(const CsvTable& table, const TableColumns& columns, TableFaults& faults)
      : table_{&table}, columns_{columns}, faults_{&faults} {}

  [[nodiscard]] std::optional<Override> read(const CsvRow& row) const {
    Override result;
    result.record = base::format("row {}", row.line);
    const std::string id = cell(row, columns_.id);
    if (!id.empty()) {
      result.id = base::integer_from_text(id);
      if (!result.id) {
        fault(row, columns_.id, Message{"the number of a way or feature"});
        return std::nullopt;
      }
    } else {
      result.name = cell(row, columns_.name);
    }
    if (!result.id && result.name.empty()) {
      fault(row, columns_.name ? columns_.name : columns_.id, Message{"a name or an id"});
      return std::nullopt;
    }
    result.duration =
        meaning(row, columns_.minutes, time_from_cell, Message{"minutes above 0, at most a week"});
    result.interval =
        meaning(row, columns_.interval, time_from_cell, Message{"minutes above 0, at most a week"});
    result.months = meaning(row, columns_.months, model::months_from_text,
                            Message{"months such as 5-10 or maj-okt"});
    result.open = meaning(row, columns_.open, detail::yes_or_no, Message{"yes or no"});
    return result;
  }

  [[nodiscard]] static bool is_empty(const CsvRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](const std::string& each) { return each.empty(); });
  }

  /// At the column by which the row names what it speaks of.
  void refuse(const Override& row, const Message& expected, const Message& hint) const {
    const auto& column = row.id ? columns_.id : columns_.name;
    faults_->add({row.record, column ? table_->header[*column] : std::string{}, expected,
                  row.shown(), hint});
  }

 private:
  [[nodiscard]] static std::string cell(const CsvRow& row, std::optional<std::size_t> column) {
    return column ? row.cells[*column] : std::string{};
  }
  template <class MeaningOf>
  [[nodiscard]] auto meaning(const CsvRow& row,
                             std::optional<std::size_t> column,
                             const MeaningOf& meaning_of,
                             const Message& expected) const -> decltype(meaning_of(std::string{})) {
    const std::string text = cell(row, column);
    if (text.empty()) {
      return std::nullopt;
    }
    auto result = meaning_of(text);
    if (!result) {
      fault(row, column, expected);
    }
    return result;
  }
  void fault(const CsvRow& row, std::optional<std::size_t> column, const Message& expected) const {
    faults_->add({base::format("row {}", row.line),
                  table_->header[*column],
                  expected,
                  base::printable(row.cells[*column]),
                  {}});
  }

  const CsvTable* table_;
  TableColumns columns_;
  TableFaults* faults_;
};

/// Gives each row the segments that it speaks of, in one pass over the roads.
void find_segments(const model::Roads& roads, std::vector<Override>& rows) {
  std::map<std::int64_t, std::vector<Override*>> by_id;
  std::map<std::string, std::vector<Override*>> by_name;
  for (Override& row : rows) {
    if (row.id) {
      by_id[*row.id].push_back(&row);
    } else {
      by_name[folded(row.name)].push_back(&row);
    }
  }
  for (std::size_t i = 0; i < roads.segments.size(); ++i) {
    const model::RoadSegment& segment = roads.segments[i];
    if (const auto found = by_id.find(segment.origin); found != by_id.end()) {
      for (Override* row : found->second) {
        row->segments.push_back(i);
      }
    }
    if (!segment.ferry || by_name.empty()) {
      continue;
    }
    const auto found = by_name.find(folded(roads.ferries[*segment.ferry].name));
    if (found != by_name.end()) {
      for (Override* row : found->second) {
        row->segments.push_back(i);
      }
    }
  }
}

Message nearest_name(const model::Roads& roads, const std::string& name) {
  std::vector<std::string> names;
  for (const model::Ferry& ferry : roads.ferries) {
    if (!ferry.name.empty() && base::is_valid_utf8(ferry.name)) {
      names.push_back(ferry.name);
    }
  }
  const auto nearest = base::nearest_known(name, names);
  return nearest ? Message{"did you mean '{}'?", base::printable(*nearest)}
                 : Message{
                       "a ferry is found by its name in the source of the roads, a road by the "
                       "number of its way or feature as id"};
}

/// Adds a fault for each row that cannot be applied.
void check(const model::Roads& roads,
           const std::vector<Override>& rows,
           const OverrideReader& reader) {
  for (const Override& row : rows) {
    if (row.segments.empty()) {
      reader.refuse(row, Message{"a ferry or road that is in the roads"},
                    nearest_name(roads, row.name));
      continue;
    }
    std::set<std::int64_t> origins;
    bool all_ferries = true;
    for (const std::size_t each : row.segments) {
      origins.insert(roads.segments[each].origin);
      all_ferries = all_ferries && roads.segments[each].ferry;
    }
    if ((row.duration || row.interval) && !all_ferries) {
      reader.refuse(row, Message{"a ferry, since the row has minutes or an interval"}, {});
    }
    if (row.duration && origins.size() > 1) {
      std::string ids;
      for (const std::int64_t origin : origins) {
        ids += ids.empty() ? base::format("{}", origin) : base::format(", {}", origin);
      }
      reader.refuse(
          row, Message{"one crossing, since the row has minutes"},
          Message{"{} are called so: give each a row with its id ({})", origins.size(), ids});
    }
  }
}

base::Metres length_of(const model::Roads& roads, const model::RoadSegment& segment) {
  if (segment.length) {
    return *segment.length;
  }
  const auto line = roads.line(segment);
  base::Metres length;
  for (std::size_t i = 1; i < line.size(); ++i) {
    length += geo::geodesic_length(line[i - 1].position, line[i].position);
  }
  return length;
}

Message minutes(const std::optional<base::Seconds>& time, const Message& otherwise) {
  return time ? Message{"{} minutes", base::Decimal{time->count() / 60.0, 1}} : otherwise;
}

/// Applies one row and says what became otherwise.
class Change {
 public:
  Change(const Override& row, model::Mode mode, model::Roads& roads)
      : row_{&row}, mode_{mode}, roads_{&roads} {}

  [[nodiscard]] Message apply() {
    const model::RoadSegment first = roads_->segments[row_->segments.front()];
    if (row_->duration) {
      tell(Message{"crossing {} (before: {})", minutes(row_->duration, {}),
                   minutes(first.duration, Message{"by its length"})});
      set_duration();
    }
    if (row_->interval) {
      const auto before = roads_->ferries[*first.ferry].interval;
      tell(Message{"departures every {} (before: {})", minutes(row_->interval, {}),
                   minutes(before, Message{"not known"})});
    }
    if (row_->months) {
      tell(Message{"open {} (before: {})", name(*row_->months), name(first.months)});
    }
    if (row_->open) {
      tell(*row_->open ? Message{"in use"} : Message{"taken out"});
    }
    for (const std::size_t each : row_->segments) {
      set(roads_->segments[each]);
    }
    return Message{"{}, {}: {}", base::record_message(row_->record), row_->shown(), told_};
  }

 private:
  void tell(const Message& message) {
    told_ = told_.empty() ? message : Message{"{}; {}", told_, message};
  }

  void set(model::RoadSegment& segment) const {
    if (row_->interval) {
      roads_->ferries[*segment.ferry].interval = row_->interval;
    }
    segment.months = row_->months.value_or(segment.months);
    if (row_->open && *row_->open && !segment.open[mode_]) {
      segment.open[mode_] = model::Direction::both;
    } else if (row_->open && !*row_->open) {
      segment.open = {{}, {}, {}};
    }
  }

  void set_duration() const {
    base::Metres whole;
    for (const std::size_t each : row_->segments) {
      whole += length_of(*roads_, roads_->segments[each]);
    }
    for (const std::size_t each : row_->segments) {
      model::RoadSegment& segment = roads_->segments[each];
      segment.duration = row_->segments.size() == 1 || whole.count() <= 0.0
                             ? *row_->duration
                             : (length_of(*roads_, segment) / whole) * *row_->duration;
    }
  }

  const Override* row_;
  model::Mode mode_;
  model::Roads* roads_;
  Message told_;
};

}  // namespace

model::LoadReport override_ferries(const Source& source,
                                   model::Mode mode,
                                   model::Roads& roads,
                                   const base::Task& task) {
  constexpr std::array<std::string_view, 2> kExtensions{".csv", ".xlsx"};
  const auto file = check_input_file(source.path, kExtensions, source.shown_path);
  const base::Phase phase{task, Message{"reading {}", source.shown_path}};
  const CsvTable table = detail::read_table(file, source, task);
  model::LoadReport report;
  report.columns = detail::not_taken(table.header);
  detail::Columns found{
      table.header, source, {"id", "name", "minutes", "interval", "months", "open"}};
  found.note_in(report.columns);
  const TableColumns columns{found};
  report.subject = model::Subject::ferries;
  report.file = source.shown_path;
  report.layer = source.layer;
  report.read = table.rows.size();
  TableFaults faults;
  const OverrideReader reader{table, columns, faults};
  std::vector<Override> rows;
  for (const CsvRow& row : table.rows) {
    const bool is_empty = OverrideReader::is_empty(row);
    auto read = is_empty ? std::nullopt : reader.read(row);
    if (is_empty) {
      report.exclude(Message{"an empty row"});
    } else if (read && read->says_something()) {
      rows.push_back(*std::move(read));
    } else {
      report.exclude(Message{"rows that change nothing"});
    }
  }
  find_segments(roads, rows);
  check(roads, rows, reader);
  faults.refuse_any(source.shown_path, source.layer);
  for (const Override& row : rows) {
    task.check();
    report.notices.push_back(Change{row, mode, roads}.apply());
  }
  std::erase_if(roads.segments,
                [](const model::RoadSegment& segment) { return !segment.open.any(); });
  report.used = rows.size();
  return report;
}

}  // namespace narhet::input
