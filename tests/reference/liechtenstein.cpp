// SPDX-License-Identifier: MIT
#include "reference/liechtenstein.hpp"

#include "input/osm_map.hpp"
#include "support/test_data.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/network/profile.hpp"

#include <memory>
#include <optional>
#include <string>

namespace narhet::test {
namespace {

std::unique_ptr<Liechtenstein> load() {
  const auto file = data_file("osm/liechtenstein-2015.osm.pbf");
  if (!file) {
    return nullptr;
  }
  auto country =
      std::make_unique<Liechtenstein>(Liechtenstein{geo::Crs::from_text("EPSG:25832"), {}, {}});
  country->extract = input::test::read_extract(*file, input::test::everything(), "EPSG:25832");
  country->network = roads_of(*country, model::Mode::car);
  return country;
}

bool is_open(const network::RoadGraph& graph, const network::Link& link) {
  const auto leads = [&](const std::optional<base::ArcId>& arc) {
    return arc && graph.weight(base::Metric::time, *arc).is_finite();
  };
  return leads(link.forward) || leads(link.backward);
}

}  // namespace

const Liechtenstein* liechtenstein() {
  static const std::unique_ptr<Liechtenstein> country = load();
  return country.get();
}

network::RoadNetwork roads_of(const Liechtenstein& country, model::Mode mode) {
  const std::string file = network::profile_file(mode);
  const auto profile =
      network::read_travel_profile(base::Settings::parse(base::builtin_text(file), file), mode);
  return network::build_road_network(country.extract.roads, profile, country.crs, base::Task{});
}

model::RoadPosition random_position(const Liechtenstein& country,
                                    const network::Snapper& snapper,
                                    std::mt19937_64& random) {
  const network::ArcGeometry& geometry = country.network.geometry;
  std::uniform_real_distribution<double> share{0.0, 1.0};
  std::uniform_real_distribution<double> beside{-100.0, 100.0};
  while (true) {
    const network::Link& link = geometry.links[random() % geometry.links.size()];
    if (!is_open(country.network.graph, link)) {
      continue;
    }
    const auto line = geometry.line(link);
    const std::size_t piece = random() % (line.size() - 1);
    const double at = share(random);
    const geo::Point a = line[piece];
    const geo::Point b = line[piece + 1];
    const geo::Point point{a.x + at * (b.x - a.x) + beside(random),
                           a.y + at * (b.y - a.y) + beside(random)};
    if (const auto snap = snapper.snap(point, kWalk); snap.position) {
      return *snap.position;
    }
  }
}

}  // namespace narhet::test
