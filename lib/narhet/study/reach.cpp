// SPDX-License-Identifier: MIT
#include "narhet/study/reach.hpp"

#include "narhet/base/error.hpp"
#include "narhet/model/reach.hpp"
#include "narhet/output/csv_note.hpp"
#include "narhet/output/publication.hpp"
#include "narhet/output/reach_file.hpp"
#include "narhet/study/audience.hpp"
#include "narhet/study/availability.hpp"
#include "narhet/study/begin_result.hpp"
#include "narhet/study/memory_need.hpp"
#include "narhet/study/output_target.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/provenance.hpp"
#include "narhet/study/reach_measures.hpp"
#include "narhet/study/reach_settings.hpp"
#include "narhet/study/reach_text.hpp"
#include "narhet/study/travel_engine.hpp"

#include <iterator>
#include <utility>

namespace narhet::study {
namespace {

using base::Message;

template <class Row>
void append(std::vector<Row>& rows, std::vector<Row> more) {
  std::move(more.begin(), more.end(), std::back_inserter(rows));
}

}  // namespace

std::vector<Line> write_reach(const StudyFile& study,
                              const std::filesystem::path& file,
                              const ReachOptions& options,
                              const base::Task& task) {
  if (!output::is_reach_file(file)) {
    throw base::Error{base::ErrorCode::usage,
                      {file.string(), {}, {}},
                      Message{"the name of what is within reach ends in .csv or .gpkg"}};
  }
  const ReachSettings settings = reach_settings(study, options);
  refuse_input_as_target(study, file);
  if (options.overwrite) {
    output::refuse_other_reach(file);
  }
  output::Publication publication{file, {.overwrite = options.overwrite, .csv = options.csv}};
  std::vector<Line> lines;
  Prepared prepared = prepare(study, task, lines);
  tell_stops_count_as_open(prepared.inputs.services, lines);
  std::vector<model::Provenance> provenance =
      provenance_of(study, prepared.inputs, prepared.network_provenance, prepared.network.report,
                    options.version);
  append(provenance, settings.provenance);
  const routing::Engine engine =
      make_engine(prepared.network, count_reach_searches(study, prepared.services.size()),
                  {options.engine, study.hierarchy_file(),
                   memory_of_reach({.nodes = prepared.network.graph.node_count(),
                                    .places = prepared.places.size(),
                                    .services = prepared.services.size(),
                                    .kinds = study.kinds.size(),
                                    .kinds_asked = settings.kinds.size(),
                                    .threads = task.threads.count})},
                  task, lines);
  model::Reach reach = measure_reach(nearest_result(study, std::move(prepared), engine, task),
                                     settings, engine, task);
  append(provenance, reach_totals(reach));
  reach.study.provenance = std::move(provenance);
  leave_out_needs(reach.study.loads, reach.study.provenance);
  output::write_reach(reach, publication, options.date, task);
  output::publish_with_note(publication, reach.study.notice);
  append(lines, reach_lines(reach, options.language));
  lines.push_back({Message{"reach: {}", file.string()}});
  return lines;
}

}  // namespace narhet::study
