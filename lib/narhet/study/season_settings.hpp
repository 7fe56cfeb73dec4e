// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/settings.hpp"
#include "narhet/model/result.hpp"
#include "narhet/model/season.hpp"

#include <optional>
#include <vector>

namespace narhet::study {

/// The season that a study is of: never today's.
struct Seasons {
  model::Season chosen;                   ///< the whole year, if the study names none
  std::optional<model::Season> compared;  ///< what changes from it to the chosen one is asked for
};

/// `season` and `compare_season` of `[travel]`: "winter", "summer", or months such as "feb" and
/// "nov-mar".
/// @param defaults  the months of winter and summer
/// @throws Error `study_invalid`
[[nodiscard]] Seasons read_seasons(const std::optional<base::Settings>& travel,
                                   const base::Settings& defaults,
                                   std::vector<model::Provenance>& provenance);

}  // namespace narhet::study
