// SPDX-License-Identifier: MIT
#include "narhet/base/sha256.hpp"
#include "narhet/input/detail/meetings.hpp"
#include "narhet/input/detail/need_columns.hpp"
#include "narhet/input/detail/need_finders.hpp"
#include "narhet/input/detail/need_row.hpp"
#include "narhet/input/detail/table.hpp"
#include "narhet/input/detail/table_faults.hpp"
#include "narhet/input/input_file.hpp"
#include "narhet/input/records.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace narhet::input {
namespace {

using base::Message;

model::LoadReport begin_report(const std::filesystem::path& file,
                               const Source& source,
                               const CsvTable& table,
                               const std::vector<std::string>& header,
                               const detail::NeedColumns& columns,
                               const base::Task& task) {
  model::LoadReport report;
  report.subject = model::Subject::needs;
  report.file = source.shown_path;
  report.layer = source.layer;
  report.sha256 = base::sha256_of_file(file, task);
  report.read = table.rows.size();
  if (table.guessed_word) {  // which is not shown: it may be of what somebody said
    const auto notice =
        Message{"the text is read as Windows-1252; look whether å, ä and ö are right"};
    report.notices.push_back(notice);
  }
  if (const std::string unused = columns.unused(header); !unused.empty()) {
    const auto notice = Message{"columns that are not used: {}", unused};
    report.notices.push_back(notice);
  }
  return report;
}

}  // namespace

Loaded<model::Need> read_needs(const Source& source,
                               const NeedSubjects& subjects,
                               const base::Task& task) {
  constexpr std::array<std::string_view, 2> kExtensions{".csv", ".xlsx"};
  const auto file = check_input_file(source.path, kExtensions, source.shown_path);
  const base::Phase phase{task, Message{"reading {}", source.shown_path}};
  const CsvTable table = detail::read_table(file, source, task);
  const std::vector<std::string> header = detail::shown_need_header(table.header, source);
  detail::Columns known{header, source, detail::need_column_names()};
  std::vector<model::InputColumn> noted = detail::not_taken(header);
  known.note_in(noted);
  const detail::NeedColumns columns{known};
  const detail::PlaceFinder places{subjects.places, subjects.loads};
  const detail::CandidateFinder candidates{subjects.candidates};
  detail::MeetingCheck meetings{columns, subjects.places};
  detail::MendedIds mended;
  detail::TableFaults faults;
  Loaded<model::Need> loaded;
  loaded.report = begin_report(file, source, table, header, columns, task);
  loaded.report.encoding = table.encoding;
  loaded.report.columns = std::move(noted);
  for (const CsvRow& csv_row : table.rows) {
    task.check();
    const detail::NeedRow row{csv_row, header, faults};
    if (row.is_empty()) {
      loaded.report.exclude(Message{"an empty row"});
      continue;
    }
    model::Need need = detail::read_need(row, columns, subjects.kinds);
    places.find(row, columns.place, need, mended);
    candidates.check(row, columns.candidate, need, mended);
    meetings.add(row, need);
    loaded.records.push_back(std::move(need));
  }
  faults.refuse_any(source.shown_path, source.layer);
  mended.tell(loaded.report);
  detail::describe_meetings(loaded.records, subjects.places, loaded.report);
  loaded.report.used = loaded.records.size();
  return loaded;
}

}  // namespace narhet::input
