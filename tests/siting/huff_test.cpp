// SPDX-License-Identifier: MIT
#include "narhet/siting/huff.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

namespace narhet::siting {
namespace {

using base::Weight;

constexpr HuffSettings kSettings{2.0, Weight{1}, Weight{1000}};

// 100 persons with shops at 10 and 20: strengths 1/100 and 1/400, shares 80 and 20 of them.  A new
// one at 10 draws as much as the first: of 1/100 + 1/400 + 1/100 it has 4/9.  Each loses 4/9.
TEST(HuffMarket, LosesInProportionToWhatItHas) {
  const std::vector<Weight> ways{Weight{10}, Weight{20}};
  const HuffMarket market{{100.0}, ways, kSettings};
  const auto losses = market.losses(std::vector{Weight{10}});
  EXPECT_DOUBLE_EQ(losses[0], 80.0 * 4 / 9);
  EXPECT_DOUBLE_EQ(losses[1], 20.0 * 4 / 9);
}

// Nobody is lost beyond the cap, from a shop beyond it, or where no shop draws anybody.
TEST(HuffMarket, EndsAtTheCap) {
  const std::vector<Weight> ways{Weight{10}, Weight{1001}, Weight::infinite(), Weight{1001}};
  const HuffMarket market{{100.0, 50.0}, ways, kSettings};
  const auto losses = market.losses(std::vector{Weight{10}, Weight{10}});
  EXPECT_DOUBLE_EQ(losses[0], 50.0);
  EXPECT_DOUBLE_EQ(losses[1], 0.0);
  const auto far = market.losses(std::vector{Weight{1001}, Weight::infinite()});
  EXPECT_EQ(std::accumulate(far.begin(), far.end(), 0.0), 0.0);
  EXPECT_GT(market.losses(std::vector{Weight{1000}, Weight::infinite()})[0], 0.0)
      << "the cap itself still draws";
}

// Next door counts as the least way: half of the 100 go to the one that is as near.
TEST(HuffMarket, HasALeastWay) {
  const std::vector<Weight> ways{Weight{0}};
  const HuffMarket market{{100.0}, ways, {2.0, Weight{5}, Weight{1000}}};
  EXPECT_DOUBLE_EQ(market.losses(std::vector{Weight{5}})[0], 50.0);
}

}  // namespace
}  // namespace narhet::siting
