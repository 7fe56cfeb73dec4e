// SPDX-License-Identifier: MIT
// Real extracts.  The numbers of roads, services and borders were counted apart from this program,
// by a script over the extracts in OPL form (`osmium cat -f opl`) that knows the tags of
// `data/defaults/osm.toml` and no geometry.
#include "input/osm_defaults.hpp"
#include "input/osm_map.hpp"
#include "support/test_data.hpp"

#include "narhet/base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace narhet::input::test {
namespace {

using base::ErrorCode;
using model::Subject;
using testing::UnorderedElementsAre;

OsmOptions strict() {
  OsmOptions options = everything();
  options.allow_incomplete = false;
  return options;
}

/// In ETRS89 / UTM zone 32, which is near enough for Andorra too.
OsmExtract read_real(const std::filesystem::path& file) {
  return read_extract(file, strict(), "EPSG:25832");
}

std::vector<std::string> names(const OsmExtract& extract) {
  std::vector<std::string> texts;
  for (const model::Municipality& each : extract.municipalities) {
    texts.push_back(each.name);
  }
  return texts;
}

std::vector<std::string> rejected_names(const OsmExtract& extract, Subject subject) {
  std::vector<std::string> texts;
  for (const model::Rejected& each : report_of(extract, subject).rejected) {
    texts.push_back(each.id);
  }
  return texts;
}

struct Counts {
  std::uint64_t read{};
  std::uint64_t used{};
  std::uint64_t closed{};
  std::uint64_t passenger_ferries{};
};

void expect_roads(const OsmExtract& extract, const Counts& counts) {
  const model::LoadReport& roads = report_of(extract, Subject::roads);
  EXPECT_EQ(roads.read, counts.read);
  EXPECT_EQ(roads.used, counts.used);
  EXPECT_EQ(excluded(roads, "roads closed to cars"), counts.closed);
  EXPECT_EQ(excluded(roads, "ferries that carry no cars"), counts.passenger_ferries);
  EXPECT_TRUE(roads.rejected.empty());
}

TEST(RealExtract, OfLiechtensteinHasElevenMunicipalitiesAndElevenSetAside) {
  const auto file = narhet::test::data_file("osm/liechtenstein-2015.osm.pbf");
  if (!file) {
    GTEST_SKIP() << "no osm/liechtenstein-2015.osm.pbf";
  }
  const OsmExtract map = read_real(*file);
  expect_roads(map, {4660, 3238, 241, 0});
  EXPECT_EQ(map.admin_level, 8);
  EXPECT_THAT(names(map),
              UnorderedElementsAre("Balzers", "Eschen", "Gamprin", "Mauren", "Planken", "Ruggell",
                                   "Schaan", "Schellenberg", "Triesen", "Triesenberg", "Vaduz"));
  EXPECT_THAT(
      rejected_names(map, Subject::municipalities),
      UnorderedElementsAre("Altstätten", "Buchs (SG)", "Feldkirch", "Fläsch", "Frastanz",
                           "Maienfeld", "Nenzing", "Sargans", "Sennwald", "Sevelen", "Wartau"));
  const model::LoadReport& borders = report_of(map, Subject::municipalities);
  EXPECT_EQ(borders.read, 39U + 4U);  // relations, and nameless closed ways
  EXPECT_EQ(excluded(borders, "borders drawn as one way, without a relation"), 4U);
  EXPECT_EQ(map.places.size(), 19U);
  EXPECT_EQ(report_of(map, Subject::places).read, 44U);
  EXPECT_EQ(report_of(map, Subject::services).read, 50U);
  EXPECT_EQ(report_of(map, Subject::candidates).read, 78U);
}

TEST(RealExtract, OfAndorraHasSevenParishes) {
  const auto file = narhet::test::data_file("osm/andorra-2020.osm.pbf");
  if (!file) {
    GTEST_SKIP() << "no osm/andorra-2020.osm.pbf";
  }
  const OsmExtract map = read_real(*file);
  expect_roads(map, {4611, 3067, 23, 0});
  EXPECT_EQ(map.admin_level, 7);
  EXPECT_THAT(names(map),
              UnorderedElementsAre("Andorra la Vella", "Canillo", "Encamp", "Escaldes-Engordany",
                                   "La Massana", "Ordino", "Sant Julià de Lòria"));
  EXPECT_EQ(map.places.size(), 65U + 2U);  // nodes, and closed ways without a node of their name
  EXPECT_EQ(report_of(map, Subject::services).read, 154U);
  EXPECT_EQ(report_of(map, Subject::candidates).read, 165U);
}

// The one place=town is a node; the same as a relation reaches out to sea and is not complete.
TEST(RealExtract, OfMonacoHasQuarters) {
  const auto file = narhet::test::data_file("osm/monaco-2021.osm.pbf");
  if (!file) {
    GTEST_SKIP() << "no osm/monaco-2021.osm.pbf";
  }
  const OsmExtract map = read_real(*file);
  expect_roads(map, {2428, 957, 5, 1});
  EXPECT_EQ(map.admin_level, 10);
  EXPECT_THAT(names(map), UnorderedElementsAre("Fontvieille", "La Condamine", "La Rousse",
                                               "Larvotto", "Monaco-Ville", "Monte-Carlo"));
  EXPECT_THAT(rejected_names(map, Subject::municipalities),
              UnorderedElementsAre("Jardin Exotique", "Les Monegetti", "Sainte-Dévote"));
  // One city, so its nine suburbs are the places; of three the border is not complete.
  EXPECT_EQ(map.places.size(), 9U);
  EXPECT_EQ(report_of(map, Subject::services).read, 65U);
}

// All fifteen ferry ways, boats of the harbour, have motor_vehicle=no.
TEST(RealExtract, OfHamburgHasNoFerryForCars) {
  const auto file = narhet::test::data_file("osm/hamburg-ferry.osm.pbf");
  if (!file) {
    GTEST_SKIP() << "no osm/hamburg-ferry.osm.pbf";
  }
  const OsmExtract map = read_real(*file);
  expect_roads(map, {372, 59, 0, 15});
  for (const model::RoadSegment& segment : map.roads.segments) {
    EXPECT_FALSE(segment.open.car && segment.road_class == model::RoadClass::ferry);
  }
  EXPECT_TRUE(map.municipalities.empty());
  // The middle of a city: a neighbourhood is the only place.
  ASSERT_EQ(map.places.size(), 1U);
  EXPECT_EQ(map.places[0].type, "neighbourhood");
}

TEST(RealExtract, OfStockholmHasRoadsButNeitherPlacesNorMunicipalities) {
  const auto file = narhet::test::data_file("osm/stockholm-small.osm.pbf");
  if (!file) {
    GTEST_SKIP() << "no osm/stockholm-small.osm.pbf";
  }
  const OsmExtract map = read_real(*file);
  expect_roads(map, {185, 49, 3, 0});
  EXPECT_TRUE(map.places.empty());
  EXPECT_EQ(report_of(map, Subject::places).read, 29U);
  EXPECT_TRUE(map.municipalities.empty());
  EXPECT_EQ(report_of(map, Subject::services).used, 9U);
  EXPECT_EQ(report_of(map, Subject::candidates).used, 15U);
}

TEST(HostileExtract, IsRefusedWithItsCodeAndName) {
  struct Expected {
    const char* file;
    ErrorCode code;
  };
  constexpr std::array<Expected, 5> kTable{{
      {"hostile/bitflip.osm.pbf", ErrorCode::file_damaged},
      {"hostile/empty.osm.pbf", ErrorCode::file_damaged},
      {"hostile/truncated.osm.pbf", ErrorCode::file_damaged},
      {"hostile/liechtenstein-no-relations.osm.pbf", ErrorCode::extract_incomplete},
      {"hostile/liechtenstein-ways-cut.osm.pbf", ErrorCode::extract_incomplete},
  }};
  if (!narhet::test::data_file(kTable[0].file)) {
    GTEST_SKIP() << "no " << kTable[0].file;
  }
  for (const Expected& expected : kTable) {
    const auto file = narhet::test::data_file(expected.file);
    ASSERT_TRUE(file) << expected.file;
    try {
      static_cast<void>(read_real(*file));
      ADD_FAILURE() << expected.file << " was read";
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), expected.code) << expected.file << ": " << error.what();
      EXPECT_EQ(error.where().file, file->string());
    }
  }
}

TEST(HostileExtract, ThatIsOnlyIncompleteIsReadWhereAllowed) {
  const auto file = narhet::test::data_file("hostile/liechtenstein-no-relations.osm.pbf");
  if (!file) {
    GTEST_SKIP() << "no hostile/liechtenstein-no-relations.osm.pbf";
  }
  const OsmExtract map = read_extract(*file, everything(), "EPSG:25832");
  EXPECT_FALSE(map.roads.segments.empty());
  EXPECT_TRUE(map.municipalities.empty());
}

// Blocks of blobs are read on all threads; what comes out may not depend on how many there are.
TEST(RealExtract, IsTheSameForAnyNumberOfThreads) {
  const auto file = narhet::test::data_file("osm/liechtenstein-2015.osm.pbf");
  if (!file) {
    GTEST_SKIP() << "no osm/liechtenstein-2015.osm.pbf";
  }
  const geo::Crs crs = geo::Crs::from_text("EPSG:25832");
  const auto read = [&](unsigned threads) {
    base::Task task;
    task.threads.count = threads;
    return read_osm_extract(*file, osm_defaults(), five_kinds(), strict(), crs, task);
  };
  const OsmExtract one = read(1);
  for (const unsigned threads : {2U, 3U, 8U}) {
    const OsmExtract several = read(threads);
    ASSERT_EQ(several.roads.vertices.size(), one.roads.vertices.size());
    for (std::size_t i = 0; i < one.roads.vertices.size(); ++i) {
      ASSERT_EQ(several.roads.vertices[i].node, one.roads.vertices[i].node);
      ASSERT_EQ(several.roads.vertices[i].position, one.roads.vertices[i].position);
    }
    EXPECT_EQ(several.roads.edge_nodes, one.roads.edge_nodes);
    EXPECT_EQ(names(several), names(one));
    ASSERT_EQ(several.services.size(), one.services.size());
    for (std::size_t i = 0; i < one.services.size(); ++i) {
      EXPECT_EQ(several.services[i].id, one.services[i].id);
    }
  }
}

}  // namespace
}  // namespace narhet::input::test
