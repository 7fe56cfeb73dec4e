// SPDX-License-Identifier: MIT
#include "input/osm_map.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace narhet::input::test {
namespace {

using model::Subject;
using testing::ElementsAre;
using testing::IsEmpty;

/// Five nodes in a row from west to east, 0.01 degrees apart.
const std::string kRow =
    "n1 x13.10 y56.20\n"
    "n2 x13.11 y56.20\n"
    "n3 x13.12 y56.20\n"
    "n4 x13.13 y56.20\n"
    "n5 x13.14 y56.20\n";

/// The nodes of each segment, numbered from 1 in the order of the ids of those that roads need.
std::vector<std::vector<std::int64_t>> lines(const model::Roads& roads,
                                             model::Mode mode = model::Mode::car) {
  std::vector<std::vector<std::int64_t>> nodes;
  for (const model::RoadSegment& segment : roads.segments) {
    if (!segment.open[mode]) {
      continue;
    }
    nodes.emplace_back();
    for (const model::RoadVertex& vertex : roads.line(segment)) {
      nodes.back().push_back(vertex.node);
    }
  }
  return nodes;
}

TEST(OsmRoads, AreTheWaysOfTheFileWithTheirNodesAndPositions) {
  const OsmExtract map = read_opl(kRow + "w7 Thighway=residential Nn1,n2,n3\n");
  EXPECT_THAT(lines(map.roads), ElementsAre(ElementsAre(1, 2, 3)));
  EXPECT_EQ(map.roads.segments[0].origin, 7);
  EXPECT_EQ(map.roads.vertices[1].position, (geo::LonLat{13.11, 56.20}));
  EXPECT_EQ(report_of(map, Subject::roads).read, 1U);
  EXPECT_EQ(report_of(map, Subject::roads).used, 1U);
  EXPECT_THAT(report_of(map, Subject::roads).notices, IsEmpty());
  EXPECT_THAT(map.roads.edge_nodes, IsEmpty());
}

TEST(OsmRoads, KnowTheNamesAndTimetablesOfFerries) {
  const OsmExtract map =
      read_opl(kRow +
               "w1 Troute=ferry,name=Norra,interval=00:20,opening_hours=May-Oct Nn1,n2\n"
               "w2 Thighway=residential,name=Gatan Nn2,n3\n"
               "w3 Troute=ferry,name=Södra,seasonal=yes,interval=often Nn3,n4\n");
  ASSERT_EQ(map.roads.ferries.size(), 2U);
  EXPECT_EQ(map.roads.ferries[0].name, "Norra");
  EXPECT_EQ(map.roads.ferries[0].interval, base::Seconds{1200.0});
  EXPECT_EQ(map.roads.ferries[1].name, "Södra");
  EXPECT_EQ(map.roads.ferries[1].interval, std::nullopt);
  EXPECT_EQ(map.roads.segments[0].ferry, 0U);
  EXPECT_EQ(map.roads.segments[1].ferry, std::nullopt);
  EXPECT_EQ(map.roads.segments[2].ferry, 1U);
  EXPECT_EQ(map.roads.segments[0].months, model::Months::range(5, 10));
  EXPECT_THAT(
      notices(report_of(map, Subject::roads)),
      ElementsAre("1 ferry is closed part of the year",
                  "1 ferry has a time between departures that cannot be read; the ferry wait "
                  "decides",
                  "1 road or ferry is closed part of the year without saying when "
                  "(seasonal=yes); it counts as open all year"));
}

// The two ways cross at 13.12 56.20, and neither has a node there that the other has too.
TEST(OsmRoads, DoNotMeetWhereABridgeCrosses) {  // node 5 is no road's
  const OsmExtract map = read_opl(kRow +
                                  "n6 x13.12 y56.19\n"
                                  "n7 x13.12 y56.20\n"
                                  "n8 x13.12 y56.21\n"
                                  "w1 Thighway=residential Nn1,n2,n3,n4\n"
                                  "w2 Thighway=residential,bridge=yes Nn6,n7,n8\n");
  EXPECT_THAT(lines(map.roads), ElementsAre(ElementsAre(1, 2, 3, 4), ElementsAre(5, 6, 7)));
}

TEST(OsmRoads, AreCutByABarrierWithinAndAtAnEnd) {
  const OsmExtract map = read_opl(
      "n1 x13.10 y56.20\n"
      "n2 x13.11 y56.20\n"
      "n3 x13.12 y56.20 Tbarrier=bollard\n"
      "n4 x13.13 y56.20\n"
      "n5 x13.14 y56.20\n"
      "w1 Thighway=residential Nn1,n2,n3,n4\n"
      "w2 Thighway=residential Nn3,n5\n");
  const auto found = lines(map.roads);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_THAT(found[0], ElementsAre(1, 2, testing::Lt(0)));
  EXPECT_THAT(found[1], ElementsAre(testing::Lt(0), 4));
  EXPECT_THAT(found[2], ElementsAre(testing::Lt(0), 5));
  const std::set<std::int64_t> ends{found[0].back(), found[1].front(), found[2].front()};
  EXPECT_EQ(ends.size(), 3U) << "the three ends at the bollard must not be one node";
  EXPECT_EQ(map.roads.line(map.roads.segments[1]).front().position, (geo::LonLat{13.12, 56.20}));
  EXPECT_THAT(notices(report_of(map, Subject::roads)),
              ElementsAre("2 times a road is cut by a barrier that stops cars"));
}

TEST(OsmRoads, PassABarrierThatIsOpenToCars) {
  for (const char* tags :
       {"barrier=gate", "barrier=bollard,motor_vehicle=yes", "barrier=cattle_grid", "access=no"}) {
    const OsmExtract map = read_opl(std::string{"n1 x13.10 y56.20\nn2 x13.11 y56.20 T"} + tags +
                                    "\nn3 x13.12 y56.20\nw1 Thighway=residential Nn1,n2,n3\n");
    EXPECT_THAT(lines(map.roads), ElementsAre(ElementsAre(1, 2, 3))) << tags;
  }
}

TEST(OsmRoads, AreCutByAGateThatIsClosed) {
  const OsmExtract map = read_opl(
      "n1 x13.10 y56.20\nn2 x13.11 y56.20 Tbarrier=gate,access=no\nn3 x13.12 y56.20\n"
      "w1 Thighway=residential Nn1,n2,n3\n");
  EXPECT_THAT(lines(map.roads), testing::SizeIs(2));
}

// Who walks or cycles goes on from each cut end to the node of the bollard, without any length.
TEST(OsmRoads, ArePassedOnFootWhereABarrierStopsCars) {
  const OsmExtract map = read_opl(
      "n1 x13.10 y56.20\nn2 x13.11 y56.20 Tbarrier=bollard\nn3 x13.12 y56.20\n"
      "w1 Thighway=residential Nn1,n2,n3\n"
      "w2 Thighway=footway Nn2,n3\n");
  const auto found = lines(map.roads, model::Mode::walking);
  ASSERT_THAT(found, testing::SizeIs(5));
  EXPECT_THAT(found[2], ElementsAre(found[0].back(), 2));
  EXPECT_THAT(found[3], ElementsAre(found[1].front(), 2));
  EXPECT_THAT(found[4], ElementsAre(2, 3)) << "a footway is not cut";
  EXPECT_THAT(lines(map.roads), testing::SizeIs(2)) << "nothing joins the ends for cars";
  const auto passage = map.roads.line(map.roads.segments[2]);
  EXPECT_EQ(passage.front().position, passage.back().position);
}

// The graph holds the ways of everybody; the report counts what the mode asked for may use.
TEST(OsmRoads, OfOthersAreKeptButNotCountedAsUsed) {
  const OsmExtract map = read_opl(kRow +
                                  "w1 Thighway=residential Nn1,n2\n"
                                  "w2 Thighway=footway Nn2,n3\n"
                                  "w3 Thighway=service,access=no Nn3,n4\n");
  EXPECT_EQ(report_of(map, Subject::roads).used, 1U);
  EXPECT_TRUE(report_of(map, Subject::roads).is_balanced());
  EXPECT_THAT(lines(map.roads), ElementsAre(ElementsAre(1, 2)));
  EXPECT_THAT(lines(map.roads, model::Mode::walking),
              ElementsAre(ElementsAre(1, 2), ElementsAre(2, 3)));
}

TEST(OsmRoads, KeepTheirPiecesWhereNodesAreMissing) {
  const OsmExtract map =
      read_opl(kRow + "w1 Thighway=residential Nn90,n1,n2,n91,n92,n3,n4,n93,n5\n");
  EXPECT_THAT(lines(map.roads), ElementsAre(ElementsAre(1, 2), ElementsAre(3, 4)));
  // Each end at a gap is at the edge of the data; node 5 stands alone between a gap and the end.
  EXPECT_THAT(map.roads.edge_nodes, testing::IsSupersetOf({1, 2, 3, 4}));
  EXPECT_THAT(notices(report_of(map, Subject::roads)),
              ElementsAre("1 road lacks nodes and ends at the edge of the extract"));
}

TEST(OsmRoads, AreRejectedWithoutTwoNodes) {
  const OsmExtract map = read_opl(kRow +
                                  "w1 Thighway=residential,name=Nowhere Nn90,n91\n"
                                  "w2 Thighway=residential Nn1\n"
                                  "w3 Thighway=residential Nn1,n1\n");
  EXPECT_THAT(lines(map.roads), IsEmpty());
  EXPECT_EQ(rejected(report_of(map, Subject::roads)),
            "way 1 Nowhere: its nodes are not in the extract; "
            "way 2: it has no two different nodes; "
            "way 3: it has no two different nodes");
}

TEST(OsmRoads, CountWhatIsLeftOutByItsReason) {
  const OsmExtract map = read_opl(kRow +
                                  "w1 Thighway=footway Nn1,n2\n"
                                  "w2 Thighway=steps Nn1,n2\n"
                                  "w3 Thighway=construction Nn1,n2\n"
                                  "w4 Thighway=service,access=no Nn1,n2\n"
                                  "w5 Troute=ferry,foot=yes Nn1,n2\n"
                                  "w6 Tbuilding=yes Nn1,n2,n3,n1\n"
                                  "w7 Thighway=residential Nn1,n2\n");
  const model::LoadReport& report = report_of(map, Subject::roads);
  EXPECT_EQ(report.read, 6U);  // a building is none of them
  EXPECT_EQ(report.used, 1U);
  EXPECT_EQ(excluded(report, "ways that are not for cars (foot and cycle ways, steps, …)"), 2U);
  EXPECT_EQ(excluded(report, "roads that are planned, being built or gone"), 1U);
  EXPECT_EQ(excluded(report, "roads closed to cars"), 1U);
  EXPECT_EQ(excluded(report, "ferries that carry no cars"), 1U);
}

TEST(OsmRoads, KeepTheDurationOfAFerryOnlyIfItIsWhole) {
  const OsmExtract whole = read_opl(kRow + "w1 Troute=ferry,duration=00:20 Nn1,n2,n3\n");
  ASSERT_EQ(whole.roads.segments.size(), 1U);
  EXPECT_EQ(whole.roads.segments[0].duration, base::Seconds{1200.0});
  // Two pieces of a crossing of twenty minutes do not take twenty minutes each.
  const OsmExtract pieces = read_opl(kRow + "w1 Troute=ferry,duration=00:20 Nn1,n2,n90,n3,n4\n");
  ASSERT_EQ(pieces.roads.segments.size(), 2U);
  EXPECT_EQ(pieces.roads.segments[0].duration, std::nullopt);
  EXPECT_EQ(pieces.roads.segments[1].duration, std::nullopt);
}

TEST(OsmRoads, SayHowManyLimitsAndDurationsCannotBeRead) {
  const OsmExtract map = read_opl(kRow +
                                  "w1 Thighway=residential,maxspeed=signals Nn1,n2\n"
                                  "w2 Thighway=residential,maxspeed=fast Nn2,n3\n"
                                  "w3 Troute=ferry,duration=long Nn3,n4\n");
  EXPECT_THAT(notices(report_of(map, Subject::roads)),
              ElementsAre("2 roads have a speed limit that cannot be read; their class decides",
                          "1 ferry has a duration that cannot be read; its length decides"));
}

// Node 4 is the first beyond the box's eastern side at 13.125.
TEST(OsmRoads, EndAtTheEdgeWhereTheyLeaveTheBoxOfTheHeader) {
  const narhet::test::HeaderBox box{13.05, 56.10, 13.125, 56.30};
  const std::string map = kRow + "w1 Thighway=residential Nn1,n2,n3,n4,n5\n";
  EXPECT_THAT(read_opl(map, everything(), box).roads.edge_nodes, ElementsAre(4));
  EXPECT_THAT(read_opl(map).roads.edge_nodes, IsEmpty());
  const narhet::test::HeaderBox around{13.05, 56.10, 13.2, 56.30};
  EXPECT_THAT(read_opl(map, everything(), around).roads.edge_nodes, IsEmpty());
}

}  // namespace
}  // namespace narhet::input::test
