// SPDX-License-Identifier: MIT
#include "layer_fixture.hpp"
#include "workbook_fixture.hpp"

#include "narhet/input/records.hpp"

#include <gmock/gmock.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace narhet::test {
namespace {

using base::ErrorCode;
using input::Source;
using ::testing::HasSubstr;

constexpr double kMillimetre = 0.001;

// Doubles as their bytes stand in a file, the lowest first.
constexpr const char* kOne = "000000000000F03F";
constexpr const char* kInfinity = "000000000000F07F";
constexpr const char* kNaN = "000000000000F87F";

class PointRecords : public LayerTest {
 protected:
  [[nodiscard]] auto places(const Source& source) const {
    auto loaded = input::read_places(source, study_crs_, {});
    EXPECT_TRUE(loaded.report.is_balanced());
    return loaded;
  }
  [[nodiscard]] auto services(const Source& source) const {
    auto loaded = input::read_services(source, kinds_, days_where_empty_, study_crs_, {});
    EXPECT_TRUE(loaded.report.is_balanced());
    return loaded;
  }
  std::uint8_t days_where_empty_{model::kDaysOfWeek};

  [[nodiscard]] base::Error places_error(const Source& source) const {
    return error_of([&] { static_cast<void>(places(source)); });
  }
  [[nodiscard]] Source metres(std::string_view content) const {
    Source source = text("places.csv", content);
    source.crs = "EPSG:3006";
    return source;
  }
  /// A layer whose second feature has a point of these bytes (GeoPackage, 2.1.3: "GP", version,
  /// flags, the number of the CRS, then well-known binary).
  [[nodiscard]] Source with_second_point(const std::string& x, const std::string& y) const {
    const std::string wkt = "POINT (528400 6598060)";
    Source source = geopackage(
        "bytes.gpkg", {{"places", 3006, {"id", "name"}, {{wkt, {"a", "A"}}, {wkt, {"b", "B"}}}}});
    run_sql(source.path,
            "UPDATE places SET geom = X'47500001BE0B00000101000000" + x + y + "' WHERE fid = 2");
    return source;
  }
};

// Otherwise a slip in one word leaves a whole study without people.
TEST_F(PointRecords, TellAColumnThatIsPerhapsThePopulation) {
  const auto loaded = places(metres("namn;Invånnare;x;y\nStorbyn;120;528400;6598060\n"));
  EXPECT_FALSE(loaded.records.at(0).population);
  EXPECT_THAT(notices_of(loaded.report),
              HasSubstr("there is no column 'population', and 'Invånnare' is not used: if it is "
                        "meant, write fields = { population = \"Invånnare\" } in the study"));
}

// An export writes 0 where a register knows no position; nobody lives in the Gulf of Guinea.
TEST_F(PointRecords, AtZeroAreSetAside) {
  const auto loaded = places(metres("id;name;x;y\na;A;528400;6598060\nb;B;0;0\n"));
  ASSERT_EQ(loaded.records.size(), 1U);
  ASSERT_EQ(loaded.report.rejected.size(), 1U);
  EXPECT_EQ(loaded.report.rejected[0].id, "b");
  EXPECT_EQ(shown(loaded.report.rejected[0].reason),
            "its position is 0, 0, which stands for one that is not known");
}

TEST_F(PointRecords, OnOneSpotOrWithoutANameAreTold) {
  const auto loaded =
      places(metres("id;name;x;y\na;A;528400;6598060\nb;B;528400;6598060\nc;;528500;6598060\n"));
  EXPECT_EQ(loaded.records.size(), 3U) << "told, and not left out";
  EXPECT_THAT(notices_of(loaded.report),
              HasSubstr("1 place lies on the very spot of another: A and B"));
  EXPECT_THAT(notices_of(loaded.report),
              HasSubstr("1 record has no name and is called by its id: row 4"));
}

// Names are compared letter by letter: one of 900 kB took gigabytes and did not end.
TEST_F(PointRecords, WithNamesOfManyThousandLettersAreRefused) {
  const auto error =
      places_error(metres("id;name;x;y\na;" + std::string(10'001, 'A') + ";528400;6598060\n"));
  EXPECT_EQ(error.code(), ErrorCode::value_invalid);
  EXPECT_EQ(error.where().record, "row 2");
}

// As planners' tables have them.
TEST_F(PointRecords, HaveColumnsBySwedishNames) {
  for (const char* header :
       {"Ort;Befolkning 2024;Öst;Nord", "Ortnamn;Antal invånare;X-koordinat;Y-koordinat",
        "By;Folkmängd (2024);x_koord;y_koord", "Benämning;bef_2023;SWEREF_E;SWEREF_N",
        "Namn;Personer;Ostkoordinat;Nordkoordinat", "ort 2024;Befolkning;e;n",
        "namn;\u00a0Invånarantal;x;y", "namn;Antal inv;x;y"}) {
    SCOPED_TRACE(header);
    const auto loaded = places(metres(std::string{header} + "\nStorbyn;120;528400;6598060\n"));
    ASSERT_EQ(loaded.records.size(), 1U);
    EXPECT_EQ(loaded.records[0].name, "Storbyn");
    EXPECT_EQ(loaded.records[0].population, base::Persons{120});
    EXPECT_EQ(loaded.records[0].position, (geo::Point{528400, 6598060}));
  }
}

// "Ort" beside "Namn" is where something lies, and a year stands behind a figure of old.
TEST_F(PointRecords, TakeTheUsualNamesOfColumnsFirst) {
  const auto loaded = places(
      metres("Namn;Ort;Befolkning 1990;Befolkning;e;n\nÅsen;Storbyn;300;120;528400;6598060\n"));
  EXPECT_EQ(loaded.records[0].name, "Åsen");
  EXPECT_EQ(loaded.records[0].population, base::Persons{120});
  const auto error =
      places_error(metres("namn;bef 2020;bef 2024;e;n\nÅsen;300;120;528400;6598060\n"));
  EXPECT_THAT(shown(error.message()), HasSubstr("'bef 2020' and 'bef 2024' mean the same"));
}

TEST_F(PointRecords, SayWhichNamesOfColumnsAreUnderstood) {
  const auto error = places_error(metres("Plats;e;n\nÅsen;528400;6598060\n"));
  EXPECT_EQ(error.code(), ErrorCode::field_missing);
  EXPECT_EQ(shown(error.hint()),
            "name, namn, tatort, ort, ortnamn, by, bynamn, benämning, benamning are understood; "
            "for another name write fields = { name = \"…\" } in the study");
}

TEST_F(PointRecords, ComeFromACsvInTheCrsOfTheStudy) {
  const auto loaded =
      places(metres("id;Name;type;population;municipality_code;x;y\n"
                    "P1;Påhittinge;town;1200,5;482;528400,25;6598060\n"
                    "P2;;;;;528500,5;6598061\n"));
  ASSERT_EQ(loaded.records.size(), 2U);
  const model::Place& first = loaded.records[0];
  EXPECT_EQ(first.id, "P1");
  EXPECT_EQ(first.name, "Påhittinge");
  EXPECT_EQ(first.type, "town");
  EXPECT_EQ(first.population, base::Persons{1200.5});
  EXPECT_EQ(first.stated_municipality, "0482");
  EXPECT_EQ(first.position, (geo::Point{528400.25, 6598060.0})) << "nothing to transform";
  EXPECT_EQ(first.origin.record, "row 2");
  EXPECT_EQ(loaded.records[1].name, "P2") << "the id stands in for a missing name";
  EXPECT_FALSE(loaded.records[1].population);
  EXPECT_EQ(loaded.report.sha256.size(), 64U);
  EXPECT_EQ(loaded.report.file, "places.csv");
}

// Lantmäteriet's first control point: 67 05 26.452769 N, 21 02 05.101575 E is 761811.242 E,
// 7454204.638 N in SWEREF 99 TM; WGS 84 and SWEREF 99 count as one.
TEST_F(PointRecords, ComeFromDegreesWithoutAStatedCrs) {
  const auto loaded =
      places(text("p.csv", "id,name,Longitude,Latitude\n1,A,21.0347504375,67.0906813247\n"));
  ASSERT_EQ(loaded.records.size(), 1U);
  EXPECT_NEAR(loaded.records[0].position.x, 761811.242, kMillimetre);
  EXPECT_NEAR(loaded.records[0].position.y, 7454204.638, kMillimetre);
}

TEST_F(PointRecords, ComeFromGeoJsonAndFromGeoPackagesInOtherSystems) {
  const auto json = places(text("p.geojson", R"({"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"id": "a", "name": "A", "population": 7},
     "geometry": {"type": "Point", "coordinates": [21.0347504375, 67.0906813247]}}]})"));
  ASSERT_EQ(json.records.size(), 1U);
  EXPECT_NEAR(json.records[0].position.x, 761811.242, kMillimetre);
  EXPECT_EQ(json.records[0].population, base::Persons{7});

  const WrittenFeature tm{"POINT (560000 6600000)", {"a", "A"}};
  const auto same = places(geopackage("tm.gpkg", {{"places", 3006, {"id", "name"}, {tm}}}));
  EXPECT_EQ(same.records.at(0).position, (geo::Point{560000.0, 6600000.0}));
  EXPECT_EQ(same.records.at(0).origin.record, "feature 1");

  // The same point in SWEREF 99 16 30, by the transformation the other way.
  const auto local = geo::Transform{study_crs_, geo::Crs::from_text("EPSG:3010")}.apply(
      geo::Point{560000.0, 6600000.0});
  const std::string wkt =
      "POINT (" + std::to_string(local->x) + " " + std::to_string(local->y) + ")";
  const auto zone =
      places(geopackage("zone.gpkg", {{"p", 3010, {"id", "name"}, {{wkt, {"a", "A"}}}}}));
  EXPECT_NEAR(zone.records.at(0).position.x, 560000.0, kMillimetre);
  EXPECT_NEAR(zone.records.at(0).position.y, 6600000.0, kMillimetre);
}

TEST_F(PointRecords, FollowTheFieldsOfTheStudy) {
  Source source = metres("nr,by,X-koord,Y-koord\n7,Åby,6598060,528400\n");
  source.fields = {{"id", "nr"}, {"name", "BY"}, {"x", "Y-koord"}, {"y", "X-koord"}};
  const auto loaded = places(source);
  ASSERT_EQ(loaded.records.size(), 1U);
  EXPECT_EQ(loaded.records[0].id, "7");
  EXPECT_EQ(loaded.records[0].position, (geo::Point{528400.0, 6598060.0}));

  source.fields["naem"] = "by";
  EXPECT_EQ(places_error(source).code(), ErrorCode::study_invalid) << "none of our names";
  source.fields.erase("naem");
  source.fields["type"] = "sort";
  EXPECT_EQ(places_error(source).code(), ErrorCode::field_missing);
}

TEST_F(PointRecords, NameTheColumnsWhereOneIsMissing) {
  const base::Error error = places_error(metres("id,nmae,x,y\n1,A,528400,6598060\n"));
  EXPECT_EQ(error.code(), ErrorCode::field_missing);
  EXPECT_EQ(shown(error.message()), "there is no column 'name' ('namn'); there are id, nmae, x, y");
  EXPECT_EQ(shown(error.hint()),
            "did you mean 'nmae'? Then write fields = { name = \"nmae\" } in the study");
}

// Either could be the one that counts, and the other would be lost without a word.
TEST_F(PointRecords, OfTwoColumnsThatMeanTheSameAreRefused) {
  const auto candidates = [&](const Source& source) {
    return input::read_candidates(source, study_crs_, {});
  };
  const std::string place = ",528400,6598060\n";
  for (const auto& [first, second] :
       std::vector<std::pair<std::string, std::string>>{{"cost", "kostnad"},
                                                        {"Kostnad", "COST"},
                                                        {"feasibility", "genomförbarhet"},
                                                        {"capacity", "kapacitet"},
                                                        {"Name", "NAME"},
                                                        {"east", "öst"}}) {
    const std::string east = first == "east" ? "" : ",x";
    const std::string name = first == "Name" ? "" : ",name";
    const Source source =
        metres("id," + first + "," + second + ",y" + east + name + "\n1,1,1,6598060" +
               (east.empty() ? "" : ",528400") + (name.empty() ? "" : ",1") + "\n");
    const base::Error error = error_of([&] { static_cast<void>(candidates(source)); });
    EXPECT_EQ(error.code(), ErrorCode::value_invalid) << first;
    EXPECT_EQ(shown(error.message()),
              "the columns '" + first + "' and '" + second + "' mean the same");
  }
  const Source days =
      metres("id,name,kinds,days_per_week,dagar_per_vecka,x,y\n1,A,drivmedel,1,2" + place);
  EXPECT_EQ(error_of([&] { static_cast<void>(services(days)); }).code(), ErrorCode::value_invalid);
}

TEST_F(PointRecords, OfTwoColumnsThatMeanTheSameTakeTheOneThatTheStudyNames) {
  Source source = metres("id,name,cost,kostnad,x,y\n1,A,10,20,528400,6598060\n");
  const base::Error error =
      error_of([&] { static_cast<void>(input::read_candidates(source, study_crs_, {})); });
  EXPECT_EQ(shown(error.hint()),
            "delete one of them, or say which counts: fields = { cost = \"cost\" } in the study");
  source.fields["cost"] = "kostnad";
  EXPECT_EQ(input::read_candidates(source, study_crs_, {}).records.at(0).cost, 20.0);
}

// Metres beside degrees are two positions, not two names of one.
TEST_F(PointRecords, MayHaveTwoColumnsOfDegreesBesideThoseOfMetresThatCount) {
  const auto loaded = places(metres("id,name,x,y,lon,longitude,lat\n1,A,528400,6598060,1,2,3\n"));
  EXPECT_EQ(loaded.records.at(0).position, (geo::Point{528400.0, 6598060.0}));
}

TEST_F(PointRecords, WithoutIdsGetTheNumbersOfTheirRows) {
  const auto loaded = places(metres("name,x,y\nA,528400,6598060\nB,528401,6598060\n"));
  EXPECT_EQ(loaded.records.at(1).id, "places-3");
  EXPECT_NE(notices_of(loaded.report).find("no column 'id'"), std::string::npos);
  EXPECT_EQ(places_error(metres("id,name,x,y\n,A,528400,6598060\n")).where().record, "row 2");
}

TEST_F(PointRecords, OfOneIdAreRefusedWithTheFirstTen) {
  std::string content = "id,name,x,y\n";
  for (int row = 0; row < 24; ++row) {
    content += "n" + std::to_string(row % 12) + ",A,528400,6598060\n";
  }
  const base::Error error = places_error(metres(content));
  EXPECT_EQ(error.code(), ErrorCode::duplicate_id);
  const std::string what = shown(error.message());
  EXPECT_TRUE(what.starts_with("12 ids are there more than once: n0: row 2, row 14; n1: row 3,"));
  EXPECT_NE(what.find("n9"), std::string::npos);
  EXPECT_EQ(what.find("n10"), std::string::npos);
}

TEST_F(PointRecords, WithoutAPositionAreSetAsideByTheirId) {
  const auto loaded = places(metres("id,name,x,y\nP1,A,528400,6598060\nP2,B,,\n,,,\n"));
  EXPECT_EQ(loaded.report.read, 3U);
  EXPECT_EQ(loaded.report.used, 1U);
  ASSERT_EQ(loaded.report.rejected.size(), 1U);
  EXPECT_EQ(loaded.report.rejected[0].id, "P2");
  EXPECT_EQ(loaded.report.rejected[0].origin.record, "row 3");
  ASSERT_EQ(loaded.report.excluded.size(), 1U) << "the empty row";

  const auto layer =
      places(geopackage("p.gpkg", {{"places",
                                    3006,
                                    {"id", "name"},
                                    {{"POINT (528400 6598060)", {"a", "A"}},
                                     {"", {"b", "B"}},
                                     {"POINT EMPTY", {"c", "C"}},
                                     {"LINESTRING (0 0, 1 1)", {"d", "D"}},
                                     {"MULTIPOINT (528400 6598061)", {"e", "E"}}}}}));
  EXPECT_EQ(layer.report.used, 2U);
  ASSERT_EQ(layer.report.rejected.size(), 3U);
  EXPECT_EQ(layer.report.rejected[0].id, "b");
  EXPECT_EQ(shown(layer.report.rejected[2].reason), "expected a point, found LINESTRING");
}

TEST_F(PointRecords, WithCoordinatesThatAreNoNumbersAreRefused) {
  for (const char* bad : {"nan", "inf", "12 00", "1.234,5,6", "abc"}) {
    const base::Error error =
        places_error(metres("id;name;x;y\n1;A;" + std::string{bad} + ";6598060\n"));
    EXPECT_EQ(error.code(), ErrorCode::value_invalid) << bad;
    EXPECT_EQ(error.where().record, "row 2");
  }
  for (const char* number : {kInfinity, kNaN}) {
    const base::Error error = places_error(with_second_point(number, kOne));
    EXPECT_EQ(error.code(), ErrorCode::value_invalid) << number;
    EXPECT_EQ(error.where().record, "feature 2");
  }
}

// NaN in both coordinates is how a GeoPackage writes an empty point.
TEST_F(PointRecords, WithNaNInAGeoPackageAreSetAside) {
  const auto loaded = places(with_second_point(kNaN, kNaN));
  ASSERT_EQ(loaded.report.rejected.size(), 1U);
  EXPECT_EQ(loaded.report.rejected[0].id, "b");
  EXPECT_EQ(loaded.report.used, 1U);
}

TEST_F(PointRecords, OfAColumnHaveOneDecimalMark) {
  const base::Error error = places_error(
      metres("id;name;population;x;y\n1;A;12.5;528400;6598060\n2;B;1,5;528400;6598060\n"));
  EXPECT_EQ(error.code(), ErrorCode::value_invalid);
  EXPECT_NE(shown(error.message()).find("'12.5' and '1,5'"), std::string::npos);
}

TEST_F(PointRecords, WithNumbersOfTwoReadingsWaitForTheStudyToSay) {
  Source source =
      metres("id;name;population;x;y\n1;A;1,234;528400;6598060\n2;B;2,100;528400;6598060\n");
  EXPECT_EQ(shown(places_error(source).message()),
            "'1,234' in the column 'population' can be read as 1234 and as 1.234");
  source.decimal = '.';
  EXPECT_EQ(places(source).records.at(0).population, base::Persons{1234});
  source.decimal = ',';
  EXPECT_EQ(places(source).records.at(0).population, base::Persons{1.234});
}

TEST_F(PointRecords, ComeFromASheetAsFromTheCsvOfIt) {
  write_workbook(folder() / "byar.xlsx", {{"Byar",
                                           {{1, {"id", "name", "population", "x", "y"}},
                                            {2, {"P1", "Åby", 1200.5, 528400.25, 6598060.0}},
                                            {4,
                                             {"P2", "Öby", "2 300",
                                              "528\xc2\xa0"
                                              "500,5",
                                              6598061.0}}}}});
  Source source{folder() / "byar.xlsx", "byar.xlsx", {}, {}, "EPSG:3006", {}};
  const base::Error mixed = places_error(source);
  EXPECT_EQ(shown(mixed.message()),
            "the column 'x' has both '528400.25' and '528\xc2\xa0"
            "500,5': decimal comma or "
            "decimal point?")
      << "a text beside numbers";

  write_workbook(folder() / "byar.xlsx", {{"Byar",
                                           {{1, {"id", "name", "population", "x", "y"}},
                                            {2, {"P1", "Åby", 1.234, 528400.25, 6598060.0}},
                                            {4, {"P2", "Öby", "2 300", 528500.5, 6598061.0}}}}});
  const auto loaded = places(source);
  ASSERT_EQ(loaded.records.size(), 2U);
  EXPECT_EQ(loaded.records[0].population, base::Persons{1.234}) << "a number, whatever it means";
  EXPECT_EQ(loaded.records[1].population, base::Persons{2300});
  EXPECT_EQ(loaded.records[1].position, (geo::Point{528500.5, 6598061.0}));
  EXPECT_EQ(loaded.records[1].origin.record, "row 4") << "as Excel numbers it";
}

// SCB's areas of localities: of 200 people and more with a name, of fewer without.
TEST_F(PointRecords, ComeFromAreasOfLocalities) {
  const std::string square =
      "POLYGON ((528000 6598000, 529000 6598000, 529000 6599000, 528000 6599000, 528000 6598000))";
  const auto towns =
      places(geopackage("tatorter.gpkg", {{"tatorter",
                                           3006,
                                           {"tatortskod", "tatort", "kommunkod", "bef"},
                                           {{square, {"T0001", "Åby", "428", "312"}}}}}));
  const model::Place& town = towns.records.at(0);
  EXPECT_EQ(town.id, "T0001");
  EXPECT_EQ(town.name, "Åby");
  EXPECT_EQ(town.stated_municipality, "0428");
  EXPECT_EQ(town.population, base::Persons{312});
  EXPECT_EQ(town.position, (geo::Point{528500, 6598500})) << "inside the square: its middle";
  const auto hamlets = places(geopackage(
      "smaorter.gpkg",
      {{"smaorter", 3006, {"smaort", "kommunkod", "bef"}, {{square, {"S0428", "0428", "61"}}}}}));
  EXPECT_EQ(hamlets.records.at(0).name, "S0428");
  const auto bow_tie = places(geopackage(
      "bow.gpkg", {{"p",
                    3006,
                    {"id", "name"},
                    {{"POLYGON ((528000 6598000, 529000 6599000, 529000 6598000, 528000 6599000, "
                      "528000 6598000))",
                      {"1", "A"}},
                     {"POINT (528000 6598000)", {"2", "B"}}}}}));
  ASSERT_EQ(bow_tie.report.rejected.size(), 1U);
  EXPECT_NE(shown(bow_tie.report.rejected[0].reason).find("not valid"), std::string::npos);
}

TEST_F(PointRecords, MayHaveSwedishNamesOfColumns) {
  const auto loaded = places(
      metres("id;Namn;typ;folkmängd;kommunkod;unga;äldre;x;y\nP1;Åby;by;120;428;20;30;528400;"
             "6598060\n"));
  const model::Place& place = loaded.records.at(0);
  EXPECT_EQ(place.name, "Åby");
  EXPECT_EQ(place.type, "by");
  EXPECT_EQ(place.population, base::Persons{120});
  EXPECT_EQ(place.stated_municipality, "0428");
  EXPECT_EQ(place.young, base::Persons{20});
  EXPECT_EQ(place.elderly, base::Persons{30});
}

TEST_F(PointRecords, AreNotMadeOfTheErrorsOfASpreadsheet) {
  const base::Error error =
      places_error(metres("id;name;population;x;y\n1;A;#V\xc3\x84RDEFEL!;528400;6598060\n"));
  EXPECT_EQ(error.where().record, "row 2");
  EXPECT_EQ(shown(error.message()),
            "the spreadsheet has no value in the column 'population', but the error #VÄRDEFEL!");
  const base::Error both = places_error(
      metres("id;name;population;x;y\n1;A;#REF!;528400;6598060\n2;B;1;#NAMN?;6598060\n"));
  EXPECT_EQ(
      shown(both.message()),
      "2 cells cannot be used:\n"
      "  row 2, the spreadsheet has no value in the column 'population', but the error #REF!\n"
      "  row 3, the spreadsheet has no value in the column 'x', but the error #NAMN?");
}

TEST_F(PointRecords, HavePopulationsOfZeroOrMore) {
  for (const char* bad : {"-1", "nan", "1 20", "many"}) {
    const base::Error error = places_error(
        metres("id,name,population,x,y\n1,A," + std::string{bad} + ",528400,6598060\n"));
    EXPECT_EQ(error.code(), ErrorCode::value_invalid) << bad;
    EXPECT_EQ(error.where().record, "row 2");
  }
}

TEST_F(PointRecords, AreNotLookedForInWhatIsNoTable) {
  const base::Error packed = places_error(metres("PK\x03\x04\x14garbage"));
  EXPECT_EQ(packed.code(), ErrorCode::file_refused);
  EXPECT_EQ(shown(packed.message()), "it is called .csv and is a workbook or another packed file");
  EXPECT_EQ(places_error(metres("<OGRVRTDataSource><OGRVRTLayer/></OGRVRTDataSource>")).code(),
            ErrorCode::file_refused);
}

TEST_F(PointRecords, BelowATitleAreFoundWhenItIsGone) {
  const base::Error error =
      places_error(metres("Lista över byar 2024;;;\nid;name;x;y\n1;A;528400;6598060\n"));
  EXPECT_EQ(error.code(), ErrorCode::field_missing);
  EXPECT_EQ(shown(error.hint()),
            "the first row is to hold the names of the columns: delete the title above them");
}

TEST_F(PointRecords, NeedACrsWhereTheFileHasNone) {
  EXPECT_EQ(places_error(text("p.csv", "id,name,x,y\n1,A,528400,6598060\n")).code(),
            ErrorCode::crs_missing);
  Source layer =
      geopackage("p.gpkg", {{"p", 0, {"id", "name"}, {{"POINT (528400 6598060)", {"a", "A"}}}}});
  EXPECT_EQ(places_error(layer).code(), ErrorCode::crs_missing);
  layer.crs = "EPSG:3006";
  EXPECT_EQ(places(layer).report.used, 1U);
}

TEST_F(PointRecords, SayWhenTheStudyContradictsTheFile) {
  Source layer =
      geopackage("p.gpkg", {{"p", 3010, {"id", "name"}, {{"POINT (528400 6598060)", {"a", "A"}}}}});
  layer.crs = "EPSG:3006";
  const auto loaded = places(layer);
  EXPECT_EQ(loaded.records.at(0).position, (geo::Point{528400.0, 6598060.0}));
  EXPECT_NE(notices_of(loaded.report).find("the file says EPSG:3010, the study EPSG:3006"),
            std::string::npos);
}

TEST_F(PointRecords, OfServicesHaveTheirKindsInAListOrInColumns) {
  const std::string place = ",528400,6598060\n";
  Source list = metres("id,name,kinds,x,y\n1,A,\"dagligvaror; Fuel\"" + place + "2,B," + place);
  const auto listed = services(list);
  ASSERT_EQ(listed.records.size(), 1U);
  EXPECT_TRUE(listed.records[0].kinds.contains(base::KindIndex{0}));
  EXPECT_TRUE(listed.records[0].kinds.contains(base::KindIndex{1}));
  EXPECT_EQ(listed.records[0].kinds.size(), 2U);
  ASSERT_EQ(listed.report.excluded.size(), 1U) << "B offers nothing";

  const auto flagged =
      services(metres("id,name,drivmedel,post_paket,x,y\n1,A,ja,nej" + place + "2,B,,1" + place));
  ASSERT_EQ(flagged.records.size(), 2U);
  EXPECT_TRUE(flagged.records[0].kinds.contains(base::KindIndex{1}));
  EXPECT_TRUE(flagged.records[1].kinds.contains(base::KindIndex{2}));
  EXPECT_EQ(flagged.records[1].kinds.size(), 1U);

  const auto json = services(text("s.geojson", R"({"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"id": "a", "name": "A", "kinds": ["drivmedel", "post_paket"]},
     "geometry": {"type": "Point", "coordinates": [15.5, 59.5]}}]})"));
  EXPECT_EQ(json.records.at(0).kinds.size(), 2U);
}

TEST_F(PointRecords, OfServicesMayHaveACapacityAndNoneIsNotOne) {
  const std::string place = ",528400,6598060\n";
  const auto loaded = services(metres("id,name,kinds,capacity,x,y\n1,A,drivmedel,\"2,5\"" + place +
                                      "2,B,drivmedel,0" + place + "3,C,drivmedel," + place));
  ASSERT_EQ(loaded.records.size(), 3U);
  EXPECT_EQ(loaded.records[0].capacity, 2.5);
  EXPECT_EQ(loaded.records[1].capacity, 0.0);
  EXPECT_EQ(loaded.records[2].capacity, std::nullopt);
  EXPECT_EQ(services(metres("id,name,kinds,x,y\n1,A,drivmedel" + place)).records[0].capacity,
            std::nullopt);
  const base::Error error = error_of([&] {
    static_cast<void>(services(metres("id,name,kinds,capacity,x,y\n1,A,drivmedel,-3" + place)));
  });
  EXPECT_EQ(error.code(), ErrorCode::value_invalid);
  EXPECT_EQ(error.where().record, "row 2");
  EXPECT_EQ(shown(error.message()), "expected 0 or more in the column 'capacity', found '-3'");
}

TEST_F(PointRecords, OfServicesAreOpenAsOftenAsIsSaidOfThoseThatSayNothing) {
  const std::string place = ",528400,6598060\n";
  const Source source = metres("id,name,kinds,dagar_per_vecka,x,y\n1,A,drivmedel,7" + place +
                               "2,B,drivmedel," + place);
  days_where_empty_ = 3;
  const auto loaded = services(source);
  ASSERT_EQ(loaded.records.size(), 2U);
  EXPECT_EQ(loaded.records[0].days_per_week, 7);
  EXPECT_EQ(loaded.records[1].days_per_week, 3);
  EXPECT_EQ(services(metres("id,name,kinds,x,y\n1,A,drivmedel" + place)).records[0].days_per_week,
            3);
}

TEST_F(PointRecords, OfServicesAreOpenInTheMonthsTheySay) {
  const std::string place = ",528400,6598060\n";
  const auto loaded =
      services(metres("id;name;kinds;månader;x;y\n1;A;drivmedel;maj-okt;528400;6598060\n"
                      "2;B;drivmedel;;528400;6598060\n"));
  EXPECT_EQ(loaded.records.at(0).months, model::Months::range(5, 10));
  EXPECT_EQ(loaded.records.at(1).months, model::Months{});
  const base::Error error = error_of([&] {
    static_cast<void>(services(metres("id,name,kinds,months,x,y\n1,A,drivmedel,summer" + place)));
  });
  EXPECT_EQ(error.code(), ErrorCode::value_invalid);
  EXPECT_EQ(error.where().record, "row 2");
  EXPECT_EQ(shown(error.message()), "expected months such as 5-10 or maj-okt, found 'summer'");
}

TEST_F(PointRecords, OfUnknownKindsAreRefusedWithTheNearest) {
  const base::Error error = error_of([&] {
    static_cast<void>(services(metres("id,name,kinds,x,y\n1,A,drivmedl,528400,6598060\n")));
  });
  EXPECT_EQ(error.code(), ErrorCode::value_invalid);
  EXPECT_EQ(error.where().record, "row 2");
  EXPECT_EQ(shown(error.hint()), "did you mean 'drivmedel'?");
}

// Who mends a table wants to know of all of it: a pass of mending for each fault would be a day.
TEST_F(PointRecords, TellAllFaultsOfATableAtOnce) {
  const base::Error of_services = error_of([&] {
    static_cast<void>(services(
        metres("id,name,kinds,days_per_week,country,x,y\n1,A,drivmedl,9,NO,528400,6598060\n"
               "2,B,drivmedel,7,NO,528400,6598060\n3,C,drivmedel,2,XX,528400,6598060\n")));
  });
  EXPECT_EQ(of_services.code(), ErrorCode::value_invalid);
  EXPECT_EQ(of_services.where().record, "");
  EXPECT_EQ(
      shown(of_services.message()),
      "3 cells cannot be used:\n"
      "  row 2, expected kinds of service, found 'drivmedl' (did you mean 'drivmedel'?)\n"
      "  row 2, expected days a week from 1 to 7, found '9' (leave the cell empty where it is "
      "not known)\n"
      "  row 4, expected a country such as \"NO\", found 'XX' (leave the cell empty where it is "
      "not known)");
  const base::Error of_places =
      places_error(metres("id;name;population;young;x;y\n1;A;många;-3;528400;6598060\n"
                          "2;B;-7;ja;528400;6598060\n"));
  EXPECT_EQ(
      shown(of_places.message()),
      "4 cells cannot be used:\n"
      "  row 3, expected a number in the column 'young', found 'ja' (write it with digits, such as "
      "1 234,5 or 1234.5, and without a unit)\n"
      "  row 2, expected a number in the column 'population', found 'många' (write it with digits, "
      "such as 1 234,5 or 1234.5, and without a unit)\n"
      "  row 2, expected 0 or more in the column 'young', found '-3' (leave the cell empty where "
      "it is not known)\n"
      "  row 3, expected a population of 0 or more, found '-7' (leave the cell empty where it is "
      "not known)");
  const base::Error of_positions =
      places_error(metres("id;name;x;y\n1;A;väst;6598060\n2;B;528400;norr\n"));
  EXPECT_NE(shown(of_positions.message()).find("row 3"), std::string::npos);
  EXPECT_EQ(shown(of_positions.hint()),
            "write it with digits, such as 1 234,5 or 1234.5, and without a unit")
      << "said once, since it is the same for both";
}

TEST_F(PointRecords, OfAColumnWithTwoDecimalMarksAreRefusedOnce) {
  const base::Error error = places_error(
      metres("id;name;population;x;y\n1;A;12.5;528400;6598060\n2;B;1,5;528400;6598060\n"
             "3;C;2,5;528400;6598060\n4;D;3.5;528400;6598060\n"));
  EXPECT_EQ(error.where().record, "row 3");
}

TEST_F(PointRecords, WithXAndYExchangedAmongOthersAreSetAside) {
  const auto loaded =
      places(metres("id;name;x;y\n1;A;6598060;528400\n2;B;528400;6598060\n3;C;528500;6598060\n"));
  EXPECT_EQ(loaded.records.size(), 2U);
  ASSERT_EQ(loaded.report.rejected.size(), 1U);
  EXPECT_EQ(loaded.report.rejected[0].id, "1");
  EXPECT_EQ(shown(loaded.report.rejected[0].reason),
            "its x and y seem to be exchanged: 6,598,060.0 and 528,400.0");
}

TEST_F(PointRecords, OfCandidatesHaveAHost) {
  const auto loaded = input::read_candidates(
      metres("id,name,host,x,y\nK1,Skolan,school,528400,6598060\n"), study_crs_, {});
  EXPECT_EQ(loaded.records.at(0).host, "school");
  EXPECT_TRUE(loaded.report.is_balanced());
}

// What nobody wrote down is not measured; a written nought is nought.
TEST_F(PointRecords, OfCandidatesMayHaveACostAndAFeasibility) {
  const auto read = [&](const std::string& rows) {
    return input::read_candidates(metres("id;name;cost;feasibility;x;y\n" + rows), study_crs_, {})
        .records;
  };
  const auto some = read("K1;A;250000;0,4;528400;6598060\nK2;B;;0;528400;6598060\n");
  EXPECT_EQ(some.at(0).cost, 250'000.0);
  EXPECT_EQ(some.at(0).feasibility, 0.4);
  EXPECT_EQ(some.at(1).cost, std::nullopt);
  EXPECT_EQ(some.at(1).feasibility, 0.0);
  for (const std::string bad : {"K1;A;-1;0;", "K1;A;1;1,2;", "K1;A;much;0;"}) {
    const base::Error error = error_of([&] { static_cast<void>(read(bad + "528400;6598060\n")); });
    EXPECT_EQ(error.code(), ErrorCode::value_invalid) << bad;
    EXPECT_EQ(error.where().record, "row 2");
  }
}

TEST_F(PointRecords, OfPlacesMayCountTheYoungTheElderlyAndBusinesses) {
  const auto some = places(metres("id,name,young,elderly,businesses,x,y\n"
                                  "1,A,12,30,4,528400,6598060\n2,B,,0,,528400,6598060\n"))
                        .records;
  EXPECT_EQ(some.at(0).young, base::Persons{12});
  EXPECT_EQ(some.at(0).elderly, base::Persons{30});
  EXPECT_EQ(some.at(0).businesses, 4.0);
  EXPECT_EQ(some.at(1).young, std::nullopt);
  EXPECT_EQ(some.at(1).elderly, base::Persons{0});
  EXPECT_EQ(some.at(1).businesses, std::nullopt);
}

}  // namespace
}  // namespace narhet::test
