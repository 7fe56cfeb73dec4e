// SPDX-License-Identifier: MIT
#include "narhet/output/result_file.hpp"

#include "output/command.hpp"
#include "output/sample_result.hpp"
#include "output/sqlite_table.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/base/error.hpp"

#include <gtest/gtest.h>

#include <cstring>

namespace narhet::output {
namespace {

namespace fs = std::filesystem;

using test::Cells;
using test::query;
using Rows = std::vector<Cells>;

constexpr const char* kDate = "2026-01-31T12:00:00.000Z";

void write(const model::Result& result, const fs::path& target) {
  Publication publication{target, {}};
  write_result(result, publication, {.date = kDate}, {});
  publication.commit();
}

/// The sample, written once; the values asked for below follow from its table in sample_result.hpp.
const fs::path& sample_file() {
  static const test::TemporaryFolder folder;
  static const fs::path file = [] {
    write(test::sample_result(), folder / "sample.gpkg");
    return folder / "sample.gpkg";
  }();
  return file;
}

TEST(ResultFile, HasTheLayersInTheirOrderWithTheDate) {
  EXPECT_EQ(
      query(sample_file(), "SELECT table_name, data_type, last_change, srs_id FROM gpkg_contents"),
      (Rows{{"places", "features", kDate, "3006"},
            {"place_service", "attributes", kDate, "0"},
            {"routes", "features", kDate, "3006"},
            {"services", "features", kDate, "3006"},
            {"candidates", "features", kDate, "3006"},
            {"candidate_harm", "attributes", kDate, "0"},
            {"criteria", "attributes", kDate, "0"},
            {"criteria_correlation", "attributes", kDate, "0"},
            {"weight_stability", "attributes", kDate, "0"},
            {"candidate_rankings", "attributes", kDate, "0"},
            {"municipalities", "features", kDate, "3006"},
            {"municipality_indicators", "attributes", kDate, "0"},
            {"rules", "attributes", kDate, "0"},
            {"needs", "features", kDate, "3006"},
            {"municipality_needs", "attributes", kDate, "0"},
            {"rejected", "features", kDate, "3006"},
            {"provenance", "attributes", kDate, "0"},
            {"layer_styles", "attributes", kDate, "0"}}));
}

TEST(ResultFile, TellsOfEveryPlaceWhatItIsAndWhetherItIsServed) {
  EXPECT_EQ(query(sample_file(),
                  "SELECT id, name, municipality_code, municipality_name, population, snap_status, "
                  "snap_m, status, kinds_within, need_status, need_index FROM places ORDER BY fid"),
            (Rows{{"P1", "Åby", "0482", "Flen", "100.0", "on_road", "12.5", "all_reached", "2",
                   "asked", "0.25"},
                  {"P2", "<Ö & \"Ås\">", "0482", "Flen", "20.0", "on_road", "0.0", "all_reached",
                   "1", "not_asked", "NULL"},
                  {"P3", "Holmen", "0482", "Flen", "7.0", "on_road", "3.0", "none_reached", "0",
                   "not_asked", "NULL"},
                  {"P4", "NULL", "NULL", "NULL", "NULL", "too_far_from_road", "2500.0",
                   "not_on_road", "NULL", "not_asked", "NULL"}}));
}

TEST(ResultFile, TellsOfEveryPlaceTheNearestTheSecondAndTheDifferenceByBothMetrics) {
  EXPECT_EQ(query(sample_file(),
                  "SELECT dagligvaror_status, dagligvaror_nearest_km_id, dagligvaror_km, "
                  "dagligvaror_second_km_id, dagligvaror_second_km, dagligvaror_vulnerability_km, "
                  "dagligvaror_nearest_min_id, dagligvaror_min, dagligvaror_second_min_id, "
                  "dagligvaror_second_min, dagligvaror_vulnerability_min FROM places ORDER BY fid"),
            (Rows{{"reached", "S1", "4.0", "S2", "11.0", "7.0", "S1", "5.0", "S2", "12.5", "7.5"},
                  {"reached", "S2", "0.5", "S1", "30.0", "29.5", "S2", "1.0", "S1", "31.0", "30.0"},
                  {"unreachable_island", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL",
                   "NULL", "NULL", "NULL"},
                  {"not_on_road", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL",
                   "NULL", "NULL"}}));
}

TEST(ResultFile, LeavesWhatIsMissingNull) {
  EXPECT_EQ(query(sample_file(),
                  "SELECT worst_km, worst_min, apotek_second_min, apotek_vulnerability_min, "
                  "edge_uncertain, edge_km, edge_min FROM places ORDER BY fid"),
            (Rows{{"4.0", "5.0", "NULL", "NULL", "1", "20.0", "21.0"},
                  {"30.0", "31.0", "NULL", "NULL", "0", "NULL", "NULL"},
                  {"NULL", "NULL", "NULL", "NULL", "0", "NULL", "NULL"},
                  {"NULL", "NULL", "NULL", "NULL", "0", "NULL", "NULL"}}));
}

TEST(ResultFile, HasARowForEveryPlaceKindAndMetric) {
  const auto rows = query(sample_file(),
                          "SELECT place_id, place_name, kind, metric, status, nearest_id, "
                          "nearest_name, cost, second_id, second_cost, vulnerability, "
                          "edge_uncertain FROM place_service ORDER BY fid");
  ASSERT_EQ(rows.size(), 4U * 2 * 2);
  EXPECT_EQ(rows[1], (Cells{"P1", "Åby", "dagligvaror", "min", "reached", "S1", "Handelsboden",
                            "5.0", "S2", "12.5", "7.5", "0"}));
  EXPECT_EQ(rows[2], (Cells{"P1", "Åby", "apotek", "km", "reached", "S1", "Handelsboden", "4.0",
                            "NULL", "NULL", "NULL", "1"}));
  EXPECT_EQ(rows[4], (Cells{"P2", "<Ö & \"Ås\">", "dagligvaror", "km", "reached", "S2", "NULL",
                            "0.5", "S1", "30.0", "29.5", "0"}));
  EXPECT_EQ(rows[15], (Cells{"P4", "NULL", "apotek", "min", "not_on_road", "NULL", "NULL", "NULL",
                             "NULL", "NULL", "NULL", "0"}));
}

// Åby has S1 as its nearest of both kinds and counts once: 100 + 20 for S1, 20 for S2.
TEST(ResultFile, TellsOfEveryServicePointWhatItsClosingWouldDo) {
  EXPECT_EQ(query(sample_file(),
                  "SELECT id, kinds, persons_nearest, closure_dagligvaror_min_persons, "
                  "closure_dagligvaror_min_mean_extra, closure_dagligvaror_km_max_extra, "
                  "closure_dagligvaror_min_left_with_nothing, closure_dagligvaror_min_beyond_10min "
                  "FROM services ORDER BY fid"),
            (Rows{{"S1", "dagligvaror, apotek", "120.0", "100.0", "7.5", "7.0", "0.0", "100.0"},
                  {"S2", "dagligvaror", "20.0", "20.0", "30.0", "29.5", "0.0", "20.0"}}));
  EXPECT_EQ(query(sample_file(),
                  "SELECT closure_rank, closure_beyond_persons, closure_beyond_places, closure_sv, "
                  "closure_en FROM services ORDER BY fid"),
            (Rows{{"1", "120.0", "2", "den ena", "the one"}, {"2", "0.0", "0", "NULL", "NULL"}}));
  EXPECT_EQ(
      query(sample_file(),
            "SELECT closure_apotek_km_persons, closure_apotek_km_places, "
            "closure_apotek_km_mean_extra, closure_apotek_km_max_extra, "
            "closure_apotek_km_left_with_nothing, closure_apotek_km_left_with_nothing_places, "
            "closure_apotek_km_beyond_5km FROM services ORDER BY fid"),
      (Rows{{"120.0", "2", "NULL", "NULL", "120.0", "2", "100.0"},
            {"NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL"}}));
}

TEST(ResultFile, RanksTheCandidatesAndSaysWhyInBothLanguages) {
  EXPECT_EQ(
      query(
          sample_file(),
          "SELECT rank_in_municipality, id, name, host, snap_status, snap_m, score, need_met_raw, "
          "need_met_scaled, need_met_points, cost_raw, offers_points, "
          "reason_en FROM candidates ORDER BY fid"),
      (Rows{{"1", "C2", "Skolan", "school", "on_road", "20.0", "62.5", "0.5", "0.75", "37.5",
             "NULL", "25.0", "it stands first of 2"},
            {"NULL", "C1", "NULL", "NULL", "outside_network", "NULL", "NULL", "NULL", "NULL",
             "NULL", "NULL", "NULL", "it could not be tied to a road"}}));
  EXPECT_EQ(query(sample_file(), "SELECT count(*) FROM candidates WHERE reason_sv IS NULL"),
            (Rows{{"0"}}));
}

TEST(ResultFile, HasEverySetOfWeightsTheSecondOpinionsAndTheRobustnessBesideEachOther) {
  EXPECT_EQ(query(sample_file(),
                  "SELECT id, score_residents, rank_residents, score_thrift, rank_thrift, "
                  "rank_topsis, rank_promethee, first_percent, tier, offers_central_percent, "
                  "against_en, against_first_en FROM candidates ORDER BY fid"),
            (Rows{{"C2", "62.5", "1", "NULL", "NULL", "1", "1", "100.0", "1", "37.5",
                   "it stands alone", "the first is better"},
                  {"C1", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL",
                   "NULL", "NULL"}}));
  EXPECT_EQ(query(sample_file(),
                  "SELECT criterion, aspect, unit, less_is_better, worst, target, measured, "
                  "weight_residents, weight_thrift FROM criteria ORDER BY fid"),
            (Rows{{"need_met", "gain", "share", "0", "0.0", "0.1", "1", "0.6", "0.0"},
                  {"offers", "voice", "number", "0", "0.0", "3.0", "1", "0.4", "1.0"},
                  {"cost", "feasibility", "kr", "1", "2000000.0", "0.0", "0", "0.0", "1.0"}}));
  EXPECT_EQ(query(sample_file(),
                  "SELECT criterion_a, criterion_b, candidates, spearman "
                  "FROM criteria_correlation"),
            (Rows{{"need_met", "offers", "4", "0.8"}}));
  EXPECT_EQ(query(sample_file(),
                  "SELECT municipality_name, first_id, criterion, weight_percent, from_percent, "
                  "to_percent, first_below_id, first_above_id FROM weight_stability"),
            (Rows{{"Flen", "C2", "need_met", "60.0", "25.0", "100.0", "C1", "NULL"}}));
}

TEST(ResultFile, SaysWhatACandidateTakesFromEveryShop) {
  EXPECT_EQ(query(sample_file(),
                  "SELECT harm_persons, harm_shops, driftstod_lost FROM candidates ORDER BY fid"),
            (Rows{{"80.0", "Handelsboden", "Handelsboden"}, {"NULL", "NULL", "NULL"}}));
  EXPECT_EQ(query(sample_file(),
                  "SELECT candidate_id, shop_id, shop_name, persons_nearest_lost, "
                  "persons_huff_lost, next_shop_km, candidate_km, loses_distance_condition "
                  "FROM candidate_harm"),
            (Rows{{"C2", "S1", "Handelsboden", "80.0", "35.5", "11.0", "3.5", "1"}}));
}

// 120 of 127 persons are reached; 127 of the municipality's 254 live in listed places.
TEST(ResultFile, CountsThePeopleOfEveryMunicipality) {
  EXPECT_EQ(query(sample_file(),
                  "SELECT code, name, population, places_listed, places_without_population, "
                  "persons_listed, listed_percent, dagligvaror_10min_persons, "
                  "round(dagligvaror_10min_percent, 4), apotek_5km_places, "
                  "apotek_not_reached_persons, apotek_not_reached_places FROM municipalities"),
            (Rows{{"0482", "Flen", "254.0", "3", "0", "127.0", "50.0", "120.0", "94.4882", "1",
                   "7.0", "1"}}));
}

TEST(ResultFile, LaysMunicipalitiesSideBySideWithTheWholeWhereThereIsNone) {
  EXPECT_EQ(query(sample_file(),
                  "SELECT municipality_code, indicator, kind, metric, threshold, \"group\", value, "
                  "unit, rank, persons, of_persons, place_id, service_id "
                  "FROM municipality_indicators ORDER BY fid"),
            (Rows{{"NULL", "within", "dagligvaror", "min", "10 min", "all", "75.0", "%", "NULL",
                   "90.0", "120.0", "NULL", "NULL"},
                  {"0482", "within", "dagligvaror", "min", "10 min", "all", "75.0", "%", "1",
                   "90.0", "120.0", "NULL", "NULL"},
                  {"0482", "worst_place", "dagligvaror", "min", "NULL", "all", "5.0", "min", "NULL",
                   "NULL", "NULL", "P1", "NULL"}}));
  EXPECT_EQ(query(sample_file(),
                  "SELECT dagligvaror_rank, dagligvaror_worst_min, dagligvaror_worst_place, "
                  "dagligvaror_mean_min, apotek_rank FROM municipalities"),
            (Rows{{"1", "5.0", "Åby", "NULL", "NULL"}}));
}

TEST(ResultFile, HoldsRulesAgainstPointsAndAreas) {
  EXPECT_EQ(
      query(sample_file(),
            "SELECT rule, municipality_code, kind, service_id, \"group\", farther_than, value, "
            "\"limit\", unit, met, persons, of_persons, source, date FROM rules ORDER BY fid"),
      (Rows{{"next_shop", "0482", "dagligvaror", "S1", "all", "10 km", "12.5", "10.0", "km", "1",
             "80.0", "NULL", "SFS", "2018"},
            {"share", "NULL", "dagligvaror", "NULL", "all", "10 km", "NULL", "0.5", "%", "NULL",
             "NULL", "127.0", "SFS", "2018"}}));
}

TEST(ResultFile, TellsTheNeedsWithoutAWordOfWhatWasSaid) {
  EXPECT_EQ(
      query(sample_file(),
            "SELECT place_id, place_name, kind, speakers, intensity, demand, voices, wishes, "
            "offers, participants, suppressed FROM needs"),
      (Rows{{"P1", "Åby", "apotek", "all", "0.25", "25.0", "4", "2", "1", "20", "0"},
            {"P1", "Åby", "apotek", "elderly", "0.2", "20.0", "4", "NULL", "NULL", "20", "1"}}));
  EXPECT_EQ(query(sample_file(),
                  "SELECT municipality_code, kind, places, voices, wishes, offers, participants "
                  "FROM municipality_needs"),
            (Rows{{"0482", "apotek", "1", "4", "2", "NULL", "20"}}));
}

TEST(ResultFile, TellsHowTheCandidatesStandIfNeedsAreTakenOtherwise) {
  EXPECT_EQ(query(sample_file(),
                  "SELECT view, without_meeting, candidate_id, rank_in_municipality, score "
                  "FROM candidate_rankings"),
            (Rows{{"without_meeting", "M1", "C1", "1", "12.5"},
                  {"without_meeting", "M1", "C2", "NULL", "NULL"}}));
}

TEST(ResultFile, ListsWhatWasSetAsideWithAPointWhereThereIsOne) {
  EXPECT_EQ(
      query(sample_file(),
            "SELECT source, file, layer, record, id, geom IS NULL FROM rejected ORDER BY fid"),
      (Rows{{"places", "places.csv", "NULL", "row 7", "P9", "1"},
            {"places", "places.csv", "NULL", "row 8", "NULL", "0"}}));
}

TEST(ResultFile, SaysWhereEverythingComesFrom) {
  EXPECT_EQ(query(sample_file(),
                  "SELECT topic, name, value, unit, read, used, rejected, excluded "
                  "FROM provenance WHERE topic IN ('input', 'assumption', 'setting')"),
            (Rows{{"input", "places", "places.csv", "NULL", "9", "4", "2", "3"},
                  {"assumption", "speed.track", "15", "km/h", "NULL", "NULL", "NULL", "NULL"},
                  {"setting", "max_snap", "2", "km", "NULL", "NULL", "NULL", "NULL"}}));
  EXPECT_EQ(query(sample_file(), "SELECT sha256 FROM provenance WHERE topic = 'input'"),
            (Rows{{std::string(64, 'a')}}));
  EXPECT_EQ(query(sample_file(), "SELECT excluded FROM provenance WHERE topic = 'excluded'"),
            (Rows{{"3"}}));
  EXPECT_EQ(query(sample_file(),
                  "SELECT value FROM provenance "
                  "WHERE name IN ('apotek_10min_persons', 'apotek_10min_places_listed')"),
            (Rows{{"100"}, {"4"}}));
}

// A GeoPackage holds x before y whatever EPSG says of 3006, whose first axis is north: after the
// header of 8 bytes, the byte order and the type come x and y.
TEST(ResultFile, HasEastBeforeNorth) {
  const auto rows =
      query(sample_file(), "SELECT hex(substr(geom, 14, 16)) FROM places WHERE fid = 1");
  const double expected[] = {500'000.25, 6'600'000.5};
  std::string bytes(reinterpret_cast<const char*>(expected), sizeof expected);
  std::string hex;
  for (const char c : bytes) {
    constexpr const char* kDigits = "0123456789ABCDEF";
    hex += kDigits[static_cast<unsigned char>(c) >> 4U];
    hex += kDigits[static_cast<unsigned char>(c) & 15U];
  }
  EXPECT_EQ(rows, (Rows{{hex}}));
}

TEST(ResultFile, WritesAResultWithoutASingleRow) {
  model::Result empty;
  empty.crs = geo::Crs::from_text("EPSG:3006");
  const test::TemporaryFolder folder;
  write(empty, folder / "empty.gpkg");
  EXPECT_EQ(query(folder / "empty.gpkg", "SELECT count(*) FROM places"), (Rows{{"0"}}));
}

TEST(ResultFile, IsOfTheStudysCoordinateSystem) {
  model::Result result = test::sample_result();
  result.crs = geo::Crs::from_text("EPSG:25832");
  const test::TemporaryFolder folder;
  write(result, folder / "utm.gpkg");
  EXPECT_EQ(query(folder / "utm.gpkg", "SELECT DISTINCT srs_id FROM gpkg_geometry_columns"),
            (Rows{{"25832"}}));
}

TEST(ResultFile, StopsWhenAskedAndLeavesNothing) {
  const test::TemporaryFolder folder;
  std::stop_source stop;
  stop.request_stop();
  base::Task task;
  task.stop = stop.get_token();
  {
    Publication publication{folder / "result.gpkg", {}};
    EXPECT_THROW(write_result(test::sample_result(), publication, {.date = kDate}, task),
                 base::Cancelled);
  }
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

// "dagligvaror_second" has its cost in "dagligvaror_second_km", where the second nearest of
// "dagligvaror" stands.
TEST(ResultFile, RefusesKeysOfKindsThatMakeTwoColumnsOfOneName) {
  model::Result result = test::sample_result();
  result.kinds[1].key = "dagligvaror_second";
  const test::TemporaryFolder folder;
  Publication publication{folder / "result.gpkg", {}};
  try {
    write_result(result, publication, {.date = kDate}, {});
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::study_invalid);
    EXPECT_EQ(error.where().layer, "places");
  }
}

TEST(ResultFile, HasTheSameBytesInAnyLocaleAndTimeZone) {
  const test::TemporaryFolder folder;
  std::string first;
  for (const char* environment :
       {"LC_ALL=C TZ=UTC", "LC_ALL=C.UTF-8 TZ=Asia/Tokyo", "LC_ALL=sv_SE.UTF-8 TZ=Europe/Stockholm",
        "LC_ALL=de_DE.UTF-8 TZ=America/St_Johns"}) {
    const fs::path file = folder / "result.gpkg";
    const auto outcome = test::run_command(std::string{environment} + " " + NARHET_WRITE_SAMPLE +
                                           " " + file.string() + " 3 " + kDate);
    ASSERT_EQ(outcome.status, 0) << outcome.text;
    const std::string bytes = test::read_bytes(file);
    first = first.empty() ? bytes : first;
    EXPECT_TRUE(bytes == first) << environment;
  }
}

TEST(ResultFile, HasTheSameBytesWithAnyNumberOfThreads) {
  const test::TemporaryFolder folder;
  std::string first;
  for (const unsigned threads : {1U, 2U, 7U}) {
    Publication publication{folder / "result.gpkg", {.overwrite = true}};
    base::Task task;
    task.threads = {threads};
    write_result(test::sample_result(3), publication, {.date = kDate}, task);
    publication.commit();
    const std::string bytes = test::read_bytes(folder / "result.gpkg");
    first = first.empty() ? bytes : first;
    EXPECT_TRUE(bytes == first) << threads;
  }
}

}  // namespace
}  // namespace narhet::output
