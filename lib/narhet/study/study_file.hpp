// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/input/duplicates.hpp"
#include "narhet/input/osm_settings.hpp"
#include "narhet/input/road_lines.hpp"
#include "narhet/input/source.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/result.hpp"
#include "narhet/model/road.hpp"
#include "narhet/siting/score_inputs.hpp"
#include "narhet/study/abroad.hpp"
#include "narhet/study/need_settings.hpp"
#include "narhet/study/plan_settings.hpp"
#include "narhet/study/population_settings.hpp"
#include "narhet/study/score_settings.hpp"
#include "narhet/study/season_settings.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace narhet::study {

/// Whose rules ways are measured by.
enum class Method : std::uint8_t {
  narhet,
  /// In km by road, with all points tied to the one main network: as the official tool, so that
  /// figures can be held beside its.
  pipos,
};

/// How people travel in the study, beside the speeds of the mode in `data/defaults/`.
struct Travel {
  Method method{};
  model::Mode mode{};
  base::Metric decide_by{base::Metric::time};  ///< governs closure, scores and sites
  base::Metres max_snap;
  base::MetresPerSecond leg_speed;                                 ///< between a point and the road
  std::map<std::string, base::MetresPerSecond> leg_speed_by_type;  ///< by `Place::type`
  std::optional<base::Seconds> ferry_wait;                         ///< nothing: the profile's
  Seasons seasons;

  [[nodiscard]] base::MetresPerSecond leg_speed_of(const std::string& place_type) const;
};

/// The municipalities that a study is about, out of those in its file.
struct StudyArea {
  std::vector<std::string> municipalities;  ///< codes or names; empty: all
  base::Metres margin;  ///< roads, places and services this near to them are used too
};

/// The sources of a subject besides the first, and when a record of theirs is one of the first's.
struct FurtherSources {
  std::vector<input::Source> sources;
  input::DuplicateRule duplicates;  ///< of places, services and candidates
};

/// What `study.toml` says, completed by `data/defaults/study.toml`.
struct StudyFile {
  std::filesystem::path file;
  std::string name;
  /// Stands on every map and in every title, such as "DRAFT"; empty: nothing.
  std::string notice;
  /// Whose the inputs are, where they are not what their format suggests.
  std::optional<std::string> attribution;
  base::Language language{base::Language::english};
  base::Language stated_language{base::Language::english};  ///< what the file itself says
  geo::Crs crs;

  StudyArea area;
  input::Source roads;  ///< required, as are services
  /// The other files of a set of roads, such as NVDB's with a shapefile for each attribute.
  std::vector<input::Source> more_roads;
  bool allow_incomplete{};
  input::RoadLineOptions road_lines;    ///< for roads from a layer of lines
  std::optional<input::Source> places;  ///< at least this or `population`
  std::optional<PopulationSettings> population;
  std::vector<std::string> place_types;  ///< of OpenStreetMap; empty: the defaults
  input::Source services;
  std::uint8_t days_per_week{model::kDaysOfWeek};  ///< of a service point that says nothing
  std::optional<input::Source> ferries;            ///< what the user knows better of them
  std::optional<input::Source> candidates;
  std::optional<input::Source> municipalities;
  std::optional<int> admin_level;
  std::optional<input::Source> needs;
  FurtherSources further_places;
  FurtherSources further_services;
  FurtherSources further_candidates;
  FurtherSources further_needs;
  Abroad abroad;
  needs::Weighing weighing;
  Privacy privacy;

  Travel travel;
  std::vector<model::Kind> kinds;
  /// OpenStreetMap's tags of a kind, by its key, where the study names them.
  std::map<std::string, std::vector<input::TagRule>> kind_tags;
  std::vector<model::Threshold> thresholds;
  siting::ScoreSettings score;
  SpeedSettings speeds;
  PlanSettings plan;  ///< of `narhet plan`
  std::filesystem::path output_folder;
  std::optional<bool> routes;  ///< whether to write them; nothing: unless they are very many
  bool report{true};           ///< whether a run writes one beside its result

  /// The assumptions taken from the defaults and the settings of the file, for the layer
  /// `provenance`.
  std::vector<model::Provenance> provenance;

  /// Where the result goes: the slug of the name in the output folder, with "-shared" or "-public"
  /// behind it where it is for others.
  [[nodiscard]] std::filesystem::path result_file() const;
  /// Where the report goes, beside the result: "report.html", with "-shared" or "-public" as the
  /// result has it, and with the language behind it where that is not the file's.
  [[nodiscard]] std::filesystem::path report_file() const;
  /// Where the roads' hierarchy is kept for the next run: beside the prepared network, else beside
  /// the result.
  [[nodiscard]] std::filesystem::path hierarchy_file() const;
};

/// The sources that the study names for a subject, in its order; of roads the first alone.
[[nodiscard]] std::vector<const input::Source*> sources_of(const StudyFile& study,
                                                           model::Subject subject);

/// Whether the roads come from layers of lines: no extract, no prepared network.
[[nodiscard]] bool reads_road_lines(const StudyFile& study);

/// @param path      a study file, or the folder that holds a `study.toml`
/// @param language  of the result, in the place of what the file says
/// @throws Error `file_not_found`, `study_invalid` (with line), `crs_invalid`
[[nodiscard]] StudyFile read_study_file(const std::filesystem::path& path,
                                        std::optional<base::Language> language = {});

/// From now on faulty records of places, service points and candidate sites are set aside, up to a
/// limit for each file, and the provenance says so.  All else stays strict: decision 31.
void skip_faulty_records(const input::SkipLimit& limit, StudyFile& study);

}  // namespace narhet::study
