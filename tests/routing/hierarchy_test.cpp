// SPDX-License-Identifier: MIT
#include "narhet/routing/hierarchy.hpp"

#include "routing/elimination_check.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <set>
#include <stop_token>
#include <utility>
#include <vector>

namespace narhet::routing::test {
namespace {

using base::index;

/// Dissected, whatever the fewest neighbours lead to.
HierarchyOptions dissected(const std::vector<geo::Point>& positions, std::size_t undivided) {
  return {.positions = positions, .largest_degree = 0, .undivided = undivided};
}

void expect_equal(const Elimination& a, const Elimination& b) {
  EXPECT_EQ(a.node_at, b.node_at);
  EXPECT_EQ(a.first_upper, b.first_upper);
  EXPECT_EQ(a.upper, b.upper);
  EXPECT_EQ(a.largest_degree, b.largest_degree);
}

/// The edges that taking nodes out from the last position on leaves, set by set.
void expect_edges_by_sets(const Elimination& elimination, const network::RoadGraph& graph) {
  std::vector<std::set<std::uint32_t>> joined(graph.node_count());
  for (std::size_t i = 0; i < graph.arc_count(); ++i) {
    const auto tail = elimination.position_of[index(graph.tails()[i])];
    const auto head = elimination.position_of[index(graph.heads()[i])];
    if (tail != head) {
      joined[std::max(tail, head)].insert(std::min(tail, head));
    }
  }
  for (auto position = static_cast<std::uint32_t>(graph.node_count()); position-- > 0;) {
    const auto& upper = joined[position];
    const auto found = elimination.upper_of(position);
    ASSERT_TRUE(std::equal(upper.begin(), upper.end(), found.begin(), found.end()));
    for (auto lower = upper.begin(); lower != upper.end(); ++lower) {
      joined[*lower].insert(upper.begin(), lower);
    }
  }
}

/// Points anywhere, each joined to some of those beside it, and a few far away.
struct Town {
  network::RoadGraph graph;
  std::vector<geo::Point> positions;
};

Town random_town(std::mt19937& random) {
  const auto nodes = static_cast<std::uint32_t>(20 + random() % 60);
  Town town;
  for (std::uint32_t node = 0; node < nodes; ++node) {
    const auto anywhere = [&] { return static_cast<double>(random() % 100); };
    town.positions.push_back({anywhere(), anywhere()});
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t a = 0; a < nodes; ++a) {
    for (std::uint32_t b = 0; b <= a; ++b) {  // loops too
      const double apart = geo::planar_distance(town.positions[a], town.positions[b]);
      if ((apart < 15.0 && random() % 3 != 0) || random() % 500 == 0) {
        pairs.emplace_back(a, b);
      }
    }
  }
  town.graph = roads(nodes, pairs);
  return town;
}

// With streets in a square of side s the first line takes s nodes and the next ones half as many,
// whose neighbours when they go are themselves and the first line: 1.5 s.  Parts further down have
// sides of s / 4, at most four of them around and one within.  The edges then are 31/4 n log2 s
// and less (George 1973, for streets with both diagonals).
TEST(Hierarchy, OfAGridIsWithinTheBoundsOfNestedDissection) {
  constexpr std::uint32_t kSide = 300;
  const auto graph = grid(kSide);
  const auto positions = grid_positions(kSide);
  const Hierarchy by_lines = make_hierarchy(graph, {.positions = positions}, {});
  EXPECT_EQ(by_lines.order, NodeOrder::nested_dissection);
  EXPECT_TRUE(by_lines.elimination.is_complete());
  EXPECT_LE(by_lines.elimination.largest_degree, kSide + kSide / 2);
  EXPECT_LE(by_lines.elimination.edge_count(), 31 * kSide * kSide / 4 * 8);
  const Elimination by_degree = eliminate(graph, kAnyDegree, {});
  EXPECT_LT(by_lines.elimination.largest_degree, by_degree.largest_degree * 4 / 5);
  EXPECT_LT(by_lines.elimination.edge_count(), by_degree.edge_count() * 3 / 4);
}

TEST(Hierarchy, OfALargeGridIsSound) {
  const auto graph = grid(150);
  const auto positions = grid_positions(150);
  const Hierarchy hierarchy = make_hierarchy(graph, dissected(positions, 100), {});
  EXPECT_EQ(hierarchy.order, NodeOrder::nested_dissection);
  expect_sound(hierarchy.elimination, graph);
}

TEST(Hierarchy, ByDissectionHasTheEdgesThatTakingOutLeaves) {
  std::mt19937 random{11};
  std::size_t divided = 0;
  for (int round = 0; round < 500; ++round) {
    const Town town = random_town(random);
    const Hierarchy hierarchy =
        make_hierarchy(town.graph, dissected(town.positions, random() % 12), {});
    expect_sound(hierarchy.elimination, town.graph);
    expect_edges_by_sets(hierarchy.elimination, town.graph);
    divided += hierarchy.order == NodeOrder::nested_dissection ? 1U : 0U;
  }
  EXPECT_GT(divided, 250U);
}

// A square of 20 by 20: by fewest neighbours some node has more than ten.
TEST(Hierarchy, GivesUpTheFewestNeighboursBeyondALimit) {
  const auto graph = grid(20);
  const auto positions = grid_positions(20);
  const Elimination whole = eliminate(graph, kAnyDegree, {});
  const auto order = [&](const HierarchyOptions& options) {
    return make_hierarchy(graph, options, {}).order;
  };
  const std::size_t edges_per_node = whole.edge_count() / graph.node_count();
  EXPECT_EQ(order({.positions = positions, .largest_degree = 10, .undivided = 50}),
            NodeOrder::nested_dissection);
  EXPECT_EQ(order({.positions = positions, .edges_per_node = edges_per_node, .undivided = 50}),
            NodeOrder::nested_dissection);
  EXPECT_EQ(order({.positions = positions,
                   .largest_degree = whole.largest_degree,
                   .edges_per_node = edges_per_node + 1,
                   .undivided = 50}),
            NodeOrder::fewest_neighbours);
  EXPECT_EQ(order({.positions = {}, .largest_degree = 10}), NodeOrder::fewest_neighbours)
      << "no positions";
}

// Stopped while neighbours are lists and while they are bits, and taken up again.
TEST(Hierarchy, GoesOnByFewestNeighboursWhereNothingDivides) {
  for (const std::uint32_t side : {20U, 150U}) {
    const auto graph = grid(side);
    std::vector<geo::Point> positions = grid_positions(side);
    std::mt19937 random{1};
    for (std::size_t i = positions.size(); i-- > 1;) {
      std::swap(positions[i], positions[random() % (i + 1)]);
    }
    const Elimination wanted = eliminate(graph, kAnyDegree, {});
    for (const std::uint32_t degree : {0U, 3U, 12U, 40U}) {
      const Hierarchy found =
          make_hierarchy(graph, {.positions = positions, .largest_degree = degree}, {});
      EXPECT_EQ(found.order, NodeOrder::fewest_neighbours);
      expect_equal(found.elimination, wanted);
    }
  }
}

TEST(Hierarchy, IsTheSameEachTime) {
  const auto graph = grid(60);
  const auto positions = grid_positions(60);
  const auto make = [&] { return make_hierarchy(graph, dissected(positions, 40), {}).elimination; };
  expect_equal(make(), make());
}

TEST(Hierarchy, OfNothingIsEmpty) {
  EXPECT_EQ(make_hierarchy(roads(0, {}), {}, {}).elimination.node_count(), 0U);
}

/// Asks to stop when a phase begins.
class StopAtPhase final : public base::Progress {
 public:
  explicit StopAtPhase(int number) : left_{number} {}

  void begin(const base::Message&, std::uint64_t) override {
    if (left_-- == 0) {
      stop_.request_stop();
    }
  }
  void advance(std::uint64_t) override {}
  void end() override {}
  [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }

 private:
  int left_;
  std::stop_source stop_;
};

// So few nodes that no step is the one of many that looks whether to stop.
TEST(Hierarchy, StopsInEveryPhase) {
  const auto graph = grid(15);
  const auto positions = grid_positions(15);
  for (int phase = 0; phase < 4; ++phase) {
    StopAtPhase progress{phase};
    base::Task task;
    task.progress = &progress;
    task.stop = progress.token();
    const auto make = [&] {
      static_cast<void>(make_hierarchy(
          graph, {.positions = positions, .largest_degree = 10, .undivided = 50}, task));
    };
    if (phase < 3) {
      EXPECT_THROW(make(), base::Cancelled) << "phase " << phase;
    } else {
      EXPECT_NO_THROW(make()) << "there are but three";
    }
  }
}

}  // namespace
}  // namespace narhet::routing::test
