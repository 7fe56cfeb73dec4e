// SPDX-License-Identifier: MIT
#include "narhet/routing/search_graph.hpp"

#include "narhet/routing/hierarchy.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>
#include <vector>

namespace narhet::routing::test {
namespace {

using base::Metric;
using base::NodeId;
using base::Weight;

/// Tail, head and length.
using Road = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;

network::RoadGraph graph_of(std::uint32_t nodes, std::vector<Road> roads) {
  std::sort(roads.begin(), roads.end());
  std::vector<network::Arc> arcs;
  for (const auto& [tail, head, length] : roads) {
    arcs.push_back({NodeId{tail}, NodeId{head}, {Weight{length}, Weight{length}}});
  }
  return {nodes, arcs};
}

SearchGraph search_graph_of(const network::RoadGraph& graph) {
  return customise(graph, make_hierarchy(graph, {}, {}).elimination, Metric::distance, {});
}

std::size_t steps_of(const SearchGraph& graph) {
  return graph.rising.steps.size() + graph.falling.steps.size();
}

// A triangle with sides of 2, 3 and 10, of which nobody drives the longest.  It is left out, both
// ways, unless the corner between the others was taken out first: then it stands for the 5 by way
// of that corner.  So of six ways to name the corners two leave all three sides and four leave two.
TEST(SearchGraph, LeavesOutWhatIsOnNoShortestWay) {
  std::array<std::uint32_t, 3> name{0, 1, 2};
  std::size_t steps = 0;
  do {
    const auto [a, b, c] = name;
    steps += steps_of(search_graph_of(
        graph_of(3, {{a, b, 2}, {b, a, 2}, {b, c, 3}, {c, b, 3}, {a, c, 10}, {c, a, 10}})));
  } while (std::next_permutation(name.begin(), name.end()));
  EXPECT_EQ(steps, 2U * (2 * 3 + 4 * 2));
}

// One way round: a to b to c is 5 and the road from a to c 10; back there is but the road from c to
// a, of 10, which is the shortest.
TEST(SearchGraph, LeavesOutOneWayOfARoadThatIsWorthItTheOther) {
  std::array<std::uint32_t, 3> name{0, 1, 2};
  std::size_t steps = 0;
  do {
    const auto [a, b, c] = name;
    steps += steps_of(search_graph_of(graph_of(3, {{a, b, 2}, {b, c, 3}, {a, c, 10}, {c, a, 10}})));
  } while (std::next_permutation(name.begin(), name.end()));
  // a > b, b > c and c > a, and where b went first a > c for the 5 by way of it.  Where a or c went
  // first, the way over it stands for c > b or b > a, which no road is.
  EXPECT_EQ(steps, 2U * 4 + 4U * 4);
}

TEST(SearchGraph, HasNoStepWhereNoRoadLeads) {
  const SearchGraph one_way = search_graph_of(graph_of(2, {{0, 1, 7}}));
  EXPECT_EQ(steps_of(one_way), 1U);
  const network::RoadGraph ring =
      graph_of(4, {{0, 1, 1}, {1, 2, 1}, {2, 3, 1}, {3, 0, 1}, {0, 2, 9}, {1, 3, 9}});
  const SearchGraph core = customise(ring, eliminate(ring, 0, {}), Metric::distance, {});
  ASSERT_EQ(core.core_size, 4U) << "nothing is taken out";
  EXPECT_EQ(core.core_out.steps.size(), 6U) << "each road one way";
  EXPECT_EQ(core.core_in.steps.size(), 6U);
}

}  // namespace
}  // namespace narhet::routing::test
