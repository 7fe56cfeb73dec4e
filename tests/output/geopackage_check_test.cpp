// SPDX-License-Identifier: MIT
#include "output/sample_result.hpp"
#include "output/sqlite_table.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/base/error.hpp"
#include "narhet/output/detail/geopackage.hpp"
#include "narhet/output/detail/layers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <limits>
#include <optional>

namespace narhet::output::detail {
namespace {

/// A file as it was written, so that tests can do to it what a disk or a fault in a library might.
class GeopackageCheck : public testing::Test {
 protected:
  void write(const model::Result& result) {
    result_ = result;
    layers_ = result_layers(result_);
    write_geopackage(layers_, result_.crs, "2026-01-31T12:00:00.000Z",
                     base::Catalogue{base::Language::english}, publication_, {});
  }
  void spoil(const std::string& sql) const { test::execute(publication_.temporary(), sql); }

  /// Where the check found a fault; nothing if it found none.
  std::optional<base::Where> fault() const {
    try {
      check_geopackage(layers_, result_.crs, publication_, {});
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::ErrorCode::output_failed);
      EXPECT_EQ(error.where().file, publication_.target().string());
      return error.where();
    }
    return std::nullopt;
  }
  std::string faulty_layer() const {
    const auto where = fault();
    return where ? where->layer : "none";
  }

  test::TemporaryFolder folder_;
  Publication publication_{folder_ / "result.gpkg", {}};
  model::Result result_;
  std::vector<Layer> layers_;
};

TEST_F(GeopackageCheck, PassesWhatWasWritten) {
  write(test::sample_result(3));
  EXPECT_EQ(faulty_layer(), "none");
}

TEST_F(GeopackageCheck, FindsAValueThatChanged) {
  write(test::sample_result());
  spoil("UPDATE place_service SET cost = cost + 1e-9 WHERE fid = 2");
  const auto where = fault();
  ASSERT_TRUE(where);
  EXPECT_EQ(where->layer, "place_service");
  EXPECT_EQ(where->record, "row 2");
}

TEST_F(GeopackageCheck, FindsANumberInThePlaceOfNull) {
  write(test::sample_result());
  spoil("UPDATE place_service SET cost = 0 WHERE fid = 9");
  EXPECT_EQ(faulty_layer(), "place_service");
}

TEST_F(GeopackageCheck, FindsARowThatIsMissing) {
  write(test::sample_result());
  spoil("DELETE FROM provenance WHERE fid = (SELECT max(fid) FROM provenance)");
  EXPECT_EQ(faulty_layer(), "provenance");
}

TEST_F(GeopackageCheck, FindsARowTooMany) {
  write(test::sample_result());
  spoil(
      "INSERT INTO place_service(place_id) VALUES ('P5'); UPDATE gpkg_ogr_contents SET "
      "feature_count = feature_count - 1 WHERE table_name = 'place_service'");
  EXPECT_EQ(faulty_layer(), "place_service");
}

TEST_F(GeopackageCheck, FindsAReferenceToNothing) {
  write(test::sample_result());
  spoil("UPDATE gpkg_contents SET srs_id = 77 WHERE table_name = 'provenance'");
  EXPECT_TRUE(fault());
}

// A page that no table knows disturbs nobody who reads.
TEST_F(GeopackageCheck, FindsADatabaseThatOnlySqliteCallsDamaged) {
  write(test::sample_result());
  spoil(
      "CREATE TABLE lost(x); PRAGMA writable_schema=ON; DELETE FROM sqlite_schema WHERE name = "
      "'lost'");
  EXPECT_TRUE(fault());
}

TEST_F(GeopackageCheck, FindsALayerThatIsMissing) {
  write(test::sample_result());
  spoil("DELETE FROM gpkg_contents WHERE table_name = 'place_service'");
  EXPECT_TRUE(fault());
}

TEST_F(GeopackageCheck, FindsASpatialIndexThatIsGone) {
  write(test::sample_result());
  spoil("DROP TABLE rtree_services_geom");
  EXPECT_EQ(faulty_layer(), "services");
}

TEST_F(GeopackageCheck, FindsAnEntryMissingInASpatialIndex) {
  write(test::sample_result());
  spoil("DELETE FROM rtree_places_geom WHERE id = 4");
  EXPECT_EQ(faulty_layer(), "places");
}

// In the middle of the others, so that the extent does not tell.
TEST_F(GeopackageCheck, FindsTheLastEntryMissingInASpatialIndex) {
  model::Result result = test::sample_result();
  result.places[3].position = result.places[2].position;
  result.places[2].position = {540'000, 6'640'000};
  write(result);
  spoil("DELETE FROM rtree_places_geom WHERE id = 4");
  EXPECT_EQ(faulty_layer(), "places");
}

TEST_F(GeopackageCheck, FindsAnEntryTooManyInASpatialIndex) {
  write(test::sample_result());
  spoil("INSERT INTO rtree_rejected_geom VALUES (1, 0, 0, 0, 0)");
  EXPECT_EQ(faulty_layer(), "rejected");
}

TEST_F(GeopackageCheck, FindsAnEntryOfASpatialIndexThatIsTenMetresOff) {
  write(test::sample_result());
  spoil("UPDATE rtree_places_geom SET maxx = maxx + 10 WHERE id = 1");
  EXPECT_EQ(faulty_layer(), "places");
}

TEST_F(GeopackageCheck, FindsAWrongExtent) {
  write(test::sample_result());
  spoil("UPDATE gpkg_contents SET max_y = max_y + 1 WHERE table_name = 'municipalities'");
  EXPECT_EQ(faulty_layer(), "municipalities");
}

TEST_F(GeopackageCheck, FindsAWrongCount) {
  write(test::sample_result());
  spoil("UPDATE gpkg_ogr_contents SET feature_count = 5 WHERE table_name = 'needs'");
  EXPECT_EQ(faulty_layer(), "needs");
}

TEST_F(GeopackageCheck, FindsAnotherCoordinateSystem) {
  write(test::sample_result());
  spoil(
      "UPDATE gpkg_geometry_columns SET srs_id = 4326; UPDATE gpkg_contents SET srs_id = 4326 "
      "WHERE "
      "data_type = 'features'");
  EXPECT_EQ(faulty_layer(), "places");
}

TEST_F(GeopackageCheck, FindsAPageThatWasLost) {
  write(test::sample_result(50));
  const auto size = std::filesystem::file_size(publication_.temporary());
  std::fstream file{publication_.temporary(), std::ios::in | std::ios::out | std::ios::binary};
  constexpr std::size_t kPage = 4096;
  file.seekp(static_cast<std::streamoff>(size / kPage / 2 * kPage));
  file.write(std::string(kPage, '\0').data(), kPage);
  file.close();
  EXPECT_TRUE(fault());
}

TEST_F(GeopackageCheck, FindsAFileThatWasCut) {
  write(test::sample_result(50));
  std::filesystem::resize_file(publication_.temporary(),
                               std::filesystem::file_size(publication_.temporary()) / 2);
  EXPECT_TRUE(fault());
}

TEST_F(GeopackageCheck, DoesNotLetANumberPassThatIsNone) {
  model::Result result = test::sample_result();
  result.need_index[1] = std::numeric_limits<double>::quiet_NaN();
  write(result);
  EXPECT_EQ(fault()->record, "row 2");
}

TEST_F(GeopackageCheck, DoesNotLetTextPassThatIsNotUtf8) {
  model::Result result = test::sample_result();
  result.places[2].name =
      "\xC5"
      "by";
  write(result);
  EXPECT_EQ(fault()->record, "row 3");
}

}  // namespace
}  // namespace narhet::output::detail
