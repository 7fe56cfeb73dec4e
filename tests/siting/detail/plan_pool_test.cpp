// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/plan_pool.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace narhet::siting::detail {
namespace {

TEST(PlanPool, KeepsTheBestWithinTheMarginInOrder) {
  PlanPool pool{10, 2};
  pool.add({9, {1}});
  pool.add({7, {2}});
  pool.add({7, {0, 3}});
  pool.add({7, {2}});
  pool.add({10, {4}});
  const std::vector<Choice> expected{{7, {0, 3}}, {7, {2}}, {9, {1}}};
  EXPECT_EQ(pool.choices(), expected);
  EXPECT_EQ(pool.cutoff(), 9);
  EXPECT_TRUE(pool.has_room());
}

TEST(PlanPool, DropsTheWorstWhereThereIsNoRoomAndSaysSo) {
  PlanPool pool{2, 5};
  pool.add({3, {1}});
  pool.add({4, {2}});
  EXPECT_FALSE(pool.has_room());
  EXPECT_EQ(pool.cutoff(), 3) << "only what is better than the worst";
  pool.add({2, {3}});
  EXPECT_EQ(pool.choices(), (std::vector<Choice>{{2, {3}}, {3, {1}}}));
}

}  // namespace
}  // namespace narhet::siting::detail
