// SPDX-License-Identifier: MIT
#include "narhet/siting/candidate_score.hpp"

#include "narhet/base/catalogue.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace narhet::siting {
namespace {

using base::Metric;
using base::Weight;
using model::CriterionKey;

constexpr std::uint32_t kMinute = 60'000;

Weight minutes(std::uint32_t count) {
  return Weight{count * kMinute};
}

model::Snap on_road() {
  model::Snap snap;
  snap.status = model::SnapStatus::on_road;
  snap.position.emplace();
  return snap;
}

/// A study of one kind, by time, with its tables by hand.
struct Study {
  std::vector<model::Place> places;
  std::vector<model::Kind> kinds{{"shop", "Butik", "Shop"}};
  std::vector<model::Threshold> thresholds{{Metric::time, minutes(10), "10 min"}};
  std::vector<model::Candidate> candidates;
  std::vector<model::Snap> snaps;
  std::vector<model::Municipality> municipalities;
  std::vector<model::PlaceNeed> place_needs;
  std::vector<model::Need> needs;
  std::vector<std::vector<Weight>> ways;  // by candidate, then place
  std::vector<std::pair<std::optional<Weight>, std::optional<Weight>>> today;  // nearest, second
  ScoreSettings settings;

  Study() {
    settings.criteria.fill({1.0, 0.0, 1.0});
    settings.cap = {Weight{6'000'000}, minutes(60)};
    settings.offer_radius = {Weight{1'000'000}, minutes(10)};
  }

  void add_place(double persons, std::optional<Weight> nearest, std::optional<Weight> second) {
    places.emplace_back();
    places.back().population = base::Persons{persons};
    today.emplace_back(nearest, second);
  }
  void add_candidate(const std::string& id, std::vector<Weight> from_places) {
    candidates.emplace_back();
    candidates.back().id = id;
    snaps.push_back(on_road());
    ways.push_back(std::move(from_places));
  }

  [[nodiscard]] std::vector<model::CandidateScore> scores() const {
    model::NearestTable nearest{places.size(), kinds.size()};
    for (std::size_t i = 0; i < places.size(); ++i) {
      for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        auto& pair = nearest.at(base::id_at<base::PlaceIndex>(i),
                                base::id_at<base::KindIndex>(kind), Metric::time);
        if (today[i].first) {
          pair.nearest = model::Reached{base::ServiceIndex{0}, *today[i].first};
        }
        if (today[i].second) {
          pair.second = model::Reached{base::ServiceIndex{1}, *today[i].second};
        }
      }
    }
    CandidateScorer scorer{{.places = places,
                            .nearest = nearest,
                            .candidates = candidates,
                            .candidate_snaps = snaps,
                            .municipalities = municipalities,
                            .kinds = kinds,
                            .thresholds = thresholds,
                            .decide_by = Metric::time,
                            .place_needs = place_needs,
                            .needs = needs},
                           settings};
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      scorer.score(i, ways[i]);
    }
    return scorer.ranked();
  }
};

double raw(const model::CandidateScore& score, CriterionKey key) {
  return score.criteria.at(static_cast<std::size_t>(key)).raw;
}

// Place 0: 100 persons, today 20 and 30 min.  Place 1: 300 persons, today 5 and 8.  Place 2: 50
// persons, no way at all (counts as 60).  The candidate is at 8, 6 and 12 min.
Study three_places() {
  Study study;
  study.add_place(100, minutes(20), minutes(30));
  study.add_place(300, minutes(5), minutes(8));
  study.add_place(50, std::nullopt, std::nullopt);
  study.add_candidate("a", {minutes(8), minutes(6), minutes(12)});
  return study;
}

TEST(CandidateScore, CountsPersonsNewlyWithin) {
  // Place 0 comes from 20 to 8 min; place 2 from nothing to 12, beyond 10; place 1 was within
  // already.
  EXPECT_DOUBLE_EQ(raw(three_places().scores()[0], CriterionKey::persons_newly_within),
                   100.0 / 450.0);
}

TEST(CandidateScore, NamesWhoComesWithin) {
  Study study = three_places();
  study.add_candidate("b", {minutes(9), minutes(6), minutes(10)});
  const auto scores = study.scores();
  EXPECT_EQ(scores[0].newly_within_places, (std::vector{base::PlaceIndex{0}, base::PlaceIndex{2}}))
      << "100 persons before 50";
  EXPECT_DOUBLE_EQ(scores[0].newly_within_any.count(), 150.0);
}

TEST(CandidateScore, SavesTravelUpToTheCap) {
  // 100 x (20 - 8) + 300 x 0 + 50 x (60 - 12) person-minutes, by 450 persons.
  EXPECT_DOUBLE_EQ(raw(three_places().scores()[0], CriterionKey::travel_saved),
                   (100 * 12 + 50 * 48) / 450.0);
}

TEST(CandidateScore, RemovesVulnerability) {
  // The second nearest comes: place 0 from 30 to 20 (the old nearest), place 1 from 8 to 6, place 2
  // stays without, at the cap.
  EXPECT_DOUBLE_EQ(raw(three_places().scores()[0], CriterionKey::vulnerability_removed),
                   (100 * 10 + 300 * 2) / 450.0);
}

TEST(CandidateScore, MeetsNeedWhereItWasAskedFor) {
  Study study = three_places();
  // Place 0 was asked and has need 0.5; the others were not: they get the mean of the asked, 0.5.
  study.place_needs.push_back({base::PlaceIndex{0}, base::KindIndex{0}, 0.5, 5, 0, 0, 10});
  // Met: 100 x .5 x 12/20 + 0 + 50 x .5 x 48/60, of 450 x .5.
  EXPECT_DOUBLE_EQ(raw(study.scores()[0], CriterionKey::need_met),
                   (100 * .5 * .6 + 50 * .5 * .8) / 225.0);

  // Asked and needing nothing, place 2 no longer counts as need, and the mean falls.
  study.place_needs.push_back({base::PlaceIndex{2}, base::KindIndex{0}, 0.0, 0, 0, 0, 10});
  const double mean = 100 * .5 / 150;
  EXPECT_DOUBLE_EQ(raw(study.scores()[0], CriterionKey::need_met),
                   (100 * .5 * .6) / (100 * .5 + 300 * mean));
}

TEST(CandidateScore, WithoutAnyMeetingWeighsByPersonsAlone) {
  EXPECT_DOUBLE_EQ(raw(three_places().scores()[0], CriterionKey::need_met),
                   (100 * .6 + 50 * .8) / 450.0);
}

TEST(CandidateScore, CountsOffersForTheSiteAndNearIt) {
  Study study = three_places();
  const auto offer = [&](std::uint32_t place, const std::string& candidate,
                         model::Strength strength) {
    model::Need need;
    need.place = base::PlaceIndex{place};
    need.candidate_id = candidate;
    need.strength = strength;
    study.needs.push_back(need);
  };
  offer(2, "a", model::Strength::offer);  // for it, however far
  offer(0, "", model::Strength::offer);   // 8 min away: near
  offer(2, "", model::Strength::offer);   // 12 min away: not near
  offer(0, "b", model::Strength::offer);  // for another
  offer(0, "", model::Strength::need);    // no offer
  EXPECT_DOUBLE_EQ(raw(study.scores()[0], CriterionKey::offers), 2);
}

TEST(CandidateScore, IsTheSumOfItsPointsOnAnchoredScales) {
  Study study = three_places();
  study.settings.criteria.fill({0.0, 0.0, 1.0});
  study.settings.criteria.at(static_cast<std::size_t>(CriterionKey::travel_saved)) = {3.0, 0.0,
                                                                                      16.0};
  study.settings.criteria.at(static_cast<std::size_t>(CriterionKey::persons_newly_within)) = {
      1.0, 0.0, 0.1};
  const model::CandidateScore score = study.scores()[0];
  // travel_saved is 8 of 16 min: half of its 75 points.  222 in 1000 are above the target of a
  // tenth: 25.
  EXPECT_DOUBLE_EQ(score.score, 75.0 * 0.5 + 25.0);
  double sum = 0.0;
  for (const model::Criterion& criterion : score.criteria) {
    sum += criterion.points;
  }
  EXPECT_DOUBLE_EQ(sum, score.score);
}

TEST(CandidateScore, DoesNotDependOnTheOtherCandidates) {
  Study study = three_places();
  const double alone = study.scores()[0].score;
  study.add_candidate("b", {minutes(1), minutes(1), minutes(1)});
  const auto both = study.scores();
  EXPECT_EQ(both[0].candidate, base::CandidateIndex{1}) << "the new one is better";
  EXPECT_EQ(both[1].score, alone);
  EXPECT_EQ(both[1].rank, 2U);
}

// Places 0 and 1 and candidate 0 in the first municipality, place 2 and candidate 1 in the second,
// candidate 2 in none.
Study two_municipalities() {
  Study study = three_places();
  study.add_candidate("b", study.ways[0]);
  study.add_candidate("c", study.ways[0]);
  study.municipalities.resize(2);
  study.municipalities[0].name = "Flen";
  study.municipalities[1].name = "Motala";
  study.places[0].municipality = study.places[1].municipality = base::MunicipalityIndex{0};
  study.places[2].municipality = base::MunicipalityIndex{1};
  study.candidates[0].municipality = base::MunicipalityIndex{0};
  study.candidates[1].municipality = base::MunicipalityIndex{1};
  return study;
}

// Whom a candidate serves counts on either side of the border: the same 100 x 12 + 50 x 48
// person-minutes for each, by 400, 50 and all 450 persons.
TEST(CandidateScore, IsMeasuredByThePeopleOfItsMunicipality) {
  const auto scores = two_municipalities().scores();
  const std::vector<double> persons{400.0, 50.0, 450.0};
  for (const model::CandidateScore& score : scores) {
    const double own = persons.at(base::index(score.candidate));
    EXPECT_DOUBLE_EQ(raw(score, CriterionKey::travel_saved), (100 * 12 + 50 * 48) / own);
    EXPECT_DOUBLE_EQ(raw(score, CriterionKey::persons_newly_within), 100.0 / own);
    // Nobody was asked: everyone's need is 1, and what is met is the share of the way saved.
    EXPECT_DOUBLE_EQ(raw(score, CriterionKey::need_met),
                     (100 * (12.0 / 20) + 50 * (48.0 / 60)) / own);
    // Of that, what is said aloud: the first two places are Flen's, the third is Motala's.
    const std::vector<double> within{100 * (12.0 / 20), 50 * (48.0 / 60),
                                     100 * (12.0 / 20) + 50 * (48.0 / 60)};
    EXPECT_DOUBLE_EQ(score.need_met_within, within.at(base::index(score.candidate)) / own);
  }
}

TEST(CandidateScore, IsTheSameWhateverOtherMunicipalitiesTheStudyHas) {
  Study study = two_municipalities();
  const auto before = study.scores();
  study.add_place(5000, minutes(3), minutes(4));
  study.places.back().municipality = base::MunicipalityIndex{1};
  for (std::vector<Weight>& ways : study.ways) {
    ways.push_back(minutes(90));
  }
  for (const auto& after : study.scores()) {
    if (after.candidate == base::CandidateIndex{0}) {
      const auto same = std::find_if(before.begin(), before.end(), [](const auto& each) {
        return each.candidate == base::CandidateIndex{0};
      });
      EXPECT_EQ(after.score, same->score);
    }
  }
}

TEST(CandidateScore, RanksWithinEachMunicipality) {
  Study study = two_municipalities();
  study.add_candidate("d", {minutes(1), minutes(1), minutes(1)});
  study.candidates.back().municipality = base::MunicipalityIndex{0};
  for (const auto& score : study.scores()) {
    const bool second = score.candidate == base::CandidateIndex{0};
    EXPECT_EQ(score.rank_in_municipality, second ? 2U : 1U) << base::index(score.candidate);
    const std::string reason = base::Catalogue{base::Language::english}.render(score.reason);
    EXPECT_EQ(reason.find("2 of 2 in Flen") != std::string::npos, second) << reason;
    // Nothing is better in its municipality than the first.
    EXPECT_EQ(reason.find("The one before it") != std::string::npos, second) << reason;
  }
}

TEST(CandidateScore, GivesTiesToTheLowerCandidate) {
  Study study = three_places();
  study.add_candidate("b", study.ways[0]);
  const auto scores = study.scores();
  EXPECT_EQ(scores[0].candidate, base::CandidateIndex{0});
  EXPECT_EQ(scores[1].candidate, base::CandidateIndex{1});
}

TEST(CandidateScore, RanksNoCandidateThatIsOnNoRoad) {
  Study study = three_places();
  study.add_candidate("b", {minutes(1), minutes(1), minutes(1)});
  study.snaps[0] = model::Snap{model::SnapStatus::too_far_from_road, {}, 3000.0};
  const auto scores = study.scores();
  EXPECT_EQ(scores[0].candidate, base::CandidateIndex{1});
  EXPECT_EQ(scores[1].rank, std::nullopt);
  EXPECT_EQ(scores[1].rank_in_municipality, std::nullopt);
}

TEST(CandidateScore, IsZeroWhereNobodyLivesOrNothingChanges) {
  Study empty;
  empty.add_place(0, minutes(20), minutes(30));
  empty.add_candidate("a", {minutes(1)});
  EXPECT_EQ(empty.scores()[0].score, 0.0);
  Study far = three_places();
  far.ways[0] = {Weight::infinite(), Weight::infinite(), Weight::infinite()};
  EXPECT_EQ(far.scores()[0].score, 0.0);
}

}  // namespace
}  // namespace narhet::siting
