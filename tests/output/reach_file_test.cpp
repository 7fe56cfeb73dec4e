// SPDX-License-Identifier: MIT
#include "narhet/output/reach_file.hpp"

#include "output/sample_result.hpp"
#include "output/sqlite_table.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/base/error.hpp"
#include "narhet/output/result_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

namespace narhet::output {
namespace {

namespace fs = std::filesystem;

using base::Persons;
using test::Cells;
using test::query;
using Rows = std::vector<Cells>;

constexpr const char* kDate = "2026-01-31T12:00:00.000Z";

/// What is within reach in the sample, asked in another order than the study's: apotek, whose
/// capacity is known, and dagligvaror, whose is not.  All numbers are made up and different.
model::Reach sample_reach() {
  model::Reach reach;
  reach.study = test::sample_result();
  reach.study.services[0].capacity = 40;
  reach.kinds = {base::KindIndex{1}, base::KindIndex{0}};
  reach.decay = "gaussian(15 min)";
  reach.catchment = "30 min";
  reach.bundle_limit = "10 min";
  reach.poverty_line = "10 min";
  reach.capacities = {{1, 0}, {2, 1}};
  const model::PlaceAccess none{0, 0.0, 0.0, 0.0, 0.0, 0.0};
  const model::PlaceAccess unknown{0, 0.0, {}, {}, {}, {}};
  reach.access = {{1, 0.5, 0.25, 0.125, 0.0625, 2.5},
                  {2, 1.5, {}, {}, {}, {}},
                  {0, 0.03125, 0.0, 0.0, 0.0, 0.0},
                  {1, 0.75, {}, {}, {}, {}},
                  none,
                  unknown,
                  {},
                  {}};
  reach.bundles = {{2, base::ServiceIndex{0}, base::Weight{300'000}},
                   {1, base::ServiceIndex{1}, base::Weight{60'000}},
                   {},
                   {}};
  reach.customers = {{Persons{120}, Persons{110.5}},
                     {Persons{100}, Persons{90}},
                     {},
                     {Persons{20}, Persons{30.25}}};
  reach.ways.resize(4);  // of Flen and of the whole study, by kind
  model::WayMeasures& pharmacies = reach.ways[0];
  pharmacies.persons = Persons{127};
  pharmacies.not_reached = Persons{7};
  pharmacies.theil_between = -0.5;
  pharmacies.theil_within = 0.375;
  model::WayMeasures& groceries = reach.ways[1];
  groceries.persons = Persons{127};
  groceries.median = 5.0;
  groceries.gini = 0.125;
  groceries.headcount = 0.0625;
  reach.ways[2].median = reach.ways[3].median = 99.0;
  return reach;
}

void write(const fs::path& target) {
  Publication publication{target, {}};
  write_reach(sample_reach(), publication, kDate, {});
  publication.commit();
}

const fs::path& sample_file() {
  static const test::TemporaryFolder folder;
  static const fs::path file = [] {
    write(folder / "reach.gpkg");
    return folder / "reach.gpkg";
  }();
  return file;
}

std::string bytes_of(const fs::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

TEST(ReachFile, HasItsLayersInTheirOrderWithTheDate) {
  EXPECT_EQ(
      query(sample_file(), "SELECT table_name, data_type, last_change, srs_id FROM gpkg_contents"),
      (Rows{{"municipality_access", "features", kDate, "3006"},
            {"place_access", "features", kDate, "3006"},
            {"service_customers", "features", kDate, "3006"},
            {"provenance", "attributes", kDate, "0"},
            {"layer_styles", "attributes", kDate, "0"}}));
}

TEST(ReachFile, TellsOfEveryPlaceItsBundle) {
  EXPECT_EQ(query(sample_file(),
                  "SELECT id, bundle_kinds, bundle_share, bundle_stop_id, bundle_min FROM "
                  "place_access ORDER BY fid"),
            (Rows{{"P1", "2", "1.0", "S1", "5.0"},
                  {"P2", "1", "0.5", "S2", "1.0"},
                  {"P3", "0", "0.0", "NULL", "NULL"},
                  {"P4", "NULL", "NULL", "NULL", "NULL"}}));
}

// The nearest are those of the kind asked about and not of the one with its number in the study.
TEST(ReachFile, TellsOfEveryPlaceWhatItReachesOfEachKind) {
  EXPECT_EQ(
      query(sample_file(),
            "SELECT apotek_status, apotek_km, apotek_min, apotek_within, apotek_gravity, "
            "apotek_2sfca, apotek_e2sfca, apotek_3sfca, apotek_bfca FROM place_access ORDER "
            "BY fid"),
      (Rows{{"reached", "4.0", "5.0", "1", "0.5", "0.25", "0.125", "0.0625", "2.5"},
            {"reached", "30.0", "31.0", "0", "0.03125", "0.0", "0.0", "0.0", "0.0"},
            {"unreachable_island", "NULL", "NULL", "0", "0.0", "0.0", "0.0", "0.0", "0.0"},
            {"not_on_road", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL"}}));
  EXPECT_EQ(query(sample_file(),
                  "SELECT dagligvaror_min, dagligvaror_within, dagligvaror_gravity, "
                  "dagligvaror_2sfca, dagligvaror_bfca FROM place_access ORDER BY fid"),
            (Rows{{"5.0", "2", "1.5", "NULL", "NULL"},
                  {"1.0", "1", "0.75", "NULL", "NULL"},
                  {"NULL", "0", "0.0", "NULL", "NULL"},
                  {"NULL", "NULL", "NULL", "NULL", "NULL"}}));
}

// S2 has no pharmacy: nobody is counted there, not even nobody.
TEST(ReachFile, TellsOfEveryServicePointWhoGoesThere) {
  EXPECT_EQ(
      query(sample_file(),
            "SELECT id, kinds, capacity, customers_nearest, customers_huff, "
            "apotek_nearest_persons, apotek_huff_persons, dagligvaror_nearest_persons, "
            "dagligvaror_huff_persons FROM service_customers ORDER BY fid"),
      (Rows{{"S1", "apotek, dagligvaror", "40.0", "120.0", "110.5", "120.0", "110.5", "100.0",
             "90.0"},
            {"S2", "dagligvaror", "NULL", "20.0", "30.25", "NULL", "NULL", "20.0", "30.25"}}));
}

TEST(ReachFile, TellsOfEveryMunicipalityHowFarItsPeopleHave) {
  EXPECT_EQ(query(sample_file(),
                  "SELECT code, apotek_persons, apotek_not_reached_persons, apotek_median_min, "
                  "apotek_theil_between, apotek_theil_within, dagligvaror_median_min, "
                  "dagligvaror_gini, dagligvaror_fgt0 FROM municipality_access"),
            (Rows{{"0482", "127.0", "7.0", "NULL", "-0.5", "0.375", "5.0", "0.125", "0.0625"}}));
}

// A column that nobody has filled says nothing, and stands nowhere.
TEST(ReachFile, TellsTheTypeOfMunicipalitiesWhereItIsKnown) {
  const test::TemporaryFolder folder;
  model::Reach reach = sample_reach();
  reach.study.municipalities.at(0).type = "Landsbygdskommun";
  Publication publication{folder / "typed.gpkg", {}};
  write_reach(reach, publication, kDate, {});
  publication.commit();
  EXPECT_EQ(query(folder / "typed.gpkg", "SELECT code, municipality_type FROM municipality_access"),
            (Rows{{"0482", "Landsbygdskommun"}}));
  EXPECT_EQ(query(sample_file(),
                  "SELECT COUNT(*) FROM pragma_table_info('municipality_access') "
                  "WHERE name = 'municipality_type'"),
            (Rows{{"0"}}));
}

// Under the same name: the project finds its layers by it.
TEST(ReachFile, OfTheSameReachHasTheSameBytes) {
  const test::TemporaryFolder folder;
  write(folder / "reach.gpkg");
  EXPECT_EQ(bytes_of(folder / "reach.gpkg"), bytes_of(sample_file()));
}

TEST(ReachFile, MayBeATableOfThePlacesAlone) {
  const test::TemporaryFolder folder;
  write(folder / "reach.csv");
  const std::string table = bytes_of(folder / "reach.csv");
  EXPECT_EQ(table.find("id,name,type,municipality_code,municipality_name,population,snap_status,"
                       "snap_m,bundle_kinds,"),
            table.find("id,name"));
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 5);
  EXPECT_NE(table.find(",S1,5"), std::string::npos);
  EXPECT_EQ(table.find("S2,dagligvaror"), std::string::npos) << "no service points";
}

TEST(ReachFile, EndsInGpkgOrCsv) {
  EXPECT_TRUE(is_reach_file("reach.gpkg"));
  EXPECT_TRUE(is_reach_file("reach.csv"));
  EXPECT_FALSE(is_reach_file("reach.geojson"));
}

TEST(ReachFile, ReplacesItsLikeAndNothingElse) {
  const test::TemporaryFolder folder;
  write(folder / "reach.csv");
  EXPECT_NO_THROW(refuse_other_reach(sample_file()));
  EXPECT_NO_THROW(refuse_other_reach(folder / "reach.csv"));
  folder.write("notes.csv", "id,name\n");
  Publication publication{folder / "result.gpkg", {}};
  write_result(test::sample_result(), publication, {.date = kDate}, {});
  publication.commit();
  for (const char* other : {"notes.csv", "result.gpkg"}) {
    try {
      refuse_other_reach(folder / other);
      FAIL() << other;
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::ErrorCode::output_exists) << other;
    }
  }
}

}  // namespace
}  // namespace narhet::output
