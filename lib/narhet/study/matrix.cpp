// SPDX-License-Identifier: MIT
#include "narhet/study/matrix.hpp"

#include "narhet/base/error.hpp"
#include "narhet/output/csv_note.hpp"
#include "narhet/output/matrix_file.hpp"
#include "narhet/output/publication.hpp"
#include "narhet/routing/travel_columns.hpp"
#include "narhet/study/memory_need.hpp"
#include "narhet/study/output_target.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/travel_engine.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <utility>

namespace narhet::study {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

template <class Record>
std::vector<std::string> ids_of(const std::vector<Record>& records) {
  std::vector<std::string> ids;
  ids.reserve(records.size());
  for (const Record& record : records) {
    ids.push_back(record.id);
  }
  return ids;
}

}  // namespace

std::vector<Line> write_matrix(const StudyFile& study,
                               const std::filesystem::path& file,
                               const MatrixOptions& options,
                               const base::Task& task) {
  if (file.extension() != ".csv" && file.extension() != ".gpkg") {
    throw Error{ErrorCode::usage,
                {file.string(), {}, {}},
                Message{"the name of a matrix ends in .csv or .gpkg"}};
  }
  if (options.to == MatrixTo::candidates && !study.candidates) {
    throw Error{ErrorCode::layer_empty,
                {study.file.string(), {}, {}},
                Message{"the study has no [candidates]"},
                Message{"'--to services' takes its service points"}};
  }
  refuse_input_as_target(study, file);
  if (options.overwrite) {
    output::refuse_other_matrix(file);
  }
  output::Publication publication{file, {.overwrite = options.overwrite, .csv = options.csv}};
  std::vector<Line> lines;
  const Prepared prepared = prepare(study, task, lines);
  const bool to_candidates = options.to == MatrixTo::candidates;
  const auto& destinations = to_candidates ? prepared.candidates : prepared.services;
  output::MatrixIds ids{ids_of(prepared.inputs.places), to_candidates
                                                            ? ids_of(prepared.inputs.candidates)
                                                            : ids_of(prepared.inputs.services)};
  const std::size_t rows = ids.places.size() * ids.destinations.size();
  publication.require_space(output::least_matrix_size(ids));
  const routing::Engine engine =
      make_engine(prepared.network, destinations.size() * base::kMetrics.size(),
                  {options.engine, study.hierarchy_file(),
                   memory_of_columns(prepared.network.graph.node_count(), ids.places.size(),
                                     task.threads.count)},
                  task, lines);
  output::MatrixFile matrix{
      std::move(ids), publication, {study.crs, options.date, prepared.notice, study.language}};
  std::atomic<std::uint64_t> without_way{0};
  routing::for_each_travel_column(
      engine, prepared.places, destinations, {.in_order = true}, task,
      [&](const routing::TravelColumn& column) {
        const auto& times = column.costs.time;
        without_way += static_cast<std::uint64_t>(std::count_if(
            times.begin(), times.end(), [](base::Weight time) { return !time.is_finite(); }));
        matrix.add(column.destination, column.costs);
      });
  matrix.finish();
  output::publish_with_note(publication, prepared.notice);
  lines.push_back({Message{"matrix {}: {} rows, {} places by {} destinations: {}",
                           model::name(study.travel.mode), rows, prepared.places.size(),
                           destinations.size(), file.string()}});
  if (!prepared.notice.empty() && file.extension() == ".csv") {
    lines.push_back({Message{"what a CSV has no place to say stands in {}: {}",
                             file.string() + ".note.txt", prepared.notice}});
  }
  if (without_way > 0) {
    lines.push_back({Message{"{} rows are empty: no way leads from that place to that destination",
                             without_way.load()}});
  }
  return lines;
}

}  // namespace narhet::study
