// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"

#include <osmium/memory/buffer.hpp>
#include <osmium/osm/item_type.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>

namespace narhet::input {

/// Calls `work`; any fault of libosmium in it becomes an `Error file_damaged` that names the file.
void guard_osmium(const std::filesystem::path& file, const std::function<void()>& work);

/// Refuses tags whose texts hold zero bytes: libosmium takes such a byte for the end of a text, and
/// would look for the last text of an object behind its end.
/// @throws Error `file_damaged` that names the file and the object
void require_whole_tags(const std::filesystem::path& file, const osmium::memory::Buffer& buffer);

/// Regular file, `.osm.pbf`, not empty, and as the checksum file beside it says if there is one.
/// @throws Error `file_not_found`, `file_refused`, `checksum_mismatch`, `file_damaged`
void check_osm_file(const std::filesystem::path& file, const base::Task& task);

struct OsmCounts {
  std::uint64_t nodes{};
  std::uint64_t ways{};
  std::uint64_t relations{};
  std::uint64_t roads{};
  std::uint64_t roads_that_lack_nodes{};
};

/// @throws Error `extract_incomplete` if a section is missing or too many roads lack nodes
void check_complete(const std::filesystem::path& file, const OsmCounts& counts);

}  // namespace narhet::input
