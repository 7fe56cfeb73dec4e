// SPDX-License-Identifier: MIT
#include "network/drawn_roads.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/settings.hpp"

#include <utility>

namespace narhet::network::test {
namespace {

constexpr geo::Point kCorner{528'000.0, 6'598'000.0};

}  // namespace

const geo::Crs& study_crs() {
  static const geo::Crs crs = geo::Crs::from_text("EPSG:3006");
  return crs;
}

geo::Point at(double east, double north) {
  return {kCorner.x + east, kCorner.y + north};
}

DrawnRoads& DrawnRoads::node(std::int64_t id, double east, double north) {
  static const geo::Transform to_degrees{study_crs(), geo::wgs84()};
  const geo::Point position = to_degrees.apply(at(east, north)).value();
  nodes_[id] = {position.x, position.y};
  return *this;
}

model::RoadSegment& DrawnRoads::road(std::vector<std::int64_t> nodes, model::RoadClass road_class) {
  model::RoadSegment segment;
  segment.first_vertex = static_cast<std::uint32_t>(roads_.vertices.size());
  segment.vertex_count = static_cast<std::uint32_t>(nodes.size());
  segment.road_class = road_class;
  segment.origin = static_cast<std::int64_t>(roads_.segments.size()) + 1;
  for (const std::int64_t id : nodes) {
    roads_.vertices.push_back({id, nodes_.at(id)});
  }
  return roads_.segments.emplace_back(segment);
}

DrawnRoads& DrawnRoads::edge(std::int64_t id) {
  roads_.edge_nodes.push_back(id);
  return *this;
}

RoadNetwork DrawnRoads::network() const {
  return build_road_network(roads_, car(), study_crs(), base::Task{});
}

const CarProfile& car() {
  static const CarProfile profile =
      read_car_profile(base::Settings::parse(base::builtin_text("defaults/car.toml"), "car.toml"));
  return profile;
}

}  // namespace narhet::network::test
