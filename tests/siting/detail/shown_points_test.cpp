// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/shown_points.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <random>
#include <vector>

namespace narhet::siting::detail {
namespace {

model::CandidateScore score_of(const std::vector<double>& points) {
  model::CandidateScore score;
  for (const double each : points) {
    score.criteria.push_back({each, each / 100.0, each});
    score.score += each;
  }
  return score;
}

std::vector<long> tenths(const std::vector<base::Decimal>& parts) {
  std::vector<long> all;
  for (const base::Decimal& each : parts) {
    all.push_back(std::lround(10.0 * each.value));
  }
  return all;
}

// Rounded one by one they would be 30.1 + 16.7 + 15.0 + 12.8 + 5.6 = 80.2, a tenth above the score.
// All go down to 30.0, 16.6, 15.0, 12.7, 5.5 = 79.8, and the three tenths that lack go to those
// that lost most: 0.09, 0.07 and 0.07; not to the last, which lost 0.06.
TEST(ShownPoints, GiveTheTenthsThatLackToThoseThatLostMost) {
  const ShownPoints shown = shown_points(score_of({30.09, 16.67, 15.0, 12.77, 5.56}));
  EXPECT_EQ(std::lround(10.0 * shown.total.value), 801);
  EXPECT_EQ(tenths(shown.parts), (std::vector<long>{301, 167, 150, 128, 55}));
}

TEST(ShownPoints, AreNoneWhereNothingIsGained) {
  const ShownPoints shown = shown_points(score_of({0.0, 0.0}));
  EXPECT_EQ(shown.total.value, 0.0);
  EXPECT_EQ(tenths(shown.parts), (std::vector<long>{0, 0}));
}

// Whoever adds up what is read aloud gets the total, and hears no part wrong by a tenth.
TEST(ShownPoints, SumToTheTotalAndAreNearTheirValues) {
  std::mt19937 random{7};
  std::uniform_real_distribution<double> share{0.0, 1.0};
  for (int run = 0; run < 10'000; ++run) {
    std::vector<double> points(1 + random() % 12);
    for (double& each : points) {
      each = random() % 4 == 0 ? 0.0 : 100.0 * share(random) / static_cast<double>(points.size());
    }
    const model::CandidateScore score = score_of(points);
    const ShownPoints shown = shown_points(score);
    long sum = 0;
    for (std::size_t c = 0; c < points.size(); ++c) {
      ASSERT_LT(std::abs(shown.parts[c].value - points[c]), 0.1) << run;
      sum += std::lround(10.0 * shown.parts[c].value);
    }
    ASSERT_EQ(sum, std::lround(10.0 * shown.total.value)) << run;
    ASSERT_LE(std::abs(shown.total.value - score.score), 0.0500001) << run;
  }
}

}  // namespace
}  // namespace narhet::siting::detail
