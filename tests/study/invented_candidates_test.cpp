// SPDX-License-Identifier: MIT
#include "invented_expect.hpp"
#include "invented_measures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <utility>

namespace narhet::test {
namespace {

constexpr std::size_t kCriteria = 8;
const std::array<std::string, kCriteria> kCriterionKeys{
    "need_met", "persons_newly_within", "travel_saved",     "vulnerability_removed",
    "offers",   "worst_off_saved",      "elderly_need_met", "business_need_met"};

// The defaults of data/defaults/study.toml, which study.toml leaves as they are: the weights of
// "residents" but for feasibility, which candidates.csv does not have, so that the others share it.
constexpr std::array<double, kCriteria> kWeights{1, 0, 0, 0.5, 0.5, 0.5, 0, 0};
constexpr std::array<double, kCriteria> kTargets{0.25, 0.05, 2, 4, 3, 4, 0.25, 0.25};
constexpr double kCapMinutes = 60;

// For K1 two of Storsagö's; for K4 one of Österfabla's.  Mellansaga's for no site counts within 10
// minutes of it, at K2 (7.7 min) and not at K4 (10.6 min); Brosaga's at K3 (2 min).
const std::map<std::string, double>& offers() {
  static const std::map<std::string, double> offers{{"K1", 2}, {"K2", 1}, {"K3", 1}, {"K4", 1}};
  return offers;
}

double minutes(Cost cost) {
  return shown(Metric::min, cost).value_or(kCapMinutes);
}
double capped(Cost cost) {
  return std::min(minutes(cost), kCapMinutes);
}

/// By place, then kind.
using Intensities = std::map<std::string, std::array<double, 5>>;

// Participants and voices of needs.csv, place by place and kind by kind.
const Intensities& intensities() {
  static const Intensities asked{{"P03", {0.25, 0, 0, 0, 0.25}},
                                 {"P05", {0.1, 0.4, 0, 0, 0}},
                                 {"P07", {0, 0.4, 0, 0.6, 0}},
                                 {"P09", {0.75, 0, 0.125, 0.6, 0}},
                                 {"P12", {0, 0, 0, 0.5, 0}}};
  return asked;
}

// Their part of the same: at P12 ten who wish, half a voice each, of 25 voices.
const Intensities& of_the_elderly() {
  static const Intensities asked{
      {"P07", {0, 0, 0, 0.6, 0}}, {"P09", {0, 0, 0, 0.6, 0}}, {"P12", {0, 0, 0, 0.1, 0}}};
  return asked;
}

// At P09 and P12 they offer something, and so were asked.
const Intensities& of_businesses() {
  static const Intensities asked{
      {"P03", {0, 0, 0, 0, 0.25}}, {"P07", {0, 0.4, 0, 0, 0}}, {"P09", {}}, {"P12", {}}};
  return asked;
}

const std::map<std::string, double>& participants() {
  static const std::map<std::string, double> met{
      {"P03", 32}, {"P05", 25}, {"P07", 20}, {"P09", 40}, {"P12", 50}};
  return met;
}

/// A place that was not asked has the mean of those that were, weighed by who came.
double need_of(const InventedPlace& place, std::size_t kind, const Intensities& said) {
  const auto found = said.find(place.id);
  if (found != said.end()) {
    return found->second.at(kind);
  }
  double met = 0;
  double need = 0;
  for (const auto& [asked, intensity] : said) {
    met += participants().at(asked);
    need += participants().at(asked) * intensity.at(kind);
  }
  return need / met;
}

/// Persons of the tenth of 9901's people who have the longest mean way over the kinds, by place.
std::map<std::string, double> worst_off() {
  std::vector<std::pair<double, const InventedPlace*>> longest;
  double room = 0;
  for (std::size_t i = 0; i < invented_places().size(); ++i) {
    const InventedPlace& place = invented_places()[i];
    if (place.municipality != "9901") {
      continue;
    }
    double way = 0;
    for (std::size_t kind = 0; kind < kInventedKinds.size(); ++kind) {
      way += capped(invented_model().reach(i, kind, Metric::min).nearest);
    }
    longest.emplace_back(way, &place);
    room += *place.population / 10;
  }
  std::stable_sort(longest.begin(), longest.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::map<std::string, double> persons;
  for (const auto& [way, place] : longest) {
    persons[place->id] = std::min(room, *place->population);
    room -= persons[place->id];
  }
  return persons;
}

/// What a service point of all kinds at a candidate would change, in the units of the criteria.
std::array<double, kCriteria> raw_values(const std::string& candidate, double offers) {
  double persons_and_kinds = 0;
  const std::array<std::pair<std::size_t, const Intensities*>, 3> needs{
      {{0, &intensities()}, {6, &of_the_elderly()}, {7, &of_businesses()}}};
  std::array<double, kCriteria> needed_way{};
  std::array<double, kCriteria> sums{0, 0, 0, 0, offers, 0, 0, 0};
  const auto worst = worst_off();
  for (std::size_t i = 0; i < invented_places().size(); ++i) {
    const InventedPlace& place = invented_places()[i];
    const double persons = place.population.value_or(0);
    const Cost there = invented_model().cost(Metric::min, place.id, candidate);
    for (std::size_t kind = 0; kind < kInventedKinds.size(); ++kind) {
      const InventedReach today = invented_model().reach(i, kind, Metric::min);
      // The two shortest of today's two ways and the new one.
      std::vector<Cost> ways{today.nearest, today.second, there};
      std::sort(ways.begin(), ways.end(),
                [](const Cost& a, const Cost& b) { return a && (!b || *a < *b); });
      const double before = capped(today.nearest);
      const double saved = before - capped(ways[0]);
      if (place.municipality != "9901") {  // where all four lie
        continue;
      }
      persons_and_kinds += persons;
      for (const auto& [criterion, said] : needs) {
        const double need = persons * need_of(place, kind, *said);
        needed_way.at(criterion) += need * before;
        sums.at(criterion) += need * saved;
      }
      sums[1] += !is_within(today.nearest, kInventedThresholds[0]) &&
                         is_within(ways[0], kInventedThresholds[0])
                     ? persons
                     : 0;
      sums[2] += persons * saved;
      const auto long_way = worst.find(place.id);
      sums[5] += long_way == worst.end() ? 0 : long_way->second * saved;
      sums[3] += persons * (capped(today.second) - capped(ways[1]));
    }
  }
  for (const auto& [criterion, said] : needs) {
    sums.at(criterion) /= needed_way.at(criterion);
  }
  sums[5] /= 224.6 * static_cast<double>(kInventedKinds.size());  // a tenth of 2 246
  for (const std::size_t per_person : {1U, 2U, 3U}) {
    sums.at(per_person) /= persons_and_kinds;
  }
  return sums;
}

struct Standing {
  std::string id;
  std::array<double, kCriteria> raw{};
  std::array<double, kCriteria> scaled{};
  std::array<double, kCriteria> points{};
  double score{};
};

/// The four sites on a road, the best first.
std::vector<Standing> standings() {
  std::vector<Standing> all;
  double weights = 0;
  for (const double weight : kWeights) {
    weights += weight;
  }
  for (const auto& [id, number] : offers()) {
    Standing each;
    each.id = id;
    each.raw = raw_values(id, number);
    for (std::size_t i = 0; i < kCriteria; ++i) {
      each.scaled.at(i) = std::min(1.0, each.raw.at(i) / kTargets.at(i));
      each.points.at(i) = 100 * each.scaled.at(i) * kWeights.at(i) / weights;
      each.score += each.points.at(i);
    }
    all.push_back(each);
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Standing& a, const Standing& b) { return a.score > b.score; });
  return all;
}

TEST(InventedCandidates, StandInTheOrderOfTheirScores) {
  const auto& rows = invented_table("candidates");
  const auto expected = standings();
  ASSERT_EQ(rows.size(), invented_candidates().size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    SCOPED_TRACE(expected[i].id);
    expect_text(rows[i], "id", expected[i].id);
    expect_number(rows[i], "rank_in_municipality", static_cast<double>(i + 1));
    expect_number(rows[i], "score", expected[i].score);
    for (std::size_t criterion = 0; criterion < kCriteria; ++criterion) {
      const std::string& key = kCriterionKeys.at(criterion);
      expect_number(rows[i], key + "_raw", expected[i].raw.at(criterion));
      expect_number(rows[i], key + "_scaled", expected[i].scaled.at(criterion));
      if (kWeights.at(criterion) > 0) {
        expect_number(rows[i], key + "_points", expected[i].points.at(criterion));
      }
    }
    expect_text(rows[i], "snap_status", "on_road");
    expect_text(rows[i], "municipality_code", "9901");
  }
}

TEST(InventedCandidates, SayInOneSentenceWhereTheyStand) {
  const auto expected = standings();
  for (std::size_t i = 0; i < expected.size(); ++i) {
    char standing[120];
    std::snprintf(standing, sizeof standing,
                  " is number %zu of 4 in DEMO – påhittad kommun with %.1f of 100 points: ", i + 1,
                  expected[i].score);
    const auto& row = row_where(invented_table("candidates"), "id", expected[i].id);
    const std::string begin = row.text("name").value_or("") + standing;
    EXPECT_EQ(row.text("reason_en").value_or("").substr(0, begin.size()), begin);
  }
}

// No road within 2 km of the hut: no rank and no score, and it says so.
TEST(InventedCandidates, WithoutARoadHaveNoRank) {
  const ResultRow& row = invented_table("candidates").back();
  expect_text(row, "id", "K5");
  expect_text(row, "snap_status", "too_far_from_road");
  expect_number(row, "rank_in_municipality", std::nullopt);
  expect_number(row, "score", std::nullopt);
  for (const std::string& key : kCriterionKeys) {
    expect_number(row, key + "_raw", std::nullopt);
  }
  EXPECT_TRUE(row.text("reason_en"));
}

// Storsagö's 140 reach every one of the five kinds within 2 minutes instead of 31: 140 persons
// newly within 10 minutes of the municipality's 2 246, for all five kinds.
TEST(InventedCandidates, BringTheIslandItsServices) {
  const ResultRow& row = row_where(invented_table("candidates"), "id", "K1");
  expect_number(row, "persons_newly_within_raw", 140.0 / 2246);
  expect_number(row, "newly_within_any", 140.0);
}

struct ExpectedHarm {
  double lost{};
  Cost next;
  Cost there;
  bool loses_condition{};
};

/// What a candidate takes from a shop, by the way of every place and shop to it.
ExpectedHarm harm_of(const std::string& candidate, const InventedService& shop) {
  const InventedModel& model = invented_model();
  ExpectedHarm harm;
  for (std::size_t i = 0; i < invented_places().size(); ++i) {
    const InventedReach today = model.reach(i, 0, Metric::min);
    const Cost there = model.cost(Metric::min, invented_places()[i].id, candidate);
    if (today.nearest_id == shop.id && there && *there < *today.nearest) {
      harm.lost += invented_places()[i].population.value_or(0);
    }
  }
  for (const InventedService& other : invented_services()) {
    const bool sells = std::count(other.kinds.begin(), other.kinds.end(), std::size_t{0}) > 0;
    const Cost way = model.cost(Metric::km, shop.id, other.id);
    if (sells && other.id != shop.id && way && (!harm.next || *way < *harm.next)) {
      harm.next = way;
    }
  }
  harm.there = model.cost(Metric::km, shop.id, candidate);
  const InventedThreshold& ten = kInventedThresholds[3];
  harm.loses_condition = !is_within(harm.next, ten) && is_within(harm.there, ten);
  return harm;
}

// Every pair of a site on a road and a grocer: in the table if anything is lost, with both ways.
TEST(InventedCandidates, SayWhatTheyTakeFromEveryShop) {
  std::size_t told = 0;
  std::size_t conditions = 0;
  for (const std::string candidate : {"K1", "K2", "K3", "K4"}) {
    double all = 0;
    for (const InventedService& shop : invented_services()) {
      if (std::count(shop.kinds.begin(), shop.kinds.end(), std::size_t{0}) == 0) {
        continue;
      }
      SCOPED_TRACE(candidate + " " + shop.id);
      const ExpectedHarm expected = harm_of(candidate, shop);
      all += expected.lost;
      conditions += expected.loses_condition ? 1U : 0U;
      bool found = false;
      for (const ResultRow& row : invented_table("candidate_harm")) {
        if (row.text("candidate_id") == candidate && row.text("shop_id") == shop.id) {
          found = true;
          ++told;
          expect_number(row, "persons_nearest_lost", expected.lost);
          expect_number(row, "next_shop_km", shown(Metric::km, expected.next));
          expect_number(row, "candidate_km", shown(Metric::km, expected.there));
          expect_number(row, "loses_distance_condition", expected.loses_condition ? 1 : 0);
        }
      }
      EXPECT_TRUE(found || (expected.lost == 0 && !expected.loses_condition));
    }
    expect_number(row_where(invented_table("candidates"), "id", candidate), "harm_persons", all);
  }
  EXPECT_GT(told, 3U);
  EXPECT_GT(conditions, 0U) << "a shop of the map is to lose its condition";
}

// A site has all five kinds; today each place has the most that one point within 10 min offers.
TEST(InventedCandidates, GainABundleAtOneStop) {
  const InventedModel& model = invented_model();
  for (const std::string candidate : {"K1", "K2", "K3", "K4"}) {
    double gained = 0;
    for (const InventedPlace& place : invented_places()) {
      std::size_t most = 0;
      for (const InventedService& service : invented_services()) {
        if (is_within(model.cost(Metric::min, place.id, service.id), kInventedThresholds[0])) {
          most = std::max(most, service.kinds.size());
        }
      }
      if (place.municipality == "9901" &&
          is_within(model.cost(Metric::min, place.id, candidate), kInventedThresholds[0])) {
        gained += place.population.value_or(0) * static_cast<double>(5 - most);
      }
    }
    expect_number(row_where(invented_table("candidates"), "id", candidate), "bundle_gained_raw",
                  gained / (5 * 2246));
  }
}

}  // namespace
}  // namespace narhet::test
