// SPDX-License-Identifier: MIT
#include "narhet/siting/reason.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/siting/criteria.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
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
  }
  /// All the points that there are.
  void cap(std::size_t site, const std::string& key, double raw, double points) {
    give(site, key, raw, points);
    for (model::CriterionValue& value : scores_[site].criteria) {
      value.scaled = value.raw == raw && value.points == points ? std::optional{1.0} : value.scaled;
    }
  }
  void weigh_nothing(model::Measure measure) {
    for (std::size_t c = 0; c < criteria_.size(); ++c) {
      shares_[c] = criteria_[c].measure == measure ? 0.0 : shares_[c];
    }
  }
  [[nodiscard]] ReasonFacts facts() const {
    return {places_,
            candidates_,
            municipality_,
            "10 min",
            {criteria_, shares_, heard_,
             harm_is_measured_ ? std::optional{HarmFacts{services_, base::Metres{10'000}}}
                               : std::nullopt},
            weight_sets_,
            base::Language::english,
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
  std::vector<model::WeightSet> weight_sets_{1};
  std::string municipality_;
  NeedsHeard heard_{NeedsHeard::all};
  bool harm_is_measured_{false};
};

// Nothing of the score is hidden: 40 + 20 + 5 + 3 are the 68 points.
TEST_F(Reasons, NameEveryPartOfTheScoreWithItsPoints) {
  give(0, "offers", 1, 5);
  give(0, "need_met", 0.3, 20);
  give(0, "persons_newly_within", 0.25, 40);
  give(0, "worst_off_saved", 3.84, 3);
  scores_[0].newly_within_any = base::Persons{250.0};
  scores_[0].newly_within_places = {base::PlaceIndex{1}, base::PlaceIndex{0}};
  EXPECT_EQ(said(0),
            "Skolan is number 1 of 2 with 68.0 of 100 points: 250 people (Öby, Åby) get at least "
            "one more "
            "kind of service within 10 min (40.0 points), it makes the ways to what was asked for "
            "30.0 % shorter in all (20.0), there is 1 offer to contribute (5.0), and the tenth "
            "who have "
            "farthest get 3.8 min less (3.0, as much as can be got).");
}

TEST_F(Reasons, SpeakOfTheNeedOfAGroup) {
  give(0, "young_need_met", 0.123, 40);
  EXPECT_EQ(said(0),
            "Skolan is number 1 of 2 with 40.0 of 100 points: it makes the ways to what "
            "young people asked for 12.3 % shorter in all (40.0 points).");
}

TEST_F(Reasons, TellOffersThatWeighNothingAndLeaveOutOtherSuchParts) {
  weigh_nothing(model::Measure::offers);
  give(0, "need_met", 0.3, 20);
  give(0, "offers", 2, 0);
  give(0, "worst_off_saved", 0.01, 0.04);
  EXPECT_EQ(said(0),
            "Skolan is number 1 of 2 with 20.0 of 100 points: it makes the ways to what was "
            "asked for 30.0 % shorter in all (20.0 points). There are 2 offers to contribute; by "
            "these weights they give no points.");
  give(0, "offers", 1, 0);
  EXPECT_NE(said(0).find(" There is 1 offer to contribute; by these weights it gives no points."),
            std::string::npos)
      << said(0);
}

// Else two sites that both have all points would seem to do the same.
TEST_F(Reasons, SayWhereMoreWouldGiveNoMorePoints) {
  give(0, "need_met", 1.2, 20);  // the target is 1
  give(0, "feasibility", 1.0, 10);
  EXPECT_NE(said(0).find("120.0 % shorter in all (20.0 points, as much as can be got), and its "
                         "feasibility is put at 100 % (10.0)."),
            std::string::npos)
      << said(0);
}

// Nobody was asked, so there is no need to speak of.
TEST_F(Reasons, SpeakOfTheWayAndTheMunicipalityWhereThereAreNoNeeds) {
  give(0, "need_met", 0.688, 20);
  scores_[0].nearer_outside = base::Persons{1200};
  municipality_ = "Vingåker";
  heard_ = NeedsHeard::none;
  EXPECT_EQ(said(0),
            "Skolan is number 1 of 2 in Vingåker with 20.0 of 100 points: it makes the "
            "ways to service 68.8 % shorter in all (20.0 points). 1200 people outside Vingåker "
            "would have "
            "service nearer too; that gives no points.");
}

// What is withheld may be most of what was said.
TEST_F(Reasons, SayThatTheyAreCountedFromWhatMayBeTold) {
  heard_ = NeedsHeard::what_may_be_told;
  give(0, "need_met", 0.3, 20);
  give(0, "young_need_met", 0.123, 10);
  EXPECT_EQ(
      said(0),
      "Skolan is number 1 of 2 with 30.0 of 100 points: it makes the ways to what was "
      "asked for and may be told 30.0 % shorter in all (20.0 points), and it makes the ways "
      "to what young people asked for and may be told 12.3 % shorter in all (10.0). The points are "
      "counted from "
      "what may be told.");
}

// 16.7 of 18.6: one would think that the first brings people nearer.
TEST_F(Reasons, SayWhereMostPointsAreForFeasibility) {
  const std::string sentence = " Most of the points are for its feasibility, not for shorter ways.";
  give(0, "feasibility", 1.0, 16.7);
  EXPECT_EQ(said(0).find(sentence), std::string::npos) << "where nothing else gives points";
  give(0, "need_met", 0.003, 1.9);
  EXPECT_NE(said(0).find("(1.9)." + sentence), std::string::npos) << said(0);
  give(0, "offers", 3, 15.0);
  EXPECT_EQ(said(0).find(sentence), std::string::npos) << said(0);
}

// What two sites have alike reads alike: 5.56 are 5.6 at any of them, although the parts as they
// read, 30.1 + 16.7 + 15.0 + 12.8 + 5.6, are a tenth more than the whole.
TEST_F(Reasons, RoundPointsOneByOne) {
  give(0, "need_met", 0.09, 30.09);
  give(0, "worst_off_saved", 21.62, 16.67);
  give(0, "feasibility", 0.9, 15.0);
  give(0, "vulnerability_removed", 3.07, 12.77);
  give(0, "offers", 1, 5.56);
  EXPECT_EQ(
      said(0),
      "Skolan is number 1 of 2 with 80.1 of 100 points: it makes the ways to what was "
      "asked for 9.0 % shorter in all (30.1 points), the tenth who have farthest get 21.6 min less "
      "(16.7, as much as can be got), its feasibility is put at 90 % (15.0), the second nearest "
      "service comes 3.1 "
      "min nearer per inhabitant (12.8, as much as can be got), and there is 1 offer to contribute "
      "(5.6).");
}

TEST_F(Reasons, SayPlainlyWhatTheShopsLose) {
  harm_is_measured_ = true;
  EXPECT_EQ(said(0),
            "Skolan is number 1 of 2 with 0.0 of 100 points: it changes nothing measurable. "
            "It would be nobody's nearest shop.");
  model::ShopHarm first;
  first.shop = base::ServiceIndex{0};
  first.nearest_lost = base::Persons{80};
  model::ShopHarm second;
  second.shop = base::ServiceIndex{1};
  second.nearest_lost = base::Persons{40};
  second.loses_distance_condition = true;
  scores_[0].harm = {first, second};
  scores_[0].harm_persons = base::Persons{120};
  EXPECT_EQ(
      said(0),
      "Skolan is number 1 of 2 with 0.0 of 100 points: it changes nothing measurable. But it would "
      "take customers: it would be the nearest shop of 120 people who now have Handelsboden (80) "
      "and Konsum (40) nearest. With it, Konsum would have another shop within 10 km by road and "
      "no longer meet "
      "the distance condition of operating support.");
  scores_[0].harm = {second};
  scores_[0].harm.front().nearest_lost = {};
  EXPECT_EQ(said(0),
            "Skolan is number 1 of 2 with 0.0 of 100 points: it changes nothing measurable. It "
            "would be nobody's nearest shop. But Konsum would have another shop within 10 "
            "km by road and no longer meet the distance condition of operating support.");
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
            "Skolan is number 1 of 2 with 30.0 of 100 points: it makes the ways to what was "
            "asked for 30.0 % shorter in all (30.0 points). It is first in 87 % of all weightings "
            "tried (thresholds ± 20 % and population ± 10 %). Also first in 5 % or more, and not "
            "to be told apart from it: Macken (13 %)." +
                reversed);
  EXPECT_EQ(said(1).substr(said(1).find(" Macken would")), reversed);
  EXPECT_NE(said(1).find(" That is 5 % or more, so it cannot be told apart from the first, "
                         "Skolan."),
            std::string::npos)
      << said(1);
  scores_[1].robustness = {{0.049, 0.951}, {}, 2};
  EXPECT_NE(said(0).find(" No other is first in 5 % or more."), std::string::npos) << said(0);
}

// A shop that is open two days a week may stay the nearest on them.
TEST_F(Reasons, SayOfAShopOpenSomeDaysThatPeopleWouldDoBetter) {
  harm_is_measured_ = true;
  services_[0].days_per_week = 2;
  model::ShopHarm first;
  first.shop = base::ServiceIndex{0};
  first.nearest_lost = base::Persons{4741};
  scores_[0].harm = {first};
  EXPECT_EQ(said(0),
            "Skolan is number 1 of 2 with 0.0 of 100 points: it changes nothing measurable. 4741 "
            "people would "
            "do better with it than with Handelsboden, open 2 days a week.");
  services_[0].days_per_week = 1;
  EXPECT_NE(said(0).find("Handelsboden, open one day a week."), std::string::npos);
  model::ShopHarm second;
  second.shop = base::ServiceIndex{1};
  second.nearest_lost = base::Persons{40};
  scores_[0].harm = {first, second};
  EXPECT_NE(said(0).find(" it would be the nearest shop of 40 people who now have Konsum nearest. "
                         "4741 people would do"),
            std::string::npos)
      << said(0);
}

TEST_F(Reasons, SayWhichOtherIsFirstInMoreWeightings) {
  scores_[0].robustness = {{0.44, 0.56}, {}, 1};
  scores_[1].robustness = {{0.56, 0.44}, {}, 1};
  EXPECT_NE(said(0).find("It is first in 44 % of all weightings tried (thresholds ± 20 % and "
                         "population ± 10 %). Macken is first in more (56 %): the two cannot be "
                         "told apart."),
            std::string::npos)
      << said(0);
  EXPECT_EQ(said(1).find("in more"), std::string::npos);
}

// No default criterion depends on a threshold, so that varying them changes nothing.
TEST_F(Reasons, NameThresholdsOnlyWhereTheyWeigh) {
  scores_[0].robustness = {{0.9, 0.1}, {}, 1};
  scores_[1].robustness = {{0.1, 0.9}, {}, 2};
  const auto weigh_alone = [this](model::Measure measure) {
    for (std::size_t c = 0; c < criteria_.size(); ++c) {
      shares_[c] = criteria_[c].measure == measure ? 1.0 : 0.0;
    }
  };
  weigh_alone(model::Measure::need_met);
  EXPECT_NE(said(0).find(" weightings tried (population ± 10 %)."), std::string::npos) << said(0);
  for (const model::Measure measure :
       {model::Measure::newly_within, model::Measure::bundle_gained}) {
    weigh_alone(measure);
    EXPECT_NE(said(0).find(" tried (thresholds ± 20 % and population ± 10 %)."), std::string::npos)
        << said(0);
  }
}

// However one weighs, only feasibility tells the two apart: the scale ends before what they do.
TEST_F(Reasons, SayWhereWeightingsSayLittleAndWhatTheOtherDoesMore) {
  cap(0, "need_met", 1.2, 33.3);
  cap(1, "need_met", 1.5, 33.3);
  cap(0, "worst_off_saved", 2.0, 16.7);
  cap(1, "worst_off_saved", 2.1, 16.7);
  give(0, "feasibility", 0.8, 16.7);
  give(1, "feasibility", 0.7, 15.0);
  scores_[0].robustness = {{1.0, 0.0}, {}, 1};
  scores_[1].robustness = {{0.0, 1.0}, {}, 2};
  const std::string little =
      " That says little of Skolan and Macken: on 'need met' and 'travel saved for the worst-off "
      "tenth' both have all the points that there are, and 'feasibility' alone tells them "
      "apart.";
  const std::string more =
      " Beyond what gives points Macken does more: it shortens the ways to what was asked for more "
      "(150.0 % against 120.0 % in all).";
  EXPECT_NE(said(0).find("population ± 10 %)." + little + more + " No other"), std::string::npos)
      << said(0);
  EXPECT_NE(said(1).find("population ± 10 %)." + little), std::string::npos) << said(1);
  EXPECT_EQ(said(1).find(more), std::string::npos) << said(1);
}

// One of two that weigh is capped: the other one is half of what there is to tell them apart by.
TEST_F(Reasons, DoNotSayItWhereAsMuchTellsThemApart) {
  cap(0, "need_met", 1.2, 33.3);
  cap(1, "need_met", 1.5, 33.3);
  give(0, "feasibility", 0.8, 16.7);
  give(1, "feasibility", 0.7, 15.0);
  scores_[0].robustness = {{1.0, 0.0}, {}, 1};
  scores_[1].robustness = {{0.0, 1.0}, {}, 2};
  EXPECT_EQ(said(0).find("says little"), std::string::npos) << said(0);
}

// One is first however things are weighed, and yet nobody would travel for a tenth of a point.
TEST_F(Reasons, SayWhoIsAsGoodInPractice) {
  give(0, "need_met", 0.7, 69.0);
  give(1, "need_met", 0.699, 68.9);
  scores_[0].robustness = {{1.0, 0.0}, {}, 1};
  scores_[1].robustness = {{0.0, 1.0}, {}, 2};
  EXPECT_NE(said(0).find(" In practice Macken (68.9 points) is as good."), std::string::npos)
      << said(0);
  EXPECT_NE(said(1).find(" In practice it is as good as the first, Skolan (69.0 points)."),
            std::string::npos)
      << said(1);
  scores_[1].score = 68.0;
  EXPECT_EQ(said(0).find("In practice"), std::string::npos) << "a whole point is a difference";
  EXPECT_EQ(said(1).find("In practice"), std::string::npos);
}

// Below ten per cent the decimal matters: 4.9 % lie below the 5 % that a tier asks for.
TEST_F(Reasons, SayTheShareOfFirstPlacesAsExactlyAsItCounts) {
  const auto share_said = [this](double share) {
    scores_[0].robustness = {{share, 1.0 - share}, {}, 1};
    scores_[1].robustness = {{1.0 - share, share}, {}, 2};
    const std::string text = said(0);
    const std::size_t begin = text.find("first in ") + 9;
    return text.substr(begin, text.find(" of all weightings") - begin);
  };
  EXPECT_EQ(share_said(0.0), "0 %");
  EXPECT_EQ(share_said(0.0002), "less than 0.1 %");
  EXPECT_EQ(share_said(0.0489), "4.9 %");
  EXPECT_EQ(share_said(0.12), "12 %");
  EXPECT_EQ(share_said(0.9941), "99.4 %");
  EXPECT_EQ(share_said(0.9996), "more than 99.9 %");
  EXPECT_EQ(share_said(1.0), "100 %");
}

TEST_F(Reasons, SayOfEachTierWhatItMeans) {
  candidates_.resize(4);
  scores_.resize(4);
  candidates_[2].name = "Kiosken";
  candidates_[3].name = "Gården";
  ranked_.clear();
  const std::array<double, 4> first{0.6, 0.01, 0.39, 0.0};
  for (std::size_t i = 0; i < scores_.size(); ++i) {
    scores_[i].candidate = base::id_at<base::CandidateIndex>(i);
    scores_[i].rank_in_municipality = static_cast<std::uint32_t>(i + 1);
    scores_[i].criteria.resize(criteria_.size());
    scores_[i].robustness = {{first.at(i)}, {}, i < 3 ? 1U : 2U};
    ranked_.push_back(&scores_[i]);
  }
  EXPECT_NE(said(0).find(" Also first in 5 % or more, and not to be told apart from it: Kiosken "
                         "(39 %)."),
            std::string::npos)
      << said(0) << "; Macken, first in 1 %, is not named";
  EXPECT_NE(said(0).find(" Nor, then, can Macken be told apart from it, having more points than "
                         "the last of these."),
            std::string::npos)
      << said(0);
  EXPECT_NE(said(1).find(" Number 3, Kiosken, cannot be told apart from the first, and so neither "
                         "can this one, which has more points."),
            std::string::npos)
      << said(1);
  scores_[0].robustness.rank_shares = {0.3};
  scores_[1].robustness.rank_shares = {0.31};
  EXPECT_NE(said(0).find(" Kiosken is first in more (39 %): the two cannot be told apart. Also "
                         "first in 5 % or more, and not to be told apart from it: Macken (31 %)."),
            std::string::npos)
      << said(0);
  scores_[2].robustness.tier = 2;
  EXPECT_NE(said(3).find(" Among those that are not first it cannot be told apart from Kiosken."),
            std::string::npos)
      << said(3);
}

TEST_F(Reasons, SayWhoIsFirstIfCountedOtherwise) {
  weight_sets_.resize(3);
  weight_sets_[1].english = "business";
  weight_sets_[2].english = "elderly first";
  scores_[0].robustness = {{1.0}, {}, 1};
  scores_[1].robustness = {{0.0}, {}, 2};
  scores_[0].standings = {model::Standing{50, 1}, std::nullopt, model::Standing{40, 2}};
  scores_[1].standings = {model::Standing{40, 2}, std::nullopt, model::Standing{50, 1}};
  scores_[0].rank_topsis = 2;
  scores_[1].rank_topsis = 1;
  scores_[0].rank_promethee = 1;
  scores_[1].rank_promethee = 2;
  EXPECT_NE(said(0).find(" Counted otherwise, another is first: Macken (the weights 'elderly "
                         "first', TOPSIS)."),
            std::string::npos)
      << said(0);
  EXPECT_EQ(said(1).find("Counted otherwise"), std::string::npos) << "of the first alone";
}

TEST(ReasonWithoutRank, SaysHowFarTheRoadIs) {
  model::Snap snap;
  model::CandidateScore score;
  score.no_rank = model::NoRank::off_road;
  const model::WeightSet set{"own", "egna", "own", {0.5, 1.0}};
  std::vector<model::Criterion> criteria(2);
  criteria[1].name = base::Message{"need met"};
  const auto said = [&] {
    return kEnglish.render(
        reason_without_rank(score, snap, {criteria, set, base::Language::english}));
  };
  EXPECT_EQ(said(), "Not ranked: there is no road that can be used.");
  snap.distance = 3004.0;
  EXPECT_EQ(said(), "Not ranked: the nearest road that can be used is 3.0 km away, too far.");
  score.no_rank = model::NoRank::not_measured;
  EXPECT_EQ(said(),
            "Not ranked: what the weights 'own' weigh most, 'need met', is not measured here.");
}

}  // namespace
}  // namespace narhet::siting
