// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"
#include "narhet/base/task.hpp"

#include <cstdint>
#include <filesystem>

namespace narhet::input::detail {

/// GDAL reads as many features of a FlatGeobuf as its head says, and not whether more follow.
///
/// Goes from feature to feature by their lengths.
/// @param read  how many features GDAL found
/// @pre GDAL takes the file for a FlatGeobuf
/// @throws Error `file_damaged` unless as many are in the file, the last of which ends with it;
///         Cancelled
void require_all_of_flatgeobuf(const std::filesystem::path& file,
                               std::uint64_t read,
                               const base::Where& where,
                               const base::Task& task);

}  // namespace narhet::input::detail
