// SPDX-License-Identifier: MIT
#include "narhet/access/scenario.hpp"

#include "narhet/access/closure.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <vector>

namespace narhet::access {
namespace {

using base::Metric;
using base::Weight;
using model::PlaceEffect;

constexpr std::uint32_t kMinute = 60'000;
constexpr std::uint32_t kKilometre = 100'000;
const std::vector<model::Threshold> kThresholds{{Metric::time, Weight{10 * kMinute}, "10 min"},
                                                {Metric::distance, Weight{9 * kKilometre}, "9 km"}};

using Way = std::optional<std::uint32_t>;

/// Minutes, and as many km, to food and to post, before and after.
struct Village {
  std::optional<double> persons;
  std::optional<std::uint32_t> municipality;
  std::vector<Way> before;
  std::vector<Way> after;
};

const std::vector<Village> kVillages{
    {100, 0, {5, 4}, {12, 9}},   // 0: farther to both; food beyond 10 min
    {50, 1, {8, {}}, {9, {}}},   // 1: food a minute farther, post reached neither time
    {{}, 1, {3, {}}, {{}, {}}},  // 2: nobody knows how many; loses food
    {20, 0, {{}, 15}, {6, 10}},  // 3: food for the first time, post 5 min nearer
    {10, {}, {7, 7}, {7, 7}},    // 4: nothing changes
    {1, {}, {5, 9}, {9, 5}},     // 5: food 4 min farther, post 4 min nearer
};

model::NearestTable table_of(std::vector<Way> Village::*ways) {
  model::NearestTable table{kVillages.size(), 2};
  for (std::size_t i = 0; i < kVillages.size(); ++i) {
    for (std::size_t kind = 0; kind < 2; ++kind) {
      for (const Metric metric : base::kMetrics) {
        if (const Way way = (kVillages[i].*ways)[kind]) {
          const std::uint32_t unit = metric == Metric::time ? kMinute : kKilometre;
          table.at(base::id_at<base::PlaceIndex>(i), base::id_at<base::KindIndex>(kind), metric)
              .nearest = model::Reached{base::ServiceIndex{0}, Weight{*way * unit}};
        }
      }
    }
  }
  return table;
}

std::vector<model::Place> places() {
  std::vector<model::Place> made;
  for (const Village& village : kVillages) {
    made.emplace_back();
    if (village.persons) {
      made.back().population = base::Persons{*village.persons};
    }
    if (village.municipality) {
      made.back().municipality = base::MunicipalityIndex{*village.municipality};
    }
  }
  return made;
}

model::PopulationGroup everybody(const std::vector<model::Place>& some) {
  model::PopulationGroup group{"all", {}, {}};
  for (const model::Place& place : some) {
    group.persons.push_back(place.population);
  }
  return group;
}

const model::ScenarioEffect& row(const std::vector<model::ScenarioEffect>& effects,
                                 std::optional<std::uint32_t> municipality,
                                 std::size_t group,
                                 std::optional<std::uint8_t> kind,
                                 Metric metric) {
  const auto found =
      std::find_if(effects.begin(), effects.end(), [&](const model::ScenarioEffect& each) {
        return each.group == group && each.metric == metric &&
               each.municipality.has_value() == municipality.has_value() &&
               (!municipality || base::index(*each.municipality) == *municipality) &&
               each.kind.has_value() == kind.has_value() &&
               (!kind || base::index(*each.kind) == *kind);
      });
  EXPECT_NE(found, effects.end());
  return *found;
}

std::vector<model::ScenarioEffect> effects_of_villages() {
  const auto some = places();
  return scenario_effects(some, std::vector{everybody(some)}, table_of(&Village::before),
                          table_of(&Village::after), kThresholds, 2);
}

TEST(ScenarioEffects, CountEachPlaceOnceOverAnyKindWithItsLargestChange) {
  const auto effects = effects_of_villages();
  const auto& any = row(effects, {}, 0, {}, Metric::time);
  // 0, 1, 2 and 5 have farther, of whom 2 is left without food.
  EXPECT_EQ(any.losing.changed.persons, base::Persons{151});
  EXPECT_EQ(any.losing.changed.places, 4U);
  EXPECT_EQ(any.losing.changed.places_without_population, 1U);
  EXPECT_EQ(any.losing.altogether.places, 1U);
  EXPECT_EQ(any.losing.altogether.persons, base::Persons{0});
  // 100 x 7 (not 7 + 5) + 50 x 1 + 1 x 4.
  EXPECT_DOUBLE_EQ(any.losing.sum, 754.0);
  EXPECT_DOUBLE_EQ(any.losing.mean.value(), 754.0 / 151.0);
  EXPECT_DOUBLE_EQ(any.losing.max.value(), 7.0);
  EXPECT_EQ(any.losing.passing_threshold, (std::vector{base::Persons{100}, base::Persons{0}}));
  // 3 and 5; 3 reaches food for the first time, and its post comes to the limit itself.
  EXPECT_EQ(any.gaining.changed.persons, base::Persons{21});
  EXPECT_EQ(any.gaining.altogether.persons, base::Persons{20});
  EXPECT_DOUBLE_EQ(any.gaining.sum, 20 * 5.0 + 1 * 4.0);
  EXPECT_EQ(any.gaining.passing_threshold, (std::vector{base::Persons{20}, base::Persons{0}}));
}

TEST(ScenarioEffects, StandForEachKindMetricAndMunicipality) {
  const auto effects = effects_of_villages();
  EXPECT_EQ(effects.size(), 3U * 1U * 3U * 2U);
  const auto& post = row(effects, {}, 0, 1, Metric::time);
  EXPECT_EQ(post.losing.changed.persons, base::Persons{100});
  EXPECT_DOUBLE_EQ(post.losing.sum, 500.0);
  EXPECT_EQ(post.losing.passing_threshold[0], base::Persons{0});
  EXPECT_EQ(post.gaining.altogether.places, 0U);
  // By km the limit is 9: the food of village 0 goes beyond it, the post comes to it and stays
  // within, the food of village 1 likewise.
  EXPECT_EQ(row(effects, {}, 0, 0, Metric::distance).losing.passing_threshold,
            (std::vector{base::Persons{0}, base::Persons{100}}));
  EXPECT_EQ(row(effects, 0, 0, {}, Metric::time).losing.changed.persons, base::Persons{100});
  EXPECT_EQ(row(effects, 0, 0, {}, Metric::time).gaining.changed.persons, base::Persons{20});
  const auto& other = row(effects, 1, 0, {}, Metric::time);
  EXPECT_EQ(other.losing.changed.places, 2U);
  EXPECT_EQ(other.gaining.changed.places, 0U);
  EXPECT_FALSE(other.gaining.mean.has_value());
}

TEST(ScenarioEffects, CountAGroupByItsOwnPersons) {
  const auto some = places();
  std::vector groups{everybody(some), everybody(some)};
  groups[1].persons = {base::Persons{7}, base::Persons{0}, base::Persons{3}, {}, {}, {}};
  const auto effects = scenario_effects(some, groups, table_of(&Village::before),
                                        table_of(&Village::after), kThresholds, 2);
  const auto& any = row(effects, {}, 1, {}, Metric::time);
  EXPECT_EQ(any.losing.changed.persons, base::Persons{10});
  EXPECT_EQ(any.losing.altogether.persons, base::Persons{3});
  EXPECT_EQ(any.losing.changed.places_without_population, 1U);
  EXPECT_DOUBLE_EQ(any.losing.mean.value(), 7.0);
}

TEST(PlaceChanges, SayWhatIsWorstAndHowFarTheKindThatChangesMost) {
  const auto changes =
      place_changes(table_of(&Village::before), table_of(&Village::after), Metric::time);
  std::vector<PlaceEffect> effects;
  std::vector<std::optional<double>> largest;
  for (const model::PlaceChange& change : changes) {
    effects.push_back(change.effect);
    largest.push_back(change.largest.time);
    EXPECT_EQ(change.largest.distance, change.largest.time) << "drawn as many km as minutes";
  }
  EXPECT_EQ(effects, (std::vector{PlaceEffect::farther, PlaceEffect::farther,
                                  PlaceEffect::loses_kind, PlaceEffect::gains_kind,
                                  PlaceEffect::unchanged, PlaceEffect::nearer_and_farther}));
  EXPECT_EQ(largest, (std::vector<std::optional<double>>{7.0, 1.0, {}, -5.0, 0.0, 4.0}));
}

/// Ways from some places to some services that all offer one kind, drawn by lot; some are missing.
struct RandomMap {
  std::vector<std::vector<std::optional<Weight>>> costs;  ///< by place, by service
  std::vector<model::Place> places;
  std::vector<model::Service> services;

  explicit RandomMap(std::mt19937& random) : services(1 + random() % 5) {
    for (model::Service& service : services) {
      service.kinds.insert(base::KindIndex{0});
    }
    places.resize(1 + random() % 6);
    for (model::Place& place : places) {
      place.population = base::Persons{static_cast<double>(random() % 9)};
      costs.emplace_back();
      for (std::size_t i = 0; i < services.size(); ++i) {
        costs.back().push_back(
            random() % 4 == 0
                ? std::nullopt
                : std::optional{Weight{static_cast<std::uint32_t>(random() % 7) * kMinute * 3}});
      }
    }
  }

  [[nodiscard]] model::NearestTable nearest(std::optional<std::size_t> closed) const {
    model::NearestTable table{places.size(), 1};
    for (std::size_t place = 0; place < places.size(); ++place) {
      std::vector<model::Reached> reached;
      for (std::size_t service = 0; service < services.size(); ++service) {
        if (costs[place][service] && service != closed) {
          reached.push_back({base::id_at<base::ServiceIndex>(service), *costs[place][service]});
        }
      }
      std::sort(reached.begin(), reached.end());
      for (const Metric metric : base::kMetrics) {
        auto& pair = table.at(base::id_at<base::PlaceIndex>(place), base::KindIndex{0}, metric);
        pair.nearest = reached.empty() ? std::nullopt : std::optional{reached[0]};
        pair.second = reached.size() < 2 ? std::nullopt : std::optional{reached[1]};
      }
    }
    return table;
  }
};

// The closure table is worked out from the nearest and second nearest of one table; a scenario from
// the nearest of two.
TEST(ScenarioEffects, OfOneClosureAreThoseOfTheClosureTableAndOpeningIsItsMirror) {
  std::mt19937 random{7};
  std::size_t lost = 0;
  for (int round = 0; round < 300; ++round) {
    const RandomMap map{random};
    const auto before = map.nearest({});
    const std::vector groups{everybody(map.places)};
    for (const model::ClosureEffect& closure :
         closure_effects(map.places, before, map.services, kThresholds)) {
      const auto after = map.nearest(base::index(closure.service));
      const auto effects = scenario_effects(map.places, groups, before, after, kThresholds, 0);
      const auto& side = row(effects, {}, 0, 0, closure.metric).losing;
      EXPECT_DOUBLE_EQ(side.sum, closure.extra_sum);
      EXPECT_EQ(side.altogether.places, closure.left_with_nothing.places);
      EXPECT_EQ(side.altogether.persons, closure.left_with_nothing.persons);
      EXPECT_EQ(side.passing_threshold, closure.passing_threshold);
      EXPECT_LE(side.changed.places, closure.affected.places) << "some have another just as near";
      lost += side.altogether.places;
      const auto mirrored = scenario_effects(map.places, groups, after, before, kThresholds, 0);
      const auto& opening = row(mirrored, {}, 0, 0, closure.metric);
      EXPECT_EQ(opening.losing.changed.places, 0U);
      EXPECT_EQ(opening.gaining.sum, side.sum);
      EXPECT_EQ(opening.gaining.max, side.max);
    }
  }
  EXPECT_GT(lost, 100U);
}

}  // namespace
}  // namespace narhet::access
