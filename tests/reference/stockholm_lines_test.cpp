// SPDX-License-Identifier: MIT
#include "input/osm_defaults.hpp"
#include "support/test_data.hpp"
#include "support/travel_matrix.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/input/gdal_session.hpp"
#include "narhet/input/road_lines.hpp"
#include "narhet/network/build.hpp"
#include "narhet/network/profile.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <cstdint>
#include <limits>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace narhet::test {
namespace {

/// A road as the layer itself says which nodes it joins.
struct Edge {
  std::size_t from{};
  std::size_t to{};
  std::uint64_t centimetres{};
  bool one_way{};
};

struct EdgeList {
  std::vector<Edge> edges;  ///< in the order of the layer
  std::size_t nodes{};
};

EdgeList read_edges(const std::filesystem::path& file) {
  EdgeList list;
  std::map<GIntBig, std::size_t> numbers;
  const auto number = [&](GIntBig id) { return numbers.emplace(id, numbers.size()).first->second; };
  const GDALDatasetUniquePtr dataset{
      GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr)};
  for (const auto& feature : *dataset->GetLayer(0)) {
    Edge edge;
    edge.from = number(feature->GetFieldAsInteger64("u"));
    edge.to = number(feature->GetFieldAsInteger64("v"));
    // As text has it: 28.115 and not 28.114999999999998, which rounds to another centimetre.
    edge.centimetres =
        base::to_weight(base::Metres{std::stod(feature->GetFieldAsString("length"))}).units();
    edge.one_way = feature->GetFieldAsInteger("oneway") != 0;
    list.edges.push_back(edge);
  }
  list.nodes = numbers.size();
  return list;
}

using Graph = boost::adjacency_list<boost::vecS,
                                    boost::vecS,
                                    boost::directedS,
                                    boost::no_property,
                                    boost::property<boost::edge_weight_t, std::uint64_t>>;

constexpr auto kNoWay = std::numeric_limits<std::uint64_t>::max();

std::vector<std::uint64_t> distances_from(const Graph& graph, std::size_t node) {
  std::vector<std::uint64_t> distances(num_vertices(graph));
  boost::dijkstra_shortest_paths(
      graph, node,
      boost::distance_map(
          boost::make_iterator_property_map(distances.begin(), get(boost::vertex_index, graph)))
          .distance_inf(kNoWay));
  return distances;
}

/// The very beginning of a road, on its forward arc alone.
model::Snap beginning_of(const network::RoadNetwork& network, std::size_t road) {
  const base::ArcId arc = *network.geometry.links[road].forward;
  model::RoadPosition position;
  position.arc_count = 1;
  position.arcs[0].arc = arc;
  for (const base::Metric metric : base::kMetrics) {
    position.arcs[0].after[metric] = network.graph.weight(metric, arc);
  }
  return {model::SnapStatus::on_road, position, 0.0};
}

// 1 000 pairs of roads, from the beginning of one along it to the beginning of the other: on the
// graph made of the lines' coordinates, and by the node ids that the layer has besides.
TEST(StockholmLines, GiveTheDistancesOfTheirOwnTopology) {
  const auto file = data_file("roads/stockholm-edges.gpkg");
  if (!file) {
    GTEST_SKIP() << "roads/stockholm-edges.gpkg is not in NARHET_TEST_DATA";
  }
  const input::GdalSession session;
  const geo::Crs crs = geo::Crs::from_text("EPSG:3006");
  const input::RoadLines lines = input::read_road_lines(
      {*file, "stockholm-edges.gpkg", "edges", {{"length", "length"}}, {}, {}},
      {{}, {}, base::Metres{0.1}, base::Metres{2.0}}, input::test::osm_defaults(), crs, {});
  const network::RoadNetwork network = network::build_road_network(
      lines.roads,
      network::read_travel_profile(
          base::Settings::parse(base::builtin_text("defaults/car.toml"), "car.toml"),
          model::Mode::car),
      crs, {});
  const EdgeList edges = read_edges(*file);
  ASSERT_EQ(edges.edges.size(), 15021U);
  ASSERT_EQ(lines.report.used, 15021U);
  ASSERT_EQ(network.report.nodes, edges.nodes);
  ASSERT_EQ(network.geometry.links.size(), edges.edges.size()) << "no line is cut";

  Graph graph{edges.nodes};
  for (const Edge& edge : edges.edges) {
    add_edge(edge.from, edge.to, edge.centimetres, graph);
    if (!edge.one_way) {
      add_edge(edge.to, edge.from, edge.centimetres, graph);
    }
  }
  std::mt19937 random{20261123};
  const auto any = [&] { return std::size_t{random() % edges.edges.size()}; };
  const routing::Engine engine = engine_of(network.graph, routing::Method::core);
  std::size_t reached = 0;
  for (int batch = 0; batch < 50; ++batch) {
    const std::size_t from = any();
    std::vector<std::size_t> to(20);
    std::vector<model::Snap> destinations;
    for (std::size_t& each : to) {
      each = any();
      destinations.push_back(beginning_of(network, each));
    }
    const std::vector<model::Snap> start{beginning_of(network, from)};
    const TravelMatrix table{engine, start, destinations};
    const auto wanted = distances_from(graph, edges.edges[from].to);
    for (std::size_t i = 0; i < to.size(); ++i) {
      const base::Weight found = table.column(i, base::Metric::distance)[0];
      const std::uint64_t rest = to[i] == from ? kNoWay : wanted[edges.edges[to[i]].from];
      if (to[i] == from) {
        EXPECT_EQ(found.units(), 0U);
        continue;
      }
      ASSERT_EQ(found.is_finite(), rest != kNoWay);
      if (rest != kNoWay) {
        EXPECT_EQ(found.units(), edges.edges[from].centimetres + rest);
        ++reached;
      }
    }
  }
  EXPECT_GT(reached, 950U) << "or nothing was compared";
}

}  // namespace
}  // namespace narhet::test
