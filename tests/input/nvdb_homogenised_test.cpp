// SPDX-License-Identifier: MIT
#include "road_files_fixture.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace narhet::test {
namespace {

using base::ErrorCode;
using input::RoadFiles;
using input::RoadProduct;
using model::Direction;
using model::RoadClass;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

/// One line of 100 m for each row, each beginning where the one before ends.
WrittenLayer links(const std::vector<std::string>& columns,
                   const std::vector<std::vector<std::string>>& rows,
                   const std::string& name = "Flen") {
  WrittenLayer layer{name, 3006, columns, {}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto east = 100.0 * static_cast<double>(i);
    layer.features.push_back({line({{east, 0.0}, {east + 100.0, 0.0}}), rows[i]});
  }
  return layer;
}

class NvdbHomogenised : public RoadFilesTest {
 protected:
  [[nodiscard]] model::RoadSegment only(const std::vector<std::string>& columns,
                                        const std::vector<std::string>& row) const {
    const RoadFiles files = read(layer_file("one.gpkg", links(columns, {row})));
    EXPECT_THAT(files.roads.segments, SizeIs(1));
    return files.roads.segments.empty() ? model::RoadSegment{} : files.roads.segments.front();
  }
};

const std::vector<std::string> kColumns{"Klass_181", "F_Hogst_225", "B_Hogst_225", "Vagtr_474",
                                        "Slitl_152"};

TEST_F(NvdbHomogenised, IsRecognisedAndToldWhateverTheCaseOfItsColumns) {
  const RoadFiles files =
      read(layer_file("f.gpkg", links({"KLASS_181", "f_hogst_225", "b_hogst_225", "vagtr_474"},
                                      {{"3", "80", "80", "1"}, {"7", "70", "70", "1"}})));
  EXPECT_EQ(files.product, RoadProduct::nvdb_homogenised);
  EXPECT_THAT(shown(files.reports.front().notices.front()),
              HasSubstr("read as NVDB, one layer with all attributes (homogenised): 2 road links"));
  EXPECT_THAT(
      in_swedish(files.reports.front().notices.front()),
      HasSubstr("läst som NVDB, ett lager med alla egenskaper (homogeniserat): 2 väglänkar"));
}

TEST_F(NvdbHomogenised, GivesEachFunctionalClassItsRoadClass) {
  // data/defaults/nvdb.toml: on a paved road the last two are streets, else forest roads.
  const std::vector<RoadClass> expected{
      RoadClass::trunk,     RoadClass::trunk,    RoadClass::primary,  RoadClass::secondary,
      RoadClass::secondary, RoadClass::tertiary, RoadClass::tertiary, RoadClass::unclassified};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(only(kColumns, {std::to_string(i), "70", "70", "1", "1"}).road_class, expected[i])
        << i;
  }
  EXPECT_EQ(only(kColumns, {"8", "40", "40", "1", "1"}).road_class, RoadClass::residential);
  EXPECT_EQ(only(kColumns, {"9", "40", "40", "1", "1"}).road_class, RoadClass::residential);
  EXPECT_EQ(only(kColumns, {"8", "70", "70", "1", "2"}).road_class, RoadClass::unclassified);
  EXPECT_EQ(only(kColumns, {"9", "70", "70", "1", "2"}).road_class, RoadClass::track);
  EXPECT_EQ(only(kColumns, {"", "70", "70", "1", "2"}).road_class, RoadClass::road);
}

TEST_F(NvdbHomogenised, IsAMotorwayOnlyWhereItSaysSo) {
  // The E45 through the inland is of class 0 like a motorway, and has houses along it.
  auto columns = kColumns;
  columns.emplace_back("Motorvag");
  columns.emplace_back("Motortrafikled");
  EXPECT_EQ(only(columns, {"0", "110", "110", "1", "1", "1", ""}).road_class, RoadClass::motorway);
  EXPECT_EQ(only(columns, {"0", "110", "110", "1", "1", "-1", ""}).road_class, RoadClass::motorway);
  EXPECT_EQ(only(columns, {"0", "110", "110", "1", "1", "0", ""}).road_class, RoadClass::trunk);
  // On a motortrafikled nobody walks or cycles.
  const auto motor_road = only(columns, {"1", "90", "90", "1", "1", "", "1"});
  EXPECT_EQ(motor_road.road_class, RoadClass::trunk);
  EXPECT_EQ(motor_road.open.car, Direction::both);
  EXPECT_EQ(motor_road.open.bicycle, std::nullopt);
  EXPECT_EQ(motor_road.open.walking, std::nullopt);
}

TEST_F(NvdbHomogenised, HasALimitForEachDirection) {
  const auto segment = only(kColumns, {"5", "70", "50", "1", "1"});
  EXPECT_EQ(kmh(segment.limit_forward), 70);
  EXPECT_EQ(kmh(segment.limit_backward), 50);
  EXPECT_EQ(segment.surface, model::Surface::paved);
  EXPECT_EQ(segment.open.car, Direction::both);
  EXPECT_EQ(segment.open.walking, Direction::both);
}

TEST_F(NvdbHomogenised, IsOneWayAgainstTheDirectionThatIsForbidden) {
  for (const char* spelling : {"Forbjuden_fardriktning", "ForbjudenFardriktning"}) {
    SCOPED_TRACE(spelling);
    auto columns = kColumns;
    columns.push_back(std::string{"F_"} + spelling);
    columns.push_back(std::string{"B_"} + spelling);
    const auto against = only(columns, {"7", "40", "40", "1", "1", "1", ""});
    EXPECT_EQ(against.open.car, Direction::backward);
    EXPECT_EQ(against.open.bicycle, Direction::backward);
    EXPECT_EQ(against.open.walking, Direction::both);
    EXPECT_EQ(only(columns, {"7", "40", "40", "1", "1", "0", "-1"}).open.car, Direction::forward);
    EXPECT_EQ(only(columns, {"7", "40", "40", "1", "1", "", "0"}).open.car, Direction::both);
  }
}

TEST_F(NvdbHomogenised, LeavesOutForCarsWhatIsForOthers) {
  const auto layer = links(
      kColumns, {{"5", "70", "70", "1", "1"}, {"", "", "", "2", "1"}, {"", "", "", "4", "2"}});
  const RoadFiles by_car = read(layer_file("n.gpkg", layer));
  EXPECT_THAT(by_car.roads.segments, SizeIs(1));
  EXPECT_THAT(excluded_of(by_car.reports.front()),
              HasSubstr("2 ways that are not for cars (foot and cycle ways, steps, …)"));
  // Nobody misses a limit on a footway.
  EXPECT_THAT(notices_of(by_car.reports.front()), Not(HasSubstr("no known speed limit")));

  options_.mode = model::Mode::walking;
  const RoadFiles on_foot = read(layer_file("n.gpkg", layer));
  ASSERT_THAT(on_foot.roads.segments, SizeIs(3));
  EXPECT_EQ(on_foot.roads.segments[1].road_class, RoadClass::cycleway);
  EXPECT_EQ(on_foot.roads.segments[1].open.bicycle, Direction::both);
  EXPECT_EQ(on_foot.roads.segments[1].open.car, std::nullopt);
  EXPECT_EQ(on_foot.roads.segments[2].road_class, RoadClass::footway);
  EXPECT_EQ(on_foot.roads.segments[2].open.bicycle, std::nullopt);
}

TEST_F(NvdbHomogenised, TakesTheBaseLimitWhereNoneIsKnown) {
  auto columns = kColumns;
  columns.emplace_back("TattbebyggtOmrade");
  const RoadFiles files = read(layer_file(
      "m.gpkg", links(columns, {{"5", "", "", "1", "1", ""},                 // 70 outside
                                {"5", "varierande", "1000", "1", "1", "1"},  // 50 in built-up areas
                                {"5", "gångfart", "30", "1", "1", "1"}})));
  ASSERT_THAT(files.roads.segments, SizeIs(3));
  EXPECT_EQ(kmh(files.roads.segments[0].limit_forward), 70);
  EXPECT_EQ(kmh(files.roads.segments[1].limit_forward), 50);
  EXPECT_EQ(kmh(files.roads.segments[1].limit_backward), 50);
  EXPECT_EQ(files.roads.segments[2].limit_forward->type, model::SpeedLimit::Type::walk);
  const std::string notices = notices_of(files.reports.front());
  EXPECT_THAT(notices, HasSubstr("2 roads have no known speed limit: 50 km/h counts in built-up "
                                 "areas, 70 outside"));
  EXPECT_THAT(notices, HasSubstr("1 of these is said to have a varying limit"));
}

TEST_F(NvdbHomogenised, DrivesSmallGravelRoadsSlowerThanTheirLimit) {
  const RoadFiles files =
      read(layer_file("g.gpkg", links(kColumns, {{"9", "70", "70", "1", "2"},
                                                 {"8", "70", "70", "1", "2"},
                                                 {"7", "70", "70", "1", "2"},
                                                 {"9", "30", "30", "1", "2"}})));
  EXPECT_EQ(kmh(files.roads.segments[0].limit_forward), 40);
  EXPECT_EQ(kmh(files.roads.segments[1].limit_forward), 50);
  EXPECT_EQ(kmh(files.roads.segments[2].limit_forward), 70);
  EXPECT_EQ(kmh(files.roads.segments[3].limit_forward), 30);
  EXPECT_THAT(notices_of(files.reports.front()),
              HasSubstr("2 small unpaved roads count as slower than their limit"));
}

TEST_F(NvdbHomogenised, HasFerriesByTheirFlagTheirNameOrTheirNet) {
  auto columns = kColumns;
  columns.emplace_back("Farjeled");
  columns.emplace_back("Farje_139");
  EXPECT_EQ(only(columns, {"5", "", "", "1", "", "1", ""}).road_class, RoadClass::ferry);
  const auto named = only(columns, {"5", "", "", "1", "", "", "Hökönleden"});
  EXPECT_EQ(named.road_class, RoadClass::ferry);
  EXPECT_EQ(named.open.car, Direction::both);
  EXPECT_EQ(named.open.walking, Direction::both);
  EXPECT_EQ(only(columns, {"", "", "", "3", "", "", ""}).road_class, RoadClass::ferry);
}

TEST_F(NvdbHomogenised, CountsTheBearingClassesOfWinter) {
  auto columns = kColumns;
  columns.emplace_back("Barig_504");
  const RoadFiles files =
      read(layer_file("b.gpkg", links(columns, {{"5", "70", "70", "1", "1", "2"},
                                                {"5", "70", "70", "1", "1", "1"},
                                                {"5", "70", "70", "1", "1", "2"},
                                                {"5", "70", "70", "1", "1", ""}})));
  EXPECT_THAT(notices_of(files.reports.front()),
              HasSubstr("bearing classes in winter, which change no times: 1 (1), 2 (2)"));
}

TEST_F(NvdbHomogenised, LeavesPrivateRoadsAndThoseClosedToSomeTrafficOpenAndSaysSo) {
  auto columns = kColumns;
  columns.emplace_back("Vagha_6");  // 3: a private road
  columns.emplace_back("F_ForbudTrafik");
  const RoadFiles files =
      read(layer_file("v.gpkg", links(columns, {{"9", "70", "70", "1", "2", "3", ""},
                                                {"7", "70", "70", "1", "2", "1", "1"}})));
  ASSERT_THAT(files.roads.segments, SizeIs(2));
  EXPECT_EQ(files.roads.segments[0].open.car, Direction::both);
  EXPECT_FALSE(files.roads.segments[0].restricted);
  EXPECT_EQ(files.roads.segments[1].open.car, Direction::both);
  EXPECT_THAT(notices_of(files.reports.front()),
              HasSubstr("1 road is closed to some traffic (Förbud mot trafik)"));
}

TEST_F(NvdbHomogenised, CountsALinkOfTwoMunicipalitiesOnce) {
  const std::vector<std::string> columns{"ROUTE_ID", "FROM_MEASURE", "TO_MEASURE", "Klass_181",
                                         "Vagtr_474"};
  const auto flen = layer_file(
      "Flen.gpkg", links(columns, {{"1", "0", "0.5", "5", "1"}, {"1", "0.5", "1", "5", "1"}}));
  const auto katrineholm = layer_file(
      "Katrineholm.gpkg",
      links(columns, {{"9", "0", "1", "5", "1"}, {"1", "0.5", "1", "5", "1"}}, "Katrineholm"));
  const RoadFiles files = read({flen, katrineholm});
  EXPECT_THAT(files.roads.segments, SizeIs(3));
  ASSERT_THAT(files.reports, SizeIs(2));
  EXPECT_EQ(files.reports[1].file, "Katrineholm.gpkg");
  EXPECT_EQ(files.reports[1].used, 1U);
  EXPECT_EQ(excluded_of(files.reports[1]), "1 links that are there already\n");
}

TEST_F(NvdbHomogenised, IsReadFromAShapefileInWindows1252WithNamesCutToTenCharacters) {
  auto columns = kColumns;
  columns.emplace_back("F_Forbjuden_fardriktning");
  columns.emplace_back("Farje_139");
  const auto source =
      layer_file("f.shp", links(columns, {{"5", "70", "50", "1", "2", "1", ""},
                                          {"5", "g\xE5ngfart", "g\xE5ngfart", "1", "1", "", ""},
                                          {"5", "", "", "1", "", "", "Ad\xE9ls\xF6leden"}}));
  // The name of the encoding is what Excel's and QGIS's exports leave out or have as "1252".
  std::ofstream{folder() / "f.cpg"} << "1252";
  const RoadFiles files = read(source);
  ASSERT_THAT(files.roads.segments, SizeIs(3));
  EXPECT_EQ(files.roads.segments[0].open.car, Direction::backward);
  EXPECT_EQ(files.roads.segments[0].surface, model::Surface::gravel);
  EXPECT_EQ(kmh(files.roads.segments[0].limit_forward), std::nullopt);  // nobody may drive there
  EXPECT_EQ(kmh(files.roads.segments[0].limit_backward), 50);
  EXPECT_EQ(files.roads.segments[1].limit_forward->type, model::SpeedLimit::Type::walk);
  EXPECT_EQ(files.roads.segments[2].road_class, RoadClass::ferry);
  EXPECT_EQ(files.roads.ferries.at(files.roads.segments[2].ferry.value()).name, "Adélsöleden");
}

TEST_F(NvdbHomogenised, RefusesWhatNvdbHasNot) {
  const auto net = refusal({layer_file("n.gpkg", links(kColumns, {{"5", "70", "70", "7", "1"}}))});
  EXPECT_EQ(net.code(), ErrorCode::value_invalid);
  EXPECT_EQ(net.where().record, "feature 1");
  EXPECT_EQ(shown(net.message()),
            "'7' is no part of NVDB's network; there are 1 (cars), 2 (bicycles), 4 (walkers)");
  EXPECT_EQ(in_swedish(net.message()),
            "'7' är ingen del av NVDB:s vägnät; där finns 1 (bilar), 2 (cyklar) och 4 (gående)");
  const auto functional =
      refusal({layer_file("k.gpkg", links(kColumns, {{"A", "70", "70", "1", "1"}}))});
  EXPECT_EQ(shown(functional.message()), "expected a functional class from 0 to 9, found 'A'");
  EXPECT_EQ(in_swedish(functional.message()),
            "väntade en funktionell vägklass från 0 till 9, hittade 'A'");
  options_.classes = {{"A", "tertiary"}};
  EXPECT_EQ(only(kColumns, {"A", "70", "70", "1", "1"}).road_class, RoadClass::tertiary);
  options_.classes = {{"9", "none"}};
  EXPECT_THAT(excluded_of(read(layer_file("o.gpkg", links(kColumns, {{"9", "", "", "1", "1"},
                                                                     {"5", "", "", "1", "1"}})))
                              .reports.front()),
              HasSubstr("1 classes that the study leaves out"));
}

TEST_F(NvdbHomogenised, AsksWhichOfTwoLayersCounts) {
  const auto error =
      refusal({geopackage("two.gpkg", {links(kColumns, {{"5", "", "", "1", "1"}}, "Flen"),
                                       links(kColumns, {{"5", "", "", "1", "1"}}, "Flen_enkel")})});
  EXPECT_EQ(error.code(), ErrorCode::layer_missing);
  EXPECT_EQ(shown(error.message()), "there are 2 layers: Flen, Flen_enkel");
}

TEST_F(NvdbHomogenised, IsALayerOfOnesOwnWhereTheStudyExplainsItsColumns) {
  auto source = layer_file("own.gpkg", links({"Klass_181", "F_Hogst_225"}, {{"5", "70"}}));
  source.fields = {{"class", "Klass_181"}, {"speed", "F_Hogst_225"}};
  options_.classes = {{"5", "primary"}};
  const RoadFiles files = read(source);
  EXPECT_EQ(files.product, RoadProduct::lines);
  EXPECT_EQ(files.roads.segments.front().road_class, RoadClass::primary);
}

TEST_F(NvdbHomogenised, SaysWhichColumnsAreMissing) {
  const RoadFiles files =
      read(layer_file("m.gpkg", links({"Klass_181", "F_Hogst_225"}, {{"5", "70"}})));
  const std::string notices = notices_of(files.reports.front());
  EXPECT_THAT(notices, HasSubstr("no column Vagtr_474: all links count as roads for cars"));
  EXPECT_THAT(notices, HasSubstr("no column B_Hogst_225"));
  EXPECT_THAT(notices, Not(HasSubstr("no column F_Hogst_225")));
}

TEST_F(NvdbHomogenised, JoinsNoBridge) {
  WrittenLayer layer{"bro", 3006, kColumns, {}};
  layer.features.push_back({line({{0, 0}, {50, 0}, {100, 0}}), {"5", "70", "70", "1", "1"}});
  layer.features.push_back({line({{50, -50}, {50, 50}}), {"7", "50", "50", "1", "1"}});
  layer.features.push_back({line({{100, 0}, {100, 80}}), {"7", "50", "50", "1", "1"}});
  const RoadFiles files = read(layer_file("b.gpkg", layer));
  std::set<std::int64_t> under;
  for (const auto& vertex : files.roads.line(files.roads.segments[0])) {
    under.insert(vertex.node);
  }
  for (const auto& vertex : files.roads.line(files.roads.segments[1])) {
    EXPECT_FALSE(under.contains(vertex.node));
  }
  EXPECT_TRUE(under.contains(files.roads.line(files.roads.segments[2]).front().node));
}

TEST_F(NvdbHomogenised, OfPiposIsReadAsItIsWithoutWhatWasTakenOut) {
  auto columns = kColumns;
  for (const char* each : {"networkGrp", "RemoveCode", "Comment"}) {
    columns.emplace_back(each);
  }
  const RoadFiles files = read(
      layer_file("p.gpkg", links(columns, {{"5", "70", "70", "1", "1", "0", "0", ""},
                                           {"5", "70", "70", "1", "1", "0", "", "förlängd"},
                                           {"9", "70", "70", "1", "2", "-1", "0", ""},
                                           {"9", "70", "70", "1", "2", "4", "0", ""},
                                           {"9", "70", "70", "1", "2", "4", "0", ""},
                                           {"9", "70", "70", "1", "2", "7", "", ""},
                                           {"9", "70", "70", "1", "2", "0", "9000", "ingen väg"},
                                           {"9", "70", "70", "1", "2", "0", "9999", ""},
                                           {"9", "70", "70", "1", "2", "0", "8999", ""}})));
  EXPECT_EQ(files.product, RoadProduct::pipos);
  EXPECT_THAT(files.roads.segments, SizeIs(7));
  EXPECT_THAT(excluded_of(files.reports.front()),
              HasSubstr("2 links that Pipos has taken out (RemoveCode 9000 to 9999)"));
  const std::string notices = notices_of(files.reports.front());
  EXPECT_THAT(notices, HasSubstr("read as Pipos's road network"));
  EXPECT_THAT(notices, HasSubstr("Pipos's groups: 3 links in the main network, 3 in 2 islands, 1 "
                                 "links alone"));
}

}  // namespace
}  // namespace narhet::test
