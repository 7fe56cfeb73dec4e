// SPDX-License-Identifier: MIT
#include "narhet/siting/reason.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/siting/criteria.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace narhet::siting {
namespace {

const base::Catalogue kEnglish{base::Language::english};

class Reasons : public ::testing::Test {
 protected:
  Reasons()
      : thresholds_{{base::Metric::time, base::Weight{600'000}, "10 min"}},
        criteria_{
            all_criteria({}, thresholds_, base::Metric::time, anchors(), base::Language::english)},
        shares_(criteria_.size(), 1.0 / static_cast<double>(criteria_.size())) {
    candidates_[0].name = "Skolan";
    candidates_[1].name = "Macken";
    places_[0].name = "Åby";
    places_[1].name = "Öby";
    services_[0].name = "Handelsboden";
    services_[1].name = "Konsum";
    ranked_ = {&scores_[0], &scores_[1]};
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      scores_[i].candidate = base::id_at<base::CandidateIndex>(i);
      scores_[i].rank_in_municipality = static_cast<std::uint32_t>(i + 1);
      scores_[i].criteria.resize(criteria_.size());
    }
  }
  static std::array<Anchors, model::kMeasures> anchors() {
    std::array<Anchors, model::kMeasures> all;
    all.at(static_cast<std::size_t>(model::Measure::cost)) = {1.0, 0.0};
    return all;
  }
  void give(std::size_t site, const std::string& key, double raw, double points) {
    const auto found = std::find_if(criteria_.begin(), criteria_.end(),
                                    [&](const auto& each) { return each.key == key; });
    scores_[site].criteria[static_cast<std::size_t>(found - criteria_.begin())] = {
        raw, points / 100.0, points};
    scores_[site].score += points;
    if (key == "need_met") {
      scores_[site].need_met_within = raw;
    }
  }
  [[nodiscard]] ReasonFacts facts() const {
    return {places_,
            services_,
            candidates_,
            municipality_,
            any_needs_,
            "10 min",
            {criteria_, shares_},
            harm_is_measured_,
            base::Metres{10'000},
            {1000, 1, {0.8, 1.2}, 4, 0.1, 0.05}};
  }
  [[nodiscard]] std::string said(std::size_t site) const {
    return kEnglish.render(reason(ranked_, site, facts()));
  }

  std::vector<model::Threshold> thresholds_;
  std::vector<model::Criterion> criteria_;
  std::vector<double> shares_;
  std::vector<model::Place> places_{2};
  std::vector<model::Service> services_{2};
  std::vector<model::Candidate> candidates_{2};
  std::vector<model::CandidateScore> scores_{2};
  std::vector<const model::CandidateScore*> ranked_;
  std::string municipality_;
  bool any_needs_{true};
  bool harm_is_measured_{false};
};

TEST_F(Reasons, NameTheTwoCriteriaThatGiveMostAndTheOffers) {
  give(0, "persons_newly_within", 0.25, 40);
  give(0, "need_met", 0.3, 20);
  give(0, "offers", 1, 5);
  scores_[0].newly_within_any = base::Persons{250.0};
  scores_[0].newly_within_places = {base::PlaceIndex{1}, base::PlaceIndex{0}};
  EXPECT_EQ(said(0),
            "Ranked 1 of 2 with 65.0 of 100 points: 250 people (Öby, Åby) get at least one more "
            "kind of service within 10 min, it meets 30.0 % of the need, and there is 1 offer to "
            "contribute.");
}

// A site at the border may meet more than all the need of its municipality, which nobody can say.
TEST_F(Reasons, SpeakOfTheNeedOfAGroup) {
  give(0, "young_need_met", 0.123, 40);
  give(0, "visitors_need_met", 1.97, 20);
  EXPECT_EQ(said(0),
            "Ranked 1 of 2 with 60.0 of 100 points: it meets 12.3 % of the need of young people, "
            "and need met among visitors: 20.0 points.");
}

// Nobody was asked, so there is no need to speak of.  A shop near the border brings its neighbours
// more than its own small municipality has need of: nothing comes 197 % nearer.
TEST_F(Reasons, SpeakOfTheWayAndTheMunicipalityWhereThereAreNoNeeds) {
  give(0, "need_met", 1.97, 20);
  scores_[0].need_met_within = 0.688;
  municipality_ = "Vingåker";
  any_needs_ = false;
  EXPECT_EQ(said(0),
            "Ranked 1 of 2 in Vingåker with 20.0 of 100 points: service comes 68.8 % nearer as a "
            "mean over people and kinds.");
}

TEST_F(Reasons, SayPlainlyWhatTheShopsLose) {
  harm_is_measured_ = true;
  EXPECT_EQ(said(0),
            "Ranked 1 of 2 with 0.0 of 100 points: it changes nothing measurable. It would take no "
            "shop's place as the nearest.");
  model::ShopHarm first;
  first.shop = base::ServiceIndex{0};
  first.nearest_lost = base::Persons{80};
  model::ShopHarm second;
  second.shop = base::ServiceIndex{1};
  second.nearest_lost = base::Persons{40};
  second.loses_distance_condition = true;
  scores_[0].harm = {first, second};
  scores_[0].harm_persons = base::Persons{120};
  EXPECT_EQ(said(0),
            "Ranked 1 of 2 with 0.0 of 100 points: it changes nothing measurable. But it would "
            "take customers: for 120 people it would be nearer than Handelsboden (80) and Konsum "
            "(40). With it, Konsum would have another shop within 10 km by road and no longer meet "
            "the distance condition of operating support.");
}

TEST_F(Reasons, SayHowFirmTheRankIsAndWhatWouldReverseIt) {
  give(0, "need_met", 0.3, 30);
  give(1, "offers", 0.2, 20);
  scores_[0].robustness = {{0.87, 0.13}, {}, 1};
  scores_[1].robustness = {{0.13, 0.87}, {}, 1};
  // Scaled 0.3 and 0.2: with n equal weights the lead is 0.3 u - 0.2 u of the share u = 1/n; the
  // need turns it round at the share where 0.3 t = 0.2 (1 - t) / (n - 1), a smaller change than
  // that of the offers, where 0.2 t = 0.3 (1 - t) / (n - 1).
  const double others = static_cast<double>(criteria_.size() - 1);
  const double turn = 0.2 / others / (0.3 + 0.2 / others);
  const double now = 1.0 / static_cast<double>(criteria_.size());
  const std::string reversed = " Macken would pass Skolan if need met weighed less than " +
                               std::to_string(std::lround(100 * turn)) +
                               " % of everything, against " +
                               std::to_string(std::lround(100 * now)) + " % now.";
  EXPECT_EQ(said(0),
            "Ranked 1 of 2 with 30.0 of 100 points: it meets 30.0 % of the need. It is first in 87 "
            "% of all weightings tried (thresholds ± 20 %, population ± 10 %). That does not tell "
            "it apart from Macken." +
                reversed);
  EXPECT_EQ(said(1).substr(said(1).find(" Macken would")), reversed);
  scores_[1].robustness.tier = 2;
  EXPECT_EQ(said(0).find("tell it apart"), std::string::npos);
}

TEST(ReasonWithoutRank, SaysHowFarTheRoadIs) {
  model::Snap snap;
  EXPECT_EQ(kEnglish.render(reason_without_rank(snap)),
            "Not ranked: there is no road that can be used.");
  snap.distance = 3004.0;
  EXPECT_EQ(kEnglish.render(reason_without_rank(snap)),
            "Not ranked: the nearest road that can be used is 3.0 km away, too far.");
}

}  // namespace
}  // namespace narhet::siting
