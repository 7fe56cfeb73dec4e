// SPDX-License-Identifier: MIT
// make_country_extract NODES FILE.osm.pbf
// The roads of a synthetic country as an OpenStreetMap extract, with bends, and three buildings
// beside each road: most of a real extract is not roads.
#include "benchmark/country_study.hpp"

#include "narhet/geo/crs.hpp"

#include <osmium/builder/attr.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/writer.hpp>

#include <array>
#include <cstdio>
#include <exception>
#include <random>
#include <string>
#include <vector>

namespace narhet::benchmark {
namespace {

namespace attr = osmium::builder::attr;

constexpr std::size_t kBends = 8;
constexpr std::size_t kBuildings = 3;
constexpr std::array kClasses{"residential", "unclassified", "tertiary", "track", "secondary"};

/// Nodes first, then ways, by rising ids.
class Extract {
 public:
  explicit Extract(const std::string& file)
      : to_degrees_{geo::Crs::from_text("EPSG:3006"), geo::wgs84()},
        writer_{file, header(), osmium::io::overwrite::allow} {}

  std::int64_t add_node(geo::Point point) {
    const geo::Point position = to_degrees_.apply(point).value();
    osmium::builder::add_node(buffer_, attr::_id(++nodes_),
                              attr::_location(position.x, position.y));
    flush();
    return nodes_;
  }
  void add_way(const std::vector<std::int64_t>& nodes, const char* key, const char* value) {
    osmium::builder::add_way(buffer_, attr::_id(++ways_), attr::_nodes(nodes),
                             attr::_tag(key, value));
    flush();
  }
  void close() {
    writer_(std::move(buffer_));
    writer_.close();
  }

 private:
  static osmium::io::Header header() {
    osmium::io::Header header;
    header.set("generator", "narhet make_country_extract");
    return header;
  }
  void flush() {
    constexpr std::size_t kBuffer = 1U << 20U;
    if (buffer_.committed() > kBuffer) {
      writer_(std::move(buffer_));
      buffer_ = osmium::memory::Buffer{2 * kBuffer, osmium::memory::Buffer::auto_grow::yes};
    }
  }

  geo::Transform to_degrees_;
  osmium::io::Writer writer_;
  osmium::memory::Buffer buffer_{1U << 21U, osmium::memory::Buffer::auto_grow::yes};
  std::int64_t nodes_{0};
  std::int64_t ways_{0};
};

struct DraftWay {
  std::vector<std::int64_t> nodes;
  const char* key{};
  const char* value{};
};

int run(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: make_country_extract NODES FILE.osm.pbf\n");
    return 2;
  }
  CountrySettings settings;
  settings.nodes = std::stoul(argv[1]);
  const Country country = make_country(settings);
  const network::RoadNetwork roads = road_network(country);
  Extract extract{argv[2]};
  std::vector<std::int64_t> ids;
  for (const geo::Point point : country.nodes) {
    ids.push_back(extract.add_node(point));
  }
  std::mt19937_64 random{5};
  const auto jitter = [&] { return static_cast<double>(random() % 200) / 10.0 - 10.0; };
  std::vector<DraftWay> ways;
  for (const network::Link& link : roads.geometry.links) {
    const base::ArcId arc = link.forward ? *link.forward : *link.backward;
    const base::NodeId from = link.forward ? roads.graph.tail(arc) : roads.graph.head(arc);
    const base::NodeId to = link.forward ? roads.graph.head(arc) : roads.graph.tail(arc);
    const geo::Point a = country.nodes[base::index(from)];
    const geo::Point b = country.nodes[base::index(to)];
    DraftWay way{{ids[base::index(from)]}, "highway", kClasses.at(ways.size() % kClasses.size())};
    for (std::size_t i = 1; i <= kBends; ++i) {
      const double share = static_cast<double>(i) / (kBends + 1);
      way.nodes.push_back(extract.add_node(
          {a.x + share * (b.x - a.x) + jitter(), a.y + share * (b.y - a.y) + jitter()}));
    }
    way.nodes.push_back(ids[base::index(to)]);
    ways.push_back(std::move(way));
    for (std::size_t i = 0; i < kBuildings; ++i) {
      DraftWay building{{}, "building", "yes"};
      const geo::Point corner{a.x + 30.0 + 5 * jitter(), a.y + 30.0 + 5 * jitter()};
      for (const auto& [x, y] : {std::pair{0.0, 0.0}, {12.0, 0.0}, {12.0, 8.0}, {0.0, 8.0}}) {
        building.nodes.push_back(extract.add_node({corner.x + x, corner.y + y}));
      }
      building.nodes.push_back(building.nodes.front());
      ways.push_back(std::move(building));
    }
  }
  for (const DraftWay& way : ways) {
    extract.add_way(way.nodes, way.key, way.value);
  }
  extract.close();
  return 0;
}

}  // namespace
}  // namespace narhet::benchmark

int main(int argc, char** argv) {
  try {
    return narhet::benchmark::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
