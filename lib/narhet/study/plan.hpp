// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/task.hpp"
#include "narhet/output/csv_dialect.hpp"
#include "narhet/routing/planner.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/plan_settings.hpp"
#include "narhet/study/study_file.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace narhet::study {

struct PlanOptions {
  PlanSettings settings;  ///< what is not said stands in the study or the defaults
  bool sequence{};        ///< also in which order the sites should open; of p-median and mclp
  bool overwrite{};
  output::CsvDialect csv{};  ///< of a file whose name ends in .csv
  bool names_all_places{};   ///< not the first five, of those that make a goal impossible
  std::string version;       ///< of the program, for `provenance`
  std::string date;          ///< as `RunOptions::date`
  base::Language language{base::Language::english};  ///< of the lines, not of the file
  std::optional<routing::Method> engine;             ///< nothing: what pays
};

/// Chooses among a study's candidates by the metric that decides, today's service points counted as
/// open, proves the choice and writes it.
///
/// A candidate offers every kind asked about, as in the scores, and each place counts once for each
/// kind.  Places without a known population count no persons, those on no road not at all, and
/// candidates on no road are not chosen; each is said.
/// @param file  ends in .gpkg or .csv
/// @throws Error as `prepare`; `usage`; `layer_empty` without candidates; `field_missing` if
/// persons
///         count and no place has any, or a candidate lacks a cost or a capacity that is asked
///         about; `too_large`; `goal_not_met` if no choice does what was
///         asked, with the places; `output_exists`, `output_in_use`, `output_failed`; Cancelled
[[nodiscard]] std::vector<Line> write_plan(const StudyFile& study,
                                           const std::filesystem::path& file,
                                           const PlanOptions& options,
                                           const base::Task& task);

}  // namespace narhet::study
