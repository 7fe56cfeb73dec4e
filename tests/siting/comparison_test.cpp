// SPDX-License-Identifier: MIT
#include "narhet/siting/comparison.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/siting/criteria.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace narhet::siting {
namespace {

/// Travel saved and offers, half of the weight each.
class TwoSites : public ::testing::Test {
 protected:
  TwoSites() {
    criteria_ = all_criteria({}, {}, base::Metric::time, anchors(), base::Language::english);
    shares_.assign(criteria_.size(), 0.0);
    shares_[position("travel_saved")] = 0.5;
    shares_[position("offers")] = 0.5;
  }
  static std::array<Anchors, model::kMeasures> anchors() {
    std::array<Anchors, model::kMeasures> all;
    all.at(static_cast<std::size_t>(model::Measure::travel_saved)) = {0.0, 2.0};
    all.at(static_cast<std::size_t>(model::Measure::offers)) = {0.0, 4.0};
    all.at(static_cast<std::size_t>(model::Measure::cost)) = {1.0, 0.0};
    return all;
  }
  [[nodiscard]] std::size_t position(const std::string& key) const {
    return static_cast<std::size_t>(
        std::find_if(criteria_.begin(), criteria_.end(),
                     [&](const auto& each) { return each.key == key; }) -
        criteria_.begin());
  }
  [[nodiscard]] model::CandidateScore site(double minutes, double offers) const {
    model::CandidateScore score;
    score.criteria.resize(criteria_.size());
    const auto give = [&](const std::string& key, double raw) {
      const std::size_t c = position(key);
      const double value = scaled(criteria_[c], raw);
      score.criteria[c] = {raw, value, 100.0 * shares_[c] * value};
      score.score += score.criteria[c].points;
    };
    give("travel_saved", minutes);
    give("offers", offers);
    return score;
  }
  [[nodiscard]] std::string said(const model::CandidateScore& a,
                                 const model::CandidateScore& b,
                                 base::Language language = base::Language::english) const {
    return base::Catalogue{language}.render(
        comparison({a, "Aby"}, {b, "Beby"}, {criteria_, shares_}));
  }

  std::vector<model::Criterion> criteria_;
  std::vector<double> shares_;
};

// Scaled 1 and 0 against 0 and 0.99: the travel crosses at 0.99 / 1.99 = 49.7 %, which would round
// to what it weighs now.
TEST_F(TwoSites, HaveADecimalWhereAWeightWouldReverseThemSoon) {
  EXPECT_THAT(said(site(2, 0), site(0, 3.96)),
              ::testing::HasSubstr("less than 49.7 % of everything, against 50.0 % now."));
}

// Scaled 1 and 0 against 0 and 0.75: the travel crosses at 3/7 = 43 %, the offers at 57 %; both
// are 7 points away, and the first is named.
TEST_F(TwoSites, StandInTheOrderOfTheirPointsWithTheReasons) {
  const std::string expected =
      "Aby before Beby, with 50.0 points against 37.5, because it is better on travel saved "
      "(2.00 min against 0.00 min). Beby is better on offers to contribute (3 against 0). "
      "Beby would pass Aby if travel saved weighed less than 43 % of everything, against 50 % now.";
  EXPECT_EQ(said(site(2, 0), site(0, 3)), expected);
  EXPECT_EQ(base::Catalogue{base::Language::english}.render(
                comparison({site(0, 3), "Beby"}, {site(2, 0), "Aby"}, {criteria_, shares_})),
            expected)
      << "whichever is named first";
}

TEST_F(TwoSites, AreNotTurnedRoundWhereOneIsBetterByEverything) {
  EXPECT_EQ(said(site(2, 3), site(1, 2)),
            "Aby before Beby, with 87.5 points against 50.0, because it is better on travel saved "
            "(2.00 min against 1.00 min) and offers to contribute (3 against 2). No change of a "
            "single weight would put Beby before Aby.");
}

TEST_F(TwoSites, MayBeEqual) {
  EXPECT_EQ(said(site(1, 2), site(1, 2)),
            "Aby and Beby have as many points, 50.0, and hardly differ in anything that weighs.");
}

// Scaled 0.504 and 0.5: a fifth of a point for travel, which would show as 1.01 against 1.00 min.
TEST_F(TwoSites, MayDifferByLittle) {
  EXPECT_EQ(said(site(1.008, 2), site(1, 2)).substr(0, 76),
            "Aby before Beby, with 50.2 points against 50.0, by small differences alone. ");
}

TEST_F(TwoSites, AreComparedInSwedish) {
  EXPECT_EQ(said(site(2, 0), site(0, 3), base::Language::swedish),
            "Aby går före Beby med 50,0 poäng mot 37,5: den är bättre i fråga om kortare väg "
            "(2,00 min mot 0,00 min). Beby är bättre i fråga om erbjudanden om att bidra (3 mot "
            "0). Beby passerar Aby om ”kortare väg” väger mindre än 43 % av allt, mot 50 % nu.");
}

}  // namespace
}  // namespace narhet::siting
