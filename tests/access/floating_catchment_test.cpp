// SPDX-License-Identifier: MIT
#include "narhet/access/floating_catchment.hpp"

#include "narhet/access/decay.hpp"
#include "narhet/access/gravity.hpp"
#include "narhet/access/huff.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <random>
#include <vector>

namespace narhet::access {
namespace {

using base::Persons;
using base::Weight;

Weight minutes(double count) {
  return base::to_weight(base::Seconds{60.0 * count});
}

/// Places and service points, costs[site][place] in minutes.
struct Case {
  std::vector<Persons> persons;
  std::vector<double> capacities;
  std::vector<std::vector<Weight>> costs;

  [[nodiscard]] std::size_t places() const { return persons.size(); }
};

Case from_rows(const std::vector<double>& persons,
               const std::vector<double>& capacities,
               const std::vector<std::vector<double>>& rows) {
  Case made;
  for (const double count : persons) {
    made.persons.emplace_back(count);
  }
  made.capacities = capacities;
  for (std::size_t site = 0; site < capacities.size(); ++site) {
    made.costs.emplace_back();
    for (const auto& row : rows) {
      made.costs.back().push_back(minutes(row[site]));
    }
  }
  return made;
}

std::vector<double> cut(std::vector<double> weights,
                        const std::vector<Weight>& costs,
                        Weight limit) {
  for (std::size_t place = 0; place < weights.size(); ++place) {
    if (costs[place] > limit) {
      weights[place] = 0.0;
    }
  }
  return weights;
}

struct Access {
  std::vector<double> places;
  double per_person{};      ///< over the service points
  double supply_reached{};  ///< capacity that somebody reaches
};

Access access_of(const Case& given, CatchmentMethod method, const Decay& decay, Weight limit) {
  std::vector<double> sums(given.places());
  for (const auto& costs : given.costs) {
    add_gravity(
        1.0, method == CatchmentMethod::three_step ? decay(costs) : cut(decay(costs), costs, limit),
        sums);
  }
  Access result{std::vector<double>(given.places()), 0.0, 0.0};
  for (std::size_t site = 0; site < given.costs.size(); ++site) {
    const auto per_person =
        add_catchment(method, {given.persons, sums}, given.capacities[site],
                      cut(decay(given.costs[site]), given.costs[site], limit), result.places);
    result.per_person += per_person.value_or(0.0);
    result.supply_reached += per_person ? given.capacities[site] : 0.0;
  }
  return result;
}

void expect_near(const std::vector<double>& found, const std::vector<double>& wanted, double off) {
  ASSERT_EQ(found.size(), wanted.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_NEAR(found[i], wanted[i], off) << i;
  }
}

// shared/references.md, "Floating catchments": five places, 45 min, binary.
TEST(FloatingCatchment, GivesThePublishedTwoStepAndBalancedAccess) {
  const Case given = from_rows({852, 394, 1969, 2189, 0}, {82, 308, 100, 109, 0},
                               {{5.8, 47, 48, 47, 64},
                                {45, 5.8, 13, 41, 70},
                                {44, 13, 5.8, 42, 67},
                                {43, 43, 49, 5.8, 58},
                                {60, 70, 68, 64, 5.8}});
  const Decay binary = Decay::step({{minutes(45), 1.0}});
  expect_near(access_of(given, CatchmentMethod::two_step, binary, minutes(45)).places,
              {0.0152, 0.1491, 0.1491, 0.1068, 0}, 5e-5);
  expect_near(access_of(given, CatchmentMethod::balanced, binary, minutes(45)).places,
              {0.0094, 0.1993, 0.1993, 0.1147, 0}, 5e-5);
}

/// The hospital case: costs to the third, from the third, and between the first two.
Case hospitals(double to, double from, double between) {
  return from_rows({100, 50, 10}, {15, 20, 100},
                   {{1, between, to}, {between, 1, to}, {from, from, 1}});
}

// shared/references.md, the table of the hospital case: weight 1/c, cutoff c < 61.  The choice of
// 3SFCA is among all three, also those beyond the cutoff: that is what gives the printed digits.
TEST(FloatingCatchment, GivesThePublishedHospitalCases) {
  const Decay inverse = Decay::power(minutes(1), 1.0);
  const Weight limit{minutes(61).units() - 1};
  struct Row {
    double to, from, between;
    std::vector<double> two_step, three_step;
  };
  for (const Row& row :
       {Row{40, 40, 80, {0.331444, 0.579828, 7.286418}, {0.156257, 0.406216, 9.906352}},
        Row{20, 40, 80, {0.435340, 0.683724, 5.727977}, {0.173814, 0.423772, 9.643002}},
        Row{40, 20, 80, {0.331072, 0.577858, 7.299992}, {0.156526, 0.406373, 9.902877}},
        Row{20, 20, 40, {0.442568, 0.666758, 5.740525}, {0.174802, 0.424036, 9.631801}}}) {
    const Case given = hospitals(row.to, row.from, row.between);
    expect_near(access_of(given, CatchmentMethod::two_step, inverse, limit).places, row.two_step,
                5e-7);
    expect_near(access_of(given, CatchmentMethod::three_step, inverse, limit).places,
                row.three_step, 5e-7);
  }
}

// By hand, one service point of capacity 6 at 10 min from 3 persons and at 20 min from 2; weights
// 1 and 1/2: demand 3 + 1 = 4, so 1.5 per person; access 1.5 and 0.75.
TEST(FloatingCatchment, OfOneServicePointIsItsCapacityShared) {
  const Case given = from_rows({3, 2}, {6}, {{10}, {20}});
  const Decay zones = Decay::step({{minutes(10), 1.0}, {minutes(20), 0.5}});
  expect_near(access_of(given, CatchmentMethod::two_step, zones, minutes(20)).places, {1.5, 0.75},
              1e-12);
  // With one to choose from the choice is certain: the same.
  const Decay binary = Decay::step({{minutes(20), 1.0}});
  expect_near(access_of(given, CatchmentMethod::three_step, binary, minutes(20)).places, {1.2, 1.2},
              1e-12);
}

Case random_case(unsigned seed) {
  std::mt19937 random{seed};
  const auto some = [&](unsigned most) { return static_cast<double>(random() % (most + 1)); };
  std::vector<double> persons;
  std::vector<std::vector<double>> rows;
  std::vector<double> capacities;
  const std::size_t sites = 1 + random() % 5;
  for (std::size_t site = 0; site < sites; ++site) {
    capacities.push_back(some(9));
  }
  const std::size_t places = 1 + random() % 7;
  for (std::size_t place = 0; place < places; ++place) {
    persons.push_back(some(3) * 10);
    rows.emplace_back();
    for (std::size_t site = 0; site < sites; ++site) {
      rows.back().push_back(some(60));
    }
  }
  return from_rows(persons, capacities, rows);
}

TEST(FloatingCatchment, SuppliesWhatIsReachedAndNoMore) {
  const Decay decay = Decay::gaussian(minutes(15));
  for (unsigned seed = 0; seed < 300; ++seed) {
    const Case given = random_case(seed);
    for (const auto method : {CatchmentMethod::two_step, CatchmentMethod::three_step}) {
      const Access access = access_of(given, method, decay, minutes(30));
      double used = 0.0;
      for (std::size_t place = 0; place < given.places(); ++place) {
        used += given.persons[place].count() * access.places[place];
      }
      EXPECT_NEAR(used, access.supply_reached, 1e-9) << seed;
    }
    const Access balanced = access_of(given, CatchmentMethod::balanced, decay, minutes(30));
    EXPECT_NEAR(std::accumulate(balanced.places.begin(), balanced.places.end(), 0.0),
                balanced.per_person, 1e-9)
        << seed;
  }
}

TEST(FloatingCatchment, OfNobodyGivesNothing) {
  std::vector<double> access(2);
  const std::vector<Persons> nobody(2);
  const std::vector<double> weights{1.0, 1.0};
  const std::vector<double> none{0.0, 0.0};
  const std::vector<Persons> some{Persons{5}, Persons{5}};
  for (const auto method :
       {CatchmentMethod::two_step, CatchmentMethod::three_step, CatchmentMethod::balanced}) {
    EXPECT_FALSE(add_catchment(method, {nobody, weights}, 4.0, weights, access))
        << "nobody lives there";
    EXPECT_FALSE(add_catchment(method, {some, none}, 4.0, none, access)) << "nobody is within";
    EXPECT_EQ(access, none);
    EXPECT_EQ(add_catchment(method, {some, weights}, 0.0, weights, access), 0.0)
        << "no capacity: reached, and worth nothing";
    EXPECT_EQ(access, none);
  }
}

// By hand, two service points at weights 1 and 1/2 of the first place, 1/4 and 0 of the second.
TEST(Gravity, SumsWhatIsOffered) {
  std::vector<double> access(2);
  add_gravity(2.0, std::vector{1.0, 0.25}, access);
  add_gravity(3.0, std::vector{0.5, 0.0}, access);
  EXPECT_EQ(access, (std::vector{3.5, 0.5}));
}

// Huff by hand: shops of 100 and 300 m2, 2 and 1 min from 80 persons, exponent 2: the first draws
// 100/4 = 25 of 25 + 300, so 80 / 13 persons; 20 persons reach only the first.
TEST(Huff, SharesThePersonsAmongTheShops) {
  const Decay decay = Decay::power(minutes(1), 2.0);
  const std::vector<Persons> persons{Persons{80}, Persons{20}, Persons{7}};
  const auto first = decay(std::vector{minutes(2), minutes(30), Weight::infinite()});
  const auto second = decay(std::vector{minutes(1), Weight::infinite(), Weight::infinite()});
  std::vector<double> sums(3);
  add_gravity(100.0, first, sums);
  add_gravity(300.0, second, sums);
  EXPECT_NEAR(huff_customers(100.0, first, persons, sums).count(), 80.0 / 13.0 + 20.0, 1e-9);
  EXPECT_NEAR(huff_customers(300.0, second, persons, sums).count(), 80.0 * 12.0 / 13.0, 1e-9)
      << "nobody is lost but the seven without a way";
}

TEST(Huff, OfShopsWithoutAttractionIsNobody) {
  const std::vector<Persons> persons{Persons{80}};
  EXPECT_EQ(huff_customers(0.0, std::vector{1.0}, persons, std::vector{0.0}).count(), 0.0);
}

}  // namespace
}  // namespace narhet::access
