// SPDX-License-Identifier: MIT
#include "road_files_fixture.hpp"

#include <gmock/gmock.h>

namespace narhet::test {
namespace {

using input::RoadFiles;
using input::RoadProduct;
using model::Direction;
using model::RoadClass;
using ::testing::HasSubstr;
using ::testing::SizeIs;

class TopografiRoads : public RoadFilesTest {
 protected:
  /// One line of 100 m for each object type, each beginning where the one before ends.
  static WrittenLayer layer(const std::string& name,
                            const std::vector<std::string>& types,
                            double first_east = 0.0) {
    WrittenLayer written{name, 3006, {"objektidentitet", "objekttypnr", "objekttyp"}, {}};
    for (std::size_t i = 0; i < types.size(); ++i) {
      const double east = first_east + 100.0 * static_cast<double>(i);
      written.features.push_back({line({{east, 0.0}, {east + 100.0, 0.0}}), {"x", "1", types[i]}});
    }
    return written;
  }
};

TEST_F(TopografiRoads, HaveTheirClassesAndNoLimitsAndNoDirections) {
  const RoadFiles files = read(geopackage(
      "kommunikation.gpkg",
      {layer("vaglinje", {"Motorväg", "Mötesfri väg", "Landsväg", "Landsväg liten", "Huvudgata",
                          "Småväg", "Småväg enkel standard", "Övergripande länk"})}));
  EXPECT_EQ(files.product, RoadProduct::topografi);
  const std::vector<RoadClass> expected{
      RoadClass::motorway,    RoadClass::trunk,        RoadClass::secondary, RoadClass::tertiary,
      RoadClass::residential, RoadClass::unclassified, RoadClass::track,     RoadClass::primary};
  ASSERT_THAT(files.roads.segments, SizeIs(expected.size()));
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const auto& segment = files.roads.segments[i];
    EXPECT_EQ(segment.road_class, expected[i]) << i;
    EXPECT_EQ(segment.open.car, Direction::both) << i;  // also a motorway: the line says no way
    EXPECT_EQ(segment.limit_forward, std::nullopt) << i;
  }
  const std::string notices = notices_of(files.reports.front());
  EXPECT_THAT(notices, HasSubstr("read as Lantmäteriet's Topografi: 8 road links"));
  EXPECT_THAT(notices, HasSubstr("Topografi states no speed limits and no one-way streets"));
}

TEST_F(TopografiRoads, AreReadFromThreeLayersOfOneFile) {
  const RoadFiles files =
      read(geopackage("kommunikation.gpkg",
                      {layer("vaglinje", {"Landsväg"}),
                       layer("ovrig_vag", {"Traktorväg", "Gångstig", "Vinterled"}, 100.0),
                       layer("farjeled", {"Färjeled"}, 200.0), layer("ralstrafik", {"Järnväg"})}));
  ASSERT_THAT(files.reports, SizeIs(3));
  ASSERT_THAT(files.roads.segments, SizeIs(3));
  EXPECT_EQ(files.roads.segments[1].road_class, RoadClass::track);
  EXPECT_EQ(files.roads.segments[2].road_class, RoadClass::ferry);
  EXPECT_EQ(files.reports[1].layer, "ovrig_vag");
  EXPECT_THAT(excluded_of(files.reports[1]), HasSubstr("1 ways that are not for cars"));
  EXPECT_THAT(excluded_of(files.reports[1]), HasSubstr("1 ways that are no roads (winter trails"));
  // From the road over the tractor road to the ferry.
  for (std::size_t i = 1; i < 3; ++i) {
    EXPECT_EQ(files.roads.line(files.roads.segments[i - 1]).back().node,
              files.roads.line(files.roads.segments[i]).front().node);
  }
}

TEST_F(TopografiRoads, NameWordsThatAreNotKnownAndTakeTheStudysWord) {
  const auto source = geopackage(
      "k.gpkg", {layer("vaglinje", {"Landsväg", "Hålväg"}), layer("ovrig_vag", {"Kostig"}, 200.0)});
  const RoadFiles unknown = read(source);
  EXPECT_EQ(unknown.roads.segments[1].road_class, RoadClass::road);
  EXPECT_THAT(notices_of(unknown.reports[0]),
              HasSubstr("object types that are not known: 'Hålväg' (1); say in [roads] what they "
                        "are: classes = { \"Hålväg\" = \"tertiary\" }"));
  EXPECT_EQ(excluded_of(unknown.reports[1]), "1 ways of a kind that is not known\n");
  options_.classes = {{"Hålväg", "track"}, {"Kostig", "none"}};
  const RoadFiles known = read(source);
  EXPECT_EQ(known.roads.segments[1].road_class, RoadClass::track);
  EXPECT_THAT(excluded_of(known.reports[1]), HasSubstr("ways that are no roads"));
}

}  // namespace
}  // namespace narhet::test
