// SPDX-License-Identifier: MIT
#include "narhet/access/inequality.hpp"

#include "narhet/access/poverty.hpp"
#include "narhet/access/weighted_quantile.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>
#include <vector>

namespace narhet::access {
namespace {

using base::Persons;
using People = std::vector<PeopleValue>;

PeopleValue some(double persons, std::optional<double> value) {
  return {value, Persons{persons}};
}

// shared/references.md, "Equity": population, jobs within 30 min, decile, income.
const PeopleValue kA = some(0, 26774);
const PeopleValue kB = some(852, 22239);
const PeopleValue kC = some(394, 36567);
const PeopleValue kD = some(1969, 42372);
const PeopleValue kE = some(2189, 55571);
const PeopleValue kF = some(1011, 13991);

TEST(Inequality, GiniIsThePublishedOne) {
  EXPECT_NEAR(*gini(People{kA, kB, kC, kD, kE}), 0.1386, 5e-5);
  EXPECT_NEAR(*gini(People{kA, kB, kC, kD}), 0.1148, 5e-5);
}

TEST(Inequality, ConcentrationByIncomeIsThePublishedOne) {
  const auto found =
      concentration(People{kB, kC, kD, kE}, std::vector{4757.8, 1627.8, 543.1, 3822.0});
  EXPECT_NEAR(*found.index, -0.0248, 5e-5);
  EXPECT_NEAR(*found.corrected, -0.1314, 5e-5);
}

TEST(Inequality, TheilByDecileIsThePublishedOne) {
  // Deciles 10, 6, 1, 10, 3 as groups 0, 1, 2, 0, 3.
  const auto with = theil(People{kB, kC, kD, kE, kF}, std::vector<std::size_t>{0, 1, 2, 0, 3}, 4);
  EXPECT_NEAR(*with.total, 0.0852, 5e-5);
  EXPECT_NEAR(with.between, 0.0515, 5e-5);
  EXPECT_NEAR(with.within, 0.0337, 5e-5);
  const auto without = theil(People{kB, kC, kD, kE}, std::vector<std::size_t>{0, 1, 2, 0}, 3);
  EXPECT_NEAR(*without.total, 0.0378, 5e-5);
  EXPECT_NEAR(without.between, 0.0021, 5e-5);
  EXPECT_NEAR(without.within, 0.0357, 5e-5);
}

TEST(Poverty, OfAccessIsThePublishedOne) {
  const auto with = poverty_of_access(People{kB, kC, kD, kE}, 100'000);
  EXPECT_NEAR(with->headcount, 1.0, 5e-5);
  EXPECT_NEAR(with->gap, 0.5588, 5e-5);
  EXPECT_NEAR(with->severity, 0.3256, 5e-5);
  const auto without = poverty_of_access(People{kB, kC, kD}, 100'000);
  EXPECT_NEAR(without->gap, 0.6367, 5e-5);
  EXPECT_NEAR(without->severity, 0.4129, 5e-5);
}

// By hand: 10 persons at 20 min, 10 at 30 min, 5 without a way, line 20 min.
//   not poor at exactly 20; gap of the second (30 - 20) / 20 = 1/2 for 10 of 25 persons.
TEST(Poverty, OfWaysCountsTheNotReachedAsPoorAndBeside) {
  const auto poverty = poverty_of_ways(People{some(10, 20), some(10, 30), some(5, {})}, 20);
  EXPECT_DOUBLE_EQ(poverty->headcount, 15.0 / 25.0);
  EXPECT_DOUBLE_EQ(poverty->gap, 10.0 * 0.5 / 25.0);
  EXPECT_DOUBLE_EQ(poverty->severity, 10.0 * 0.25 / 25.0);
  EXPECT_EQ(poverty->poor.count(), 15);
  EXPECT_EQ(poverty->not_reached.count(), 5);
  EXPECT_FALSE(poverty_of_ways(People{some(0, 20)}, 20)) << "nobody lives there";
}

TEST(Poverty, OfAccessTakesWhoIsNotReachedForHavingNothing) {
  const auto poverty = poverty_of_access(People{some(10, 20), some(5, {})}, 20);
  EXPECT_DOUBLE_EQ(poverty->gap, 5.0 / 15.0);
  EXPECT_EQ(poverty->not_reached.count(), 5);
}

// Ten persons at 1 to 10 min: the fifth person's way is the median, the ninth's the 90th
// percentile.
TEST(WeightedQuantile, IsTheWayThatSoManyDoNotExceed) {
  People people;
  for (int i = 10; i >= 1; --i) {
    people.push_back(some(1, i));
  }
  EXPECT_EQ(weighted_quantile(people, 50).value, 5);
  EXPECT_EQ(weighted_quantile(people, 90).value, 9) << "exactly nine tenths";
  EXPECT_EQ(weighted_quantile(people, 90.1).value, 10);
  EXPECT_EQ(weighted_quantile(people, 100).value, 10);
  EXPECT_EQ(weighted_quantile(people, 1).value, 1);
}

TEST(WeightedQuantile, WeighsByPersonsAndKeepsTheNotReachedAmongAll) {
  const People people{some(60, 5), some(25, 40), some(15, {}), some(0, 99)};
  EXPECT_EQ(weighted_quantile(people, 50).value, 5);
  EXPECT_EQ(weighted_quantile(people, 85).value, 40);
  const Quantile ninth = weighted_quantile(people, 90);
  EXPECT_EQ(ninth.status, Quantile::Status::not_reached);
  EXPECT_FALSE(ninth.value);
  EXPECT_EQ(weighted_quantile(People{some(0, 5)}, 50).status, Quantile::Status::nobody);
  EXPECT_EQ(weighted_quantile(People{some(3, {})}, 50).status, Quantile::Status::not_reached);
}

TEST(Inequality, CountsWhoIsInNoIndex) {
  const People people{some(60, 5), some(15, {})};
  EXPECT_EQ(count_people(people).with_value.count(), 60);
  EXPECT_EQ(count_people(people).not_reached.count(), 15);
  EXPECT_EQ(*gini(people), 0.0) << "of the reached: one value, all the same";
  EXPECT_EQ(*weighted_mean(people), 5);
}

// Two persons of whom one has all: Gini 1 - 1/2; Theil ln 2.
TEST(Inequality, OfOneWhoHasAllIsByHand) {
  const People people{some(1, 0), some(1, 8)};
  EXPECT_DOUBLE_EQ(*gini(people), 0.5);
  EXPECT_DOUBLE_EQ(*theil(people, std::vector<std::size_t>{0, 0}, 1).total, std::log(2.0));
  EXPECT_DOUBLE_EQ(*concentration(people, std::vector{1.0, 2.0}).index, 0.5) << "he ranks high";
  EXPECT_DOUBLE_EQ(*concentration(people, std::vector{2.0, 1.0}).index, -0.5) << "he ranks low";
  EXPECT_DOUBLE_EQ(*concentration(people, std::vector{1.0, 1.0}).index, 0.0) << "equal ranks";
}

// Ten persons at 1 to 10, five to a place of two each: the highest tenth is half of the last place
// (9.5), the lowest 40 % the first two (1.5 and 3.5): 9.5 / 2.5.
TEST(Inequality, PalmaSplitsAPlaceThatLiesAcrossTheLimit) {
  const People people{some(2, 1.5), some(2, 3.5), some(2, 5.5), some(2, 7.5), some(2, 9.5)};
  const std::vector rank{1.5, 3.5, 5.5, 7.5, 9.5};
  EXPECT_DOUBLE_EQ(*palma(people, rank), 9.5 / 2.5);
  // One place alone: the same in both parts.
  EXPECT_DOUBLE_EQ(*palma(People{some(7, 3)}, std::vector{1.0}), 1.0);
  // Four persons, 30 % and 70 %: the lowest 40 % hold 30 of value 1 and 10 of value 5.
  EXPECT_DOUBLE_EQ(*palma(People{some(30, 1), some(70, 5)}, std::vector{1.0, 5.0}), 5.0 / 2.0);
}

TEST(Inequality, OfNobodyOrOfNothingIsNone) {
  for (const People& people :
       {People{}, People{some(0, 5)}, People{some(3, {})}, People{some(3, 0)}}) {
    const std::vector<double> rank(people.size());
    EXPECT_FALSE(gini(people));
    EXPECT_FALSE(concentration(people, rank).index);
    EXPECT_FALSE(palma(people, rank));
    EXPECT_FALSE(theil(people, std::vector<std::size_t>(people.size()), 1).total);
  }
}

// Half have 1 and half 3, and who has more ranks higher: the index is (3 x 0.75 + 1 x 0.25) / 4 x 2
// - 1 = 0.25, by 4 x 2 / (3 - 1) it is 1.  A place of nobody widens no span.
TEST(Inequality, ConcentrationIsCorrectedByTheSpanOfThePeople) {
  EXPECT_DOUBLE_EQ(*concentration(People{some(5, 1), some(5, 3)}, std::vector{1.0, 2.0}).corrected,
                   1.0);
  EXPECT_DOUBLE_EQ(
      *concentration(People{some(5, 1), some(0, 99), some(5, 3)}, std::vector{1.0, 1.5, 2.0})
           .corrected,
      1.0);
  EXPECT_FALSE(concentration(People{some(5, 3), some(5, 3)}, std::vector{1.0, 2.0}).corrected)
      << "without a span there is no correction";
}

// Sums of tenths differ in the last digit by their order, and the order of a file is nobody's
// choice.
TEST(Inequality, OfEqualRanksDoesNotDependOnTheirOrder) {
  People people{some(0.1, 0.1), some(0.7, 0.2), some(0.3, 0.3), some(0.2, 0.3), some(0.9, 0.7)};
  const std::vector<double> rank(people.size(), 1.0);
  const auto by_value = [](const PeopleValue& a, const PeopleValue& b) {
    return std::pair{*a.value, a.persons} < std::pair{*b.value, b.persons};
  };
  std::sort(people.begin(), people.end(), by_value);
  const double expected = *palma(people, rank);
  do {
    EXPECT_EQ(*palma(people, rank), expected);
  } while (std::next_permutation(people.begin(), people.end(), by_value));
}

People random_people(std::mt19937& random) {
  People people(1 + random() % 8);
  for (PeopleValue& each : people) {
    each.persons = Persons{static_cast<double>(random() % 4)};
    if (random() % 5 != 0) {
      each.value = static_cast<double>(random() % 10);
    }
  }
  return people;
}

/// The definition, pair by pair.
double gini_by_pairs(const People& people) {
  double sum = 0.0;
  double persons = 0.0;
  double value = 0.0;
  for (const PeopleValue& a : people) {
    if (a.value) {
      persons += a.persons.count();
      value += a.persons.count() * *a.value;
      for (const PeopleValue& b : people) {
        sum +=
            b.value ? a.persons.count() * b.persons.count() * std::abs(*a.value - *b.value) : 0.0;
      }
    }
  }
  return sum / (2.0 * persons * value);
}

TEST(Inequality, HoldsItsPropertiesOnRandomPeople) {
  std::mt19937 random{1};
  int measured = 0;
  for (int round = 0; round < 500; ++round) {
    const People people = random_people(random);
    const auto found = gini(people);
    if (!found) {
      continue;
    }
    ++measured;
    EXPECT_NEAR(*found, gini_by_pairs(people), 1e-12) << round;
    People scaled = people;
    std::vector<std::size_t> groups;
    std::vector<double> values;
    for (PeopleValue& each : scaled) {
      each.value = each.value ? std::optional{*each.value * 7.5} : std::nullopt;
      groups.push_back(random() % 3);
      values.push_back(each.value.value_or(0.0));
    }
    EXPECT_NEAR(*gini(scaled), *found, 1e-12) << "multiplying every value changes nothing";
    EXPECT_NEAR(*concentration(people, values).index, *found, 1e-12)
        << "ranked by itself it is Gini";
    const Theil parts = theil(people, groups, 3);
    const Theil whole = theil(people, std::vector<std::size_t>(people.size()), 1);
    EXPECT_NEAR(*parts.total, *whole.total, 1e-12) << "between + within = total";
    EXPECT_GE(parts.between, -1e-12);
    EXPECT_GE(parts.within, -1e-12);
    const People reversed{people.rbegin(), people.rend()};
    EXPECT_EQ(*gini(reversed), *found) << "to the bit, whatever the order of the input";
  }
  EXPECT_GT(measured, 300);
}

}  // namespace
}  // namespace narhet::access
