// SPDX-License-Identifier: MIT
#include "narhet/input/road_lines.hpp"

#include "layer_fixture.hpp"
#include "osm_defaults.hpp"

#include <gmock/gmock.h>

namespace narhet::test {
namespace {

using base::ErrorCode;
using input::RoadLines;
using input::Source;
using model::Direction;
using model::RoadClass;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class RoadLinesTest : public LayerTest {
 protected:
  /// One line of 100 m from (x, 0) eastwards for each row of cells, each beginning where the one
  /// before ends.
  [[nodiscard]] static WrittenLayer row_of_roads(
      const std::vector<std::string>& columns, const std::vector<std::vector<std::string>>& rows) {
    WrittenLayer layer{"roads", 3006, columns, {}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
      layer.features.push_back({"LINESTRING (" + std::to_string(528400 + 100 * i) + " 6598060, " +
                                    std::to_string(528500 + 100 * i) + " 6598060)",
                                rows[i]});
    }
    return layer;
  }
  [[nodiscard]] RoadLines read(const Source& source, const input::RoadLineOptions& options) const {
    return input::read_road_lines(source, options, input::test::osm_defaults(), study_crs_, {});
  }
  [[nodiscard]] RoadLines read(const Source& source) const { return read(source, options_); }
  [[nodiscard]] base::Error refusal(const Source& source) const {
    return error_of([&] { static_cast<void>(read(source)); });
  }

  input::RoadLineOptions options_{{}, {}, base::Metres{0.1}, base::Metres{2.0}};
};

std::optional<double> kmh(const std::optional<model::SpeedLimit>& limit) {
  return limit ? std::optional{std::round(limit->value.count() * 3.6)} : std::nullopt;
}

TEST_F(RoadLinesTest, AreTheSameInEveryFormat) {
  const auto layer = row_of_roads({"highway", "maxspeed", "oneway", "surface"},
                                  {{"tertiary", "70", "no", "asphalt"},
                                   {"residential", "30", "yes", "gravel"},
                                   {"track", "", "-1", ""}});
  for (const char* name : {"r.gpkg", "r.shp", "r.fgb", "r.geojson"}) {
    SCOPED_TRACE(name);
    const RoadLines lines = read(layer_file(name, layer));
    EXPECT_TRUE(lines.report.is_balanced());
    ASSERT_THAT(lines.roads.segments, SizeIs(3));
    const auto& [first, second, third] =
        std::tie(lines.roads.segments[0], lines.roads.segments[1], lines.roads.segments[2]);
    EXPECT_EQ(first.road_class, RoadClass::tertiary);
    EXPECT_EQ(kmh(first.limit_forward), 70);
    EXPECT_EQ(kmh(first.limit_backward), 70);
    EXPECT_EQ(first.open.car, Direction::both);
    EXPECT_EQ(first.surface, model::Surface::paved);
    EXPECT_EQ(second.open.car, Direction::forward);
    EXPECT_EQ(second.surface, model::Surface::gravel);
    EXPECT_EQ(third.open.car, Direction::backward);
    EXPECT_EQ(third.limit_forward, std::nullopt);
    // 100 m in SWEREF 99 TM at 15.5 degrees east are 100.04 m on the ellipsoid; 300 m further east
    // the first and last vertex, so the second vertex of one is the first of the next.
    const auto line = lines.roads.line(second);
    EXPECT_EQ(lines.roads.line(first).back().node, line.front().node);
    EXPECT_NEAR(line.front().position.lat, lines.roads.line(first).back().position.lat, 1e-12);
  }
}

TEST_F(RoadLinesTest, TakeColumnsAndClassesByWhatTheStudySays) {
  Source source = layer_file(
      "r.gpkg",
      row_of_roads({"TYP", "F_HAST", "B_HAST", "ENKEL"},
                   {{"Landsväg", "80", "60", "1"}, {"Gång", "", "", ""}, {"Färja", "", "", ""}}));
  source.fields = {{"class", "TYP"},
                   {"speed_forward", "F_HAST"},
                   {"speed_backward", "B_HAST"},
                   {"oneway", "ENKEL"}};
  options_.classes = {{"Landsväg", "secondary"}, {"Gång", "none"}, {"Färja", "ferry"}};
  const RoadLines lines = read(source);
  ASSERT_THAT(lines.roads.segments, SizeIs(2));
  EXPECT_EQ(lines.roads.segments[0].road_class, RoadClass::secondary);
  EXPECT_EQ(kmh(lines.roads.segments[0].limit_forward), 80);
  EXPECT_EQ(kmh(lines.roads.segments[0].limit_backward), 60);
  EXPECT_EQ(lines.roads.segments[1].road_class, RoadClass::ferry);
  ASSERT_THAT(lines.report.excluded, SizeIs(1));
  EXPECT_EQ(shown(lines.report.excluded[0].reason), "classes that the study leaves out");
  EXPECT_TRUE(lines.report.is_balanced());
}

TEST_F(RoadLinesTest, SayWhenFerriesAndWinterRoadsAreOpen) {
  const RoadLines lines =
      read(layer_file("r.gpkg", row_of_roads({"class", "namn", "duration", "interval", "months"},
                                             {{"ferry", "Leden", "15", "00:40", "maj-okt"},
                                              {"track", "Isvägen", "", "", "1-3"},
                                              {"residential", "Bygatan", "", "", ""}})));
  ASSERT_THAT(lines.roads.segments, SizeIs(3));
  EXPECT_EQ(lines.roads.segments[0].months, model::Months::range(5, 10));
  EXPECT_EQ(lines.roads.segments[0].duration, base::Seconds{900.0});
  EXPECT_EQ(lines.roads.segments[1].months, model::Months::range(1, 3));
  EXPECT_EQ(lines.roads.segments[2].months, model::Months{});
  ASSERT_THAT(lines.roads.ferries, SizeIs(1)) << "names are kept of ferries alone";
  EXPECT_EQ(lines.roads.ferries[0].name, "Leden");
  EXPECT_EQ(lines.roads.ferries[0].interval, base::Seconds{2400.0});
  std::vector<std::string> told;
  for (const base::Message& notice : lines.report.notices) {
    told.push_back(shown(notice));
  }
  EXPECT_THAT(told, ::testing::IsSupersetOf({"1 ferry is closed part of the year",
                                             "1 road is closed part of the year"}));
}

// A road whose months are not understood would be open all year, in the winter too.
TEST_F(RoadLinesTest, RefuseMonthsThatAreNone) {
  for (const char* cell : {"13-15", "when it is cold", "Mo-Fr 08:00-18:00"}) {
    SCOPED_TRACE(cell);
    const auto error =
        refusal(layer_file("r.gpkg", row_of_roads({"class", "månader"}, {{"track", cell}})));
    EXPECT_EQ(error.code(), ErrorCode::value_invalid);
    EXPECT_EQ(shown(error.message()),
              "expected months such as 5-10 or maj-okt, found '" + std::string{cell} + "'");
    EXPECT_FALSE(error.where().record.empty());
  }
}

// The tags of `OsmRoadTest`, in columns; months of the user's own go before a timetable.
TEST_F(RoadLinesTest, ReadTheSeasonsOfAnExtractFromColumns) {
  const RoadLines lines = read(
      layer_file("r.gpkg", row_of_roads({"highway", "ice_road", "winter_road", "seasonal",
                                         "access:conditional", "opening_hours", "months"},
                                        {{"track", "yes", "", "", "", "", ""},
                                         {"track", "", "yes", "", "", "", ""},
                                         {"track", "", "", "May-Sep", "", "", ""},
                                         {"track", "", "", "", "no @ (Nov-Apr)", "", ""},
                                         {"track", "", "", "", "", "Jun-Aug", ""},
                                         {"track", "", "", "", "", "Mo-Su 08:00-20:00", "12-3"}})));
  ASSERT_THAT(lines.roads.segments, SizeIs(6));
  const auto& seasons = input::test::osm_defaults().seasons;
  EXPECT_EQ(lines.roads.segments[0].months, seasons.ice_road);
  EXPECT_EQ(lines.roads.segments[1].months, seasons.winter_road);
  EXPECT_EQ(lines.roads.segments[2].months, model::Months::range(5, 9));
  EXPECT_EQ(lines.roads.segments[3].months, model::Months::range(5, 10));
  EXPECT_EQ(lines.roads.segments[4].months, model::Months::range(6, 8));
  EXPECT_EQ(lines.roads.segments[5].months, model::Months::range(12, 3));
}

// As `ogr2ogr roads.gpkg extract.osm.pbf lines` writes them: all lines of the extract, with the
// tags that have no column of their own in `other_tags`.
TEST_F(RoadLinesTest, AreTheRoadsAmongTheLinesOfAnExtract) {
  const RoadLines lines = read(layer_file(
      "r.gpkg",
      row_of_roads(
          {"name", "highway", "waterway", "barrier", "railway", "other_tags"},
          {{"", "tertiary", "", "", "", R"("maxspeed"=>"70","oneway"=>"-1","note"=>"a \"b\"")"},
           {"Ån", "", "river", "", "", ""},
           {"", "", "", "fence", "", ""},
           {"", "", "", "", "rail", R"("gauge"=>"1435")"},
           {"Leden", "", "", "", "",
            R"("route"=>"ferry","duration"=>"00:12","interval"=>"00:30","seasonal"=>"summer")"},
           {"", "platform", "", "", "", ""},
           {"", "track", "", "", "", R"("ice_road"=>"yes")"}})));
  EXPECT_TRUE(lines.report.is_balanced());
  ASSERT_THAT(lines.roads.segments, SizeIs(3));
  const auto& [road, ferry, ice] =
      std::tie(lines.roads.segments[0], lines.roads.segments[1], lines.roads.segments[2]);
  EXPECT_EQ(road.road_class, RoadClass::tertiary);
  EXPECT_EQ(kmh(road.limit_forward), 70);
  EXPECT_EQ(road.open.car, Direction::backward);
  EXPECT_EQ(ferry.road_class, RoadClass::ferry);
  EXPECT_EQ(ferry.duration, base::Seconds{720.0});
  EXPECT_FALSE(ferry.months.is_whole_year());
  ASSERT_THAT(lines.roads.ferries, SizeIs(1));
  EXPECT_EQ(lines.roads.ferries[0].name, "Leden");
  EXPECT_EQ(lines.roads.ferries[0].interval, base::Seconds{1800.0});
  EXPECT_EQ(ice.months, input::test::osm_defaults().seasons.ice_road);
  std::map<std::string, std::uint64_t> excluded;
  for (const auto& each : lines.report.excluded) {
    excluded[shown(each.reason)] = each.count;
  }
  EXPECT_EQ(excluded["lines that are no roads (waterways, barriers, railways, …)"], 3U);
  EXPECT_EQ(excluded["ways that are not for cars (foot and cycle ways, steps, …)"], 1U);
}

// A layer of roads alone, of which some say no class: they are roads.
TEST_F(RoadLinesTest, AreRoadsWithoutAClassWhereTheLayerHasNothingElse) {
  const RoadLines lines = read(layer_file(
      "r.gpkg", row_of_roads({"highway", "route"}, {{"track", ""}, {"", ""}, {"", "ferry"}})));
  ASSERT_THAT(lines.roads.segments, SizeIs(3));
  EXPECT_EQ(lines.roads.segments[1].road_class, RoadClass::road);
  EXPECT_EQ(lines.roads.segments[2].road_class, RoadClass::ferry);
}

// The study can still say that they are roads.
TEST_F(RoadLinesTest, AreRoadsWithoutAClassWhereTheStudySaysSo) {
  options_.classes = {{"", "track"}};
  const RoadLines lines = read(
      layer_file("r.gpkg", row_of_roads({"highway", "barrier"}, {{"tertiary", ""}, {"", ""}})));
  ASSERT_THAT(lines.roads.segments, SizeIs(2));
  EXPECT_EQ(lines.roads.segments[1].road_class, RoadClass::track);
}

TEST_F(RoadLinesTest, RefuseClassesThatNobodyExplained) {
  const auto error = refusal(
      layer_file("r.gpkg", row_of_roads({"class"}, {{"Landsväg"}, {"Småväg"}, {"Småväg"}})));
  EXPECT_EQ(error.code(), ErrorCode::value_invalid);
  EXPECT_THAT(shown(error.message()), HasSubstr("'Landsväg' (1), 'Småväg' (2)"));
  EXPECT_THAT(shown(error.hint()), HasSubstr("classes = { \"Landsväg\" ="));
}

TEST_F(RoadLinesTest, LeaveOutWhatIsNotForCars) {
  const RoadLines lines = read(layer_file(
      "r.gpkg", row_of_roads({"highway"}, {{"footway"}, {"residential"}, {"construction"}})));
  EXPECT_EQ(lines.report.used, 1U);
  EXPECT_THAT(lines.report.excluded, SizeIs(2));
  EXPECT_TRUE(lines.report.is_balanced());
}

TEST_F(RoadLinesTest, SayWhereClassesAreMissing) {
  const RoadLines none = read(layer_file("n.gpkg", row_of_roads({"name"}, {{"a"}, {"b"}})));
  EXPECT_EQ(none.roads.segments[0].road_class, RoadClass::road);
  EXPECT_THAT(notices_of(none.report), HasSubstr("there is no column 'class'"));
  const RoadLines some = read(layer_file("s.gpkg", row_of_roads({"class"}, {{""}, {"track"}})));
  EXPECT_THAT(notices_of(some.report), HasSubstr("1 road has no class"));
  EXPECT_EQ(some.roads.segments[1].road_class, RoadClass::track);
}

TEST_F(RoadLinesTest, TakeTheSlowestOfAList) {
  const RoadLines lines =
      read(layer_file("r.gpkg", row_of_roads({"highway", "maxspeed"},
                                             {{"['residential', 'tertiary']", "['50', '30']"},
                                              {"['primary', 'footway']", "[\"40\"]"}})));
  EXPECT_EQ(lines.roads.segments[0].road_class, RoadClass::residential);
  EXPECT_EQ(kmh(lines.roads.segments[0].limit_forward), 30);
  EXPECT_EQ(lines.roads.segments[1].road_class, RoadClass::primary);
  EXPECT_EQ(kmh(lines.roads.segments[1].limit_forward), 40);
  EXPECT_THAT(notices_of(lines.report), HasSubstr("2 roads have several classes"));
}

TEST_F(RoadLinesTest, RefuseAWordForOneWayThatIsNotUnderstood) {
  const auto error = refusal(
      layer_file("r.gpkg", row_of_roads({"class", "oneway"}, {{"road", "yes"}, {"road", "Med"}})));
  EXPECT_EQ(error.code(), ErrorCode::value_invalid);
  EXPECT_EQ(error.where().record, "feature 2");
  EXPECT_THAT(shown(error.message()), HasSubstr("'Med'"));
}

// A true and a false of GeoJSON are no words.
TEST_F(RoadLinesTest, UnderstandTruthValues) {
  const auto feature = [](const std::string& oneway, int x) {
    return R"({"type":"Feature","properties":{"oneway":)" + oneway +
           R"(},"geometry":{"type":"LineString","coordinates":[[15.)" + std::to_string(x) +
           R"(,59.5],[15.)" + std::to_string(x + 1) + ",59.5]]}}";
  };
  const RoadLines lines =
      read(text("r.geojson", R"({"type":"FeatureCollection","features":[)" + feature("true", 50) +
                                 "," + feature("false", 51) + "]}"));
  EXPECT_EQ(lines.roads.segments[0].open.car, Direction::forward);
  EXPECT_EQ(lines.roads.segments[1].open.car, Direction::both);
  const RoadLines words =
      read(layer_file("r.gpkg", row_of_roads({"oneway"}, {{"True"}, {"Nej"}, {"Ja"}, {"-1"}})));
  EXPECT_EQ(words.roads.segments[0].open.car, Direction::forward);
  EXPECT_EQ(words.roads.segments[1].open.car, Direction::both);
  EXPECT_EQ(words.roads.segments[2].open.car, Direction::forward);
  EXPECT_EQ(words.roads.segments[3].open.car, Direction::backward);
}

TEST_F(RoadLinesTest, ShareAStatedLengthAmongTheirParts) {
  WrittenLayer layer{"roads", 3006, {"class", "m"}, {}};
  layer.features.push_back(
      {"MULTILINESTRING ((528400 6598060, 528500 6598060), (528500 6598060, 528800 6598060))",
       {"road", "500"}});
  layer.features.push_back({"LINESTRING (528400 6598060, 528400 6598160)", {"road", ""}});
  Source source = layer_file("r.gpkg", layer);
  EXPECT_EQ(read(source).roads.segments[0].length, std::nullopt);
  source.fields = {{"length", "m"}};
  const RoadLines lines = read(source);
  ASSERT_THAT(lines.roads.segments, SizeIs(3));
  EXPECT_NEAR(lines.roads.segments[0].length->count(), 125.0, 0.01);
  EXPECT_NEAR(lines.roads.segments[1].length->count(), 375.0, 0.01);
  EXPECT_EQ(lines.roads.segments[2].length, std::nullopt);
  EXPECT_THAT(notices_of(lines.report), Not(HasSubstr("states a length")));
}

TEST_F(RoadLinesTest, RefuseLengthsThatAreNotInMetres) {
  Source source = layer_file("r.gpkg", row_of_roads({"km"}, {{"0.1"}, {"0.1"}}));
  source.fields = {{"length", "km"}};
  const auto error = refusal(source);
  EXPECT_EQ(error.code(), ErrorCode::value_invalid);
  EXPECT_THAT(shown(error.message()), HasSubstr("0.2 in all, and the lines are 200.1 m"));
}

TEST_F(RoadLinesTest, RefuseAColumnThatHoldsNoSpeeds) {
  const auto roads = row_of_roads({"class", "NAMN"},
                                  {{"road", "Storgatan"}, {"road", "70"}, {"road", "Lillgatan"}});
  Source source = layer_file("r.gpkg", roads);
  source.fields = {{"speed", "NAMN"}};
  const auto error = refusal(source);
  EXPECT_EQ(error.code(), ErrorCode::value_invalid);
  EXPECT_THAT(shown(error.message()), HasSubstr("2 of 3 speed limits cannot be read"));
  EXPECT_THAT(shown(error.message()), HasSubstr("'Storgatan'"));
}

TEST_F(RoadLinesTest, TellWhatMeetsAndWhatDoesNot) {
  WrittenLayer layer{"roads", 3006, {"class"}, {}};
  layer.features.push_back({"LINESTRING (528400 6598060, 528500 6598060)", {"road"}});
  layer.features.push_back({"LINESTRING (528500.05 6598060, 528600 6598060)", {"road"}});
  layer.features.push_back({"LINESTRING (528550 6598061.5, 528550 6598100)", {"road"}});
  const std::string notices = notices_of(read(layer_file("r.gpkg", layer)).report);
  EXPECT_THAT(notices, HasSubstr("the lines meet or end at 5 points"));
  EXPECT_THAT(notices, HasSubstr("at 1 point the ends of lines that meet lie apart, up to 0.050 m "
                                 "(at most 0.10 m may be)"));
  EXPECT_THAT(notices, HasSubstr("1 line ends less than 2.00 m from another without meeting it "
                                 "(feature 3)"));
}

TEST_F(RoadLinesTest, SetAsideWhatIsNoLine) {
  WrittenLayer layer{"roads", 3006, {"class"}, {}};
  layer.features.push_back({"POINT (528400 6598060)", {"road"}});
  layer.features.push_back({"", {"road"}});
  layer.features.push_back({"LINESTRING (528500 6598060, 528600 6598060)", {"road"}});
  const RoadLines lines = read(layer_file("r.gpkg", layer));
  EXPECT_TRUE(lines.report.is_balanced());
  ASSERT_THAT(lines.report.rejected, SizeIs(2));
  EXPECT_THAT(shown(lines.report.rejected[0].reason), HasSubstr("expected a line, found POINT"));
  EXPECT_THAT(shown(lines.report.rejected[1].reason), HasSubstr("no position"));
}

TEST_F(RoadLinesTest, RefuseFieldsThatAreNotRead) {
  Source source = layer_file("r.gpkg", row_of_roads({"class"}, {{"road"}}));
  source.fields = {{"clas", "class"}};
  EXPECT_EQ(refusal(source).code(), ErrorCode::study_invalid);
}

}  // namespace
}  // namespace narhet::test
