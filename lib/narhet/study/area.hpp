// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/routing/planner.hpp"
#include "narhet/routing/search_graph.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/study_file.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace narhet::study {

struct AreaOptions {
  model::Subject of{model::Subject::services};  ///< services, candidates or places
  std::vector<std::string> ids;                 ///< of these; empty: of all
  std::string kind;                             ///< of service points: its key; empty: any kind
  std::vector<std::string> limits;              ///< "10 min" or "5 km"; at least one, all of a kind
  std::string buffer{"100 m"};                  ///< how far the area goes beyond the roads
  routing::SearchDirection direction{routing::SearchDirection::to_points};
  bool overwrite{};
  std::string version;                    ///< of the program, for `provenance`
  std::string date;                       ///< as `RunOptions::date`
  std::optional<routing::Method> engine;  ///< nothing: what pays
};

/// Writes what lies within limits of any of some points of a study, as roads cut at the limits and
/// as polygons around them.
/// @param file  ends in .gpkg
/// @throws Error as `prepare`; `usage` for limits, kinds and ids that cannot be;
///         `layer_empty` if none of the points is on a road; `output_exists`,
///         `output_in_use`, `output_failed`; Cancelled
[[nodiscard]] std::vector<Line> write_area(const StudyFile& study,
                                           const std::filesystem::path& file,
                                           const AreaOptions& options,
                                           const base::Task& task);

}  // namespace narhet::study
