// SPDX-License-Identifier: MIT
#include "narhet/siting/separation.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace narhet::siting {
namespace {

model::CandidateScore score_of(const std::vector<std::optional<double>>& scaled) {
  model::CandidateScore score;
  for (const auto& each : scaled) {
    score.criteria.push_back({each, each, 0.0});
  }
  return score;
}

using Criteria = std::vector<std::size_t>;

// Criterion 3 weighs nothing, 4 is not measured of one, and 5 is alike without being capped.
TEST(Separation, SaysWhatTellsTwoApartAndWhatTheScaleMakesEqual) {
  const Separation apart = separation(score_of({1.0, 1.0, 0.9, 0.2, 0.5, 0.4}),
                                      score_of({1.0, 1.0, 0.8, 0.9, std::nullopt, 0.4}),
                                      std::vector<double>{1, 1, 1, 0, 1, 1});
  EXPECT_EQ(apart.by, (Criteria{2}));
  EXPECT_EQ(apart.capped, (Criteria{0, 1}));
  EXPECT_TRUE(apart.is_mostly_capped());
}

TEST(Separation, IsNotMostlyCappedWhereAsMuchTellsThemApart) {
  EXPECT_FALSE(separation(score_of({1.0, 0.5}), score_of({1.0, 0.4}), std::vector<double>{1, 1})
                   .is_mostly_capped());
}

// Two that are alike in everything are told apart by no weighting: they have as many points.
TEST(Separation, IsNotMostlyCappedWhereNothingTellsThemApart) {
  EXPECT_FALSE(separation(score_of({1.0, 1.0}), score_of({1.0, 1.0}), std::vector<double>{1, 1})
                   .is_mostly_capped());
}

}  // namespace
}  // namespace narhet::siting
