// SPDX-License-Identifier: MIT
#include "input/osm_map.hpp"

#include "narhet/base/error.hpp"
#include "narhet/geo/area_index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <span>
#include <string>
#include <vector>

namespace narhet::input::test {
namespace {

using base::ErrorCode;
using model::Subject;
using testing::ElementsAre;
using testing::IsEmpty;

/// Nodes of a lattice: n11 in the south-west to n44 in the north-east, n<row><column>, 0.01 degrees
/// apart, n11 at 13.10 56.20.
std::string lattice() {
  std::string opl;
  for (int row = 1; row <= 4; ++row) {
    for (int column = 1; column <= 4; ++column) {
      opl += "n" + std::to_string(10 * row + column) + " x13.1" + std::to_string(column - 1) +
             " y56.2" + std::to_string(row - 1) + "\n";
    }
  }
  return opl;
}

/// A village in the middle of the lattice's cell, by its south-western corner.
std::string village(int id, int row, int column) {
  return "n" + std::to_string(id) + " x13.1" + std::to_string(column - 1) + "5 y56.2" +
         std::to_string(row - 1) + "5 Tplace=village,name=V" + std::to_string(id) + "\n";
}

std::string border(int id, const std::string& name, int level, const std::string& members) {
  return "r" + std::to_string(id) +
         " Ttype=boundary,boundary=administrative,admin_level=" + std::to_string(level) +
         (name.empty() ? "" : ",name=" + name) + " M" + members + "\n";
}

std::vector<std::string> names(const OsmExtract& extract) {
  std::vector<std::string> texts;
  for (const model::Municipality& each : extract.municipalities) {
    texts.push_back(each.name);
  }
  return texts;
}

// Two ways round the lattice, and a ring around its middle cell.
const std::string kRound =
    "w1 Nn11,n12,n13,n14,n24,n34,n44\n"
    "w2 Nn44,n43,n42,n41,n31,n21,n11\n"
    "w3 Nn22,n23,n33,n32,n22\n";

TEST(OsmMunicipalities, AreRelationsOfSeveralWaysWithHoles) {
  const OsmExtract map =
      read_opl(lattice() + village(51, 1, 1) + kRound +
               "r1 Ttype=boundary,boundary=administrative,admin_level=7,name=Åbo,ref=0482,"
               "population=1%20%234 Mw1@outer,w2@outer,w3@inner\n");
  ASSERT_EQ(map.municipalities.size(), 1U);
  const model::Municipality& found = map.municipalities[0];
  EXPECT_EQ(found.code, "0482");
  EXPECT_EQ(found.name, "Åbo");
  EXPECT_EQ(found.origin.record, "relation 1");
  ASSERT_EQ(found.area.size(), 1U);
  EXPECT_EQ(found.area[0].holes.size(), 1U);
  const geo::AreaIndex index{std::span{&found.area, 1}};
  EXPECT_TRUE(index.covering(map.places[0].position));
  const OsmExtract middle = read_opl(village(52, 2, 2));
  EXPECT_FALSE(index.covering(middle.places[0].position)) << "the hole is no part of it";
}

TEST(OsmMunicipalities, HaveTheirRelationAsCodeWhereTheyHaveNoOther) {
  const OsmExtract map =
      read_opl(lattice() + village(51, 1, 1) + kRound + border(4, "Åbo", 7, "w1@,w2@"));
  ASSERT_EQ(map.municipalities.size(), 1U);
  EXPECT_EQ(map.municipalities[0].code, "r4");
}

TEST(OsmMunicipalities, AreSetAsideByNameWhereTheyAreIncomplete) {
  const OsmExtract map =
      read_opl(lattice() + village(51, 1, 1) + kRound + border(1, "Åbo", 7, "w1@outer,w2@outer") +
               border(2, "Utby", 7, "w1@outer,w99@outer") + border(3, "Halvby", 7, "w1@outer") +
               border(4, "Fjärran", 6, "w98@outer"));
  EXPECT_THAT(names(map), ElementsAre("Åbo"));
  EXPECT_EQ(rejected(report_of(map, Subject::municipalities)),
            "relation 2 Utby: its border is not complete in the extract; "
            "relation 3 Halvby: its border lacks nodes, does not close or crosses itself");
  EXPECT_EQ(excluded(report_of(map, Subject::municipalities),
                     "incomplete areas of another administrative level"),
            1U);
}

TEST(OsmMunicipalities, AreNeitherNamelessNorWaysNorLines) {
  const OsmExtract map =
      read_opl(lattice() + village(51, 1, 1) +
               "w1 Nn11,n12,n13,n14,n24,n34,n44\n"
               "w2 Nn44,n43,n42,n41,n31,n21,n11\n"
               "w3 Tboundary=administrative,admin_level=8,name=Way Nn22,n23,n33,n32,n22\n" +
               border(1, "", 8, "w1@outer,w2@outer") + border(2, "Åbo", 7, "w1@outer,w2@outer") +
               "r3 Ttype=collection,boundary=administrative,admin_level=7,name=Line Mw1@\n"
               "r4 Ttype=boundary,boundary=administrative,name=NoLevel Mw1@,w2@\n"
               "r5 Ttype=boundary,boundary=administrative,admin_level=seven,name=Word Mw1@,w2@\n"
               "r6 Ttype=boundary,boundary=political,admin_level=7,name=Ward Mw1@,w2@\n");
  EXPECT_THAT(names(map), ElementsAre("Åbo"));
  const model::LoadReport& report = report_of(map, Subject::municipalities);
  EXPECT_EQ(excluded(report, "borders drawn as one way, without a relation"), 1U);
  EXPECT_EQ(excluded(report, "areas without a name or an administrative level"), 3U);
  EXPECT_EQ(excluded(report, "border lines, not areas"), 1U);
  EXPECT_EQ(report.read, 6U);
}

// Level 6 is the whole lattice; level 8 its middle cell.  Villages stand in cells (1,1) and (2,2).
TEST(OsmMunicipalities, AreOfTheLevelThatHasMostPlaces) {
  const OsmExtract map =
      read_opl(lattice() + village(51, 1, 1) + village(52, 2, 2) + kRound +
               border(1, "Län", 6, "w1@outer,w2@outer") + border(2, "Mitt", 8, "w3@outer"));
  EXPECT_EQ(map.admin_level, 6);
  EXPECT_THAT(names(map), ElementsAre("Län"));
  EXPECT_THAT(
      notices(report_of(map, Subject::municipalities)),
      ElementsAre("municipalities are the complete areas of administrative level 6; places in "
                  "the areas of each level: 6 (2), 8 (1)"));
  EXPECT_EQ(
      excluded(report_of(map, Subject::municipalities), "areas of another administrative level"),
      1U);
}

TEST(OsmMunicipalities, AreOfTheDeeperOfLevelsWithAsManyPlaces) {
  const OsmExtract map =
      read_opl(lattice() + village(52, 2, 2) + kRound + border(1, "Län", 6, "w1@outer,w2@outer") +
               border(2, "Mitt", 8, "w3@outer"));
  EXPECT_EQ(map.admin_level, 8);
  EXPECT_THAT(names(map), ElementsAre("Mitt"));
}

TEST(OsmMunicipalities, AreOfTheLevelAskedFor) {
  OsmOptions options = everything();
  options.admin_level = 6;
  const std::string map = lattice() + village(52, 2, 2) + kRound +
                          border(1, "Län", 6, "w1@outer,w2@outer") +
                          border(2, "Mitt", 8, "w3@outer");
  EXPECT_THAT(names(read_opl(map, options)), ElementsAre("Län"));
  options.admin_level = 7;
  try {
    static_cast<void>(read_opl(map, options));
    FAIL() << "there is no area of level 7";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::layer_missing);
    EXPECT_NE(error.where().file.find("map.osm.pbf"), std::string::npos);
    EXPECT_EQ(error.hint().arguments().at(0).text(), "6 (1), 8 (1)");
  }
}

TEST(OsmMunicipalities, AreNoneWhereNoAreaHasAPlace) {
  const OsmExtract map =
      read_opl(lattice() + village(51, 1, 1) + kRound + border(2, "Mitt", 8, "w3@outer"));
  EXPECT_THAT(map.municipalities, IsEmpty());
  EXPECT_EQ(map.admin_level, std::nullopt);
  EXPECT_THAT(notices(report_of(map, Subject::municipalities)),
              ElementsAre("no complete area contains a place: there are no municipalities"));
}

// A figure of eight: the sides 22-33 and 23-32 cross where no node is.
TEST(OsmMunicipalities, AreRejectedWhereTheBorderCrossesItself) {
  const OsmExtract map =
      read_opl(lattice() + village(51, 1, 1) +
               "w1 Nn11,n12,n13,n14,n24,n34,n44\n"
               "w2 Nn44,n43,n42,n41,n31,n21,n11\n"
               "w3 Nn22,n33,n23,n32,n22\n" +
               border(1, "Åbo", 7, "w1@outer,w2@outer") + border(2, "Knut", 7, "w3@outer"));
  EXPECT_THAT(names(map), ElementsAre("Åbo"));
  EXPECT_EQ(rejected(report_of(map, Subject::municipalities)),
            "relation 2 Knut: its border lacks nodes, does not close or crosses itself");
}

}  // namespace
}  // namespace narhet::input::test
