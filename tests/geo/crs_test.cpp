// SPDX-License-Identifier: MIT
#include "narhet/geo/crs.hpp"

#include "narhet/base/error.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace narhet::geo {
namespace {

constexpr double kMillimetre = 0.001;

double degrees(double whole, double minutes, double seconds) {
  return whole + minutes / 60.0 + seconds / 3600.0;
}

struct ControlPoint {
  double lat;
  double lon;
  double north;
  double east;
};

// Lantmäteriet, "Kontrollpunkter" (2006): SWEREF 99 latitude and longitude, and SWEREF 99 TM.
const std::array kControlPoints{
    ControlPoint{degrees(67, 5, 26.452769), degrees(21, 2, 5.101575), 7454204.638, 761811.242},
    ControlPoint{degrees(63, 32, 14.761735), degrees(16, 14, 59.594626), 7046077.605, 562140.337},
    ControlPoint{degrees(60, 9, 33.882413), degrees(14, 45, 28.167152), 6669189.376, 486557.055},
    ControlPoint{degrees(56, 21, 17.199245), degrees(13, 52, 23.754022), 6246136.458, 430374.835},
    // Grid points published with the projection's parameters.
    ControlPoint{55.0, 12.75, 6097106.672, 356083.438},
    ControlPoint{55.0, 14.25, 6095048.642, 452024.069},
    ControlPoint{57.0, 12.75, 6319636.937, 363331.554},
    ControlPoint{57.0, 19.5, 6326392.707, 773251.054},
    ControlPoint{59.0, 11.25, 6546096.724, 284626.066},
    ControlPoint{59.0, 19.5, 6548757.206, 758410.519},
};

TEST(Transform, PutsControlPointsInSweref99TmToTheMillimetre) {
  const Transform to_sweref{wgs84(), Crs::from_text("EPSG:3006")};
  for (const ControlPoint& point : kControlPoints) {
    const auto found = to_sweref.apply(LonLat{point.lon, point.lat});
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->x, point.east, kMillimetre) << point.lat;
    EXPECT_NEAR(found->y, point.north, kMillimetre) << point.lat;
  }
}

struct Rt90Point {
  double north;
  double east;
  double x;
  double y;
};

// The same control points in SWEREF 99 TM and in RT 90 2.5 gon V.
constexpr std::array kRt90Points{Rt90Point{7454204.638, 761811.242, 7453389.762, 1727060.905},
                                 Rt90Point{7046077.605, 562140.337, 7047738.415, 1522128.637},
                                 Rt90Point{6669189.376, 486557.055, 6671665.273, 1441843.186},
                                 Rt90Point{6246136.458, 430374.835, 6249111.351, 1380573.079}};

// EPSG:3847 is Lantmäteriet's direct projection, EPSG:3021 the way by another ellipsoid.
TEST(Transform, PutsRt90WhereLantmaterietDoes) {
  constexpr double kDecimetre = 0.12;
  const Crs study = Crs::from_text("EPSG:3006");
  for (const auto& [system, tolerance] :
       {std::pair{"EPSG:3847", kMillimetre}, std::pair{"EPSG:3021", kDecimetre}}) {
    const Transform to_study{Crs::from_text(system), study};
    for (const Rt90Point& point : kRt90Points) {
      const auto found = to_study.apply(Point{point.y, point.x});
      ASSERT_TRUE(found);
      EXPECT_NEAR(found->x, point.east, tolerance) << system;
      EXPECT_NEAR(found->y, point.north, tolerance) << system;
    }
  }
}

// Over Sweden in steps of half a degree; every system that Swedish data comes in.
TEST(Transform, GoesThereAndBackInEverySystemOfSweden) {
  constexpr double kTenthOfAMillimetre = 1e-4;
  for (const int code : {3006, 3007, 3008, 3009, 3010, 3011, 3012, 3013, 3014, 3015, 3016, 3017,
                         3018, 3847, 25832, 25833, 25834}) {
    const Crs system = Crs::from_text("EPSG:" + std::to_string(code));
    const Crs sweref = Crs::from_text("EPSG:3006");
    const Transform there{sweref, system};
    const Transform back{system, sweref};
    for (double east = 280'000; east < 920'000; east += 40'000) {
      for (double north = 6'140'000; north < 7'640'000; north += 50'000) {
        const auto moved = there.apply(Point{east, north});
        ASSERT_TRUE(moved) << code;
        const auto returned = back.apply(*moved);
        ASSERT_TRUE(returned) << code;
        EXPECT_NEAR(returned->x, east, kTenthOfAMillimetre) << code;
        EXPECT_NEAR(returned->y, north, kTenthOfAMillimetre) << code;
      }
    }
  }
}

TEST(Transform, GoesBackToWhereItCameFrom) {
  const Crs sweref = Crs::from_text("EPSG:3006");
  const auto back = Transform{sweref, wgs84()}.apply(Point{761811.242, 7454204.638});
  ASSERT_TRUE(back);
  EXPECT_NEAR(back->x, degrees(21, 2, 5.101575), 1e-7);
  EXPECT_NEAR(back->y, degrees(67, 5, 26.452769), 1e-7);
}

TEST(Transform, TakesLongitudeFirstWhateverTheAuthoritySays) {
  // Östersund.  With the axes of EPSG:4326 as registered (latitude first) it would land in the
  // Indian Ocean's latitude; PROJ reports no error then.
  const auto point = Transform{wgs84(), Crs::from_text("EPSG:3006")}.apply(LonLat{14.636, 63.179});
  ASSERT_TRUE(point);
  EXPECT_NEAR(point->x, 481675.526, 0.01);
  EXPECT_NEAR(point->y, 7005585.071, 0.01);
}

TEST(Transform, GivesNothingForWhatIsNotFinite) {
  const Transform to_sweref{wgs84(), Crs::from_text("EPSG:3006")};
  EXPECT_FALSE(to_sweref.apply(LonLat{std::nan(""), 60.0}));
  EXPECT_FALSE(to_sweref.apply(LonLat{15.0, HUGE_VAL}));
}

TEST(Crs, KnowsItsCodeUnitAndArea) {
  const Crs sweref = Crs::from_text("EPSG:3006");
  EXPECT_EQ(sweref.code(), "EPSG:3006");
  EXPECT_EQ(sweref.name(), "SWEREF99 TM");
  EXPECT_TRUE(sweref.is_projected_in_metres());
  EXPECT_FALSE(sweref.is_geographic());
  EXPECT_NEAR(sweref.area_of_use().min_x, 10.03, 0.01);
  EXPECT_NEAR(sweref.area_of_use().max_y, 69.07, 0.01);
  EXPECT_TRUE(wgs84().is_geographic());
  EXPECT_FALSE(wgs84().is_projected_in_metres());
}

TEST(Crs, DropsTheHeightOfACompoundSystem) {
  // SWEREF 99 TM + RH2000 height.
  EXPECT_EQ(Crs::from_text("EPSG:5845").code(), "EPSG:3006");
}

TEST(Crs, RefusesWhatIsNoSystem) {
  for (const std::string text : {"EPSG:99999999", "nonsense", "", "http://example.org/crs",
                                 "/etc/passwd", "+proj=pipeline +step +proj=merc", "@file.wkt"}) {
    try {
      static_cast<void>(Crs::from_text(text));
      FAIL() << text;
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::ErrorCode::crs_invalid) << text;
    }
  }
}

TEST(StudyCrs, IsSwerefInSwedenAndTheUtmZoneElsewhere) {
  const auto code = [](double lon, double lat) { return study_crs_for({lon, lat}).code(); };
  EXPECT_EQ(code(14.04, 61.23), "EPSG:3006") << "Älvdalen";
  EXPECT_EQ(code(19.17, 65.59), "EPSG:3006") << "Arvidsjaur";
  EXPECT_EQ(code(13.94, 56.83), "EPSG:3006") << "Ljungby";
  EXPECT_EQ(code(12.57, 55.68), "EPSG:25833") << "Copenhagen";
  EXPECT_EQ(code(24.94, 60.17), "EPSG:25835") << "Helsinki";
  EXPECT_EQ(code(9.55, 47.15), "EPSG:25832") << "Liechtenstein";
  EXPECT_EQ(code(1.55, 42.55), "EPSG:25831") << "Andorra";
  EXPECT_EQ(code(7.42, 43.74), "EPSG:25832") << "Monaco";
  EXPECT_EQ(code(-70.67, -33.45), "EPSG:32719") << "Santiago de Chile";
}

TEST(CheckProj, PassesHere) {
  EXPECT_NO_THROW(check_proj());
}

}  // namespace
}  // namespace narhet::geo
