// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/input/source.hpp"
#include "narhet/model/age_range.hpp"
#include "narhet/model/result.hpp"

#include <vector>

namespace narhet::study {

/// The cells of a population grid: `[population]` of a study.
struct PopulationSettings {
  input::Source source;
  model::GroupAges ages;
  base::Metres link_within;  ///< a cell shares the needs of the nearest village no farther by road
};

/// @param table  `[population]`; its source is read by the caller
/// @param defaults  the section of the same name
/// @throws Error `study_invalid`
[[nodiscard]] PopulationSettings read_population_settings(
    const base::Settings& table,
    const base::Settings& defaults,
    input::Source source,
    std::vector<model::Provenance>& provenance);

}  // namespace narhet::study
