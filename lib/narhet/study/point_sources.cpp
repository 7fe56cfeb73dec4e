// SPDX-License-Identifier: MIT
#include "narhet/study/point_sources.hpp"

#include "narhet/base/format.hpp"
#include "narhet/input/duplicates.hpp"
#include "narhet/input/records.hpp"
#include "narhet/input/road_extent.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace narhet::study {
namespace {

using model::Subject;

template <class Record>
std::vector<PointSource<Record>> named(const StudyFile& study, Subject subject) {
  std::vector<PointSource<Record>> sources;
  for (const input::Source* source : sources_of(study, subject)) {
    sources.push_back({source, {}, 0});
  }
  return sources;
}

template <class Record>
void take_from(std::vector<Record>&& records,
               const std::filesystem::path& file,
               std::size_t load,
               std::vector<PointSource<Record>>& sources) {
  const auto found =
      std::find_if(sources.begin(), sources.end(),
                   [&](const PointSource<Record>& each) { return each.source->path == file; });
  if (found != sources.end()) {
    found->records = std::move(records);
    found->load = load;
  }
}

template <class Record, class Read>
void read_each(std::vector<PointSource<Record>>& sources,
               std::vector<model::LoadReport>& loads,
               FileFaults& faults,
               const Read& read) {
  for (PointSource<Record>& each : sources) {
    if (!input::is_osm_extract(*each.source)) {
      faults.attempt([&] {
        auto loaded = read(*each.source);
        each.records = std::move(loaded.records);
        each.load = loads.size();
        loads.push_back(std::move(loaded.report));
      });
    }
  }
}

/// The list of a subject, in the order of its sources.
template <class Record>
std::vector<Record> united(std::vector<PointSource<Record>>&& sources,
                           const input::DuplicateRule& rule,
                           std::vector<model::LoadReport>& loads) {
  std::vector<input::SourceRecords<Record>> numbered;
  for (std::size_t number = 0; number < sources.size(); ++number) {
    PointSource<Record>& each = sources[number];
    loads[each.load].source = number;
    for (Record& record : each.records) {
      record.origin.source = number;
      record.id = each.source->prefix + record.id;
    }
    numbered.push_back({std::move(each.records), &loads[each.load]});
  }
  return input::unite(numbered, rule);
}

/// What a source says of itself, with its file as who says so.
void note_settings(const StudyFile& study, std::vector<model::Provenance>& rows) {
  for (const Subject subject : {Subject::places, Subject::services, Subject::candidates}) {
    for (const input::Source* source : sources_of(study, subject)) {
      const auto note = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) {
          rows.push_back({"setting",
                          base::format("{}.{}", model::key(subject), name),
                          value,
                          {},
                          source->shown_path,
                          {}});
        }
      };
      note("prefix", source->prefix);
      note("country", source->country);
    }
  }
}

}  // namespace

PointSources::PointSources(const StudyFile& study)
    : study_{&study},
      places_{named<model::Place>(study, Subject::places)},
      services_{named<model::Service>(study, Subject::services)},
      candidates_{named<model::Candidate>(study, Subject::candidates)} {}

void PointSources::take(input::OsmExtract& extract,
                        const std::filesystem::path& file,
                        const std::vector<model::LoadReport>& loads,
                        std::size_t first_load) {
  for (std::size_t load = first_load; load < loads.size(); ++load) {
    switch (loads[load].subject) {
      case Subject::places:
        take_from(std::move(extract.places), file, load, places_);
        break;
      case Subject::services:
        take_from(std::move(extract.services), file, load, services_);
        break;
      case Subject::candidates:
        take_from(std::move(extract.candidates), file, load, candidates_);
        break;
      default:  // gives no points
        break;
    }
  }
}

void PointSources::read_tables(const base::Task& task,
                               std::vector<model::LoadReport>& loads,
                               FileFaults& faults) {
  const StudyFile& study = *study_;
  read_each(places_, loads, faults, [&](const input::Source& source) {
    return input::read_places(source, study.crs, task);
  });
  read_each(services_, loads, faults, [&](const input::Source& source) {
    return input::read_services(source, study.kinds, study.days_per_week, study.crs, task);
  });
  read_each(candidates_, loads, faults, [&](const input::Source& source) {
    return input::read_candidates(source, study.crs, task);
  });
}

void PointSources::give(Inputs& inputs, const base::Task& task) && {
  const StudyFile& study = *study_;
  for (const auto& each : places_) {
    input::refuse_points_outside_roads(inputs.roads, each.records, *each.source, study.crs);
  }
  for (auto& each : services_) {
    input::refuse_points_outside_roads(inputs.roads, each.records, *each.source, study.crs);
    for (model::Service& service : each.records) {
      service.country = service.country.empty() ? each.source->country : service.country;
      service.days_per_week = service.days_stated ? service.days_per_week : study.days_per_week;
    }
  }
  base::Phase phase{task, base::Message{"looking for duplicates"}};
  inputs.places = united(std::move(places_), study.further_places.duplicates, inputs.loads);
  inputs.services = united(std::move(services_), study.further_services.duplicates, inputs.loads);
  inputs.candidates =
      united(std::move(candidates_), study.further_candidates.duplicates, inputs.loads);
  note_settings(study, inputs.provenance);
  AbroadReport abroad =
      leave_out_abroad(study.abroad, study.kinds, study.language, inputs.services, inputs.loads);
  std::move(abroad.notices.begin(), abroad.notices.end(), std::back_inserter(inputs.notices));
  std::move(abroad.provenance.begin(), abroad.provenance.end(),
            std::back_inserter(inputs.provenance));
}

}  // namespace narhet::study
