// SPDX-License-Identifier: MIT
#include "narhet/input/detail/record_rows.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/sha256.hpp"
#include "narhet/base/text.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

constexpr std::size_t kMaxDuplicatesShown = 10;

bool is_empty(const Feature& feature) {
  return !feature.point && feature.lines.empty() && feature.area.empty() &&
         std::all_of(feature.cells.begin(), feature.cells.end(),
                     [](const std::string& cell) { return cell.empty(); });
}

std::string id_of(const Feature& feature,
                  std::optional<std::size_t> id_column,
                  const Source& source,
                  const model::LoadReport& report) {
  if (!id_column) {
    return base::format("{}-{}", model::key(report.subject), feature.number);
  }
  const std::string& id = feature.cells[*id_column];
  if (id.empty() && feature.fault.empty()) {
    throw Error{ErrorCode::value_invalid,
                {source.shown_path, source.layer, feature.record},
                Message{"the record has no id"},
                Message{"give each record an id of its own"}};
  }
  return id;
}

/// Names are compared with each other, letter by letter: one of megabytes would take hours.
void refuse_long(const std::string& text, const Source& source, const std::string& record) {
  constexpr std::size_t kMost = 10'000;
  if (text.size() > kMost) {
    throw Error{ErrorCode::value_invalid,
                {source.shown_path, source.layer, record},
                Message{"its id or name has {} bytes, and may have {}", text.size(), kMost},
                Message{"look at the file: a quotation mark that does not end, perhaps"}};
  }
}

/// "P1: row 2, row 4".
Message id_with_records(const std::string& id, const std::vector<const RecordRow*>& same) {
  Message records;
  for (std::size_t i = 0; i < std::min(same.size(), kMaxDuplicatesShown); ++i) {
    const Message record = base::record_message(same[i]->feature.record);
    records = records.empty() ? record : Message{"{}, {}", records, record};
  }
  if (same.size() > kMaxDuplicatesShown) {
    records = Message{"{}, …", records};
  }
  return Message{"{}: {}", base::printable(id), records};
}

}  // namespace

model::LoadReport begin_report(const Source& source,
                               model::Subject subject,
                               FeatureTable& table,
                               const base::Task& task) {
  model::LoadReport report;
  report.subject = subject;
  report.file = source.shown_path;
  report.layer = source.layer;
  report.sha256 = base::sha256_of_file(source.path, task);
  report.crs = table.stated_crs;
  report.encoding = table.encoding;
  report.columns = not_taken(table.columns);
  for (const auto& [column, ours] : table.position_columns) {
    report.columns[column].taken_as = ours;
  }
  report.read = table.features.size();
  report.notices = std::move(table.notices);
  return report;
}

const std::string& RecordRow::cell(std::optional<std::size_t> column) const {
  static const std::string kNone;
  return column ? feature.cells[*column] : kNone;
}

Columns RecordRows::find_columns(const Source& source, std::vector<std::string> ours) {
  for (const char* each : {"id", "name", "x", "y", "lon", "lat"}) {
    ours.emplace_back(each);
  }
  Columns found{columns, source, ours};
  found.note_in(report.columns);
  return found;
}

NumberColumn RecordRows::find_numbers(const Source& source,
                                      std::optional<std::size_t> column,
                                      TableFaults* kept) const {
  NumberColumn found{column ? columns[*column] : "", numbers};
  for (const RecordRow& row : rows) {
    const auto look = [&] {
      found.look_at(row.cell(column), {source.shown_path, source.layer, row.feature.record});
    };
    if (kept != nullptr) {
      kept->attempt(look);
    } else {
      look();
    }
  }
  return found;
}

bool RecordRows::sets_aside(const Source& source, const RecordRow& row) {
  const Message what = source.skip ? faults.first_of(row.feature.record) : Message{};
  if (what.empty()) {
    return false;
  }
  report.rejected.push_back({row.origin, row.id, what, row.feature.point, row.name});
  return true;
}

void RecordRows::refuse_faults(const Source& source) {
  if (!source.skip) {
    faults.refuse_any(source.shown_path, source.layer);
    return;
  }
  const std::uint64_t most = source.skip->of(report.read);
  faults.refuse_beyond(most, source.shown_path, source.layer);
  if (faults.records() > 0) {
    report.notices.push_back(base::counted(
        faults.records(), "{} record with a fault is skipped, as --on-error=skip asks; {} may be",
        "{} records with a fault are skipped, as --on-error=skip asks; {} may be", most));
  }
}

RecordRows read_record_rows(const Source& source,
                            model::Subject subject,
                            GeometryWanted wanted,
                            const IdColumn& id_column,
                            const geo::Crs& study_crs,
                            const base::Task& task) {
  FeatureTable table = read_feature_table(source, wanted, study_crs, task);
  RecordRows result;
  result.report = begin_report(source, subject, table, task);
  result.columns = std::move(table.columns);
  result.faults = std::move(table.skipped);
  result.numbers = table.numbers;
  Columns columns{result.columns, source};
  columns.note_in(result.report.columns);
  const auto id = id_column.required ? columns.require(id_column.name, id_column.spellings)
                                     : columns.find(id_column.name, id_column.spellings);
  const bool nameless = wanted == GeometryWanted::none ||
                        (id && base::fold_case(result.columns[*id]) == id_column.nameless);
  const auto name =
      nameless ? columns.find("name", id_column.name_spellings, id_column.rarer_name_spellings)
               : std::optional{columns.require("name", id_column.name_spellings,
                                               id_column.rarer_name_spellings)};
  if (!id) {
    const auto notice = Message{"there is no column 'id': the ids are the numbers of the records"};
    result.report.notices.push_back(notice);
  }
  std::uint64_t nameless_records = 0;
  Message first_nameless;
  for (Feature& feature : table.features) {
    if (is_empty(feature)) {
      result.report.exclude(Message{"an empty row"});
      continue;
    }
    RecordRow row{{}, {}, name ? feature.cells[*name] : std::string{}, {subject, feature.record}};
    const auto read_names = [&] {
      row.id = id_of(feature, id, source, result.report);
      refuse_long(row.id, source, feature.record);
      refuse_long(row.name, source, feature.record);
    };
    if (source.skip && feature.fault.empty()) {
      result.faults.attempt(read_names);
      feature.fault = result.faults.first_of(feature.record);
    } else {
      read_names();
    }
    if (row.name.empty()) {
      row.name = row.id;
      if (name && !nameless && nameless_records++ == 0) {
        first_nameless = base::record_message(row.origin.record);
      }
    }
    if (feature.fault.empty()) {
      row.feature = std::move(feature);
      result.rows.push_back(std::move(row));
    } else {
      result.report.rejected.push_back(
          {row.origin, row.id.empty() ? row.name : row.id, feature.fault, {}, row.name});
    }
  }
  if (nameless_records > 0) {
    result.report.notices.push_back(
        base::counted(nameless_records, "{} record has no name and is called by its id: {}",
                      "{} records have no name and are called by their ids, the first of them {}",
                      first_nameless));
  }
  return result;
}

void refuse_duplicate_ids(std::span<const RecordRow> rows, const Source& source) {
  std::map<std::string_view, std::vector<const RecordRow*>> by_id;
  for (const RecordRow& row : rows) {
    by_id[row.id].push_back(&row);
  }
  std::size_t count = 0;
  Message list;
  const RecordRow* first = nullptr;
  for (const RecordRow& row : rows) {
    const auto& same = by_id[row.id];
    if (same.size() == 1 || same.front() != &row) {
      continue;
    }
    first = first == nullptr ? &row : first;
    if (++count <= kMaxDuplicatesShown) {
      list = list.empty() ? id_with_records(row.id, same)
                          : Message{"{}; {}", list, id_with_records(row.id, same)};
    }
  }
  if (first != nullptr) {
    throw Error{ErrorCode::duplicate_id,
                {source.shown_path, source.layer, first->feature.record},
                base::counted(count, "{} id is there more than once: {}",
                              "{} ids are there more than once: {}", list),
                Message{"give each record an id of its own; where one thing has several records, "
                        "dissolve them into one"}};
  }
}

}  // namespace narhet::input::detail
