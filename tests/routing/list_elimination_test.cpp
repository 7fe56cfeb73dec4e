// SPDX-License-Identifier: MIT
#include "narhet/routing/detail/list_elimination.hpp"

#include "routing/elimination_check.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace narhet::routing::detail::test {
namespace {

class ListEliminationOfAGrid : public testing::Test {
 protected:
  base::Task task_;
  base::Phase phase_{task_, base::Message{}};
  Neighbours neighbours_{neighbours_of(routing::test::grid(40))};
  Gone gone_;
};

// The node that goes beyond the limit is the last.
TEST_F(ListEliminationOfAGrid, StopsOnceThereAreMoreEdges) {
  ListElimination elimination{neighbours_, gone_};
  elimination.run(0, {.edges = 1000}, phase_);
  EXPECT_GT(gone_.neighbours.size(), 1000U);
  EXPECT_LE(gone_.first.back(), 1000U);
}

TEST_F(ListEliminationOfAGrid, StopsWhereEachHasMoreNeighbours) {
  ListElimination elimination{neighbours_, gone_};
  elimination.run(0, {.degree = 5}, phase_);
  std::vector<bool> is_gone(neighbours_.size(), false);
  for (const std::uint32_t node : gone_.nodes) {
    is_gone[node] = true;
  }
  EXPECT_FALSE(gone_.nodes.empty());
  EXPECT_LT(gone_.nodes.size(), neighbours_.size());
  for (std::size_t node = 0; node < neighbours_.size(); ++node) {
    EXPECT_TRUE(is_gone[node] || neighbours_[node].size() > 5) << "node " << node;
  }
}

// The corners have the fewest neighbours; all others go.
TEST_F(ListEliminationOfAGrid, LeavesThoseThatStayAndTheirEdges) {
  const std::vector<std::uint32_t> corners{0, 39, 1560, 1599};
  ListElimination{neighbours_, gone_, corners}.run(0, {}, phase_);
  EXPECT_EQ(gone_.nodes.size(), neighbours_.size() - corners.size());
  for (const std::uint32_t corner : corners) {
    EXPECT_EQ(neighbours_[corner].size(), 3U) << "a way over the others leads to each";
  }
}

}  // namespace
}  // namespace narhet::routing::detail::test
