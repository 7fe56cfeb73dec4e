// SPDX-License-Identifier: MIT
// A road of two kilometres with a shop at its end, and a village in the middle.
#include "narhet/base/builtin_text.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/network/build.hpp"
#include "narhet/network/profile.hpp"
#include "narhet/network/snapper.hpp"
#include "narhet/routing/elimination.hpp"
#include "narhet/routing/nearest_two.hpp"
#include "narhet/study/library_versions.hpp"

#include <cstdio>
#include <vector>

int main() {
  using namespace narhet;
  const geo::Crs crs = geo::Crs::from_text("EPSG:3006");
  model::Roads roads;
  roads.vertices = {{1, {15.0, 59.5}}, {2, {15.0, 59.5179511}}};  // 2 000 m on the ellipsoid
  roads.segments.push_back({.first_vertex = 0,
                            .vertex_count = 2,
                            .road_class = model::RoadClass::tertiary,
                            .surface = model::Surface::paved,
                            .open = {}});
  const auto profile = network::read_travel_profile(
      base::Settings::parse(base::builtin_text("defaults/car.toml"), "car.toml"), model::Mode::car);
  const auto network = network::build_road_network(roads, profile, crs, {});

  const geo::Transform to_study{geo::wgs84(), crs};
  const network::Snapper snapper{network, crs, {}};
  const auto snap = [&](double lat) {
    return snapper.snap(*to_study.apply(geo::LonLat{15.0, lat}), base::kilometres_per_hour(5));
  };
  const std::vector<model::Snap> village{snap(59.50897555)};
  const std::vector<model::Snap> shop{snap(59.5179511)};
  model::KindSet groceries;
  groceries.insert(base::KindIndex{0});
  const routing::Engine engine{
      network.graph, routing::eliminate(network.graph, routing::kCoreDegree, {}), {}};
  const auto nearest =
      routing::nearest_two(engine, village, shop, std::vector{groceries}, 1, {}, {});

  const auto& pair = nearest.at(base::PlaceIndex{0}, base::KindIndex{0}, base::Metric::distance);
  const double metres = pair.nearest ? 0.01 * pair.nearest->cost.units() : -1.0;
  std::printf("%.2f m to the shop, with %zu libraries\n", metres, study::library_versions().size());
  return metres > 999.0 && metres < 1001.0 ? 0 : 1;
}
