// SPDX-License-Identifier: MIT
#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/chapters.hpp"

#include <utility>

namespace narhet::study::report {
namespace {

using base::Message;

/// Whose the inputs are.
std::vector<Message> licences_of(const model::Result& result) {
  std::vector<Message> licences;
  for (const model::Provenance& row : result.provenance) {
    if (row.topic == "licence") {
      licences.push_back(row.source.empty() ? Message{"{}", row.value}
                                            : Message{"{} ({})", row.value, row.source});
    }
  }
  if (licences.empty()) {
    licences.emplace_back(
        Message{"The study does not say whose its inputs are; attribution in [study] "
                "does."});
  }
  return licences;
}

model::ReportTable file_table(const model::Result& result) {
  model::ReportTable table;
  table.caption = Message{"The files that were read"};
  table.columns = {words_column(Message{"Input"}), words_column(Message{"File"}),
                   words_column(Message{"Layer"}).about("geopackage"),
                   words_column(Message{"Coordinate system"}).about("coordinate-system"),
                   words_column(Message{"SHA-256 of the file"}).about("sha-256")};
  for (const model::LoadReport& load : result.loads) {
    table.rows.push_back({words_cell(model::name(load.subject)), text_cell(load.file),
                          text_cell(load.layer), text_cell(load.crs), text_cell(load.sha256)});
  }
  for (const model::Provenance& row : result.provenance) {
    if (row.topic == "input") {  // whose numbers of records may not be told
      table.rows.push_back(
          {text_cell(row.name), text_cell(row.value), text_cell(row.source), Cell{}, Cell{}});
    }
  }
  return table;
}

model::ReportTable version_table(const model::Result& result) {
  model::ReportTable table;
  table.caption = Message{"What it was worked out with"};
  table.columns = {words_column(Message{"Program or library"}), words_column(Message{"Version"})};
  for (const model::Provenance& row : result.provenance) {
    if (row.topic == "version") {
      table.rows.push_back({text_cell(row.name), text_cell(row.value)});
    }
  }
  return table;
}

}  // namespace

model::ReportChapter sources(const Answer& answer) {
  const model::Result& result = answer.result;
  model::ReportChapter chapter{"sources", Message{"Sources and licences"}, {}};
  add_list(chapter, licences_of(result));
  add_table(chapter, file_table(result), "provenance");
  add_table(chapter, version_table(result), "provenance");
  return chapter;
}

}  // namespace narhet::study::report
