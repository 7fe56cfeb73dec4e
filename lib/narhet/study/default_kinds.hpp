// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/kind.hpp"

#include <vector>

namespace narhet::study {

/// The kinds of service of a study that names none: those of `data/defaults/kinds.toml`.
[[nodiscard]] std::vector<model::Kind> default_kinds();

}  // namespace narhet::study
