// SPDX-License-Identifier: MIT
#include "narhet/input/detail/osm_sections.hpp"

#include "support/osm_fixture.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/base/error.hpp"
#include "narhet/input/detail/osm_node_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <osmium/osm/object.hpp>
#include <protozero/pbf_reader.hpp>
#include <protozero/pbf_writer.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace narhet::input {
namespace {

using narhet::test::TemporaryFolder;
using testing::ElementsAre;
using testing::IsEmpty;

const char* const kSome = "n1 x13.10 y56.20\n";

std::string header() {
  const TemporaryFolder folder;
  const auto file = folder / "some.osm.pbf";
  narhet::test::write_pbf(file, kSome);
  return OsmBlobs{file}.extract({0, 0});
}

/// The blobs of a map of one sort of objects: one, or none.
std::string blob_of(const std::string& opl) {
  const TemporaryFolder folder;
  const auto file = folder / "one.osm.pbf";
  narhet::test::write_pbf(file, opl);
  const OsmBlobs blobs{file};
  return blobs.extract(blobs.all()).substr(blobs.extract({0, 0}).size());
}

/// An extract of these blobs.
OsmBlobs write_blobs(const TemporaryFolder& folder, const std::vector<std::string>& blobs) {
  std::string bytes = header();
  for (const std::string& blob : blobs) {
    bytes += blob;
  }
  return OsmBlobs{folder.write("blobs.osm.pbf", bytes)};
}

/// What a blob holds: its PrimitiveBlock.
std::string block_of(const std::string& blob) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(blob.at(at)); };
  const std::size_t header_size = std::size_t{byte(2)} << 8U | byte(3);
  protozero::pbf_reader fields{blob.data() + 4 + header_size, blob.size() - 4 - header_size};
  while (fields.next()) {
    if (fields.tag() == 1) {  // raw: an extract of some blobs has them unpacked
      return fields.get_string();
    }
    fields.skip();
  }
  return {};
}

/// One blob with the objects of two, as other writers make them.  They must have no tags: the texts
/// are those of the first.
std::string mixed(const std::string& first, const std::string& second) {
  std::string block = block_of(first);
  protozero::pbf_writer groups{block};
  const std::string other = block_of(second);
  protozero::pbf_reader fields{other};
  while (fields.next()) {
    if (fields.tag() == 2) {  // primitivegroup
      groups.add_message(2, fields.get_view());
    } else {
      fields.skip();
    }
  }
  std::string data;
  protozero::pbf_writer{data}.add_bytes(1, block);  // raw
  std::string head;
  protozero::pbf_writer header_fields{head};
  header_fields.add_string(1, "OSMData");
  header_fields.add_int32(3, static_cast<std::int32_t>(data.size()));
  return std::string{'\0', '\0', '\0', static_cast<char>(head.size())} + head + data;
}

std::string node(int id) {
  return blob_of("n" + std::to_string(id) + " x13.10 y56.20\n");
}
std::string way(int id) {
  return blob_of("w" + std::to_string(id) + " Nn1,n2\n");
}
std::string relation(int id) {
  return blob_of("r" + std::to_string(id) + " Mw1@\n");
}

/// "n1 n2" of a section, whatever else its blobs hold; each object once.
std::vector<std::string> objects(const OsmBlobs& blobs, BlobRange section, unsigned threads = 1) {
  std::vector<std::vector<std::string>> blocks(osm_block_count(section));
  for_each_osm_block(blobs, section, base::Message{"reading"}, {{threads}, {}},
                     [&](std::size_t block, const osmium::memory::Buffer& buffer) {
                       for (const auto& object : buffer.select<osmium::OSMObject>()) {
                         blocks[block].push_back(osmium::item_type_to_char(object.type()) +
                                                 std::to_string(object.id()));
                       }
                     });
  std::vector<std::string> all;
  for (const auto& block : blocks) {
    all.insert(all.end(), block.begin(), block.end());
  }
  return all;
}

TEST(OsmSections, ShareTheBlobInWhichOneSortEnds) {
  const TemporaryFolder folder;
  const OsmBlobs blobs = write_blobs(folder, {node(1), node(2), mixed(node(3), way(1)), way(2),
                                              mixed(way(3), relation(1)), relation(2)});
  const OsmSections sections = find_sections(blobs, {});
  EXPECT_THAT(objects(blobs, sections.nodes), ElementsAre("n1", "n2", "n3", "w1"));
  EXPECT_THAT(objects(blobs, sections.ways), ElementsAre("n3", "w1", "w2", "w3", "r1"));
  EXPECT_THAT(objects(blobs, sections.relations), ElementsAre("w3", "r1", "r2"));
}

// Any three numbers of blobs; every object of a sort is in its section.
TEST(OsmSections, HoldAllOfTheirSort) {
  const TemporaryFolder folder;
  for (int shape = 0; shape < 27; ++shape) {
    const std::map<char, int> counts{{'n', shape % 3}, {'w', shape / 3 % 3}, {'r', shape / 9}};
    std::vector<std::string> opl;
    for (int id = 1; id <= counts.at('n'); ++id) {
      opl.push_back(node(id));
    }
    for (int id = 1; id <= counts.at('w'); ++id) {
      opl.push_back(way(id));
    }
    for (int id = 1; id <= counts.at('r'); ++id) {
      opl.push_back(relation(id));
    }
    const OsmBlobs blobs = write_blobs(folder, opl);
    const OsmSections sections = find_sections(blobs, {});
    const auto count = [&](char type, BlobRange section) {
      const auto found = objects(blobs, section);
      return std::count_if(found.begin(), found.end(),
                           [&](const std::string& object) { return object[0] == type; });
    };
    EXPECT_EQ(count('n', sections.nodes), counts.at('n')) << shape;
    EXPECT_EQ(count('w', sections.ways), counts.at('w')) << shape;
    EXPECT_EQ(count('r', sections.relations), counts.at('r')) << shape;
  }
}

// Halving would miss what stands in the wrong place: whoever reads all three sections is told.
TEST(OsmSections, AreRefusedWhereABlobIsNotInItsPlace) {
  const TemporaryFolder folder;
  const std::vector<std::string> in_order{
      node(1) + node(2), node(3),    node(4), node(5), node(6), way(1), way(2), way(3), way(4),
      relation(1),       relation(2)};
  for (std::size_t a = 0; a < in_order.size(); ++a) {
    for (std::size_t b = a + 1; b < in_order.size(); ++b) {
      std::vector<std::string> swapped = in_order;
      std::swap(swapped[a], swapped[b]);
      const OsmBlobs blobs = write_blobs(folder, swapped);
      const auto read_all = [&](unsigned threads) {
        const OsmSections sections = find_sections(blobs, {});
        for (const BlobRange section : {sections.nodes, sections.ways, sections.relations}) {
          static_cast<void>(objects(blobs, section, threads));
        }
      };
      for (const unsigned threads : {1U, 3U}) {
        try {
          read_all(threads);
          FAIL() << a << " and " << b << " were swapped";
        } catch (const base::Error& error) {
          EXPECT_EQ(error.code(), base::ErrorCode::file_damaged);
          EXPECT_EQ(error.where().file, blobs.file().string());
          EXPECT_FALSE(error.where().record.empty());
        }
      }
    }
  }
}

TEST(OsmSections, AreRefusedWhereAnObjectStandsTwice) {
  const TemporaryFolder folder;
  const OsmBlobs blobs = write_blobs(folder, {node(1), node(2), node(2)});
  EXPECT_THROW(static_cast<void>(objects(blobs, find_sections(blobs, {}).nodes)), base::Error);
}

// Editors give new objects negative ids: they stand before the others, -1 first.
TEST(OsmSections, TakeNegativeIds) {
  const TemporaryFolder folder;
  const OsmBlobs blobs = write_blobs(folder, {node(-1), node(-2), node(-3), node(1)});
  EXPECT_THAT(objects(blobs, find_sections(blobs, {}).nodes),
              ElementsAre("n-1", "n-2", "n-3", "n1"));
}

TEST(OsmSections, AreEmptyInAnExtractWithoutObjects) {
  const TemporaryFolder folder;
  const OsmBlobs blobs = write_blobs(folder, {});
  const OsmSections sections = find_sections(blobs, {});
  EXPECT_THAT(objects(blobs, sections.nodes), IsEmpty());
  EXPECT_THAT(objects(blobs, sections.ways), IsEmpty());
  EXPECT_THAT(objects(blobs, sections.relations), IsEmpty());
}

// Against a search among all, from every place to begin at.
TEST(OsmNodeTable, FindsIdsFromAnywhere) {
  std::mt19937 random{5};
  for (int round = 0; round < 50; ++round) {
    std::vector<std::vector<std::int64_t>> lists(random() % 6);
    std::vector<std::int64_t> all;
    for (auto& list : lists) {
      for (std::size_t i = random() % 30; i-- > 0;) {
        list.push_back(static_cast<std::int64_t>(random() % 60) - 20);
      }
      sort_unique(list);
      all.insert(all.end(), list.begin(), list.end());
    }
    sort_unique(all);
    ASSERT_TRUE(std::is_sorted(all.begin(), all.end()));
    const OsmNodeTable table{std::move(lists), {}};
    ASSERT_EQ(table.size(), all.size());
    for (std::int64_t id = -25; id < 45; ++id) {
      const auto wanted =
          static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), id) - all.begin());
      for (std::size_t near = 0; near <= all.size() + 1; ++near) {
        ASSERT_EQ(table.lower_bound(id, near), wanted) << id << " from " << near;
      }
      EXPECT_EQ(table.has(id, wanted), std::binary_search(all.begin(), all.end(), id));
    }
  }
}

}  // namespace
}  // namespace narhet::input
