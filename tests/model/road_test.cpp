// SPDX-License-Identifier: MIT
#include "narhet/model/road.hpp"

#include "key_and_name.hpp"

namespace narhet::model {
namespace {

TEST(RoadClass, HasAKeyThatLeadsBackToIt) {
  test::expect_keys<RoadClass>(kRoadClasses);
  for (std::size_t i = 0; i < kRoadClasses; ++i) {
    EXPECT_EQ(road_class_from_key(key(RoadClass{static_cast<std::uint8_t>(i)})),
              RoadClass{static_cast<std::uint8_t>(i)});
  }
  EXPECT_EQ(key(RoadClass::motorway), "motorway");
  EXPECT_EQ(key(RoadClass::living_street), "living_street");
  EXPECT_EQ(key(RoadClass::ferry), "ferry");
  EXPECT_EQ(key(RoadClass::steps), "steps");
  EXPECT_EQ(road_class_from_key("corridor"), std::nullopt);
}

TEST(Mode, HasAKeyOfItsOwn) {
  test::expect_keys<Mode>(kModes.size());
  EXPECT_EQ(key(Mode::bicycle), "bicycle");
}

TEST(OpenTo, IsOpenToSomebodyOrNobody) {
  OpenTo open{{}, {}, {}};
  EXPECT_FALSE(open.any());
  open[Mode::walking] = Direction::both;
  EXPECT_TRUE(open.any());
  EXPECT_EQ(open.walking, Direction::both);
}

TEST(Surface, HasAKeyOfItsOwn) {
  test::expect_keys<Surface>(4);
}

TEST(Roads, GivesTheVerticesOfASegment) {
  Roads roads;
  roads.vertices = {{1, {}}, {2, {}}, {3, {}}, {4, {}}};
  RoadSegment segment;
  segment.first_vertex = 1;
  segment.vertex_count = 2;
  const auto line = roads.line(segment);
  ASSERT_EQ(line.size(), 2U);
  EXPECT_EQ(line.front().node, 2);
  EXPECT_EQ(line.back().node, 3);
}

}  // namespace
}  // namespace narhet::model
