// SPDX-License-Identifier: MIT
#include "narhet/study/preflight.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/memory.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/base/text.hpp"
#include "narhet/geo/geodesic.hpp"
#include "narhet/input/source.hpp"
#include "narhet/study/memory_need.hpp"
#include "narhet/study/missing_inputs.hpp"
#include "narhet/study/neighbourhood.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/road_provenance.hpp"
#include "narhet/study/run_cost.hpp"
#include "narhet/study/run_size.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

namespace narhet::study {
namespace {

using base::Message;
using model::Preflight;
using model::Subject;

/// By the ending of the name, as the readers tell them apart.
std::string format_of(std::string_view file) {
  constexpr std::array<std::pair<std::string_view, const char*>, 9> kFormats{
      {{".osm.pbf", "OpenStreetMap"},
       {".gpkg", "GeoPackage"},
       {".geojson", "GeoJSON"},
       {".json", "GeoJSON"},
       {".shp", "Shapefile"},
       {".fgb", "FlatGeobuf"},
       {".csv", "CSV"},
       {".xlsx", "Excel"},
       {".network", "Närhet"}}};
  const std::string name = base::is_valid_utf8(file) ? base::fold_case(file) : std::string{file};
  for (const auto& [ending, format] : kFormats) {
    if (name.ends_with(ending)) {
      return format;
    }
  }
  return {};
}

std::vector<model::PreflightInput> inputs_of(const std::vector<model::LoadReport>& loads) {
  std::vector<model::PreflightInput> inputs;
  for (const model::LoadReport& load : loads) {
    inputs.push_back({load, format_of(load.file)});
    if (inputs.back().format == "OpenStreetMap") {
      inputs.back().load.crs = "EPSG:4326";  // always
    }
  }
  return inputs;
}

/// Lengths of the roads for cars.
struct DrivenRoads {
  base::Metres whole;
  base::Metres without_limit;
  base::Metres of_unknown_class;
};

DrivenRoads driven_roads(const model::Roads& roads) {
  DrivenRoads lengths;
  for (const model::RoadSegment& segment : roads.segments) {
    if (!segment.open.car || segment.road_class == model::RoadClass::ferry) {
      continue;
    }
    const auto line = roads.line(segment);
    base::Metres length;
    for (std::size_t i = 1; i < line.size(); ++i) {
      length += geo::geodesic_length(line[i - 1].position, line[i].position);
    }
    lengths.whole += length;
    if (!segment.limit_forward && !segment.limit_backward) {
      lengths.without_limit += length;
    }
    if (segment.road_class == model::RoadClass::road) {
      lengths.of_unknown_class += length;
    }
  }
  return lengths;
}

model::PreflightRoads roads_of(const StudyFile& study, const Prepared& prepared) {
  const network::BuildReport& report = prepared.network.report;
  model::PreflightRoads roads{report.length,  report.nodes, report.arcs, report.components,
                              report.ferries, {},           {}};
  if (study.travel.mode != model::Mode::car) {
    return roads;  // nobody else keeps to posted limits, or drives at the speed of a class
  }
  const DrivenRoads driven = driven_roads(prepared.inputs.roads);
  if (driven.whole.count() > 0.0) {
    roads.share_without_limit = driven.without_limit / driven.whole;
    roads.share_of_unknown_class = driven.of_unknown_class / driven.whole;
  }
  return roads;
}

model::TiedPoints tied_points(Subject subject, std::span<const model::Snap> snaps) {
  model::TiedPoints tied;
  tied.subject = subject;
  tied.points = snaps.size();
  for (const model::Snap& snap : snaps) {
    tied.on_road += snap.status == model::SnapStatus::on_road ? 1U : 0U;
    tied.too_far += snap.status == model::SnapStatus::too_far_from_road ? 1U : 0U;
    tied.outside += snap.status == model::SnapStatus::outside_network ? 1U : 0U;
  }
  return tied;
}

void count_people(const std::vector<model::Place>& places, Preflight& preflight) {
  const bool has_cells = std::any_of(places.begin(), places.end(), [](const model::Place& place) {
    return place.cell_width.has_value();
  });
  preflight.in_cells = has_cells;
  for (const model::Place& place : places) {
    if (place.is_neighbour) {
      continue;
    }
    ++preflight.places;
    preflight.persons += place.population.value_or(base::Persons{});
    // Where cells count the people, a village without any stands for its needs alone.
    const bool counts = has_cells == place.cell_width.has_value();
    preflight.places_with_population += place.population ? 1U : 0U;
    preflight.places_without_population += place.population || !counts ? 0U : 1U;
  }
}

void count_services(const std::vector<model::Service>& services, Preflight& preflight) {
  preflight.services_of_kind.assign(preflight.kinds.size(), 0);
  for (const model::Service& service : services) {
    for (std::size_t kind = 0; kind < preflight.kinds.size(); ++kind) {
      const bool offers = service.kinds.contains(base::id_at<base::KindIndex>(kind));
      preflight.services_of_kind[kind] += offers ? 1U : 0U;
    }
  }
}

void add_assumptions(std::span<const model::Provenance> rows,
                     std::vector<model::Provenance>& assumed) {
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(assumed),
               [](const model::Provenance& row) { return row.topic == "assumption"; });
}

/// While the roads are read, and while the answers are worked out.
std::uint64_t memory_of_run(const StudyFile& study, const Prepared& prepared, const RunSize& size) {
  std::vector<std::filesystem::path> roads{study.roads.path};
  for (const input::Source& source : study.more_roads) {
    roads.push_back(source.path);
  }
  const std::uint64_t to_read = input::is_prepared_network(study.roads)
                                    ? memory_to_read_network(study.roads.path)
                                    : memory_to_read_roads(roads);
  const std::uint64_t to_answer = base::resident_memory() +
                                  memory_of_engine(prepared.network.graph, run_method(size)) +
                                  memory_of_answers(size);
  return std::max(to_read, to_answer);
}

void add_cost(const StudyFile& study,
              const Prepared& prepared,
              const base::Task& task,
              Preflight& preflight) {
  const RunRates rates = read_run_rates(
      base::Settings::parse(base::builtin_text("defaults/run_cost.toml"), "run_cost.toml"));
  const RunSize size = run_size(study, prepared, task.threads.count);
  const TimeRange time = time_of_run(size, rates);
  preflight.cost = {time.least, time.most, memory_of_run(study, prepared, size), task.memory_limit,
                    size.searches};
  add_assumptions(rates.assumptions, preflight.assumed);
}

void add_remarks_of_points(Preflight& preflight) {
  for (const model::TiedPoints& tied : preflight.tied) {
    if (tied.too_far > 0) {
      const auto remark = Message{"{} of {} {} lie too far from any road and are tied to none",
                                  tied.too_far, tied.points, model::name(tied.subject)};
      preflight.remarks.push_back(remark);
    }
    if (tied.outside > 0) {
      const auto remark = Message{"{} of {} {} lie outside the loaded roads", tied.outside,
                                  tied.points, model::name(tied.subject)};
      preflight.remarks.push_back(remark);
    }
  }
}

void add_remarks(const Prepared& prepared, base::Language language, Preflight& preflight) {
  for (const model::PreflightInput& input : preflight.inputs) {
    if (!input.load.rejected.empty()) {
      const auto remark =
          Message{"{} of {} {} cannot be used: what and why is told above",
                  input.load.rejected.size(), input.load.read, model::name(input.load.subject)};
      preflight.remarks.push_back(remark);
    }
  }
  preflight.remarks.insert(preflight.remarks.end(), prepared.inputs.notices.begin(),
                           prepared.inputs.notices.end());
  if (Message notice = notice_of_roads(prepared.network_provenance); !notice.empty()) {
    preflight.remarks.push_back(std::move(notice));
  }
  for (std::size_t kind = 0; kind < preflight.kinds.size(); ++kind) {
    if (preflight.services_of_kind[kind] == 0) {
      const auto remark =
          Message{"no service point offers {}", name_in_sentence(preflight.kinds[kind], language)};
      preflight.remarks.push_back(remark);
    }
  }
  constexpr double kNoteworthy = 0.01;
  if (preflight.roads.share_of_unknown_class > kNoteworthy) {
    const auto remark = Message{
        "{} % of the road length is of unknown class, and driven at the speed assumed for it",
        base::Decimal{100.0 * preflight.roads.share_of_unknown_class, 0}};
    preflight.remarks.push_back(remark);
  }
  add_remarks_of_points(preflight);
}

}  // namespace

Preflight check_study(const StudyFile& study, base::Language language, const base::Task& task) {
  std::vector<Line> told_otherwise;
  const Prepared prepared = prepare(study, task, told_otherwise);
  std::error_code ignored;
  Preflight preflight;
  preflight.study_name = study.name;
  preflight.study_file = study.file.string();
  preflight.result_file = study.result_file().string();
  preflight.result_exists = std::filesystem::exists(preflight.result_file, ignored);
  preflight.crs = study.crs.code();
  preflight.mode = study.travel.mode;
  preflight.decide_by = study.travel.decide_by;
  preflight.season = study.travel.seasons.chosen;
  preflight.compared_season = study.travel.seasons.compared;
  preflight.kinds = study.kinds;
  preflight.thresholds = study.thresholds;
  preflight.inputs = inputs_of(prepared.inputs.loads);
  preflight.roads = roads_of(study, prepared);
  preflight.tied = {tied_points(Subject::places, prepared.places),
                    tied_points(Subject::services, prepared.services),
                    tied_points(Subject::candidates, prepared.candidates)};
  count_people(prepared.inputs.places, preflight);
  count_services(prepared.inputs.services, preflight);
  if (study.population && !prepared.inputs.municipalities.empty()) {
    preflight.balance = population_balance(prepared.inputs);
  }
  preflight.missing = missing_inputs(study, prepared.inputs);
  add_assumptions(study.provenance, preflight.assumed);
  add_assumptions(prepared.network_provenance, preflight.assumed);
  add_cost(study, prepared, task, preflight);
  add_remarks(prepared, language, preflight);
  return preflight;
}

}  // namespace narhet::study
