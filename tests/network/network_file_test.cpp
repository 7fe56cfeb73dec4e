// SPDX-License-Identifier: MIT
#include "narhet/network/network_file.hpp"

#include "network/drawn_roads.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/base/array_file.hpp"
#include "narhet/base/error.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace narhet::network::test {
namespace {

using base::index;

/// A crossing with a bend, a one-way street, a loop, a ferry and an edge.
PreparedNetwork sample() {
  DrawnRoads drawn;
  drawn.node(1, 0, 0).node(2, 500, 30).node(3, 1000, 0).node(4, 1000, 700).node(5, 1500, 0);
  drawn.node(6, 1200, 900).node(7, 1300, 800);
  drawn.road({1, 2, 3});
  drawn.road({3, 4}).open.car = model::Direction::forward;
  drawn.road({3, 5}, model::RoadClass::ferry);
  drawn.road({4, 6, 7, 4}, model::RoadClass::track);
  drawn.edge(1);
  return {drawn.network(),
          "EPSG:3006",
          "car",
          {{"input", "network.roads", "a.osm.pbf", "", "SHA-256 00", ""},
           {"assumption", "car.ferry.wait", "10", "min", "someone", "2026-01-01"}}};
}

class NetworkFile : public testing::Test {
 protected:
  void SetUp() override { write_network(file_, sample(), {}); }

  [[nodiscard]] base::ErrorCode fault() const {
    try {
      static_cast<void>(read_network(file_, "a.network", {}));
    } catch (const base::Error& error) {
      return error.code();
    }
    return base::ErrorCode::internal;
  }

  narhet::test::TemporaryFolder folder_;
  std::filesystem::path file_{folder_ / "a.network"};
};

TEST_F(NetworkFile, GivesBackGraphGeometryAndOrigin) {
  const PreparedNetwork wanted = sample();
  const PreparedNetwork found = read_network(file_, "a.network", {});
  EXPECT_EQ(found.crs, wanted.crs);
  EXPECT_EQ(found.mode, wanted.mode);
  ASSERT_EQ(found.provenance.size(), wanted.provenance.size());
  for (std::size_t i = 0; i < wanted.provenance.size(); ++i) {
    EXPECT_EQ(found.provenance[i].name, wanted.provenance[i].name);
    EXPECT_EQ(found.provenance[i].value, wanted.provenance[i].value);
    EXPECT_EQ(found.provenance[i].unit, wanted.provenance[i].unit);
    EXPECT_EQ(found.provenance[i].source, wanted.provenance[i].source);
    EXPECT_EQ(found.provenance[i].date, wanted.provenance[i].date);
  }
  const RoadGraph& graph = found.network.graph;
  ASSERT_EQ(graph.node_count(), wanted.network.graph.node_count());
  ASSERT_EQ(graph.arc_count(), wanted.network.graph.arc_count());
  for (std::size_t i = 0; i < graph.arc_count(); ++i) {
    const auto arc = base::id_at<base::ArcId>(i);
    EXPECT_EQ(graph.tail(arc), wanted.network.graph.tail(arc));
    EXPECT_EQ(graph.head(arc), wanted.network.graph.head(arc));
    for (const base::Metric metric : base::kMetrics) {
      EXPECT_EQ(graph.weight(metric, arc), wanted.network.graph.weight(metric, arc));
    }
  }
  const ArcGeometry& geometry = found.network.geometry;
  ASSERT_EQ(geometry.links.size(), wanted.network.geometry.links.size());
  for (std::size_t i = 0; i < geometry.links.size(); ++i) {
    const Link& a = geometry.links[i];
    const Link& b = wanted.network.geometry.links[i];
    EXPECT_EQ(a.road_class, b.road_class);
    EXPECT_EQ(a.forward, b.forward);
    EXPECT_EQ(a.backward, b.backward);
    EXPECT_EQ(geometry.length(a), wanted.network.geometry.length(b));
    ASSERT_EQ(a.vertex_count, b.vertex_count);
  }
  EXPECT_EQ(geometry.points, wanted.network.geometry.points);
  EXPECT_EQ(geometry.link_of_arc, wanted.network.geometry.link_of_arc);
  EXPECT_EQ(found.network.edge_nodes, wanted.network.edge_nodes);
  EXPECT_EQ(found.network.report.ferries, 1U);
  EXPECT_EQ(found.network.report.components, wanted.network.report.components);
}

TEST_F(NetworkFile, IsTheSameBytesForTheSameRoads) {
  const std::string once = narhet::test::read_bytes(file_);
  write_network(file_, sample(), {});
  EXPECT_EQ(narhet::test::read_bytes(file_), once);
}

TEST_F(NetworkFile, IsRefusedWhenItIsDamagedOrCutOff) {
  const std::string whole = narhet::test::read_bytes(file_);
  for (std::size_t i = 0; i < whole.size(); i += 7) {
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 0x04);
    static_cast<void>(folder_.write("a.network", changed));
    const base::ErrorCode code = fault();
    ASSERT_TRUE(code == base::ErrorCode::file_damaged || code == base::ErrorCode::file_refused)
        << "byte " << i;
    static_cast<void>(folder_.write("a.network", whole.substr(0, i)));
    ASSERT_EQ(fault(), base::ErrorCode::file_damaged) << i << " bytes";
  }
}

TEST_F(NetworkFile, OfAnotherKindIsRefused) {
  base::ArrayFileWriter writer{file_, {"narhet-hierarchy", 1, std::string(64, '0')}, {}};
  writer.finish();
  EXPECT_EQ(fault(), base::ErrorCode::file_refused);
}

// A true checksum over arrays that lead out of each other.
TEST_F(NetworkFile, ThatContradictsItselfIsRefused) {
  PreparedNetwork wrong = sample();
  wrong.network.geometry.links[0].vertex_count = 1000;
  write_network(file_, wrong, {});
  EXPECT_EQ(fault(), base::ErrorCode::file_damaged);
  wrong = sample();
  wrong.network.geometry.links[0].forward = base::ArcId{1000};
  write_network(file_, wrong, {});
  EXPECT_EQ(fault(), base::ErrorCode::file_damaged);
  wrong = sample();
  wrong.network.geometry.link_of_arc[0] = 1000;
  write_network(file_, wrong, {});
  EXPECT_EQ(fault(), base::ErrorCode::file_damaged);
  wrong = sample();
  wrong.network.edge_nodes = {base::NodeId{1000}};
  write_network(file_, wrong, {});
  EXPECT_EQ(fault(), base::ErrorCode::file_damaged);
}

// A true checksum over a count of nodes that would take gigabytes, though two arcs have at most
// four.
TEST_F(NetworkFile, OfMoreNodesThanItsArcsHaveIsRefused) {
  base::ArrayFileWriter writer{file_, {"narhet-network", 2, std::string(64, '0')}, {}};
  writer.add(std::span<const char>{"EPSG:3006\0car", 14});
  writer.add(std::vector<std::uint64_t>{0xffff'fff0, 0, 0, 0, 0, 0, 0, 0, 0});
  for (int array = 0; array < 9; ++array) {
    writer.add(std::vector<char>{});
  }
  writer.finish();
  EXPECT_EQ(fault(), base::ErrorCode::file_damaged);
}

}  // namespace
}  // namespace narhet::network::test
