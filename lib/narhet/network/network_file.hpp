// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/array_file.hpp"
#include "narhet/base/task.hpp"
#include "narhet/model/result.hpp"
#include "narhet/network/build.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace narhet::network {

/// A road network ready for use, with what it was made from: a country's roads are then read once
/// and not in every run.
struct PreparedNetwork {
  RoadNetwork network;
  std::string crs;   ///< of the study it was made for, as "EPSG:3006"
  std::string mode;  ///< of travel, as "car"
  /// Its inputs with their checksums, the speeds and their sources, licences: rows for
  /// `provenance`.
  std::vector<model::Provenance> provenance;
};

/// Reads it again before it counts as written.
/// @throws Error `output_failed`; Cancelled
void write_network(const base::WrittenFile& file,
                   const PreparedNetwork& prepared,
                   const base::Task& task);

/// @param shown  the name for messages
/// @throws Error `file_not_found`; `file_damaged` if it is not whole, or leads out of its own
/// arrays;
///         `file_refused` if another version of the program wrote it; Cancelled
[[nodiscard]] PreparedNetwork read_network(const std::filesystem::path& file,
                                           const std::string& shown,
                                           const base::Task& task);

}  // namespace narhet::network
