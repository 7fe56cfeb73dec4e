// SPDX-License-Identifier: MIT
#include "narhet/input/osm_extent.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/message.hpp"
#include "narhet/input/detail/osm_integrity.hpp"
#include "narhet/input/detail/osm_sections.hpp"

#include <osmium/osm/node.hpp>

#include <vector>

namespace narhet::input {
namespace {

using base::Message;

osmium::Box box_of_nodes(const OsmBlobs& blobs, const base::Task& task) {
  const BlobRange section = find_sections(blobs, task).nodes;
  std::vector<osmium::Box> boxes(osm_block_count(section));
  for_each_osm_block(blobs, section, Message{"looking where the extract lies"}, task,
                     [&](std::size_t block, const osmium::memory::Buffer& objects) {
                       for (const auto& node : objects.select<osmium::Node>()) {
                         boxes[block].extend(node.location());
                       }
                     });
  osmium::Box box;
  for (const osmium::Box& each : boxes) {
    box.extend(each);
  }
  return box;
}

}  // namespace

geo::LonLat read_osm_centre(const std::filesystem::path& file, const base::Task& task) {
  check_osm_file(file, task);
  geo::LonLat centre;
  guard_osmium(file, [&] {
    const OsmBlobs blobs{file};
    osmium::Box box = header_box(blobs);
    if (!box.valid()) {
      box = box_of_nodes(blobs, task);
    }
    if (!box.valid()) {
      throw base::Error{base::ErrorCode::extract_incomplete,
                        {file.string(), {}, {}},
                        Message{"the extract has no node"}};
    }
    centre = {(box.bottom_left().lon() + box.top_right().lon()) / 2.0,
              (box.bottom_left().lat() + box.top_right().lat()) / 2.0};
  });
  return centre;
}

}  // namespace narhet::input
