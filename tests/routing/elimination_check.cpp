// SPDX-License-Identifier: MIT
#include "routing/elimination_check.hpp"

#include "narhet/base/id.hpp"
#include "narhet/base/weight.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace narhet::routing::test {

using base::NodeId;

network::RoadGraph roads(std::size_t nodes,
                         const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
  std::vector<network::Arc> arcs;
  const base::PerMetric<base::Weight> one{base::Weight{1}, base::Weight{1}};
  for (const auto& [a, b] : pairs) {
    arcs.push_back({NodeId{a}, NodeId{b}, one});
    arcs.push_back({NodeId{b}, NodeId{a}, one});
  }
  std::sort(arcs.begin(), arcs.end(), [](const network::Arc& a, const network::Arc& b) {
    return base::index(a.tail) < base::index(b.tail);
  });
  return {nodes, arcs};
}

network::RoadGraph grid(std::uint32_t side) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t node = 0; node < side * side; ++node) {
    if ((node + 1) % side != 0) {
      pairs.emplace_back(node, node + 1);
    }
    if (node + side < side * side) {
      pairs.emplace_back(node, node + side);
    }
  }
  return roads(std::size_t{side} * side, pairs);
}

std::vector<geo::Point> grid_positions(std::uint32_t side) {
  std::vector<geo::Point> positions;
  for (std::uint32_t node = 0; node < side * side; ++node) {
    positions.push_back({100.0 * (node % side), 100.0 * (node / side)});
  }
  return positions;
}

void expect_sound(const Elimination& elimination, const network::RoadGraph& graph) {
  ASSERT_EQ(elimination.node_count(), graph.node_count());
  for (std::uint32_t position = 0; position < graph.node_count(); ++position) {
    ASSERT_EQ(elimination.position_of[base::index(elimination.node_at[position])], position);
    const auto upper = elimination.upper_of(position);
    ASSERT_LE(upper.size(), elimination.largest_degree);
    for (std::size_t i = 0; i < upper.size(); ++i) {
      ASSERT_LT(upper[i], position);
      ASSERT_TRUE(i == 0 || upper[i - 1] < upper[i]);
      if (position < elimination.core_size) {
        continue;
      }
      for (std::size_t j = 0; j < i; ++j) {
        const auto of_lower = elimination.upper_of(upper[i]);
        ASSERT_TRUE(std::binary_search(of_lower.begin(), of_lower.end(), upper[j]))
            << "upper neighbours are joined";
      }
    }
  }
  for (std::size_t i = 0; i < graph.arc_count(); ++i) {
    const auto tail = elimination.position_of[base::index(graph.tails()[i])];
    const auto head = elimination.position_of[base::index(graph.heads()[i])];
    const auto upper = elimination.upper_of(std::max(tail, head));
    ASSERT_TRUE(tail == head ||
                std::binary_search(upper.begin(), upper.end(), std::min(tail, head)));
  }
}

}  // namespace narhet::routing::test
