// SPDX-License-Identifier: MIT
#include "narhet/siting/candidate_score.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/siting/criteria.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace narhet::siting {
namespace {

using base::Metric;
using base::Weight;

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
  std::vector<model::GroupNeed> group_needs;
  model::NeutralNeeds neutral;
  std::vector<model::Need> needs;
  OffersTold offers_told{OffersTold::all};
  std::vector<std::vector<Weight>> ways;  // by candidate, then place
  std::vector<std::pair<std::optional<Weight>, std::optional<Weight>>> today;  // nearest, second
  ScoreSettings settings;

  std::vector<Weight> one_stop;
  std::vector<model::Service> services;
  std::optional<Shops> shops;

  Study() {
    settings.criteria =
        all_criteria(kinds, thresholds, Metric::time, anchors(), base::Language::english);
    weigh({{"need_met", 1.0}, {"worst_off_saved", 1.0}, {"offers", 1.0}});
    settings.robustness.draws = 1000;
    settings.cap = {Weight{6'000'000}, minutes(60)};
    settings.offer_radius = {Weight{1'000'000}, minutes(10)};
  }

  /// Scales from 0 to 1, of the cost from 1 to 0.
  static std::array<Anchors, model::kMeasures> anchors() {
    std::array<Anchors, model::kMeasures> all;
    all.at(static_cast<std::size_t>(model::Measure::cost)) = {1.0, 0.0};
    return all;
  }

  model::Criterion& criterion(const std::string& key) {
    return *std::find_if(settings.criteria.begin(), settings.criteria.end(),
                         [&](const auto& each) { return each.key == key; });
  }
  void weigh(const std::vector<std::pair<std::string, double>>& weights) {
    settings.weight_sets.assign(1, {"own", "egna", "own", {}});
    for (const model::Criterion& each : settings.criteria) {
      const auto found = std::find_if(weights.begin(), weights.end(),
                                      [&](const auto& weight) { return weight.first == each.key; });
      settings.weight_sets.front().weights.push_back(found == weights.end() ? 0.0 : found->second);
    }
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

  [[nodiscard]] std::vector<model::CandidateScore> scores() const { return ranking().scores; }

  [[nodiscard]] model::Ranking ranking() const {
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
                            .nearest = &nearest,
                            .services = services,
                            .candidates = candidates,
                            .candidate_snaps = snaps,
                            .municipalities = municipalities,
                            .kinds = kinds,
                            .thresholds = thresholds,
                            .decide_by = Metric::time,
                            .place_needs = place_needs,
                            .group_needs = group_needs,
                            .neutral_needs = &neutral,
                            .needs = needs,
                            .offers_told = offers_told,
                            .one_stop = one_stop,
                            .shops = shops ? &*shops : nullptr},
                           settings};
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      scorer.score(i, ways[i]);
    }
    return scorer.ranked();
  }
};

/// Of a study of one kind, whose criteria are always the same.
std::optional<double> measured(const model::CandidateScore& score, const std::string& key) {
  Study study;
  const auto found = &study.criterion(key) - study.settings.criteria.data();
  return score.criteria.at(static_cast<std::size_t>(found)).raw;
}

double raw(const model::CandidateScore& score, const std::string& key) {
  return measured(score, key).value();
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
  EXPECT_DOUBLE_EQ(raw(three_places().scores()[0], "persons_newly_within"), 100.0 / 450.0);
}

TEST(CandidateScore, NamesWhoComesWithin) {
  Study study = three_places();
  study.add_candidate("b", {minutes(9), minutes(6), minutes(10)});
  study.weigh({{"persons_newly_within", 1.0}});
  const auto scores = study.scores();
  EXPECT_EQ(scores[0].newly_within_places, (std::vector{base::PlaceIndex{0}, base::PlaceIndex{2}}))
      << "100 persons before 50";
  EXPECT_DOUBLE_EQ(scores[0].newly_within_any.count(), 150.0);
  study.places[2].population = base::Persons{500};
  EXPECT_EQ(study.scores()[0].newly_within_places,
            (std::vector{base::PlaceIndex{2}, base::PlaceIndex{0}}))
      << "500 persons before 100";
}

// Of two limits in minutes the first decides; the other has a criterion of its own.  Of 20 min
// place 0 is within already, exactly; place 2 comes from nothing to 12.  Kilometres are another
// question.
TEST(CandidateScore, CountsPersonsNewlyWithinTheOtherThresholds) {
  Study study = three_places();
  study.thresholds.push_back({Metric::distance, Weight{1'000'000}, "10 km"});
  study.thresholds.push_back({Metric::time, minutes(20), "20 min"});
  study.settings.criteria = all_criteria(study.kinds, study.thresholds, Metric::time,
                                         Study::anchors(), base::Language::english);
  study.weigh({{"persons_newly_within", 1.0}});
  std::vector<std::size_t> of_a_threshold;
  for (std::size_t i = 0; i < study.settings.criteria.size(); ++i) {
    if (study.settings.criteria[i].threshold) {
      of_a_threshold.push_back(i);
    }
  }
  ASSERT_EQ(of_a_threshold.size(), 1U);
  const model::Criterion& criterion = study.settings.criteria[of_a_threshold[0]];
  EXPECT_EQ(criterion.threshold, 2U);
  EXPECT_EQ(base::Catalogue{base::Language::english}.render(criterion.name),
            "residents newly within 20 min");
  EXPECT_DOUBLE_EQ(study.scores()[0].criteria[of_a_threshold[0]].raw.value(), 50.0 / 450);
}

TEST(CandidateScore, SavesTravelUpToTheCap) {
  // 100 x (20 - 8) + 300 x 0 + 50 x (60 - 12) person-minutes, by 450 persons.
  EXPECT_DOUBLE_EQ(raw(three_places().scores()[0], "travel_saved"), (100 * 12 + 50 * 48) / 450.0);
}

TEST(CandidateScore, RemovesVulnerability) {
  // The second nearest comes: place 0 from 30 to 20 (the old nearest), place 1 from 8 to 6, place 2
  // stays without, at the cap.
  EXPECT_DOUBLE_EQ(raw(three_places().scores()[0], "vulnerability_removed"),
                   (100 * 10 + 300 * 2) / 450.0);
}

TEST(CandidateScore, MeetsNeedWhereItWasAskedFor) {
  Study study = three_places();
  // Place 0 was asked and has need 0.5; the others were not: they get what is neutral.
  study.neutral.of_kind = {.2};
  study.place_needs.push_back({base::PlaceIndex{0}, base::KindIndex{0}, 0.5, 5, 0, 0, 10});
  // Of the ways of 20, 5 and 60 min (none: the cap) place 0 saves 12 and place 2 saves 48.
  EXPECT_DOUBLE_EQ(raw(study.scores()[0], "need_met"),
                   (100 * .5 * 12 + 50 * .2 * 48) / (100 * .5 * 20 + 300 * .2 * 5 + 50 * .2 * 60));

  // Asked and needing nothing, place 2 no longer counts as need.
  study.place_needs.push_back({base::PlaceIndex{2}, base::KindIndex{0}, 0.0, 0, 0, 0, 10});
  EXPECT_DOUBLE_EQ(raw(study.scores()[0], "need_met"),
                   (100 * .5 * 12) / (100 * .5 * 20 + 300 * .2 * 5));
}

// Of need 0.5 at place 0 the elderly have 0.4 and the young 0.1; at place 2 the elderly were heard
// and need nothing.  Place 1 has what is neutral: of the elderly 0.3; of the young, heard at place
// 0 alone, 0.1, as place 2 has.
TEST(CandidateScore, MeetsTheNeedOfAGroup) {
  Study study = three_places();
  const auto said = [&](std::uint32_t place, model::Group group, double intensity) {
    study.group_needs.push_back({base::PlaceIndex{place}, base::KindIndex{0}, group, intensity});
  };
  study.place_needs.push_back({base::PlaceIndex{0}, base::KindIndex{0}, 0.5, 5, 0, 0, 10});
  said(0, model::Group::elderly, 0.4);
  said(0, model::Group::young, 0.1);
  said(2, model::Group::elderly, 0.0);
  study.neutral.of_group.at(static_cast<std::size_t>(model::Group::elderly)) = {.3};
  study.neutral.of_group.at(static_cast<std::size_t>(model::Group::young)) = {.1};
  const auto scores = study.scores();
  EXPECT_DOUBLE_EQ(raw(scores[0], "elderly_need_met"),
                   (100 * .4 * 12) / (100 * .4 * 20 + 300 * .3 * 5));
  EXPECT_DOUBLE_EQ(raw(scores[0], "young_need_met"),
                   (100 * 12 + 50 * 48) / (100 * 20 + 300 * 5 + 50 * 60.0));
  EXPECT_EQ(measured(scores[0], "business_need_met"), std::nullopt) << "nobody heard them";

  said(0, model::Group::business, 0.0);
  EXPECT_EQ(measured(study.scores()[0], "business_need_met"), std::nullopt)
      << "they were heard and only offered to help: nothing to be met is not a need of zero";
}

// Place 0 was heard alone, so its needs are the neutral ones of the others too: the elderly ask for
// the shop with 0.4 and the counter with 0.1, the young for the counter alone.
TEST(CandidateScore, MeetsTheNeedOfAGroupForOneKind) {
  Study study = three_places();
  study.kinds.push_back({"counter", "Disk", "Counter"});
  study.settings.criteria = all_criteria(study.kinds, study.thresholds, Metric::time,
                                         Study::anchors(), base::Language::english);
  study.weigh({{"need_met", 1.0}});
  study.candidates[0].municipality = base::MunicipalityIndex{0};
  study.municipalities.resize(1);
  study.places[0].municipality = study.places[2].municipality = base::MunicipalityIndex{0};
  const auto said = [&](std::uint8_t kind, model::Group group, double intensity) {
    study.group_needs.push_back({base::PlaceIndex{0}, base::KindIndex{kind}, group, intensity});
  };
  said(0, model::Group::elderly, 0.4);
  said(1, model::Group::elderly, 0.1);
  said(0, model::Group::young, 0.0);
  said(1, model::Group::young, 0.2);
  study.neutral.of_group.at(static_cast<std::size_t>(model::Group::elderly)) = {.4, .1};
  study.neutral.of_group.at(static_cast<std::size_t>(model::Group::young)) = {0.0, .2};
  const auto scores = study.scores();
  const auto value = [&](const std::string& key) {
    const auto at = &study.criterion(key) - study.settings.criteria.data();
    return scores[0].criteria.at(static_cast<std::size_t>(at)).raw.value();
  };
  const double nearer =
      (100 * 12 + 50 * 48) / (100 * 20 + 50 * 60.0);  // both kinds are equally far today
  EXPECT_DOUBLE_EQ(value("elderly_need_met_shop"), nearer);
  EXPECT_DOUBLE_EQ(value("elderly_need_met_counter"), nearer);
  EXPECT_DOUBLE_EQ(value("young_need_met_shop"), 0.0) << "nobody of them asked for it";
  EXPECT_DOUBLE_EQ(value("young_need_met_counter"), nearer);
  EXPECT_DOUBLE_EQ(value("elderly_need_met"), nearer) << "both kinds together";
}

TEST(AllCriteria, NameTheGroupThatSpoke) {
  Study study;
  const base::Message& name = study.criterion("elderly_need_met").name;
  EXPECT_EQ(base::Catalogue{base::Language::english}.render(name), "need met among elderly people");
  EXPECT_EQ(base::Catalogue{base::Language::swedish}.render(name), "tillgodosett behov hos äldre");
}

TEST(AllCriteria, NameKindsWithoutTheCapitalOfAHeading) {
  model::Kind kind;
  kind.key = "apotek";
  kind.swedish = "Apoteksvaror";
  const auto criteria =
      all_criteria(std::vector{kind}, {}, base::Metric::time, {}, base::Language::swedish);
  const auto found = std::find_if(criteria.begin(), criteria.end(), [](const auto& each) {
    return each.key == "visitors_need_met_apotek";
  });
  ASSERT_NE(found, criteria.end());
  EXPECT_EQ(base::Catalogue{base::Language::swedish}.render(found->name),
            "tillgodosett behov hos besökare: apoteksvaror");
}

TEST(CandidateScore, WithoutAnyMeetingWeighsByPersonsAlone) {
  EXPECT_DOUBLE_EQ(raw(three_places().scores()[0], "need_met"),
                   (100 * 12 + 50 * 48) / (100 * 20 + 300 * 5 + 50 * 60.0));
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
  EXPECT_DOUBLE_EQ(raw(study.scores()[0], "offers"), 2);
  study.ways[0][2] = minutes(10);
  EXPECT_DOUBLE_EQ(raw(study.scores()[0], "offers"), 3) << "10 min is within 10 min";
}

// What may not be told is not none: nothing, and its weight is shared out.
TEST(CandidateScore, KnowsNoOffersWhereTheyMayBeWithheld) {
  Study study = three_places();
  study.offers_told = OffersTold::some;
  study.weigh({{"offers", 1.0}, {"persons_newly_within", 1.0}});
  study.criterion("persons_newly_within").target = 0.1;
  EXPECT_EQ(measured(study.scores()[0], "offers"), std::nullopt);
  EXPECT_DOUBLE_EQ(study.scores()[0].score, 100.0);
  model::Need offer;
  offer.strength = model::Strength::offer;
  offer.place = base::PlaceIndex{0};
  study.needs.push_back(offer);
  EXPECT_DOUBLE_EQ(raw(study.scores()[0], "offers"), 1.0);
}

TEST(CandidateScore, KnowsNoOffersWhereNobodyWasAsked) {
  Study study = three_places();
  study.offers_told = OffersTold::nobody_asked;
  EXPECT_EQ(measured(study.scores()[0], "offers"), std::nullopt);
}

TEST(CandidateScore, IsTheSumOfItsPointsOnAnchoredScales) {
  Study study = three_places();
  study.weigh({{"travel_saved", 3.0}, {"persons_newly_within", 1.0}});
  study.criterion("travel_saved").target = 16.0;
  study.criterion("persons_newly_within").target = 0.1;
  const model::CandidateScore score = study.scores()[0];
  // travel_saved is 8 of 16 min: half of its 75 points.  222 in 1000 are above the target of a
  // tenth: 25.
  EXPECT_DOUBLE_EQ(score.score, 75.0 * 0.5 + 25.0);
  double sum = 0.0;
  for (const model::CriterionValue& criterion : score.criteria) {
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

// A candidate counts what its own people have of it: 100 x 12 person-minutes for the 400 of the
// first municipality, 50 x 48 for the 50 of the second, both for all 450.  Those who have it nearer
// in the other stand beside the score: place 2 for the first, place 0 for the second.
TEST(CandidateScore, IsMeasuredByThePeopleOfItsMunicipality) {
  const auto scores = two_municipalities().scores();
  const std::vector<double> persons{400.0, 50.0, 450.0};
  const std::vector<double> saved{100.0 * 12, 50.0 * 48, 100.0 * 12 + 50.0 * 48};
  const std::vector<double> newly{100.0, 0.0, 100.0};  // place 2 has 12 min to it, beyond 10
  // Nobody was asked: everyone's need is 1, and what is met is the share of the way saved.
  const std::vector<double> today{100.0 * 20 + 300 * 5, 50.0 * 60, 100.0 * 20 + 300 * 5 + 50 * 60};
  const std::vector<double> outside{50.0, 100.0, 0.0};
  for (const model::CandidateScore& score : scores) {
    const std::size_t site = base::index(score.candidate);
    EXPECT_DOUBLE_EQ(raw(score, "travel_saved"), saved.at(site) / persons.at(site));
    EXPECT_DOUBLE_EQ(raw(score, "persons_newly_within"), newly.at(site) / persons.at(site));
    EXPECT_DOUBLE_EQ(raw(score, "need_met"), saved.at(site) / today.at(site));
    EXPECT_DOUBLE_EQ(score.newly_within_any.count(), newly.at(site));
    EXPECT_DOUBLE_EQ(score.nearer_outside.count(), outside.at(site));
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
    EXPECT_EQ(score.against.empty(), !second);
    EXPECT_EQ(score.against_first.empty(), !second);
  }
}

// The third is told of the second, which stands before it, and of the first, which was chosen.
TEST(CandidateScore, IsHeldAgainstTheFirst) {
  Study study = three_places();
  study.add_candidate("b", {minutes(1), minutes(1), minutes(1)});
  study.add_candidate("c", {minutes(9), minutes(7), minutes(13)});
  study.weigh({{"travel_saved", 1.0}});
  study.criterion("travel_saved").target = 60.0;
  for (model::Candidate& candidate : study.candidates) {
    candidate.name = candidate.id;
  }
  const auto third = study.scores()[2];
  const base::Catalogue english{base::Language::english};
  EXPECT_EQ(english.render(third.against).substr(0, 14), "a comes before");
  EXPECT_EQ(english.render(third.against_first).substr(0, 14), "b comes before");
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
  EXPECT_EQ(scores[1].no_rank, model::NoRank::off_road);
  EXPECT_NE(base::Catalogue{base::Language::english}.render(scores[1].reason), "")
      << "and it is said why";
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

// The longest ways: place 2 with none (60), then place 0 (20).  A tenth of 450 are 45, all of them
// in place 2, which saves 48 minutes.
TEST(CandidateScore, SavesTravelForTheWorstOffTenth) {
  EXPECT_DOUBLE_EQ(raw(three_places().scores()[0], "worst_off_saved"), 48.0);
  // Of 4 500 they are 450: 50 of place 2 and all 100 of place 0, and 300 of place 1, which saves
  // nothing.
  Study study = three_places();
  study.places[1].population = base::Persons{4350};
  EXPECT_DOUBLE_EQ(raw(study.scores()[0], "worst_off_saved"), (50 * 48 + 100 * 12) / 450.0);
}

TEST(CandidateScore, CountsTheYoungTheElderlyAndBusinessesWhereTheyAreMeasured) {
  Study study = three_places();
  EXPECT_EQ(measured(study.scores()[0], "elderly_travel_saved"), std::nullopt);
  study.places[0].elderly = base::Persons{30};
  study.places[1].elderly = base::Persons{10};
  study.places[2].businesses = 5.0;
  const auto score = study.scores()[0];
  // Place 2 does not say how many of its people are old: it counts neither way.
  EXPECT_DOUBLE_EQ(raw(score, "elderly_travel_saved"), 30 * 12 / 40.0);
  EXPECT_DOUBLE_EQ(raw(score, "elderly_newly_within"), 30 / 40.0);
  EXPECT_DOUBLE_EQ(raw(score, "businesses_travel_saved"), 48.0);
  EXPECT_EQ(measured(score, "young_travel_saved"), std::nullopt);
}

// A stop with the one kind is 5 min from place 1 today, and none within 10 min of the others: the
// candidate at 8 min gives place 0 all its kinds at one stop; place 2 has 12 min to it.
TEST(CandidateScore, GainsABundle) {
  Study study = three_places();
  EXPECT_EQ(measured(study.scores()[0], "bundle_gained"), std::nullopt);
  study.one_stop = {minutes(20), minutes(5), Weight::infinite()};
  EXPECT_DOUBLE_EQ(raw(study.scores()[0], "bundle_gained"), 100.0 / 450);
}

TEST(CandidateScore, TakesCostAndFeasibilityFromTheTable) {
  Study study = three_places();
  study.candidates[0].cost = 0.25;
  study.candidates[0].feasibility = 0.75;
  study.weigh({{"cost", 1.0}, {"feasibility", 1.0}});
  const auto score = study.scores()[0];
  EXPECT_DOUBLE_EQ(score.score, 75.0) << "less cost is better: 0.25 of 1 leaves 0.75";
}

// One of two has no cost: the criterion weighs nothing, and offers have its half.
TEST(CandidateScore, SharesOutTheWeightOfWhatIsNotMeasured) {
  Study study = three_places();
  study.add_candidate("b", study.ways[0]);
  study.candidates[0].cost = 0.0;
  study.weigh({{"cost", 1.0}, {"persons_newly_within", 1.0}});
  study.criterion("persons_newly_within").target = 0.1;
  EXPECT_DOUBLE_EQ(study.scores()[0].score, 100.0);
  study.candidates[1].cost = 1.0;
  EXPECT_DOUBLE_EQ(study.scores()[1].score, 50.0) << "measured for both";
}

TEST(CandidateScore, HasARankByEverySetOfWeights) {
  Study study = three_places();
  study.add_candidate("b", {minutes(20), minutes(1), minutes(60)});
  study.candidates[0].feasibility = 0.2;
  study.candidates[1].feasibility = 0.9;
  study.weigh({{"feasibility", 1.0}});
  const auto feasible = study.settings.weight_sets.front();
  study.weigh({{"travel_saved", 1.0}});
  study.criterion("travel_saved").target = 60.0;
  study.settings.weight_sets.push_back(feasible);
  const auto scores = study.scores();
  EXPECT_EQ(scores[0].candidate, base::CandidateIndex{0}) << "the first set decides";
  ASSERT_EQ(scores[0].standings.size(), 2U);
  EXPECT_EQ(scores[0].standings[1]->rank_in_municipality, 2U);
  EXPECT_DOUBLE_EQ(scores[1].standings[1]->score, 90.0);
}

// Nobody says how many businesses there are: weights for them would speak for somebody else.
TEST(CandidateScore, HasNoRankByWeightsWhoseMainPointIsNotMeasured) {
  Study study = three_places();
  study.weigh({{"businesses_travel_saved", 1.0}, {"travel_saved", 0.5}});
  const auto business = study.settings.weight_sets.front();
  study.weigh({{"travel_saved", 1.0}});
  study.settings.weight_sets.push_back(business);
  EXPECT_FALSE(study.scores()[0].standings[1]);
  study.places[0].businesses = 3.0;
  EXPECT_TRUE(study.scores()[0].standings[1]);
  // Nor does the first set decide without.
  study.places[0].businesses.reset();
  study.settings.weight_sets = {business};
  const auto scores = study.scores();
  EXPECT_EQ(scores[0].rank, std::nullopt);
  EXPECT_EQ(scores[0].no_rank, model::NoRank::not_measured);
  EXPECT_TRUE(scores[0].robustness.rank_shares.empty());
}

// Where nobody is known to live there is no saving and no need, and not one of zero.
TEST(CandidateScore, MeasuresNothingOfPeopleWhereNobodyIsKnownToLive) {
  Study study = three_places();
  for (model::Place& place : study.places) {
    place.population.reset();
  }
  const auto scores = study.scores();
  EXPECT_EQ(measured(scores[0], "need_met"), std::nullopt);
  EXPECT_EQ(measured(scores[0], "travel_saved"), std::nullopt);
  EXPECT_EQ(measured(scores[0], "worst_off_saved"), std::nullopt);
  EXPECT_TRUE(measured(scores[0], "offers"));
}

// b is as good at 10 min exactly as a at 8; with the limit 10 % or 20 % shorter it no longer
// reaches place 0, so it loses half of the five measurements that ever tell them apart.
TEST(CandidateScore, TriesItsRankWithOtherThresholds) {
  Study study = three_places();
  study.add_candidate("b", {minutes(10), minutes(6), minutes(60)});
  study.weigh({{"persons_newly_within", 1.0}});
  EXPECT_DOUBLE_EQ(study.scores()[0].robustness.rank_shares.front(), 0.5) << "they are equal";
  study.settings.robustness.threshold_factors = {0.8, 0.9, 1.1, 1.2};
  // Equal at 1 and 1.1 (a's 12 min for place 2 comes in at 1.2), a alone at the other three.
  EXPECT_DOUBLE_EQ(study.scores()[0].robustness.rank_shares.front(), (2 * 0.5 + 3) / 5.0);
}

TEST(CandidateScore, TriesItsRankWithOtherPopulations) {
  Study study;
  study.add_place(100, minutes(20), minutes(30));
  study.add_place(101, minutes(20), minutes(30));
  study.add_candidate("a", {minutes(60), minutes(8)});
  study.add_candidate("b", {minutes(8), minutes(60)});
  study.weigh({{"persons_newly_within", 1.0}});
  EXPECT_EQ(study.scores()[0].robustness.rank_shares.front(), 1.0);
  study.settings.robustness.population_draws = 20;
  study.settings.robustness.population_noise = 0.1;
  const auto scores = study.scores();
  EXPECT_EQ(scores[0].candidate, base::CandidateIndex{0});
  EXPECT_GT(scores[0].robustness.rank_shares.front(), 0.2) << "101 and 100 are nearly the same";
  EXPECT_LT(scores[0].robustness.rank_shares.front(), 0.8);
  EXPECT_EQ(scores[1].robustness.tier, 1U);
}

TEST(CandidateScore, SaysBetweenWhichWeightsTheFirstIsFirst) {
  Study study = three_places();
  study.add_candidate("b", study.ways[0]);
  // Scaled: cost 1 against 0, feasibility 0 against 0.75: equal at 3/7.
  study.candidates[0].cost = 0.0;
  study.candidates[0].feasibility = 0.0;
  study.candidates[1].cost = 1.0;
  study.candidates[1].feasibility = 0.75;
  study.weigh({{"cost", 0.6}, {"feasibility", 0.4}});
  const auto ranking = study.ranking();
  ASSERT_EQ(ranking.stability.size(), 2U);
  EXPECT_EQ(ranking.criteria[ranking.stability[0].criterion].key, "cost");
  EXPECT_DOUBLE_EQ(ranking.stability[0].from, 3.0 / 7);
  EXPECT_EQ(ranking.stability[0].first_below, base::CandidateIndex{1});
}

// What is dear is easy to do: the cheapest is the worst in feasibility.  Less cost is better, so by
// one the best is the worst by the other, whatever the signs of the numbers.
TEST(CandidateScore, CorrelatesWhatIsGoodByTwoCriteria) {
  Study study = three_places();
  study.add_candidate("b", study.ways[0]);
  study.add_candidate("c", study.ways[0]);
  for (std::size_t i = 0; i < 3; ++i) {
    study.candidates[i].cost = 1.0 + static_cast<double>(i);
    study.candidates[i].feasibility = 0.2 + 0.3 * static_cast<double>(i);
  }
  const auto ranking = study.ranking();
  ASSERT_EQ(ranking.correlations.size(), 1U) << "in all else they are equal";
  EXPECT_EQ(ranking.criteria[ranking.correlations[0].a].key, "cost");
  EXPECT_EQ(ranking.criteria[ranking.correlations[0].b].key, "feasibility");
  EXPECT_EQ(ranking.correlations[0].candidates, 3U);
  EXPECT_DOUBLE_EQ(ranking.correlations[0].spearman, -1.0);
}

TEST(CandidateScore, SaysWhatTheRankingIsMadeWith) {
  Study study = three_places();
  const auto ranking = study.ranking();
  EXPECT_EQ(ranking.no_way, minutes(60));
  EXPECT_FALSE(ranking.some_offers_are_withheld);
  EXPECT_FALSE(ranking.harm_is_measured);
  ASSERT_EQ(ranking.weight_sets.size(), 1U);
  EXPECT_EQ(ranking.weight_sets[0].key, "own");
  EXPECT_EQ(ranking.scores[0].rank_topsis, 1U) << "first of one by any method";
  EXPECT_EQ(ranking.scores[0].rank_promethee, 1U);
  study.offers_told = OffersTold::some;
  EXPECT_TRUE(study.ranking().some_offers_are_withheld);
}

// Place 0 has the site at 8 min and not at 20: its 100 leave the one shop for it.  By Huff's model
// all places share themselves out: 1 by way squared draws (1/64) / (1/64 + 1/400) of the 100 and
// (1/36) / (1/36 + 1/25) of the 300; place 2 has no shop to leave.
TEST(CandidateScore, SaysWhatASiteDoesToShops) {
  Study study = three_places();
  study.services.resize(1);
  study.services[0].id = "s0";
  study.services[0].position = {1, 1};
  study.shops = Shops{{base::ServiceIndex{0}},
                      {Weight{500'000}},
                      {Weight{800'000}},
                      {minutes(20), minutes(5), Weight::infinite()}};
  study.settings.harm = {base::KindIndex{0}, base::Metres{10'000}, {2.0, minutes(1), minutes(60)}};
  const auto ranking = study.ranking();
  EXPECT_TRUE(ranking.harm_is_measured);
  EXPECT_EQ(ranking.scores[0].harm_persons, base::Persons{100});
  ASSERT_EQ(ranking.scores[0].harm.size(), 1U);
  EXPECT_EQ(ranking.scores[0].harm[0].nearest_lost, base::Persons{100});
  EXPECT_NEAR(ranking.scores[0].harm[0].huff_lost->count(), 100 * 400.0 / 464 + 300 * 25.0 / 61,
              1e-9);
}

// Nobody was asked: then nobody asked for anything.  In a public result others may have been.
TEST(CandidateScore, GivesAReasonByWhatWasHeard) {
  Study study = three_places();
  study.weigh({{"need_met", 1.0}});
  const auto reason = [&] {
    return base::Catalogue{base::Language::english}.render(study.scores()[0].reason);
  };
  const std::string unasked = reason();
  EXPECT_EQ(unasked.find("asked for"), std::string::npos) << unasked;
  study.place_needs.push_back({base::PlaceIndex{0}, base::KindIndex{0}, 0.5, 5, 0, 0, 10});
  const std::string asked = reason();
  EXPECT_NE(asked.find("asked for"), std::string::npos) << asked;
  study.offers_told = OffersTold::some;
  EXPECT_EQ(asked.find("may be told"), std::string::npos) << asked;
  const std::string in_part = reason();
  EXPECT_NE(in_part.find("may be told"), std::string::npos) << in_part;
}

TEST(AllCriteria, HaveAScaleAndADirection) {
  Study study;
  EXPECT_TRUE(study.criterion("cost").less_is_better);
  EXPECT_FALSE(study.criterion("feasibility").less_is_better);
  EXPECT_EQ(
      base::Catalogue{base::Language::english}.render(study.criterion("persons_newly_within").name),
      "residents newly within 10 min");
}

TEST(AllCriteria, AreOnRequestWhereTheyAreOfOneGroupAndKind) {
  Study study;
  EXPECT_TRUE(is_on_request(study.criterion("young_need_met_shop")));
  EXPECT_FALSE(is_on_request(study.criterion("young_need_met")));
  EXPECT_FALSE(is_on_request(study.criterion("need_met_shop")));
}

TEST(AllCriteria, KnowWhichIsCountedInWhich) {
  Study study;
  const auto contained = [&](const std::string& whole, const std::string& part) {
    return contains(study.criterion(whole), study.criterion(part));
  };
  EXPECT_TRUE(contained("travel_saved", "elderly_travel_saved"));
  EXPECT_TRUE(contained("need_met", "need_met_shop"));
  EXPECT_TRUE(contained("need_met", "young_need_met"));
  EXPECT_FALSE(contained("young_need_met", "need_met"));
  EXPECT_FALSE(contained("young_need_met", "elderly_need_met"));
  EXPECT_TRUE(contained("need_met", "young_need_met_shop"));
  EXPECT_TRUE(contained("need_met_shop", "young_need_met_shop"));
  EXPECT_TRUE(contained("young_need_met", "young_need_met_shop"));
  EXPECT_FALSE(contained("young_need_met", "elderly_need_met_shop"));
  EXPECT_FALSE(contained("young_need_met_shop", "need_met_shop"));
  EXPECT_FALSE(contained("elderly_travel_saved", "travel_saved"));
  EXPECT_FALSE(contained("travel_saved", "elderly_newly_within"));
  EXPECT_FALSE(contained("travel_saved", "travel_saved"));
}

}  // namespace
}  // namespace narhet::siting
