// SPDX-License-Identifier: MIT
// prepare_originals FOLDER: beside what `make_originals` wrote there, small pieces of its extracts,
// not packed, and the first of them as a prepared network and a hierarchy.
#include "input/osm_defaults.hpp"
#include "input/osm_map.hpp"
#include "network/drawn_roads.hpp"

#include "narhet/network/network_file.hpp"
#include "narhet/routing/hierarchy_file.hpp"

#include <osmium/handler.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/visitor.hpp>

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>

namespace {

using namespace narhet;

constexpr std::size_t kRoads = 25;
constexpr std::size_t kPoints = 12;

/// The first roads, and what their nodes are.
struct PickRoads : osmium::handler::Handler {
  void way(const osmium::Way& way) {
    if (way.tags().has_key("highway") && ways.size() < kRoads) {
      ways.insert(way.id());
      for (const auto& node : way.nodes()) {
        nodes.insert(node.ref());
      }
    }
  }
  void node(const osmium::Node& node) {
    const bool is_point = node.tags().has_key("place") || node.tags().has_key("shop");
    if (is_point && points++ < kPoints) {
      nodes.insert(node.id());
    }
  }

  std::set<osmium::object_id_type> ways;
  std::set<osmium::object_id_type> nodes;
  std::size_t points{};
};

struct Copy : osmium::handler::Handler {
  Copy(osmium::io::Writer& to, const PickRoads& what) : writer{&to}, picked{&what} {}
  void node(const osmium::Node& node) const {
    if (picked->nodes.contains(node.id())) {
      (*writer)(node);
    }
  }
  void way(const osmium::Way& way) const {
    if (picked->ways.contains(way.id())) {
      (*writer)(way);
    }
  }

  osmium::io::Writer* writer;
  const PickRoads* picked;
};

void write_piece(const std::filesystem::path& whole, const std::filesystem::path& target) {
  PickRoads picked;
  osmium::io::Reader first{whole.string()};
  osmium::apply(first, picked);
  first.close();
  osmium::io::Reader second{whole.string()};
  osmium::io::Writer writer{
      osmium::io::File{target.string(), "osm.pbf,pbf_compression=none,pbf_dense_nodes=true"},
      osmium::io::overwrite::allow};
  Copy copy{writer, picked};
  osmium::apply(second, copy);
  writer.close();
  second.close();
  std::filesystem::remove(whole);
}

void write_prepared(const std::filesystem::path& extract, const std::filesystem::path& folder) {
  const geo::Crs crs = geo::Crs::from_text("EPSG:3006");
  const auto roads =
      input::read_osm_extract(extract, input::test::osm_defaults(), input::test::five_kinds(),
                              input::test::everything(), crs, {})
          .roads;
  const network::PreparedNetwork prepared{
      network::build_road_network(roads, network::test::car(), crs, {}),
      "EPSG:3006",
      "car",
      {{"assumption", "car.ferry.wait", "10", "min", "someone", "2026-01-01"}}};
  std::filesystem::create_directory(folder / "network");
  std::filesystem::create_directory(folder / "hierarchy");
  network::write_network(folder / "network" / "roads.network", prepared, {});
  const auto& graph = prepared.network.graph;
  routing::write_hierarchy(folder / "hierarchy" / "roads.hierarchy",
                           routing::eliminate(graph, routing::kAnyDegree, {}),
                           routing::topology_hash(graph), {});
}

}  // namespace

int main(int count, char** words) {
  const std::filesystem::path folder{count == 2 ? words[1] : ""};
  for (const char* name : {"roads_pbf", "extract_pbf"}) {
    if (std::filesystem::is_directory(folder / name)) {
      const auto whole = std::filesystem::directory_iterator {
        folder / name
        } -> path();
      write_piece(whole, folder / name / "piece.osm.pbf");
    }
  }
  write_prepared(folder / "roads_pbf" / "piece.osm.pbf", folder);
  return 0;
}
