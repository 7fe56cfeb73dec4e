// SPDX-License-Identifier: MIT
#include "narhet/input/road_extent.hpp"

#include "layer_fixture.hpp"

namespace narhet::test {
namespace {

using base::ErrorCode;

/// Roads between 15.4 and 15.6 E, 59.4 and 59.6 N.
model::Roads square_of_roads() {
  model::Roads roads;
  roads.vertices = {{1, {15.4, 59.4}}, {2, {15.6, 59.6}}};
  return roads;
}

std::vector<model::Place> places_at(const std::vector<geo::Point>& positions) {
  std::vector<model::Place> places(positions.size());
  for (std::size_t i = 0; i < positions.size(); ++i) {
    places[i].position = positions[i];
  }
  return places;
}

void check(const std::vector<geo::Point>& positions) {
  const input::Source source{"p.csv", "p.csv", {}, {}, {}, {}};
  input::refuse_points_outside_roads(square_of_roads(), places_at(positions), source,
                                     geo::Crs::from_text("EPSG:3006"));
}

// 528400 E, 6598060 N is near 15.5 E, 59.5 N.
TEST(RoadExtent, AllowsSomePointsOutside) {
  EXPECT_NO_THROW(check({{528400, 6598060}, {528400, 6998060}}));
  EXPECT_NO_THROW(check({}));
}

TEST(RoadExtent, RefusesPointsThatAllLieOutside) {
  const base::Error error = error_of([] { check({{528400, 6998060}, {828400, 6598060}}); });
  EXPECT_EQ(error.code(), ErrorCode::outside_roads);
  EXPECT_EQ(error.where().file, "p.csv");
  EXPECT_EQ(shown(error.hint()).find("exchanged"), std::string::npos);
}

TEST(RoadExtent, SaysIfPointsFitExchanged) {
  const base::Error error = error_of([] { check({{6598060, 528400}}); });
  EXPECT_EQ(error.code(), ErrorCode::outside_roads);
  EXPECT_NE(shown(error.hint()).find("exchanged"), std::string::npos);
}

// A list in SWEREF 99 15 00 (EPSG:3009) that the study takes for SWEREF 99 16 30 (EPSG:3010): their
// numbers look alike, and the points land 40 km off.
TEST(RoadExtent, SaysIfPointsFitInAnotherSystem) {
  const geo::Crs study = geo::Crs::from_text("EPSG:3006");
  const geo::Crs zone = geo::Crs::from_text("EPSG:3009");
  const geo::Crs stated = geo::Crs::from_text("EPSG:3010");
  const auto numbers = geo::Transform{geo::wgs84(), zone}.apply(geo::LonLat{15.5, 59.5});
  const auto landed = geo::Transform{stated, study}.apply(*numbers);
  const input::Source source{"p.csv", "p.csv", {}, {}, "EPSG:3010", {}};
  const base::Error error = error_of([&] {
    input::refuse_points_outside_roads(square_of_roads(), places_at({*landed}), source, study);
  });
  EXPECT_EQ(shown(error.hint()),
            "read as EPSG:3009 (SWEREF99 15 00) all of them would: is that their system, and not "
            "EPSG:3010?");
}

}  // namespace
}  // namespace narhet::test
