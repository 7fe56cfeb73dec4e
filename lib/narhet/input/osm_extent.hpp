// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/geo/point.hpp"

#include <filesystem>

namespace narhet::input {

/// Where an OpenStreetMap extract lies: the middle of the box in its header, else of its nodes.
/// @throws Error `file_not_found`, `file_refused`, `file_damaged`; Cancelled
[[nodiscard]] geo::LonLat read_osm_centre(const std::filesystem::path& file,
                                          const base::Task& task);

}  // namespace narhet::input
