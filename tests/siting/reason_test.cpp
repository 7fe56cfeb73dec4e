// SPDX-License-Identifier: MIT
#include "narhet/siting/reason.hpp"

#include "narhet/base/catalogue.hpp"

#include <gtest/gtest.h>

namespace narhet::siting {
namespace {

using model::CriterionKey;

const base::Catalogue kEnglish{base::Language::english};
const ReasonFacts kFacts{{}, 2, "", true, "10 min", base::Metric::time};

model::CandidateScore score(std::uint32_t rank) {
  model::CandidateScore made;
  made.rank = rank;
  made.rank_in_municipality = rank;
  return made;
}

void give(model::CandidateScore& score, CriterionKey key, double raw, double points) {
  score.criteria.at(static_cast<std::size_t>(key)) = {raw, 0.0, points};
  score.score += points;
  if (key == CriterionKey::need_met) {
    score.need_met_within = raw;
  }
}

TEST(Reason, NamesTheTwoCriteriaThatGiveMost) {
  model::CandidateScore first = score(1);
  give(first, CriterionKey::persons_newly_within, 0.25, 40);
  give(first, CriterionKey::need_met, 0.3, 20);
  give(first, CriterionKey::offers, 1, 5);
  first.newly_within_any = base::Persons{250.0};
  first.newly_within_places = {base::PlaceIndex{1}, base::PlaceIndex{0}};
  std::vector<model::Place> places(2);
  places[0].name = "Åby";
  places[1].name = "Öby";
  ReasonFacts facts = kFacts;
  facts.places = places;
  EXPECT_EQ(
      kEnglish.render(reason(first, nullptr, facts)),
      "Ranked 1 of 2 with 65.0 of 100 points: 250 people (Öby, Åby) get at least one more kind "
      "of service within 10 min, and it meets 30.0 % of the need.");
}

// Nobody was asked, so there is no need to speak of.
TEST(Reason, SpeaksOfTheWayAndTheMunicipalityWhereThereAreNoNeeds) {
  model::CandidateScore first = score(1);
  give(first, CriterionKey::need_met, 0.156, 20);
  const ReasonFacts nobody_asked{{}, 2, "Vingåker", false, "10 min", base::Metric::time};
  EXPECT_EQ(
      kEnglish.render(reason(first, nullptr, nobody_asked)),
      "Ranked 1 of 2 in Vingåker with 20.0 of 100 points: service comes 15.6 % nearer as a mean "
      "over people and kinds.");
}

// A shop near the border brings its neighbours more than its own small municipality has need of:
// the criterion counts them, but nothing comes 197 % nearer.
TEST(Reason, SpeaksOfTheOwnMunicipalityWhereNeighboursGainToo) {
  model::CandidateScore first = score(1);
  give(first, CriterionKey::need_met, 1.97, 20);
  first.need_met_within = 0.688;
  const ReasonFacts nobody_asked{{}, 2, "Schellenberg", false, "10 min", base::Metric::time};
  EXPECT_EQ(kEnglish.render(reason(first, nullptr, nobody_asked)),
            "Ranked 1 of 2 in Schellenberg with 20.0 of 100 points: service comes 68.8 % nearer as "
            "a mean over people and kinds.");
  EXPECT_EQ(kEnglish.render(reason(first, nullptr, kFacts)),
            "Ranked 1 of 2 with 20.0 of 100 points: it meets 68.8 % of the need.");
}

TEST(Reason, SaysHowFarTheRoadIsWithoutARank) {
  model::Snap snap;
  EXPECT_EQ(kEnglish.render(reason_without_rank(snap)),
            "Not ranked: there is no road that can be used.");
  snap.distance = 3004.0;
  EXPECT_EQ(kEnglish.render(reason_without_rank(snap)),
            "Not ranked: the nearest road that can be used is 3.0 km away, too far.");
}

TEST(Reason, SaysWhatHoldsItBack) {
  model::CandidateScore first = score(1);
  give(first, CriterionKey::need_met, 0.3, 20);
  give(first, CriterionKey::offers, 2, 10);
  model::CandidateScore second = score(2);
  give(second, CriterionKey::need_met, 0.28, 18);
  EXPECT_EQ(
      kEnglish.render(reason(second, &first, kFacts)),
      "Ranked 2 of 2 with 18.0 of 100 points: it meets 28.0 % of the need. The one before it does "
      "better on offers to contribute: 10.0 points against 0.0.");
}

TEST(Reason, SaysWhenNothingChangesAndWhenPointsAreEqual) {
  const model::CandidateScore first = score(1);
  const model::CandidateScore second = score(2);
  EXPECT_EQ(kEnglish.render(reason(first, nullptr, kFacts)),
            "Ranked 1 of 2 with 0.0 of 100 points: it changes nothing measurable.");
  EXPECT_EQ(kEnglish.render(reason(second, &first, kFacts)),
            "Ranked 2 of 2 with 0.0 of 100 points: it changes nothing measurable. It has as many "
            "points as "
            "the one before it.");
}

}  // namespace
}  // namespace narhet::siting
