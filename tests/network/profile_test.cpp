// SPDX-License-Identifier: MIT
#include "narhet/network/profile.hpp"

#include "network/drawn_roads.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/error.hpp"

#include <gtest/gtest.h>

#include <string>

namespace narhet::network::test {
namespace {

using base::kilometres_per_hour;
using model::RoadClass;
using model::SpeedLimit;
using model::Surface;

model::RoadSegment road(RoadClass road_class, Surface surface = Surface::unknown) {
  model::RoadSegment segment;
  segment.road_class = road_class;
  segment.surface = surface;
  return segment;
}

double speed(const model::RoadSegment& segment, bool forward = true) {
  return car().speed(segment, forward).count() * 3.6;
}

TEST(TravelProfile, DrivesByClassWhereNoLimitIsPosted) {
  EXPECT_NEAR(speed(road(RoadClass::tertiary)), 70.0, 1e-9);
  EXPECT_NEAR(speed(road(RoadClass::living_street)), 5.0, 1e-9);
}

TEST(TravelProfile, DrivesAsPostedInEachDirection) {
  model::RoadSegment segment = road(RoadClass::tertiary);
  segment.limit_forward = SpeedLimit{SpeedLimit::Type::number, kilometres_per_hour(90.0)};
  segment.limit_backward = SpeedLimit{SpeedLimit::Type::walk, {}};
  EXPECT_NEAR(speed(segment, true), 90.0, 1e-9);
  EXPECT_NEAR(speed(segment, false), 5.0, 1e-9);
  segment.limit_forward = SpeedLimit{SpeedLimit::Type::none, {}};
  EXPECT_NEAR(speed(segment, true), 120.0, 1e-9);
}

TEST(TravelProfile, IsNeverFasterThanTheSurfaceAllows) {
  model::RoadSegment gravel = road(RoadClass::tertiary, Surface::gravel);
  EXPECT_NEAR(speed(gravel), 60.0, 1e-9);
  gravel.limit_forward = SpeedLimit{SpeedLimit::Type::number, kilometres_per_hour(90.0)};
  EXPECT_NEAR(speed(gravel), 60.0, 1e-9);
  gravel.limit_forward = SpeedLimit{SpeedLimit::Type::number, kilometres_per_hour(40.0)};
  EXPECT_NEAR(speed(gravel), 40.0, 1e-9);
  EXPECT_NEAR(speed(road(RoadClass::track, Surface::ground)), 20.0, 1e-9);
}

TEST(TravelProfile, KnowsNoPostedLimitsWhereOneDoesNotDrive) {
  for (const model::Mode mode : {model::Mode::bicycle, model::Mode::walking}) {
    const TravelProfile profile = profile_of(mode);
    model::RoadSegment segment = road(RoadClass::tertiary);
    const auto without = profile.speed(segment, true);
    segment.limit_forward = SpeedLimit{SpeedLimit::Type::number, kilometres_per_hour(90.0)};
    EXPECT_EQ(profile.speed(segment, true), without);
    EXPECT_LT(profile.speed(road(RoadClass::tertiary, Surface::ground), true), without);
    EXPECT_GT(profile.speed(road(RoadClass::steps), true).count(), 0.0);
  }
  EXPECT_NEAR(profile_of(model::Mode::walking).speed(road(RoadClass::footway), true).count() * 3.6,
              5.0, 1e-9);
}

TEST(TravelProfile, NamesEveryValueAsAnAssumption) {
  for (const model::Provenance& each : car().assumptions) {
    EXPECT_FALSE(each.value.empty()) << each.name;
    EXPECT_FALSE(each.source.empty()) << each.name;
    EXPECT_EQ(each.date.size(), 10U) << each.name;
  }
  // 16 classes, 4 surfaces, 3 limits, 2 of ferries.
  EXPECT_EQ(car().assumptions.size(), 25U);
}

/// The defaults with one text replaced by another.
std::string defaults_with(const std::string& from, const std::string& to) {
  std::string text{base::builtin_text("defaults/car.toml")};
  text.replace(text.find(from), from.size(), to);
  return text;
}

std::string refusal(const std::string& text) {
  try {
    static_cast<void>(
        read_travel_profile(base::Settings::parse(text, "car.toml"), model::Mode::car));
  } catch (const base::Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST(TravelProfile, IsRefusedWithoutOneOfItsSpeeds) {
  EXPECT_NE(refusal(defaults_with("tertiary_link  =", "tertiary_lnk =")).find("tertiary_link"),
            std::string::npos);
  EXPECT_NE(refusal(defaults_with("\"70 km/h\"", "\"0 km/h\"")).find("above zero"),
            std::string::npos);
  EXPECT_NE(refusal(defaults_with("\"70 km/h\"", "70")), "accepted");
  EXPECT_NE(refusal(defaults_with("value = 1.0", "value = 1.1")), "accepted");
  EXPECT_NE(refusal(defaults_with("[ferry]", "[ferry]\nspede = 1")).find("spede"),
            std::string::npos);
}

}  // namespace
}  // namespace narhet::network::test
