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

DrawnRoads& DrawnRoads::ferry(std::string name, std::optional<base::Seconds> interval) {
  roads_.ferries.push_back({std::move(name), interval});
  return *this;
}

DrawnRoads& DrawnRoads::edge(std::int64_t id) {
  roads_.edge_nodes.push_back(id);
  return *this;
}

RoadNetwork DrawnRoads::network(model::Mode mode) const {
  return build_road_network(roads_, profile_of(mode), study_crs(), base::Task{});
}

TravelProfile profile_of(model::Mode mode) {
  const std::string file = profile_file(mode);
  return read_travel_profile(base::Settings::parse(base::builtin_text(file), file), mode);
}

const TravelProfile& car() {
  static const TravelProfile profile = profile_of(model::Mode::car);
  return profile;
}

}  // namespace narhet::network::test
