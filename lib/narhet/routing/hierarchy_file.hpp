// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/array_file.hpp"
#include "narhet/base/message.hpp"
#include "narhet/base/task.hpp"
#include "narhet/network/road_graph.hpp"
#include "narhet/routing/elimination.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace narhet::routing {

/// A SHA-256 of which nodes a graph joins: the same for every mode, season and speed.
[[nodiscard]] std::string topology_hash(const network::RoadGraph& graph);

/// Keeps an elimination for the next run, under the hash of its graph's topology.
/// @pre it is complete
/// @throws Error `output_failed`; Cancelled
void write_hierarchy(const base::WrittenFile& file,
                     const Elimination& elimination,
                     const std::string& topology,
                     const base::Task& task);

struct StoredHierarchy {
  std::optional<Elimination> elimination;
  base::Message refused;  ///< why there is none although there is a file; else empty
};

/// Reads one back: whole, of this version, of that topology, and an elimination of the graph.
/// @param topology  the graph's
/// @throws Cancelled
[[nodiscard]] StoredHierarchy read_hierarchy(const std::filesystem::path& file,
                                             const network::RoadGraph& graph,
                                             const std::string& topology,
                                             const base::Task& task);

}  // namespace narhet::routing
