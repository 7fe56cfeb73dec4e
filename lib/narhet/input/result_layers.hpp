// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/input/source.hpp"

#include <string>
#include <vector>

namespace narhet::input {

/// The names of the layers of a GeoPackage, which tell what wrote it.
/// @throws Error `file_not_found`, `file_refused`, `file_damaged`; Cancelled
/// @pre a `GdalSession` lives
[[nodiscard]] std::vector<std::string> result_layers(const Source& source, const base::Task& task);

}  // namespace narhet::input
