// SPDX-License-Identifier: MIT
#include "narhet/input/detail/osm_sections.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/for_each_block.hpp"
#include "narhet/base/format.hpp"
#include "narhet/input/detail/osm_integrity.hpp"

#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/osm/object.hpp>
#include <osmium/thread/pool.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace narhet::input {
namespace {

using base::Message;

/// Few, so that a block's objects are small beside the caches and every thread has some.
constexpr std::size_t kBlobsPerBlock = 4;

/// Where an object stands in an extract that is in order: by its type, then those of negative ids,
/// by size.
struct Rank {
  osmium::item_type type{};
  osmium::object_id_type id{};

  explicit Rank(const osmium::OSMObject& object) : type{object.type()}, id{object.id()} {}

  friend bool operator<(Rank a, Rank b) {
    const auto key = [](Rank rank) {
      return std::tuple{rank.type, rank.id > 0, rank.id > 0 ? rank.id : -rank.id};
    };
    return key(a) < key(b);
  }
};

/// The first and the last object of a block.
struct Ends {
  Rank first;
  Rank last;
};

[[noreturn]] void fail_order(const OsmBlobs& blobs, Rank before, Rank after) {
  const auto text = [](Rank rank) {
    return base::format("{} {}", osmium::item_type_to_name(rank.type), rank.id);
  };
  throw base::Error{base::ErrorCode::file_damaged,
                    {blobs.file().string(), {}, text(after)},
                    Message{"it comes after {}: an extract holds nodes, ways, relations, each in "
                            "the order of their ids, none twice",
                            text(before)},
                    Message{"sort the file, for instance with osmium sort"}};
}

void read_blobs(const OsmBlobs& blobs,
                BlobRange range,
                osmium::thread::Pool& pool,
                const std::function<void(const osmium::memory::Buffer&)>& take) {
  const std::string bytes = blobs.extract(range);
  osmium::io::Reader reader{osmium::io::File{bytes.data(), bytes.size(), "osm.pbf"},
                            osmium::osm_entity_bits::nwr, osmium::io::read_meta::no, pool};
  while (const osmium::memory::Buffer buffer = reader.read()) {
    require_whole_tags(blobs.file(), buffer);
    take(buffer);
  }
  reader.close();
}

/// Of the first object in the blobs from this one on; nothing if they hold none.
std::optional<osmium::item_type> first_type(const OsmBlobs& blobs,
                                            std::size_t blob,
                                            osmium::thread::Pool& pool) {
  std::optional<osmium::item_type> type;
  for (; !type && blob < blobs.all().end; ++blob) {
    read_blobs(blobs, {blob, blob + 1}, pool, [&](const osmium::memory::Buffer& buffer) {
      const auto objects = buffer.select<osmium::OSMObject>();
      if (!type && objects.begin() != objects.end()) {
        type = objects.begin()->type();
      }
    });
  }
  return type;
}

/// Widens the ends by the objects of a buffer.
void check_order(const OsmBlobs& blobs,
                 const osmium::memory::Buffer& buffer,
                 std::optional<Ends>& ends) {
  for (const auto& object : buffer.select<osmium::OSMObject>()) {
    const Rank rank{object};
    if (!ends) {
      ends = Ends{rank, rank};
      continue;
    }
    if (!(ends->last < rank)) {
      fail_order(blobs, ends->last, rank);
    }
    ends->last = rank;
  }
}

}  // namespace

OsmSections find_sections(const OsmBlobs& blobs, const base::Task& task) {
  osmium::thread::Pool pool{1};
  const std::size_t count = blobs.all().end;
  /// The first blob from `begin` on that begins with another type than those up to this one.
  const auto end_of = [&](osmium::item_type type, std::size_t begin) {
    std::size_t end = count;
    while (begin < end) {
      task.check();
      const std::size_t middle = begin + (end - begin) / 2;
      const auto first = first_type(blobs, middle, pool);
      (first && *first <= type ? begin : end) = first && *first <= type ? middle + 1 : middle;
    }
    return begin;
  };
  const std::size_t ways = end_of(osmium::item_type::node, 0);
  const std::size_t relations = end_of(osmium::item_type::way, ways);
  const auto one_before = [](std::size_t blob) { return blob == 0 ? 0 : blob - 1; };
  return {{0, ways}, {one_before(ways), relations}, {one_before(relations), count}};
}

osmium::Box header_box(const OsmBlobs& blobs) {
  const std::string bytes = blobs.extract({0, 0});
  osmium::io::Reader reader{osmium::io::File{bytes.data(), bytes.size(), "osm.pbf"},
                            osmium::osm_entity_bits::nothing};
  const osmium::Box box = reader.header().joined_boxes();
  reader.close();
  return box;
}

std::size_t osm_block_count(BlobRange section) {
  return (section.size() + kBlobsPerBlock - 1) / kBlobsPerBlock;
}

void for_each_osm_block(
    const OsmBlobs& blobs,
    BlobRange section,
    const base::Message& name,
    const base::Task& task,
    const std::function<void(std::size_t block, const osmium::memory::Buffer& objects)>& take) {
  osmium::thread::Pool pool{static_cast<int>(task.threads.count)};
  base::Phase phase{task, name, blobs.byte_count(section)};
  std::vector<std::optional<Ends>> ends(osm_block_count(section));
  base::for_each_block(section.size(), kBlobsPerBlock, task, [&](base::Block block) {
    const BlobRange range{section.begin + block.begin, section.begin + block.end};
    read_blobs(blobs, range, pool, [&](const osmium::memory::Buffer& buffer) {
      check_order(blobs, buffer, ends[block.number]);
      take(block.number, buffer);
    });
    phase.advance(blobs.byte_count(range));
  });
  std::optional<Ends> before;
  for (const std::optional<Ends>& each : ends) {
    if (before && each && !(before->last < each->first)) {
      fail_order(blobs, before->last, each->first);
    }
    before = each ? each : before;
  }
}

}  // namespace narhet::input
