// SPDX-License-Identifier: MIT
#include "narhet/input/population_grid.hpp"

#include "layer_fixture.hpp"

#include <gmock/gmock.h>

namespace narhet::test {
namespace {

using base::ErrorCode;
using base::Persons;
using input::Source;
using model::AgeRange;

constexpr const char* kCell = "4420006194000";  // 442 000 m east, 6 194 000 m north

class PopulationGrid : public LayerTest {
 protected:
  [[nodiscard]] auto read(const Source& source) const {
    auto loaded = input::read_population_grid(source, ages_, study_crs_, {});
    EXPECT_TRUE(loaded.report.is_balanced());
    return loaded;
  }
  [[nodiscard]] base::Error refusal(const Source& source) const {
    return error_of([&] { static_cast<void>(read(source)); });
  }
  [[nodiscard]] Source grid(std::string_view content) const { return text("rutor.csv", content); }

  model::GroupAges ages_{{0, 19}, {65, {}}};
};

TEST_F(PopulationGrid, HasPlacesInTheMiddlesOfItsCells) {
  const auto loaded =
      read(grid("rutid_scb,beftotalt,kommunkod\n"
                "4420006194000,32,1290\n4430006195000,214,482\n"));
  ASSERT_EQ(loaded.records.size(), 2U);
  const model::Place& cell = loaded.records[0];
  EXPECT_EQ(cell.id, kCell);
  EXPECT_EQ(cell.type, "cell");
  EXPECT_EQ(cell.position, (geo::Point{442500.0, 6194500.0})) << "half of 1 000 m from the corner";
  EXPECT_EQ(cell.population, Persons{32});
  EXPECT_EQ(cell.cell_width, base::Metres{1000});
  EXPECT_FALSE(cell.young) << "no ages, so not measured";
  EXPECT_EQ(loaded.records[1].stated_municipality, "0482") << "a lost zero is mended";
  EXPECT_THAT(notices_of(loaded.report), ::testing::HasSubstr("taken to be 1000 m wide"));
  EXPECT_THAT(notices_of(loaded.report), ::testing::HasSubstr("246 people in 2 cells"));
}

TEST_F(PopulationGrid, TakesTheWidthFromItsColumnOrFromItsIds) {
  const auto fine = read(grid("rutid_scb;beftotalt\n4420006194000;1\n4422506194250;1\n"));
  EXPECT_EQ(fine.records[1].position, (geo::Point{442375.0, 6194375.0})) << "cells of 250 m";
  EXPECT_EQ(refusal(grid("rutid_scb;beftotalt\n4420006194000;1\n4420016194000;1\n")).code(),
            ErrorCode::value_invalid)
      << "one metre apart: no usual cells";
  // Towns in cells of 250 m and the country around in cells of 1 000 m.
  const auto mixed =
      read(grid("rutid_scb;rutstorl;beftotalt\n4420006194000;1000;1\n4430006194000;250;1\n"));
  EXPECT_EQ(mixed.records[0].cell_width, base::Metres{1000});
  EXPECT_EQ(mixed.records[1].position, (geo::Point{443125.0, 6194125.0}));
}

// SCB's own names for the columns, its geometry column, and a study in another system.
TEST_F(PopulationGrid, ComesFromAGeoPackageWithoutItsGeometries) {
  Source source = geopackage(
      "rutor.gpkg", {{"befolkning_1km", 3006, {"rutid_scb", "rutstorl", "beftotalt"}, {}}});
  source = geopackage("rutor.gpkg", {{"befolkning_1km",
                                      3006,
                                      {"rutid_scb", "rutstorl", "beftotalt"},
                                      {{"POLYGON ((0 0, 1 0, 1 1, 0 0))", {kCell, "1000", "7"}}}}});
  run_sql(source.path,
          "ALTER TABLE befolkning_1km RENAME COLUMN geom TO sp_geometry;"
          "UPDATE gpkg_geometry_columns SET column_name = 'sp_geometry'");
  const auto loaded =
      input::read_population_grid(source, ages_, geo::Crs::from_text("EPSG:25833"), {});
  ASSERT_EQ(loaded.records.size(), 1U);
  EXPECT_NEAR(loaded.records[0].position.x, 442500.0, 0.001)
      << "ETRS89 / UTM 33N has the meridian of SWEREF 99 TM";
}

TEST_F(PopulationGrid, AddsUpAgesOfEitherFamilyOfNames) {
  std::string last_age = "rutid_scb;beftotalt";
  std::string first_behind = last_age;
  std::string persons = std::string{kCell} + ";2100";
  for (int from = 0; from < 100; from += 5) {
    last_age += ";ald" + std::to_string(from) + "_" + std::to_string(from + 4);
    first_behind += ";Ald" + std::to_string(from) + "_" + std::to_string(from + 5);
    persons += ";" + std::to_string(from + 10);  // 10, 15, 20 …
  }
  for (const std::string& header : {last_age, first_behind}) {
    const auto loaded = read(grid(header + ";ald100w\n" + persons + ";3\n"));
    const model::Place& cell = loaded.records.at(0);
    EXPECT_EQ(cell.young, Persons{10 + 15 + 20 + 25}) << "0 to 19";
    // 65, 70 … 95 are 75, 80 … 105, and three of 100 and older.
    EXPECT_EQ(cell.elderly, Persons{7 * 90 + 3});
    EXPECT_EQ(cell.aged_70, Persons{7 * 90 + 3 - 75});
    // 10 + 15 + … + 105 is 1 150, and three: not the total that is stated.
    EXPECT_THAT(notices_of(loaded.report),
                ::testing::HasSubstr("in 1 cell the ages sum to another number than the total, "
                                     "1153 instead of 2100 in all"));
    EXPECT_EQ(cell.population, Persons{2100}) << "reported, never corrected";
  }
}

// Bands that a municipality ordered: nobody can tell who is 70, which is no fault of the study's.
TEST_F(PopulationGrid, OfBandsThatPassOver70CountsTheOthers) {
  const auto loaded =
      read(grid("rutid_scb;beftotalt;ald0_19;ald20_64;ald65w\n4420006194000;9;1;2;6\n"));
  EXPECT_EQ(loaded.records.at(0).young, Persons{1});
  EXPECT_EQ(loaded.records.at(0).elderly, Persons{6});
  EXPECT_FALSE(loaded.records.at(0).aged_70);
  EXPECT_THAT(notices_of(loaded.report),
              ::testing::HasSubstr("no column of ages begins at 70: who is that old or older is "
                                   "not counted apart"));
}

TEST_F(PopulationGrid, OfOtherBandsCountsNoGroupsAndSaysSo) {
  const auto loaded =
      read(grid("rutid_scb;beftotalt;ald0_4;ald6_9;ald10w\n4420006194000;9;1;2;6\n"));
  EXPECT_FALSE(loaded.records.at(0).young);
  EXPECT_THAT(notices_of(loaded.report), ::testing::HasSubstr("do not follow each other"));
}

TEST_F(PopulationGrid, RefusesGroupsThatDoNotEndWithABand) {
  ages_.young = {0, 17};
  const base::Error error = refusal(
      grid("rutid_scb;beftotalt;ald0_4;ald5_19;ald20_69;ald70w\n4420006194000;9;1;2;3;3\n"));
  EXPECT_EQ(error.code(), ErrorCode::study_invalid);
  EXPECT_EQ(shown(error.message()),
            "the ages 0–17 of 'young' do not begin and end with a column of ages");
}

TEST_F(PopulationGrid, RefusesIdsThatAreNoCells) {
  for (const char* id : {"442000619400", "44200061940000", "44200061940x0", "4420009194000",
                         "1km6194N442E", "4.42E+12"}) {
    const base::Error error = refusal(grid("rutid_scb;beftotalt\n" + std::string{id} + ";1\n"));
    EXPECT_EQ(error.code(), ErrorCode::value_invalid) << id;
    EXPECT_EQ(error.where().record, "row 2") << id;
  }
  EXPECT_EQ(refusal(grid("rutid_scb;beftotalt\n4420006194000;1\n4420006194000;2\n")).code(),
            ErrorCode::duplicate_id);
  EXPECT_EQ(refusal(grid("rutid_scb;beftotalt\n4420006194000;-1\n")).code(),
            ErrorCode::value_invalid);
  EXPECT_EQ(refusal(grid("rutid_scb;antal\n4420006194000;1\n")).code(), ErrorCode::field_missing);
}

}  // namespace
}  // namespace narhet::test
