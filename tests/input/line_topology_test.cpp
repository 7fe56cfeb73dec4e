// SPDX-License-Identifier: MIT
#include "narhet/input/detail/line_topology.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace narhet::input::detail {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Lines as drawn, and which of their vertices meet.
struct Drawing {
  std::vector<geo::Point> vertices;
  std::vector<LineCourse> lines;

  explicit Drawing(const std::vector<std::vector<geo::Point>>& drawn) {
    for (const auto& line : drawn) {
      lines.push_back(
          {static_cast<std::uint32_t>(vertices.size()), static_cast<std::uint32_t>(line.size())});
      vertices.insert(vertices.end(), line.begin(), line.end());
    }
  }
  [[nodiscard]] LineTopology join(double within = 0.1, double near_miss = 2.0) const {
    return join_lines(vertices, lines, {base::Metres{within}, base::Metres{near_miss}}, {});
  }
};

TEST(JoinLines, MakesOneNodeOfEndsAtOnePlace) {
  //   0---1---(2|3)---4
  const auto topology = Drawing{{{{0, 0}, {5, 5}, {10, 0}}, {{10, 0}, {20, 0}}}}.join();
  EXPECT_THAT(topology.nodes, ElementsAre(1, 4, 2, 2, 3));
  EXPECT_EQ(topology.end_nodes, 3U);
  EXPECT_EQ(topology.joined_over_gap, 0U);
  EXPECT_THAT(topology.near_misses, IsEmpty());
}

TEST(JoinLines, ClosesGapsUpToTheToleranceAndTellsThem) {
  const Drawing gap{{{{0, 0}, {10, 0}}, {{10.1, 0}, {20, 0}}}};
  const auto joined = gap.join(0.11);
  EXPECT_EQ(joined.nodes[1], joined.nodes[2]);
  EXPECT_EQ(joined.joined_over_gap, 1U);
  EXPECT_NEAR(joined.widest_gap, 0.1, 1e-9);
  const auto apart = gap.join(0.09);
  EXPECT_NE(apart.nodes[1], apart.nodes[2]);
  EXPECT_EQ(apart.joined_over_gap, 0U);
  // Either end is near the other line, and both free.
  ASSERT_EQ(apart.near_misses.size(), 2U);
  EXPECT_EQ(apart.near_misses[0].vertex, 1U);
  EXPECT_NEAR(apart.near_misses[0].distance, 0.1, 1e-9);
  EXPECT_EQ(apart.near_misses[1].vertex, 2U);
  EXPECT_THAT(gap.join(0.0, 0.05).near_misses, IsEmpty()) << "0.1 m is no near miss of 0.05";
}

// Three ends in a row, each 0.08 from the next: the first and the third are 0.16 apart.
TEST(JoinLines, JoinsEndsThatAChainConnects) {
  const auto topology =
      Drawing{{{{0, 0}, {10, 0}}, {{10.08, 0}, {20, 0}}, {{10.16, 0}, {10, 30}}}}.join(0.1);
  EXPECT_EQ(topology.nodes[1], topology.nodes[2]);
  EXPECT_EQ(topology.nodes[1], topology.nodes[4]);
  EXPECT_NEAR(topology.widest_gap, 0.08, 1e-9);
}

// The second line ends at the middle vertex of the first; the third crosses both in the air: it has
// no vertex there, the fourth has one.
TEST(JoinLines, JoinsAnEndToAVertexAndNeverABridge) {
  const auto topology = Drawing{{{{0, 0}, {10, 0}, {20, 0}},
                                 {{10, 0}, {10, 50}},
                                 {{5, -10}, {5, 10}},
                                 {{20, -10}, {20, 0.5}, {20, 10}}}}
                            .join(0.1);
  EXPECT_EQ(topology.nodes[1], topology.nodes[3]);
  EXPECT_EQ(topology.ends_on_lines, 1U);
  std::vector<std::int64_t> bridges{topology.nodes.begin() + 5, topology.nodes.end()};
  for (const std::int64_t node : bridges) {
    EXPECT_EQ(std::count(topology.nodes.begin(), topology.nodes.end(), node), 1) << node;
  }
  // The first line's end at (20, 0) is half a metre from the fourth line's vertex, and free.
  ASSERT_EQ(topology.near_misses.size(), 1U);
  EXPECT_EQ(topology.near_misses[0].vertex, 2U);
  EXPECT_NEAR(topology.near_misses[0].distance, 0.0, 1e-9) << "it lies on the line itself";
}

TEST(JoinLines, TellsCrossingsAtAVertexOfBoth) {
  const std::vector<geo::Point> along{{0, 0}, {10, 0}, {20, 0}};
  const std::vector<geo::Point> across{{10, -10}, {10, 0}, {10, 10}};
  const std::vector<geo::Point> back{along.rbegin(), along.rend()};
  const auto topology = Drawing{{along, across, back}}.join();
  EXPECT_EQ(topology.crossings_at_vertices, 1U);
  EXPECT_NE(topology.nodes[1], topology.nodes[4]);
  // The two directions of one road share all their vertices and cross nowhere.
  EXPECT_EQ((Drawing{{along, back}}.join().crossings_at_vertices), 0U);
}

TEST(JoinLines, JoinsALineToItselfOnlyWhereItComesBack) {
  // The shape of a P: it ends on its own second vertex.
  const auto loop = Drawing{{{{0, 0}, {0, 10}, {10, 20}, {20, 10}, {0, 10}}}}.join();
  EXPECT_EQ(loop.nodes[1], loop.nodes[4]);
  // Vertices nearer to their own end than the tolerance are no loop.
  const auto dense = Drawing{{{{0, 0}, {0.05, 0}, {0.1, 0}, {50, 0}}}}.join(0.1);
  EXPECT_THAT(dense.nodes, ElementsAre(1, 3, 4, 2));
}

TEST(JoinLines, TakesNoShortStubForANearMiss) {
  // The stub of one metre belongs to the road on which it stands.
  const auto topology = Drawing{{{{0, 0}, {10, 0}, {20, 0}}, {{10, 0}, {10, 1}}}}.join();
  EXPECT_THAT(topology.near_misses, IsEmpty());
}

// What the description says, word by word, without an index.
TEST(JoinLines, EqualsASearchThroughAllPairsOnRandomDrawings) {
  std::mt19937 random{11};
  std::uniform_int_distribution<int> coordinate{0, 6};
  std::uniform_int_distribution<int> shift{0, 2};
  for (int round = 0; round < 300; ++round) {
    std::vector<std::vector<geo::Point>> drawn(6);
    for (auto& line : drawn) {
      for (int i = 0; i < 3; ++i) {
        line.push_back(
            {10.0 * coordinate(random) + 0.06 * shift(random), 10.0 * coordinate(random)});
      }
    }
    const Drawing drawing{drawn};
    const auto topology = drawing.join(0.07);

    // Ends, joined through chains of pairs, until nothing changes.
    std::vector<std::size_t> group(drawing.vertices.size());
    for (std::size_t i = 0; i < group.size(); ++i) {
      group[i] = i;
    }
    const auto is_end = [](std::size_t vertex) { return vertex % 3 != 1; };
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t a = 0; a < group.size(); ++a) {
        for (std::size_t b = 0; b < group.size(); ++b) {
          if (is_end(a) && is_end(b) && group[b] < group[a] &&
              geo::planar_distance(drawing.vertices[a], drawing.vertices[b]) <= 0.07) {
            group[a] = group[b];
            changed = true;
          }
        }
      }
    }
    for (std::size_t a = 0; a < group.size(); ++a) {
      for (std::size_t b = 0; b < group.size(); ++b) {
        if (is_end(a) && is_end(b)) {
          EXPECT_EQ(topology.nodes[a] == topology.nodes[b], group[a] == group[b]) << a << ' ' << b;
        }
        if (!is_end(a) && !is_end(b) && a != b && topology.nodes[a] == topology.nodes[b]) {
          // Two inner vertices are one node only through an end.
          EXPECT_LE(topology.nodes[a], static_cast<std::int64_t>(topology.end_nodes));
        }
      }
      if (!is_end(a)) {
        bool meets = false;
        for (std::size_t b = 0; b < group.size(); ++b) {
          const bool own = b / 3 == a / 3;
          const bool beside =
              own && geo::planar_distance(drawing.vertices[a], drawing.vertices[b]) <= 0.14;
          meets = meets || (is_end(b) && !beside &&
                            geo::planar_distance(drawing.vertices[a], drawing.vertices[b]) <= 0.07);
        }
        EXPECT_EQ(topology.nodes[a] <= static_cast<std::int64_t>(topology.end_nodes), meets);
      }
    }
  }
}

}  // namespace
}  // namespace narhet::input::detail
