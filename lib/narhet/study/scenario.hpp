// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/id.hpp"
#include "narhet/base/task.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/scenario.hpp"
#include "narhet/output/csv_dialect.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/routing/planner.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/study_file.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::study {

/// What closes and what opens, all at once.
struct ScenarioChange {
  std::vector<base::ServiceIndex> closed;    ///< each once
  model::KindSet closed_kinds;               ///< what they no longer offer
  std::vector<base::CandidateIndex> opened;  ///< each once
  model::KindSet opened_kinds;               ///< what each of them offers
};

/// The nearest of every place once a change is made, from scratch over the roads; without any,
/// those of today.
/// @throws Cancelled
[[nodiscard]] model::NearestTable nearest_after(const StudyFile& study,
                                                const Prepared& prepared,
                                                const routing::Engine& engine,
                                                const ScenarioChange& change,
                                                const base::Task& task);

/// The study before and after: both from scratch over the roads.
/// @param provenance  of the result it will stand in
/// @throws Cancelled
[[nodiscard]] model::Scenario scenario_of(const StudyFile& study,
                                          const Prepared& prepared,
                                          const routing::Engine& engine,
                                          const ScenarioChange& change,
                                          std::vector<model::Provenance> provenance,
                                          const base::Task& task);

/// The service point with that id, else the only one with that name, letters' case aside.
/// @throws Error `usage`, with the municipalities and ids of those that share the name, or with
/// what
///         may be meant
[[nodiscard]] base::ServiceIndex find_service(std::span<const model::Service> services,
                                              std::span<const model::Municipality> municipalities,
                                              std::string_view called);

struct ScenarioOptions {
  std::vector<std::string> closed;  ///< ids or names of service points
  std::vector<std::string> kinds;   ///< keys: only these close; empty: all that the points offer
  std::vector<std::string> opened;  ///< ids or names of candidates
  std::vector<std::string> opened_kinds;  ///< keys; empty: all of the study
  bool overwrite{};
  output::CsvDialect csv{};                          ///< of a file whose name ends in .csv
  std::string version;                               ///< of the program, for `provenance`
  std::string date;                                  ///< as `RunOptions::date`
  base::Language language{base::Language::english};  ///< of the lines, not of the file
  std::optional<routing::Method> engine;             ///< nothing: what pays
};

/// Closes service points and opens candidates, writes who has how far before and after, and says
/// who loses and who gains.
/// @param file  ends in .gpkg or .csv
/// @throws Error as `prepare`; `usage` for ids and kinds that cannot be; `output_exists`,
///         `output_in_use`, `output_failed`; Cancelled
[[nodiscard]] std::vector<Line> write_scenario(const StudyFile& study,
                                               const std::filesystem::path& file,
                                               const ScenarioOptions& options,
                                               const base::Task& task);

}  // namespace narhet::study
