// SPDX-License-Identifier: MIT
#include "narhet/routing/planner.hpp"

#include <gtest/gtest.h>

namespace narhet::routing {
namespace {

TEST(Planner, TakesWhatPaysByTheNumberOfSearches) {
  EXPECT_EQ(plan({1, false, {}}).method, Method::core);
  EXPECT_EQ(plan({kSearchesThatPay - 1, false, {}}).method, Method::core);
  EXPECT_EQ(plan({kSearchesThatPay, false, {}}).method, Method::hierarchy);
}

TEST(Planner, TakesAHierarchyThatIsThere) {
  EXPECT_EQ(plan({1, true, {}}).method, Method::hierarchy);
}

TEST(Planner, DoesWhatTheUserSays) {
  EXPECT_EQ(plan({100'000, true, Method::core}).method, Method::core);
  EXPECT_EQ(plan({1, false, Method::hierarchy}).method, Method::hierarchy);
}

TEST(Planner, SaysWhy) {
  for (const std::size_t searches : {1U, 1000U}) {
    for (const bool stored : {false, true}) {
      EXPECT_FALSE(plan({searches, stored, {}}).reason.empty());
    }
  }
}

}  // namespace
}  // namespace narhet::routing
