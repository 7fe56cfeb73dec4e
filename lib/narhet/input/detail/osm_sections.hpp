// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/base/task.hpp"
#include "narhet/input/detail/osm_blobs.hpp"

#include <osmium/memory/buffer.hpp>
#include <osmium/osm/box.hpp>

#include <cstddef>
#include <functional>

namespace narhet::input {

/// Where the nodes, the ways and the relations of an extract are.  A blob in which one sort ends
/// may hold the beginning of the next: it is in both sections.
struct OsmSections {
  BlobRange nodes;
  BlobRange ways;
  BlobRange relations;
};

/// Finds them by halving, which unpacks a few blobs only.  That an extract is in order is for those
/// to see who read it: `for_each_osm_block` does.
[[nodiscard]] OsmSections find_sections(const OsmBlobs& blobs, const base::Task& task);

/// The box that the header says; invalid if it says none.
[[nodiscard]] osmium::Box header_box(const OsmBlobs& blobs);

/// How many blocks `for_each_osm_block` makes of a section.
[[nodiscard]] std::size_t osm_block_count(BlobRange section);

/// Unpacks a section through libosmium on all threads.
///
/// @param take  given the number of a block and a part of its objects, a block's parts one after
///              the other; must write to what belongs to that block only
/// @throws Error `file_damaged` for texts with zero bytes and for objects that are not in order:
///         nodes, ways, relations, each by id, none twice; what libosmium throws; Cancelled
void for_each_osm_block(
    const OsmBlobs& blobs,
    BlobRange section,
    const base::Message& name,
    const base::Task& task,
    const std::function<void(std::size_t block, const osmium::memory::Buffer& objects)>& take);

}  // namespace narhet::input
