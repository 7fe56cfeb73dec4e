// SPDX-License-Identifier: MIT
#include "narhet/study/compare.hpp"

#include "narhet/base/error.hpp"
#include "narhet/compare/ways.hpp"
#include "narhet/input/stated_ways.hpp"
#include "narhet/output/comparison_file.hpp"
#include "narhet/output/csv_note.hpp"
#include "narhet/output/publication.hpp"
#include "narhet/study/audience.hpp"
#include "narhet/study/availability.hpp"
#include "narhet/study/begin_result.hpp"
#include "narhet/study/comparison_text.hpp"
#include "narhet/study/memory_need.hpp"
#include "narhet/study/output_target.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/provenance.hpp"
#include "narhet/study/summary.hpp"
#include "narhet/study/travel_engine.hpp"

#include <set>
#include <utility>

namespace narhet::study {
namespace {

using base::Message;

/// Who has what nearest, without what only a ranking needs.
model::Result nearest_of(const StudyFile& study,
                         Prepared&& prepared,
                         const CompareOptions& options,
                         const base::Task& task,
                         std::vector<Line>& lines) {
  const std::size_t searches = study.kinds.size() * base::kMetrics.size();
  const routing::Engine engine =
      make_engine(prepared.network, 2 * searches,
                  {options.engine, study.hierarchy_file(),
                   memory_of_answers({.nodes = prepared.network.graph.node_count(),
                                      .places = prepared.places.size(),
                                      .services = prepared.services.size(),
                                      .candidates = 0,
                                      .kinds = study.kinds.size(),
                                      .threads = task.threads.count})},
                  task, lines);
  std::vector<model::Provenance> provenance =
      provenance_of(study, prepared.inputs, prepared.network_provenance, prepared.network.report,
                    options.version);
  model::Result result = nearest_result(study, std::move(prepared), engine, task);
  result.provenance = std::move(provenance);
  leave_out_needs(result.loads, result.provenance);
  return result;
}

/// Places of the study without a way of a kind that the table speaks of.
std::uint64_t count_not_stated(const std::vector<model::StatedWay>& stated, std::size_t places) {
  std::set<base::KindIndex> kinds;
  for (const model::StatedWay& way : stated) {
    kinds.insert(way.kind);
  }
  return kinds.size() * places - stated.size();
}

model::WayComparison held_beside(model::Result&& study,
                                 input::Loaded<model::StatedWay>&& table,
                                 const base::Task& task) {
  const compare::WayTolerance tolerance;
  model::WayComparison comparison{
      std::move(study), table.report.file, tolerance.length, tolerance.share, {}, {}};
  const model::Result& own = comparison.study;
  comparison.ways = compare::compare_ways(table.records,
                                          {own.places, own.place_snaps, own.services,
                                           own.service_snaps, &own.nearest, own.kinds.size()},
                                          tolerance, task);
  comparison.not_stated = count_not_stated(table.records, own.places.size());
  comparison.study.loads.push_back(std::move(table.report));
  return comparison;
}

}  // namespace

std::vector<Line> compare_with_table(const StudyFile& study,
                                     const std::optional<std::filesystem::path>& file,
                                     const CompareOptions& options,
                                     const base::Task& task) {
  std::optional<output::Publication> publication;
  if (file) {
    if (!output::is_comparison_file(*file)) {
      throw base::Error{base::ErrorCode::usage,
                        {file->string(), {}, {}},
                        Message{"the name of a comparison ends in .csv or .gpkg"}};
    }
    refuse_input_as_target(study, *file);
    if (options.overwrite) {
      output::refuse_other_comparison(*file);
    }
    publication.emplace(
        *file, output::PublicationOptions{.overwrite = options.overwrite, .csv = options.csv});
  }
  std::vector<Line> lines;
  Prepared prepared = prepare(study, task, lines);
  tell_stops_count_as_open(prepared.inputs.services, lines);
  auto table = input::read_stated_ways(options.table, prepared.inputs.places, study.kinds, task);
  for (Line& line : load_lines({table.report})) {
    lines.push_back(std::move(line));
  }
  const model::WayComparison comparison = held_beside(
      nearest_of(study, std::move(prepared), options, task, lines), std::move(table), task);
  if (publication) {
    output::write_comparison(comparison, *publication, options.date, task);
    output::publish_with_note(*publication, comparison.study.notice);
  }
  for (Line& line : comparison_lines(comparison, options.language)) {
    lines.push_back(std::move(line));
  }
  if (file) {
    lines.push_back({Message{"comparison: {}", file->string()}});
  }
  return lines;
}

}  // namespace narhet::study
