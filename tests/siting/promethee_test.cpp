// SPDX-License-Identifier: MIT
#include "narhet/siting/promethee.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace narhet::siting {
namespace {

// The first against the second: better on the first two criteria (0.8), worse on the third (0.2);
// against the third: worse on the first (0.5) and the third (0.2), better on the second (0.3).
// Its flow is ((0.8 - 0.2) + (0.3 - 0.7)) / 2 = 0.1.
TEST(Promethee, GivesTheNetFlowsOfTheUsualPreference) {
  const DecisionMatrix matrix{{4, 3, 2, 3, 2, 4, 5, 1, 3}, 3};
  const auto flows = promethee_net_flows(matrix, std::array{0.5, 0.3, 0.2});
  EXPECT_NEAR(flows[0], 0.1, 1e-12);
  EXPECT_NEAR(flows[1], -0.3, 1e-12);
  EXPECT_NEAR(flows[2], 0.2, 1e-12);
}

TEST(Promethee, TakesWeightsAsShares) {
  const DecisionMatrix matrix{{4, 3, 2, 3, 2, 4, 5, 1, 3}, 3};
  const auto flows = promethee_net_flows(matrix, std::array{5.0, 3.0, 2.0});
  EXPECT_NEAR(flows[2], 0.2, 1e-12);
}

TEST(Promethee, OfOneAloneIsNothing) {
  EXPECT_EQ(promethee_net_flows(DecisionMatrix{{4, 3}, 2}, std::array{0.5, 0.5}), std::vector{0.0});
}

TEST(Promethee, OfTwoIsThePreferenceOfOneOverTheOther) {
  EXPECT_EQ(promethee_net_flows(DecisionMatrix{{4, 3}, 1}, std::array{2.0}),
            (std::vector{1.0, -1.0}));
}

TEST(Promethee, OfWeightsThatWeighNothingIsNothing) {
  EXPECT_EQ(promethee_net_flows(DecisionMatrix{{4, 3}, 1}, std::array{0.0}),
            (std::vector{0.0, 0.0}));
}

}  // namespace
}  // namespace narhet::siting
