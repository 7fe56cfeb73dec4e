// SPDX-License-Identifier: MIT
#include "input/osm_map.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/sha256.hpp"
#include "narhet/input/detail/osm_block.hpp"
#include "narhet/input/osm_extent.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>

namespace narhet::input::test {
namespace {

using base::ErrorCode;
using narhet::test::TemporaryFolder;

const char* const kNodes =
    "n1 x13.10 y56.20 Tplace=village,name=Åby\n"
    "n2 x13.11 y56.20\n"
    "n3 x13.12 y56.20\n";
const char* const kWay = "w1 Thighway=residential Nn1,n2,n3\n";
const char* const kRelation = "r1 Ttype=route Mw1@\n";

OsmOptions strict() {
  OsmOptions options = everything();
  options.allow_incomplete = false;
  return options;
}

/// The code of the error that names the file, nothing if it is read.
std::optional<ErrorCode> code_of(const std::filesystem::path& file,
                                 const OsmOptions& options = strict()) {
  try {
    static_cast<void>(read_extract(file, options));
    return std::nullopt;
  } catch (const base::Error& error) {
    EXPECT_EQ(error.where().file, file.string());
    EXPECT_FALSE(error.message().empty());
    return error.code();
  }
}

std::filesystem::path good_map(const TemporaryFolder& folder) {
  auto file = folder / "map.osm.pbf";
  narhet::test::write_pbf(file, std::string{kNodes} + kWay + kRelation);
  return file;
}

TEST(OsmIntegrity, LetsAWholeExtractPass) {
  const TemporaryFolder folder;
  EXPECT_EQ(code_of(good_map(folder)), std::nullopt);
}

// libosmium takes the zero byte for the end of a text and would read on behind the tags.
TEST(OsmIntegrity, RefusesAZeroByteInATag) {
  const TemporaryFolder folder;
  // Its blobs are not compressed.
  std::string bytes =
      narhet::test::read_bytes(NARHET_SOURCE_DIR "/tests/study/invented/roads.osm.pbf");
  const auto place = bytes.find("primary");
  ASSERT_NE(place, std::string::npos);
  bytes[place + 4] = '\0';
  const auto file = folder.write("zero.osm.pbf", bytes);
  EXPECT_EQ(code_of(file), ErrorCode::file_damaged);
}

// libosmium would take as many nodes as there are ids and forget the others.
TEST(OsmIntegrity, RefusesNodesWithFewerIdsThanPositions) {
  // A blob that is not packed: a block of one group of dense nodes, two ids and three positions.
  const std::string ids("\x0a\x02\x02\x02", 4);
  const std::string latitudes("\x42\x03\x02\x02\x02", 5);
  const std::string longitudes("\x4a\x03\x02\x02\x02", 5);
  const auto wrapped = [](char tag, const std::string& body) {
    return std::string{tag, static_cast<char>(body.size())} + body;
  };
  const auto blob_of = [&](const std::string& dense) {
    return wrapped('\x0a', wrapped('\x12', wrapped('\x12', dense)));
  };
  EXPECT_THROW(require_whole_lists(blob_of(ids + latitudes + longitudes)), base::Error);
  const std::string three("\x0a\x03\x02\x02\x02", 5);
  EXPECT_NO_THROW(require_whole_lists(blob_of(three + latitudes + longitudes)));
}

// libosmium would take as many tags as there are values, and a list that is none for no tags.
TEST(OsmIntegrity, RefusesKeysWithoutValuesAndMembersWithoutRoles) {
  const auto wrapped = [](char tag, const std::string& body) {
    return std::string{tag, static_cast<char>(body.size())} + body;
  };
  const auto blob_of = [&](char kind, const std::string& element) {
    return wrapped('\x0a', wrapped('\x12', wrapped(kind, element)));
  };
  constexpr char kOneNode = '\x0a';
  constexpr char kOneWay = '\x1a';
  constexpr char kOneRelation = '\x22';
  const std::string id("\x08\x02", 2);
  const std::string two_keys("\x12\x02\x01\x03", 4);
  const std::string a_value("\x1a\x01\x02", 3);
  const std::string two_values("\x1a\x02\x02\x04", 4);
  const std::string keys_as_number("\x10\x01", 2);
  for (const char kind : {kOneNode, kOneWay, kOneRelation}) {
    EXPECT_NO_THROW(require_whole_lists(blob_of(kind, id)));
    EXPECT_NO_THROW(require_whole_lists(blob_of(kind, id + two_keys + two_values)));
    EXPECT_THROW(require_whole_lists(blob_of(kind, id + two_keys + a_value)), base::Error);
    EXPECT_THROW(require_whole_lists(blob_of(kind, id + two_keys)), base::Error);
    EXPECT_THROW(require_whole_lists(blob_of(kind, id + keys_as_number)), base::Error);
    EXPECT_THROW(require_whole_lists(blob_of(kind, id + two_keys + two_keys + two_values)),
                 base::Error);
  }
  const std::string roles("\x42\x02\x00\x00", 4);
  const std::string members("\x4a\x02\x02\x02", 4);
  const std::string types("\x52\x02\x01\x01", 4);
  EXPECT_NO_THROW(require_whole_lists(blob_of(kOneRelation, id + roles + members + types)));
  EXPECT_THROW(require_whole_lists(blob_of(kOneRelation, id + roles + members)), base::Error);
}

TEST(OsmIntegrity, RefusesAChecksumFileWithoutAChecksum) {
  const TemporaryFolder folder;
  const auto file = good_map(folder);
  static_cast<void>(folder.write("map.osm.pbf.sha256", "\n"));
  EXPECT_EQ(code_of(file), ErrorCode::checksum_mismatch);
}

// As after a download that reserved the length and lost its end.  libosmium takes a size of zero
// for the end of the file.
TEST(OsmIntegrity, RefusesZerosInPlaceOfABlock) {
  const TemporaryFolder folder;
  const std::string bytes = narhet::test::read_bytes(good_map(folder));
  for (const std::size_t zeros : {1U, 4U, 1000U}) {
    EXPECT_EQ(code_of(folder.write("zeros.osm.pbf", bytes + std::string(zeros, '\0'))),
              ErrorCode::file_damaged)
        << zeros;
  }
}

TEST(OsmIntegrity, RefusesABlockOfAnotherType) {
  const TemporaryFolder folder;
  for (const std::string type : {"OSMHeader", "OSMData"}) {
    std::string bytes = narhet::test::read_bytes(good_map(folder));
    const auto place = bytes.find(type);
    ASSERT_NE(place, std::string::npos);
    bytes[place] = 'P';
    EXPECT_EQ(code_of(folder.write("other.osm.pbf", bytes)), ErrorCode::file_damaged) << type;
  }
}

TEST(OsmIntegrity, RefusesAnExtractWithoutASectionUnlessAllowed) {
  const TemporaryFolder folder;
  const auto file = folder / "map.osm.pbf";
  for (const std::string& opl : {std::string{kNodes} + kWay, std::string{kNodes} + kRelation,
                                 std::string{kWay} + kRelation, std::string{kNodes}}) {
    narhet::test::write_pbf(file, opl);
    EXPECT_EQ(code_of(file), ErrorCode::extract_incomplete) << opl;
    EXPECT_EQ(code_of(file, everything()), std::nullopt) << opl;
  }
}

// One road in twenty may lack nodes: extracts that keep whole ways at their border have none,
// others some.
TEST(OsmIntegrity, RefusesAnExtractWhoseRoadsLackNodesUnlessAllowed) {
  const TemporaryFolder folder;
  const auto file = folder / "map.osm.pbf";
  const auto write = [&](int whole_roads) {
    std::string opl{kNodes};
    for (int way = 1; way <= whole_roads; ++way) {
      opl += "w" + std::to_string(way) + " Thighway=residential Nn1,n2\n";
    }
    narhet::test::write_pbf(file, opl + "w99 Thighway=residential Nn1,n2,n77\n" + kRelation);
  };
  write(19);
  EXPECT_EQ(code_of(file), std::nullopt);
  write(18);
  EXPECT_EQ(code_of(file), ErrorCode::extract_incomplete);
  EXPECT_EQ(code_of(file, everything()), std::nullopt);
}

TEST(OsmIntegrity, VerifiesTheChecksumBesideTheFile) {
  const TemporaryFolder folder;
  const auto file = good_map(folder);
  const base::Task task;
  const std::string md5 = base::md5_of_file(file, task);
  const std::string sha256 = base::sha256_of_file(file, task);
  folder.write("map.osm.pbf.md5", md5 + "  map.osm.pbf\n");
  folder.write("map.osm.pbf.sha256", sha256 + " *map.osm.pbf\n");
  EXPECT_EQ(code_of(file), std::nullopt);

  std::string capitals = sha256;
  for (char& c : capitals) {
    c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  folder.write("map.osm.pbf.sha256", capitals);
  EXPECT_EQ(code_of(file), std::nullopt);

  folder.write("map.osm.pbf.md5", std::string(32, '0') + "  map.osm.pbf\n");
  EXPECT_EQ(code_of(file), ErrorCode::checksum_mismatch);
  folder.write("map.osm.pbf.md5", md5);
  folder.write("map.osm.pbf.sha256", std::string(64, '0') + "\n");
  EXPECT_EQ(code_of(file), ErrorCode::checksum_mismatch);
  // What the checksum says is not a question of completeness.
  EXPECT_EQ(code_of(file, everything()), ErrorCode::checksum_mismatch);
}

TEST(OsmIntegrity, NamesAFileThatIsDamaged) {
  const TemporaryFolder folder;
  const std::string bytes = narhet::test::read_bytes(good_map(folder));
  EXPECT_EQ(code_of(folder.write("empty.osm.pbf", "")), ErrorCode::file_damaged);
  EXPECT_EQ(code_of(folder.write("text.osm.pbf", "# no extract but a text\n")),
            ErrorCode::file_damaged);
  EXPECT_EQ(code_of(folder.write("half.osm.pbf", bytes.substr(0, bytes.size() / 2))),
            ErrorCode::file_damaged);
  EXPECT_EQ(code_of(folder.write("last.osm.pbf", bytes.substr(0, bytes.size() - 1))),
            ErrorCode::file_damaged);
  EXPECT_EQ(code_of(folder.write("more.osm.pbf", bytes + "more")), ErrorCode::file_damaged);
}

// The last four bytes are the Adler-32 that ends the compressed data of the last blob.
TEST(OsmIntegrity, NamesAFileWithAFlippedBit) {
  const TemporaryFolder folder;
  const std::string bytes = narhet::test::read_bytes(good_map(folder));
  for (std::size_t at = bytes.size() - 4; at < bytes.size(); ++at) {
    std::string flipped = bytes;
    flipped[at] = static_cast<char>(flipped[at] ^ 4);
    EXPECT_EQ(code_of(folder.write("bit.osm.pbf", flipped)), ErrorCode::file_damaged) << at;
  }
}

TEST(OsmIntegrity, NeverCrashesAndNeverThrowsAnythingElseOnABitFlippedAnywhere) {
  const TemporaryFolder folder;
  const std::string bytes = narhet::test::read_bytes(good_map(folder));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string flipped = bytes;
    flipped[at] = static_cast<char>(flipped[at] ^ 1);
    const auto code = code_of(folder.write("bit.osm.pbf", flipped));
    EXPECT_TRUE(!code || code == ErrorCode::file_damaged || code == ErrorCode::extract_incomplete)
        << "byte " << at;
  }
}

// Node 2 comes before node 1: what a reader finds by order would be missed.
TEST(OsmIntegrity, RefusesAFileThatIsNotInOrder) {
  const TemporaryFolder folder;
  const auto file = folder / "map.osm.pbf";
  narhet::test::write_pbf(file, std::string{"n2 x13.1 y56.2\nn1 x13.1 y56.2\n"} + kWay + kRelation);
  EXPECT_EQ(code_of(file), ErrorCode::file_damaged);
}

TEST(OsmIntegrity, RefusesWhatIsNoExtractByItsName) {
  const TemporaryFolder folder;
  const auto file = good_map(folder);
  const auto renamed = folder / "map.osm";
  std::filesystem::copy(file, renamed);
  EXPECT_EQ(code_of(renamed), ErrorCode::file_refused);
  std::filesystem::create_directory(folder / "folder.osm.pbf");
  EXPECT_EQ(code_of(folder / "folder.osm.pbf"), ErrorCode::file_refused);
  EXPECT_EQ(code_of(folder / "absent.osm.pbf"), ErrorCode::file_not_found);
}

TEST(OsmIntegrity, StopsWhenAsked) {
  const TemporaryFolder folder;
  const auto file = good_map(folder);
  std::stop_source stop;
  stop.request_stop();
  base::Task task;
  task.stop = stop.get_token();
  EXPECT_THROW(static_cast<void>(read_osm_centre(file, task)), base::Cancelled);
}

TEST(ReadOsmCentre, IsTheMiddleOfTheBoxElseOfTheNodes) {
  const TemporaryFolder folder;
  const auto file = folder / "map.osm.pbf";
  const std::string opl = "n1 x13.10 y56.20\nn2 x13.30 y56.40\n";
  narhet::test::write_pbf(file, opl, narhet::test::HeaderBox{10.0, 50.0, 12.0, 54.0});
  const geo::LonLat boxed = read_osm_centre(file, base::Task{});
  EXPECT_DOUBLE_EQ(boxed.lon, 11.0);
  EXPECT_DOUBLE_EQ(boxed.lat, 52.0);
  narhet::test::write_pbf(file, opl);
  const geo::LonLat plain = read_osm_centre(file, base::Task{});
  EXPECT_NEAR(plain.lon, 13.20, 1e-9);
  EXPECT_NEAR(plain.lat, 56.30, 1e-9);
  narhet::test::write_pbf(file, kWay);
  EXPECT_THROW(static_cast<void>(read_osm_centre(file, base::Task{})), base::Error);
}

}  // namespace
}  // namespace narhet::input::test
