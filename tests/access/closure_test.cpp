// SPDX-License-Identifier: MIT
#include "narhet/access/closure.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <vector>

namespace narhet::access {
namespace {

using base::Metric;
using base::Weight;

constexpr base::KindIndex kShop{0};

/// Costs place by service, infinite where there is no way.
using Costs = std::vector<std::vector<Weight>>;

/// The nearest and second nearest by looking at all services but one, ties to the lower.
model::NearestPair nearest_pair(const std::vector<Weight>& costs,
                                std::optional<std::size_t> closed) {
  std::vector<model::Reached> reached;
  for (std::size_t service = 0; service < costs.size(); ++service) {
    if (service != closed && costs[service].is_finite()) {
      reached.push_back({base::id_at<base::ServiceIndex>(service), costs[service]});
    }
  }
  std::sort(reached.begin(), reached.end());
  model::NearestPair pair;
  pair.status =
      reached.empty() ? model::ReachStatus::unreachable_island : model::ReachStatus::reached;
  if (!reached.empty()) {
    pair.nearest = reached[0];
  }
  if (reached.size() > 1) {
    pair.second = reached[1];
  }
  return pair;
}

model::NearestTable nearest_table(const Costs& costs, std::optional<std::size_t> closed = {}) {
  model::NearestTable table{costs.size(), 1};
  for (std::size_t place = 0; place < costs.size(); ++place) {
    for (const Metric metric : base::kMetrics) {
      table.at(base::id_at<base::PlaceIndex>(place), kShop, metric) =
          nearest_pair(costs[place], closed);
    }
  }
  return table;
}

std::vector<model::Service> services(std::size_t count) {
  std::vector<model::Service> made(count);
  for (model::Service& service : made) {
    service.kinds.insert(kShop);
  }
  return made;
}

std::vector<model::Place> places(const std::vector<std::optional<double>>& persons) {
  std::vector<model::Place> made;
  for (const auto& each : persons) {
    made.emplace_back();
    if (each) {
      made.back().population = base::Persons{*each};
    }
  }
  return made;
}

const model::ClosureEffect& find(const std::vector<model::ClosureEffect>& effects,
                                 std::size_t service,
                                 Metric metric) {
  return *std::find_if(effects.begin(), effects.end(), [&](const model::ClosureEffect& effect) {
    return base::index(effect.service) == service && effect.metric == metric;
  });
}

TEST(ClosureEffects, AddUpWhatAClosureWouldDo) {
  // Kilometres: place 0 (10 persons) has shop 0 at 2 and shop 1 at 5; place 1 (30) has 0 at 1 and 1
  // at 2; place 2 (5) has only shop 0, at 4; place 3 (7) has 1 at 1, 0 at 9.
  const auto km = [](std::uint32_t kilometres) { return Weight{kilometres * 100'000}; };
  const Costs costs{{km(2), km(5)}, {km(1), km(2)}, {km(4), Weight::infinite()}, {km(9), km(1)}};
  const std::vector<model::Threshold> thresholds{{Metric::distance, km(4), "4 km"},
                                                 {Metric::time, Weight{1}, "0.001 s"}};
  const auto effects =
      closure_effects(places({10, 30, 5, 7}), nearest_table(costs), services(2), thresholds);

  const model::ClosureEffect& shop0 = find(effects, 0, Metric::distance);
  EXPECT_EQ(shop0.affected.places, 3U);
  EXPECT_EQ(shop0.affected.persons.count(), 45);
  EXPECT_EQ(shop0.left_with_nothing.persons.count(), 5);
  EXPECT_DOUBLE_EQ(shop0.extra_sum, 10 * 3 + 30 * 1);
  EXPECT_DOUBLE_EQ(*shop0.extra_mean, 60.0 / 40.0) << "those left with nothing are in no mean";
  EXPECT_DOUBLE_EQ(*shop0.extra_max, 3);
  EXPECT_EQ(shop0.passing_threshold[0].count(), 10 + 5)
      << "place 0 goes from 2 to 5 km, place 2 from 4 to nothing, place 1 stays within";
  EXPECT_EQ(shop0.passing_threshold[1].count(), 0) << "a threshold of the other metric";

  const model::ClosureEffect& shop1 = find(effects, 1, Metric::distance);
  EXPECT_EQ(shop1.affected.persons.count(), 7);
  EXPECT_DOUBLE_EQ(*shop1.extra_mean, 8);
}

TEST(ClosureEffects, HoldRowsOfServicesThatNobodyUses) {
  const Costs costs{{Weight{1}, Weight{2}}};
  const auto effects = closure_effects(places({10}), nearest_table(costs), services(2), {});
  const model::ClosureEffect& unused = find(effects, 1, Metric::time);
  EXPECT_EQ(unused.affected.places, 0U);
  EXPECT_EQ(unused.extra_mean, std::nullopt);
  EXPECT_EQ(unused.extra_max, std::nullopt);
}

// The shop has one kind, the parcel desk two: the shop is nearest of the first kind and the desk of
// the second, and each closes for its own kinds alone.
TEST(ClosureEffects, AreOfEachKindThatAServicePointHas) {
  const base::KindIndex parcels{1};
  std::vector<model::Service> points = services(2);
  points[1].kinds.insert(parcels);
  model::NearestTable table{1, 2};
  for (const Metric metric : base::kMetrics) {
    auto& shop = table.at(base::PlaceIndex{0}, kShop, metric);
    shop.nearest = model::Reached{base::ServiceIndex{0}, Weight{1}};
    shop.second = model::Reached{base::ServiceIndex{1}, Weight{5}};
    table.at(base::PlaceIndex{0}, parcels, metric).nearest =
        model::Reached{base::ServiceIndex{1}, Weight{5}};
  }
  const auto effects = closure_effects(places({10}), table, points, {});
  ASSERT_EQ(effects.size(), 6U) << "3 pairs of service point and kind, each by km and by minutes";
  for (std::size_t i = 0; i < effects.size(); ++i) {
    SCOPED_TRACE(i);
    EXPECT_EQ(effects[i].service, base::ServiceIndex{i < 2 ? 0U : 1U});
    EXPECT_EQ(effects[i].kind, i < 4 ? kShop : parcels);
    EXPECT_EQ(effects[i].metric, base::kMetrics.at(i % 2));
    EXPECT_EQ(effects[i].affected.persons.count(), i / 2 == 1 ? 0 : 10);
    EXPECT_EQ(effects[i].left_with_nothing.persons.count(), i / 2 == 2 ? 10 : 0);
  }
}

TEST(ClosureEffects, EqualRemovalAndLookingAgain) {
  std::mt19937 random{1};
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE(round);
    const std::size_t place_count = 1 + random() % 12;
    const std::size_t service_count = 1 + random() % 5;
    Costs costs(place_count);
    std::vector<std::optional<double>> persons;
    for (auto& row : costs) {
      for (std::size_t service = 0; service < service_count; ++service) {
        // Few values, so that ties are common; some services are out of reach.
        row.push_back(random() % 4 == 0
                          ? Weight::infinite()
                          : Weight{100'000U * static_cast<std::uint32_t>(random() % 6)});
      }
      persons.push_back(random() % 5 == 0 ? std::nullopt : std::optional{double(random() % 50)});
    }
    const std::vector<model::Threshold> thresholds{{Metric::distance, Weight{200'000}, "2 km"}};
    const auto people = places(persons);
    const auto before = nearest_table(costs);
    const auto effects = closure_effects(people, before, services(service_count), thresholds);
    for (std::size_t closed = 0; closed < service_count; ++closed) {
      const auto after = nearest_table(costs, closed);
      double extra = 0.0;
      double nothing = 0.0;
      double passing = 0.0;
      for (std::size_t i = 0; i < place_count; ++i) {
        const auto id = base::id_at<base::PlaceIndex>(i);
        const auto& was = before.at(id, kShop, Metric::distance).nearest;
        const auto& is = after.at(id, kShop, Metric::distance).nearest;
        const double count = persons[i].value_or(0.0);
        if (was && is) {
          extra += count * base::to_kilometres(is->cost - was->cost);
        }
        nothing += was && !is ? count : 0.0;
        passing +=
            was && was->cost <= thresholds[0].limit && !(is && is->cost <= thresholds[0].limit)
                ? count
                : 0.0;
      }
      const model::ClosureEffect& effect = find(effects, closed, Metric::distance);
      EXPECT_NEAR(effect.extra_sum, extra, 1e-9);
      EXPECT_EQ(effect.left_with_nothing.persons.count(), nothing);
      EXPECT_EQ(effect.passing_threshold[0].count(), passing);
    }
  }
}

// A limit of 10. Costs to service points A and B; municipality and persons:
//   0: M0, 40: 5, 12    1: M0, 30: 12, 4    2: M0, 20: 8, none    3: M1, 25: 3, 11    4: M1, 90: 2,
//   9
// Closing A: 0, 2 and 3 lose it, 60 of M0 and 25 of M1; closing B: 1 loses it.
TEST(WorstClosures, AreThoseThatLeaveMostOfAMunicipalityBeyond) {
  const Costs costs{{Weight{5}, Weight{12}},
                    {Weight{12}, Weight{4}},
                    {Weight{8}, Weight::infinite()},
                    {Weight{3}, Weight{11}},
                    {Weight{2}, Weight{9}}};
  std::vector<model::Place> places(5);
  const std::vector<double> persons{40, 30, 20, 25, 90};
  for (std::size_t i = 0; i < places.size(); ++i) {
    places[i].population = base::Persons{persons[i]};
    places[i].municipality = base::MunicipalityIndex{i < 3 ? 0U : 1U};
  }
  const model::Threshold limit{Metric::time, Weight{10}, "10 ms"};
  const auto rows = worst_closures(places, nearest_table(costs), 2, limit, 3);
  ASSERT_EQ(rows.size(), 4U) << "three municipalities and the whole";
  EXPECT_EQ(rows[0].municipality, base::MunicipalityIndex{0});
  EXPECT_EQ(rows[0].service, base::ServiceIndex{0});
  EXPECT_EQ(rows[0].losing, base::Persons{60});
  EXPECT_EQ(rows[0].losing_in_all, base::Persons{85});
  EXPECT_EQ(rows[1].losing, base::Persons{25});
  EXPECT_EQ(rows[2].service, std::nullopt) << "nobody lives there";
  EXPECT_EQ(rows[3].municipality, std::nullopt);
  EXPECT_EQ(rows[3].losing, base::Persons{85});
}

// A limit of 10.  Of the first kind place 0 (40 persons) is near service 1 alone; of the second
// place 1 (30) is near services 0 and 1, so that no closing leaves it beyond.
TEST(WorstClosures, AreOfEachKindAndOfNoServiceWhereNobodyLoses) {
  std::vector<model::Place> two = places({40, 30});
  two[0].municipality = two[1].municipality = base::MunicipalityIndex{0};
  model::NearestTable table{2, 2};
  table.at(base::PlaceIndex{0}, kShop, Metric::time).nearest =
      model::Reached{base::ServiceIndex{1}, Weight{5}};
  auto& pair = table.at(base::PlaceIndex{1}, base::KindIndex{1}, Metric::time);
  pair.nearest = model::Reached{base::ServiceIndex{0}, Weight{4}};
  pair.second = model::Reached{base::ServiceIndex{1}, Weight{6}};
  const auto rows = worst_closures(two, table, 2, {Metric::time, Weight{10}, "10 ms"}, 1);
  ASSERT_EQ(rows.size(), 4U) << "(one municipality and the whole) x 2 kinds";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    SCOPED_TRACE(i);
    EXPECT_EQ(rows[i].municipality.has_value(), i < 2);
    EXPECT_EQ(rows[i].kind, base::id_at<base::KindIndex>(i % 2));
    const bool is_first = i % 2 == 0;
    EXPECT_EQ(rows[i].service, is_first ? std::optional{base::ServiceIndex{1}} : std::nullopt);
    EXPECT_EQ(rows[i].losing, base::Persons{is_first ? 40.0 : 0.0});
  }
}

}  // namespace
}  // namespace narhet::access
