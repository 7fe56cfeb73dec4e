// SPDX-License-Identifier: MIT
#include "narhet/access/decay.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace narhet::access {
namespace {

using base::Weight;

Weight minutes(double count) {
  return base::to_weight(base::Seconds{60.0 * count});
}

// shared/references.md: Decay: gaussian(20) = {20: 0.60653, 40: 0.13534, 60: 0.01111}.
TEST(Decay, GaussianIsThePublishedOne) {
  const Decay decay = Decay::gaussian(minutes(20));
  EXPECT_NEAR(decay(minutes(20)), 0.60653, 5e-6);
  EXPECT_NEAR(decay(minutes(40)), 0.13534, 5e-6);
  EXPECT_NEAR(decay(minutes(60)), 0.01111, 5e-6);
}

// By hand: half of 30 min; 1/e; a third to the power of two; at the median g(0) / 2.
TEST(Decay, OtherFormsAreAsTheirHeaderSays) {
  EXPECT_DOUBLE_EQ(Decay::linear(minutes(30))(minutes(15)), 0.5);
  EXPECT_DOUBLE_EQ(Decay::linear(minutes(30))(minutes(45)), 0.0);
  EXPECT_DOUBLE_EQ(Decay::exponential(minutes(10))(minutes(10)), std::exp(-1.0));
  EXPECT_DOUBLE_EQ(Decay::power(minutes(1), 2.0)(minutes(3)), 1.0 / 9.0);
  EXPECT_DOUBLE_EQ(Decay::power(minutes(1), 2.0)(minutes(0.5)), 1.0)
      << "nearer is no more than near";
  const double pi = std::acos(-1.0);
  EXPECT_NEAR(Decay::logistic(minutes(20), minutes(5))(minutes(20)),
              (1.0 + std::exp(-20.0 * pi / (5.0 * std::sqrt(3.0)))) / 2.0, 1e-12);
}

TEST(Decay, StepsHoldTheirEdge) {
  const Decay one = Decay::step({{minutes(45), 1.0}});
  EXPECT_EQ(one(minutes(45)), 1.0);
  EXPECT_EQ(one(Weight{minutes(45).units() + 1}), 0.0);
  // Zones of Luo and Qi (2009).
  const Decay zones = Decay::step({{minutes(10), 1.0}, {minutes(20), 0.68}, {minutes(30), 0.22}});
  EXPECT_EQ(zones(minutes(10)), 1.0);
  EXPECT_EQ(zones(minutes(10.001)), 0.68);
  EXPECT_EQ(zones(minutes(30)), 0.22);
  EXPECT_EQ(zones(minutes(31)), 0.0);
}

TEST(Decay, BeginsWithOneNeverRisesAndIsZeroWithoutAWay) {
  for (const Decay& decay :
       {Decay::step({{minutes(10), 1.0}}), Decay::linear(minutes(10)),
        Decay::exponential(minutes(10)), Decay::power(minutes(2), 1.5),
        Decay::gaussian(minutes(10)), Decay::logistic(minutes(10), minutes(3))}) {
    EXPECT_DOUBLE_EQ(decay(Weight{}), 1.0);
    double last = 1.0;
    for (double cost = 0.0; cost < 300.0; cost += 0.7) {
      const double now = decay(minutes(cost));
      EXPECT_LE(now, last) << cost;
      EXPECT_GE(now, 0.0) << cost;
      last = now;
    }
    EXPECT_EQ(decay(Weight::infinite()), 0.0);
  }
}

}  // namespace
}  // namespace narhet::access
