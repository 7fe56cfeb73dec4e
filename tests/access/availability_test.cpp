// SPDX-License-Identifier: MIT
#include "narhet/access/availability.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace narhet::access {
namespace {

using base::Metric;
using base::Persons;
using base::Weight;

constexpr std::uint32_t kMinute = 60'000;

/// Minutes to the nearest of the points that are open so many days, or more.
model::NearestTable table_of(const std::vector<std::optional<std::uint32_t>>& minutes) {
  model::NearestTable table{minutes.size(), 1};
  for (std::size_t i = 0; i < minutes.size(); ++i) {
    if (minutes[i]) {
      table.at(base::id_at<base::PlaceIndex>(i), base::KindIndex{0}, Metric::time).nearest =
          model::Reached{base::ServiceIndex{0}, Weight{*minutes[i] * kMinute}};
    }
  }
  return table;
}

model::Service open_on(std::uint8_t days) {
  model::Service service;
  service.days_per_week = days;
  return service;
}

TEST(AvailabilityLevels, BeginWithEveryDayAlsoWhereNoPointIsOpenThen) {
  EXPECT_EQ(availability_levels(std::vector{open_on(1), open_on(3), open_on(1)}),
            (std::vector<std::uint8_t>{7, 3, 1}));
  EXPECT_EQ(availability_levels(std::vector{open_on(7)}), (std::vector<std::uint8_t>{7}));
}

TEST(AvailabilityCoverage, CountsPersonsOnSomeDayOnEveryDayAndByTheShareOfDays) {
  // A shop, a bus on two days and one on one day; 10 minutes are near.
  //   0: 70 persons, the shop at 10 min exactly      1: 35, the shop at 11, the two-day bus at 4
  //   2: 14, only the one-day bus at 9               3: 7, all too far    4: nobody knows how many
  std::vector<model::Place> places(5);
  const std::vector<double> persons{70, 35, 14, 7};
  for (std::size_t i = 0; i < persons.size(); ++i) {
    places[i].population = Persons{persons[i]};
    places[i].municipality = base::MunicipalityIndex{i < 2 ? 0U : 1U};
  }
  const std::vector<std::uint8_t> days{7, 2, 1};
  const std::vector tables{table_of({10, 11, {}, 50, 3}), table_of({10, 4, 12, 50, 3}),
                           table_of({1, 4, 9, 50, 3})};
  const std::vector<model::Threshold> thresholds{{Metric::time, Weight{10 * kMinute}, "10 min"}};
  const auto rows = availability_coverage(places, days, tables, thresholds, 2);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].every_day.persons, Persons{70});
  EXPECT_EQ(rows[0].any_day.persons, Persons{105});
  EXPECT_DOUBLE_EQ(rows[0].by_days.count(), 70 + 35 * 2 / 7.0);
  EXPECT_EQ(rows[1].any_day.persons, Persons{14});
  EXPECT_EQ(rows[1].all.persons, Persons{21});
  EXPECT_DOUBLE_EQ(rows[1].by_days.count(), 2.0);
  EXPECT_FALSE(rows[2].municipality.has_value());
  EXPECT_EQ(rows[2].every_day.places, 2U);
  EXPECT_EQ(rows[2].every_day.places_without_population, 1U);
  EXPECT_DOUBLE_EQ(rows[2].by_days.count(), 82.0);
}

TEST(ExpectedNearest, TakesTheStopOnItsDaysAndTheNextOnTheOthers) {
  // In units of 7, so that the shares are whole: a shop, a bus on two days, one on one day.
  //   0: shop 14, buses farther      1: shop 21, bus 7 on two days      2: no shop, bus 14 on one
  //   day 3: nothing                     4: shop 28, bus 14 on two days, 7 on one 5: a shop beyond
  //   the cap of 70 minutes, and a bus 7 on one day
  const std::vector<std::uint8_t> days{7, 2, 1};
  const std::vector tables{table_of({14, 21, {}, {}, 28, 90}), table_of({14, 7, {}, {}, 14, 90}),
                           table_of({14, 7, 14, {}, 7, 7})};
  const std::vector<base::PerMetric<Weight>> caps(6, {Weight{1}, Weight{70 * kMinute}});
  const auto expected = expected_nearest(days, tables, caps);
  std::vector<std::optional<double>> minutes;
  for (const model::NearestPair& pair : expected.column(base::KindIndex{0}, Metric::time)) {
    minutes.push_back(pair.nearest ? std::optional{base::to_minutes(pair.nearest->cost)}
                                   : std::nullopt);
  }
  // 1: (5 x 21 + 2 x 7) / 7; 2: (6 x 70 + 14) / 7; 4: (5 x 28 + 14 + 7) / 7; 5: (6 x 70 + 7) / 7.
  EXPECT_EQ(minutes, (std::vector<std::optional<double>>{14, 17, 62, {}, 23, 61}));
}

}  // namespace
}  // namespace narhet::access
