// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/advantage_sentence.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/siting/criteria.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace narhet::siting::detail {
namespace {

/// What is said of a site that has 0.5 of a criterion beside one that has 0.2.
std::string said(const std::string& key, NeedsHeard heard) {
  const std::vector<model::Kind> kinds{{"shop", "Butik", "Shop"}};
  const std::vector<model::Threshold> thresholds{
      {base::Metric::time, base::Weight{600'000}, "10 min"}};
  std::array<Anchors, model::kMeasures> anchors{};
  const auto criteria =
      all_criteria(kinds, thresholds, base::Metric::time, anchors, base::Language::english);
  const auto found = std::find_if(criteria.begin(), criteria.end(),
                                  [&](const auto& each) { return each.key == key; });
  const auto position = static_cast<std::size_t>(found - criteria.begin());
  model::CandidateScore one;
  one.criteria.resize(criteria.size());
  model::CandidateScore other = one;
  one.criteria.at(position).raw = 0.5;
  other.criteria.at(position).raw = 0.2;
  const std::vector<double> shares(criteria.size(), 0.0);
  return base::Catalogue{base::Language::english}.render(
      advantage(one, other, position, {criteria, shares, heard, {}}));
}

// Nobody asked for anything where nobody was heard, and of a public result others may have.
TEST(Advantage, SpeaksOfWhatWasAskedForWhereSomebodyWasHeard) {
  EXPECT_EQ(said("need_met", NeedsHeard::none),
            "it shortens the ways to service more (50.0 % against 20.0 % in all)");
  EXPECT_EQ(said("need_met", NeedsHeard::all),
            "it shortens the ways to what was asked for more (50.0 % against 20.0 % in all)");
  EXPECT_EQ(
      said("need_met", NeedsHeard::what_may_be_told),
      "it shortens the ways to what was asked for and may be told more (50.0 % against 20.0 % in "
      "all)");
  EXPECT_EQ(
      said("elderly_need_met", NeedsHeard::all),
      "it shortens the ways to what elderly people asked for more (50.0 % against 20.0 % in all)");
}

TEST(Advantage, NamesTheCriterionWhereNoSentenceGoesOnWithIt) {
  EXPECT_EQ(said("need_met_shop", NeedsHeard::all),
            "it is better on 'need met: shop' (50.0 % against 20.0 %)");
  EXPECT_EQ(said("elderly_newly_within", NeedsHeard::all),
            "it is better on 'the elderly newly within 10 min' (50.0 % against 20.0 %)");
}

TEST(Advantage, SaysWhoseWayIsShortened) {
  EXPECT_EQ(said("travel_saved", NeedsHeard::none),
            "it shortens the way to service more (0.5 min against 0.2 min per inhabitant)");
  EXPECT_EQ(said("elderly_travel_saved", NeedsHeard::none),
            "it shortens the way to service more for the elderly (0.5 min against 0.2 min)");
  EXPECT_EQ(said("businesses_travel_saved", NeedsHeard::none),
            "it shortens the way to service more (0.5 min against 0.2 min per business)");
  EXPECT_EQ(said("worst_off_saved", NeedsHeard::none),
            "it shortens the way more for the tenth who have farthest (0.5 min against 0.2 min)");
  EXPECT_EQ(said("vulnerability_removed", NeedsHeard::none),
            "it brings the second nearest service nearer (0.5 min against 0.2 min per "
            "inhabitant)");
}

TEST(Advantage, SaysWhatElseSpeaksForASite) {
  EXPECT_EQ(said("persons_newly_within", NeedsHeard::none),
            "it has more residents newly within 10 min (50.0 % against 20.0 %)");
  EXPECT_EQ(said("bundle_gained", NeedsHeard::none),
            "it lets people do more errands at one stop (50.0 % against 20.0 %)");
  EXPECT_EQ(said("feasibility", NeedsHeard::none),
            "its feasibility is put higher (50 % against 20 %)");
}

}  // namespace
}  // namespace narhet::siting::detail
