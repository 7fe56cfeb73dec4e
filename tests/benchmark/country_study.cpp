// SPDX-License-Identifier: MIT
#include "benchmark/country_study.hpp"

#include "narhet/network/network_file.hpp"
#include "narhet/routing/hierarchy.hpp"
#include "narhet/routing/hierarchy_file.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace narhet::benchmark {
namespace {

using base::index;

constexpr std::array<std::string_view, 5> kKinds{"groceries", "fuel", "parcels", "pharmacy",
                                                 "payments"};

/// The road between two nodes, the lower first.
std::pair<base::NodeId, base::NodeId> ends_of(const network::Arc& arc) {
  return index(arc.tail) < index(arc.head) ? std::pair{arc.tail, arc.head}
                                           : std::pair{arc.head, arc.tail};
}

void write_points(const std::filesystem::path& file,
                  const std::string& columns,
                  std::size_t count,
                  const auto& row) {
  std::ofstream stream{file};
  stream << columns << '\n';
  for (std::size_t i = 0; i < count; ++i) {
    stream << row(i) << '\n';
  }
}

std::string coordinates(geo::Point point) {
  return std::to_string(static_cast<long>(point.x)) + "," +
         std::to_string(static_cast<long>(point.y));
}

void write_study_file(const CountryStudySettings& settings, const std::filesystem::path& folder) {
  std::ofstream stream{folder / "study.toml"};
  stream << "[study]\nname = \"Country\"\nlanguage = \"en\"\ncrs = \"EPSG:3006\"\n"
         << "[roads]\nsource = \"country.network\"\n"
         << "[places]\nsource = \"places.csv\"\ncrs = \"EPSG:3006\"\n"
         << "[services]\nsource = \"services.csv\"\ncrs = \"EPSG:3006\"\n"
         << "[candidates]\nsource = \"candidates.csv\"\ncrs = \"EPSG:3006\"\n";
  if (!settings.municipalities.empty()) {
    stream << "[municipalities]\nsource = \"" << settings.municipalities.string()
           << "\"\nfields = {code = \"KOM_KOD\", name = \"KOMMUNNAMN\"}\n";
  }
  stream << "[travel]\nmode = \"car\"\ndecide_by = \"min\"\nmax_snap = \"20 km\"\n";
  for (const std::string_view kind : kKinds) {
    stream << "[[kinds]]\nkey = \"" << kind << "\"\nsv = \"" << kind << "\"\nen = \"" << kind
           << "\"\n";
  }
  for (const std::string_view limit : {"10 min", "20 min", "5 km", "10 km"}) {
    stream << "[[thresholds]]\nlimit = \"" << limit << "\"\n";
  }
}

}  // namespace

network::RoadNetwork road_network(const Country& country) {
  network::RoadNetwork result;
  result.graph = network::RoadGraph{country.nodes.size(), country.arcs};
  network::ArcGeometry& geometry = result.geometry;
  std::vector<std::pair<std::pair<base::NodeId, base::NodeId>, std::uint32_t>> by_ends;
  for (std::uint32_t i = 0; i < country.arcs.size(); ++i) {
    by_ends.emplace_back(ends_of(country.arcs[i]), i);
  }
  std::sort(by_ends.begin(), by_ends.end());
  geometry.link_of_arc.resize(country.arcs.size());
  std::pair<base::NodeId, base::NodeId> last_ends{};  // no road joins a node with itself
  for (const auto& [ends, number] : by_ends) {
    const network::Arc& arc = country.arcs[number];
    const bool is_new = ends != last_ends;
    last_ends = ends;
    if (is_new) {
      network::Link link;
      link.segment = base::SegmentIndex{static_cast<std::uint32_t>(geometry.links.size())};
      link.first_vertex = static_cast<std::uint32_t>(geometry.points.size());
      link.vertex_count = 2;
      link.road_class = model::RoadClass::unclassified;
      geometry.links.push_back(link);
      geometry.points.push_back(country.nodes[index(ends.first)]);
      geometry.points.push_back(country.nodes[index(ends.second)]);
      const base::Metres length{arc.weight.distance.units() / 100.0};
      geometry.from_start.push_back({});
      geometry.from_start.push_back(length);
      result.report.length += length;
    }
    network::Link& link = geometry.links.back();
    (arc.tail == ends.first ? link.forward : link.backward) = base::ArcId{number};
    geometry.link_of_arc[number] = static_cast<std::uint32_t>(geometry.links.size() - 1);
  }
  result.report.nodes = result.graph.node_count();
  result.report.arcs = result.graph.arc_count();
  result.report.components = result.graph.weak_component_count(base::Metric::time);
  return result;
}

void write_country_study(const Country& country,
                         const CountryStudySettings& settings,
                         const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  const network::PreparedNetwork prepared{
      road_network(country),
      "EPSG:3006",
      "car",
      {{"input", "network.roads", "a synthetic country", {}, "tests/benchmark", {}}}};
  network::write_network(folder / "country.network", prepared, {});
  const network::RoadGraph& graph = prepared.network.graph;
  routing::write_hierarchy(
      folder / "country.hierarchy",
      routing::make_hierarchy(graph, {.positions = country.nodes}, {}).elimination,
      routing::topology_hash(graph), {});

  std::vector<Settlement> places = country.settlements;
  std::stable_sort(places.begin(), places.end(),
                   [](const Settlement& a, const Settlement& b) { return a.people > b.people; });
  places.resize(std::min(settings.places, places.size()));
  write_points(folder / "places.csv", "id,name,type,population,x,y", places.size(),
               [&](std::size_t i) {
                 const std::string number = std::to_string(i);
                 return number + ",Place " + number + ",village," +
                        std::to_string(static_cast<long>(places[i].people)) + "," +
                        coordinates(places[i].position);
               });
  std::mt19937_64 random{2026};
  const auto anywhere = [&] { return coordinates(places[random() % places.size()].position); };
  write_points(folder / "services.csv", "id,name,kinds,x,y", settings.services, [&](std::size_t i) {
    const std::string number = std::to_string(i);
    // A shop in two offers a second kind.
    const std::string first{kKinds.at(i % kKinds.size())};
    const std::string second{kKinds.at((i + 2) % kKinds.size())};
    return number + ",Service " + number + "," + first + (i % 2 == 0 ? ";" + second : "") + "," +
           anywhere();
  });
  write_points(folder / "candidates.csv", "id,name,host,x,y", settings.candidates,
               [&](std::size_t i) {
                 const std::string number = std::to_string(i);
                 return number + ",Candidate " + number + ",shop," + anywhere();
               });
  write_study_file(settings, folder);
}

std::vector<Settlement> read_population_grid(const std::filesystem::path& file) {
  std::ifstream stream{file};
  std::vector<Settlement> settlements;
  std::string line;
  std::getline(stream, line);
  while (std::getline(stream, line)) {
    // 6 digits east and 7 north of the cell's lower left corner, then the people.
    constexpr std::size_t kEast = 6;
    constexpr std::size_t kBoth = 13;
    const auto comma = line.find(',');
    if (comma != kBoth) {
      throw std::runtime_error{file.string() + ": " + line};
    }
    settlements.push_back({{std::stod(line.substr(0, kEast)) + 500.0,
                            std::stod(line.substr(kEast, kBoth - kEast)) + 500.0},
                           std::stod(line.substr(comma + 1))});
  }
  return settlements;
}

}  // namespace narhet::benchmark
