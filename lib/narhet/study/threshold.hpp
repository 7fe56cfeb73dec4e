// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/settings.hpp"
#include "narhet/model/kind.hpp"

namespace narhet::study {

/// The limit of a table, "10 km" or "20 min", which says its metric too.
/// @throws Error `study_invalid`
[[nodiscard]] model::Threshold read_threshold(const base::Settings& table);

}  // namespace narhet::study
