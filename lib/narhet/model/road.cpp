// SPDX-License-Identifier: MIT
#include "narhet/model/road.hpp"

#include <algorithm>
#include <array>

namespace narhet::model {
namespace {

constexpr std::array<std::string_view, kRoadClasses> kRoadClassKeys{
    "motorway",      "motorway_link",  "trunk",    "trunk_link",    "primary",      "primary_link",
    "secondary",     "secondary_link", "tertiary", "tertiary_link", "unclassified", "residential",
    "living_street", "service",        "track",    "road",          "ferry",        "pedestrian",
    "footway",       "cycleway",       "path",     "bridleway",     "steps"};

}  // namespace

std::string_view key(Mode mode) {
  switch (mode) {
    case Mode::car:
      return "car";
    case Mode::bicycle:
      return "bicycle";
    case Mode::walking:
      return "walking";
  }
  return {};
}

base::Message name(Mode mode) {
  switch (mode) {
    case Mode::car:
      return base::Message{"by car"};
    case Mode::bicycle:
      return base::Message{"by bicycle"};
    case Mode::walking:
      return base::Message{"on foot"};
  }
  return {};
}

std::string_view key(RoadClass road_class) {
  return kRoadClassKeys.at(static_cast<std::size_t>(road_class));
}

std::optional<RoadClass> road_class_from_key(std::string_view key) {
  const auto* found = std::find(kRoadClassKeys.begin(), kRoadClassKeys.end(), key);
  if (found == kRoadClassKeys.end()) {
    return std::nullopt;
  }
  return static_cast<RoadClass>(found - kRoadClassKeys.begin());
}

std::string_view key(Surface surface) {
  switch (surface) {
    case Surface::unknown:
      return "unknown";
    case Surface::paved:
      return "paved";
    case Surface::gravel:
      return "gravel";
    case Surface::ground:
      return "ground";
  }
  return {};
}

}  // namespace narhet::model
