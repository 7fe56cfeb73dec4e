// SPDX-License-Identifier: MIT
#include "narhet/input/detail/placement.hpp"

#include "layer_fixture.hpp"

namespace narhet::test {
namespace {

using base::ErrorCode;
using input::detail::FeatureTable;
using input::detail::place_in;

const input::Source kSource{"p.csv", "p.csv", {}, {}, {}, {}};

FeatureTable table_of(const char* crs, const std::vector<geo::Point>& points) {
  FeatureTable table;
  table.crs = geo::Crs::from_text(crs);
  for (const geo::Point point : points) {
    table.features.emplace_back();
    table.features.back().point = point;
  }
  return table;
}

base::Error refusal(const char* crs, const std::vector<geo::Point>& points) {
  return error_of([&] {
    FeatureTable table = table_of(crs, points);
    place_in(geo::Crs::from_text("EPSG:3006"), kSource, table);
  });
}

// Northing and easting of a village near 59.5 N 15.5 E, and degrees, in either order.
TEST(Placement, RecognisesExchangedAxes) {
  const base::Error metres = refusal("EPSG:3006", {{6598060, 528400}, {6598070, 528410}});
  EXPECT_EQ(metres.code(), ErrorCode::axes_swapped);
  EXPECT_EQ(shown(metres.message()),
            "0 of 2 positions fit EPSG:3006 as they are, and 2 with x and y exchanged");
  EXPECT_EQ(refusal("EPSG:4326", {{59.5, 15.5}}).code(), ErrorCode::axes_swapped);
  EXPECT_EQ(refusal("EPSG:3010", {{6598060, 100000}}).code(), ErrorCode::axes_swapped);
}

TEST(Placement, KeepsPositionsThatFitEvenIfOneDoesNot) {
  FeatureTable table = table_of("EPSG:3006", {{528400, 6598060}, {528400, 6598070}, {0, 0}});
  EXPECT_NO_THROW(place_in(geo::Crs::from_text("EPSG:3006"), kSource, table));
}

TEST(Placement, SaysWhatTheNumbersLookLike) {
  const base::Error degrees = refusal("EPSG:3006", {{15.5, 59.5}});
  EXPECT_EQ(degrees.code(), ErrorCode::crs_invalid);
  EXPECT_NE(shown(degrees.hint()).find("EPSG:4326"), std::string::npos);
  const base::Error metres = refusal("EPSG:4326", {{528400, 6598060}});
  EXPECT_EQ(metres.code(), ErrorCode::crs_invalid);
  EXPECT_NE(shown(metres.hint()).find("EPSG:3006"), std::string::npos);
}

// Lantmäteriet's second control point: X 7047738.415, Y 1522128.637 in RT 90 2.5 gon V.
TEST(Placement, RecognisesRt90AndSaysHowCloselyItIsConverted) {
  const base::Error error = refusal("EPSG:3006", {{1522128.637, 7047738.415}});
  EXPECT_EQ(error.code(), ErrorCode::crs_invalid);
  EXPECT_NE(shown(error.hint()).find("EPSG:3021"), std::string::npos);
  FeatureTable table = table_of("EPSG:3021", {{1522128.637, 7047738.415}});
  place_in(geo::Crs::from_text("EPSG:3006"), kSource, table);
  EXPECT_NEAR(table.features[0].point->x, 562140.337, 0.12);
  EXPECT_NEAR(table.features[0].point->y, 7046077.605, 0.12);
  ASSERT_EQ(table.notices.size(), 1U);
  EXPECT_NE(shown(table.notices[0]).find("0.1 m"), std::string::npos);
}

// Gävle lies outside the municipalities that SWEREF 99 18 00 is meant for.
TEST(Placement, TakesSystemsSomewhatBeyondTheirZone) {
  const geo::Crs study = geo::Crs::from_text("EPSG:3006");
  const geo::Crs zone = geo::Crs::from_text("EPSG:3011");
  const auto there = geo::Transform{geo::wgs84(), zone}.apply(geo::LonLat{17.14, 60.67});
  FeatureTable table = table_of("EPSG:3011", {*there});
  EXPECT_NO_THROW(place_in(study, kSource, table));
  EXPECT_EQ(table.crs->code(), "EPSG:3006");
}

TEST(Placement, WorksOutsideSweden) {
  FeatureTable table = table_of("EPSG:4326", {{9.52, 47.14}});
  place_in(geo::Crs::from_text("EPSG:25832"), kSource, table);
  EXPECT_TRUE(table.features[0].fault.empty());
}

}  // namespace
}  // namespace narhet::test
