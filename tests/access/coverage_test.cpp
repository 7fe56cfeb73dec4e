// SPDX-License-Identifier: MIT
#include "narhet/access/coverage.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace narhet::access {
namespace {

using base::Metric;
using base::Weight;
using model::ReachStatus;

constexpr base::KindIndex kShop{0};

model::Place place(std::optional<double> persons, std::optional<std::uint32_t> municipality) {
  model::Place made;
  if (persons) {
    made.population = base::Persons{*persons};
  }
  if (municipality) {
    made.municipality = base::MunicipalityIndex{*municipality};
  }
  return made;
}

void reach(model::NearestTable& table, std::uint32_t place, Weight distance, Weight time) {
  for (const Metric metric : base::kMetrics) {
    auto& pair = table.at(base::PlaceIndex{place}, kShop, metric);
    pair.nearest =
        model::Reached{base::ServiceIndex{0}, metric == Metric::distance ? distance : time};
    pair.status = ReachStatus::reached;
  }
}

// Five places, two municipalities; thresholds 10 km and 10 min (in cm and ms).
//   0: 100 persons, M0, 10 km exactly, 11 min      1: 50, M0, 10 km and 1 cm, 9 min
//   2: unknown, M1, 1 km, 1 min                    3: 30, M1, an island
//   4: 20, in no municipality, 2 km, 10 min exactly
struct Villages {
  std::vector<model::Place> places{place(100, 0), place(50, 0), place(std::nullopt, 1),
                                   place(30, 1), place(20, std::nullopt)};
  std::vector<model::Threshold> thresholds{{Metric::distance, Weight{1'000'000}, "10 km"},
                                           {Metric::time, Weight{600'000}, "10 min"}};
  model::NearestTable nearest{5, 1};

  Villages() {
    reach(nearest, 0, Weight{1'000'000}, Weight{660'000});
    reach(nearest, 1, Weight{1'000'001}, Weight{540'000});
    reach(nearest, 2, Weight{100'000}, Weight{60'000});
    for (const Metric metric : base::kMetrics) {
      nearest.at(base::PlaceIndex{3}, kShop, metric).status = ReachStatus::unreachable_island;
    }
    reach(nearest, 4, Weight{200'000}, Weight{600'000});
  }
};

TEST(Coverage, CountsWhoIsWithinTheThresholdAndTheEdgeIsWithin) {
  const Villages villages;
  const auto rows = coverage(villages.places, villages.nearest, villages.thresholds, 2);
  ASSERT_EQ(rows.size(), 6U) << "(2 municipalities and the whole) x 1 kind x 2 thresholds";

  const model::Coverage& m0_km = rows[0];
  EXPECT_EQ(m0_km.municipality, base::MunicipalityIndex{0});
  EXPECT_EQ(m0_km.within.places, 1U) << "exactly 10 km is within, a centimetre more is not";
  EXPECT_EQ(m0_km.within.persons.count(), 100);
  EXPECT_EQ(m0_km.all.persons.count(), 150);
  const model::Coverage& m0_min = rows[1];
  EXPECT_EQ(m0_min.within.persons.count(), 50);
}

// Place 4 lies in no municipality: it counts where the study is about all, and not where it is
// about these two.
TEST(Coverage, CountsNoNeighbourOfTheStudy) {
  Villages villages;
  const auto whole = [&] {
    return coverage(villages.places, villages.nearest, villages.thresholds, 2).back();
  };
  const auto all_kinds = [&] {
    return coverage_of_all_kinds(villages.places, villages.nearest, villages.thresholds, 2).back();
  };
  EXPECT_EQ(whole().all.persons.count(), 200);
  EXPECT_EQ(all_kinds().all.persons.count(), 200);
  villages.places[4].is_neighbour = true;
  EXPECT_EQ(whole().all.persons.count(), 180);
  EXPECT_EQ(whole().within.persons.count(), 50);
  EXPECT_EQ(all_kinds().all.persons.count(), 180);
}

TEST(Coverage, KeepsThoseNotReachedInTheDenominatorByStatus) {
  const Villages villages;
  const auto rows = coverage(villages.places, villages.nearest, villages.thresholds, 2);
  const model::Coverage& m1_km = rows[2];
  EXPECT_EQ(m1_km.all.places, 2U);
  EXPECT_EQ(m1_km.all.persons.count(), 30) << "the unknown population counts no person";
  EXPECT_EQ(m1_km.all.places_without_population, 1U);
  EXPECT_EQ(m1_km.within.places, 1U);
  EXPECT_EQ(m1_km.within.persons.count(), 0);
  const auto island = static_cast<std::size_t>(ReachStatus::unreachable_island);
  EXPECT_EQ(m1_km.by_status.at(island).persons.count(), 30);
}

TEST(Coverage, OfTheWholeHoldsAlsoThoseInNoMunicipality) {
  const Villages villages;
  const auto rows = coverage(villages.places, villages.nearest, villages.thresholds, 2);
  const model::Coverage& whole_min = rows[5];
  EXPECT_EQ(whole_min.municipality, std::nullopt);
  EXPECT_EQ(whole_min.all.places, 5U);
  EXPECT_EQ(whole_min.all.persons.count(), 200);
  EXPECT_EQ(whole_min.within.persons.count(), 50 + 20) << "places 1 and 4; place 2 is unknown";
  EXPECT_EQ(whole_min.within.places, 3U);
  std::uint32_t by_status = 0;
  for (const model::Tally& tally : whole_min.by_status) {
    by_status += tally.places;
  }
  EXPECT_EQ(by_status, whole_min.all.places) << "every place has one status";
}

// The elderly: 10 of place 0, none counted in 1, 5 of 3.
TEST(CoverageOfAGroup, CountsItsPersonsAndAllPlaces) {
  const Villages villages;
  const std::vector<std::optional<base::Persons>> elderly{
      base::Persons{10}, std::nullopt, base::Persons{2}, base::Persons{5}, base::Persons{0}};
  const auto rows =
      coverage_of_group(elderly, villages.places, villages.nearest, villages.thresholds, 2);
  EXPECT_EQ(rows[0].within.persons.count(), 10);
  EXPECT_EQ(rows[0].all.persons.count(), 10);
  EXPECT_EQ(rows[0].all.places_without_population, 1U);
  EXPECT_EQ(rows[2].within.persons.count(), 2);
  EXPECT_EQ(rows[2].all.persons.count(), 7) << "those on the island too";
  EXPECT_EQ(rows[4].all.persons.count(), 17);
}

// With a second kind that only place 1 reaches, at 10 min exactly, and a third that the study has
// no service point of.
TEST(CoverageOfAllKinds, CountsWhoHasEveryKindThatThereIs) {
  Villages villages;
  model::NearestTable three{5, 3};
  for (std::uint32_t place = 0; place < 5; ++place) {
    for (const Metric metric : base::kMetrics) {
      const base::PlaceIndex at{place};
      three.at(at, kShop, metric) = villages.nearest.at(at, kShop, metric);
      auto& second = three.at(at, base::KindIndex{1}, metric);
      second.status = place == 1 ? ReachStatus::reached : ReachStatus::unreachable_one_way_trap;
      if (place == 1) {
        second.nearest = model::Reached{base::ServiceIndex{1}, Weight{600'000}};
      }
      three.at(at, base::KindIndex{2}, metric).status = ReachStatus::no_service_of_kind;
    }
  }
  const auto rows = coverage_of_all_kinds(villages.places, three, villages.thresholds, 2);
  ASSERT_EQ(rows.size(), 6U) << "(2 municipalities and the whole) x 2 thresholds";
  // By km place 1 has its shop a centimetre too far.
  EXPECT_EQ(rows[0].within.places, 0U);
  EXPECT_EQ(rows[1].municipality, base::MunicipalityIndex{0});
  EXPECT_EQ(rows[1].threshold, 1U);
  EXPECT_EQ(rows[1].within.persons.count(), 50);
  EXPECT_EQ(rows[1].all.persons.count(), 150);
  EXPECT_EQ(rows[3].within.places, 0U);
  EXPECT_EQ(rows[5].municipality, std::nullopt);
  EXPECT_EQ(rows[5].within.persons.count(), 50);
  EXPECT_EQ(rows[5].all.persons.count(), 200);
}

TEST(CoverageOfAllKinds, IsNobodysWhereThereIsNoService) {
  const Villages villages;
  model::NearestTable none{5, 1};
  for (std::uint32_t place = 0; place < 5; ++place) {
    for (const Metric metric : base::kMetrics) {
      none.at(base::PlaceIndex{place}, kShop, metric).status = ReachStatus::no_service_of_kind;
    }
  }
  for (const auto& row : coverage_of_all_kinds(villages.places, none, villages.thresholds, 2)) {
    EXPECT_EQ(row.within.places, 0U);
  }
}

// One place, of the second of two kinds 1 km and 11 min away: its rows say what they are of, and
// none is another's.
TEST(Coverage, HasARowOfEachAreaKindAndThreshold) {
  const Villages villages;
  model::NearestTable two{1, 2};
  for (const Metric metric : base::kMetrics) {
    auto& pair = two.at(base::PlaceIndex{0}, base::KindIndex{1}, metric);
    pair.nearest = model::Reached{base::ServiceIndex{0},
                                  metric == Metric::distance ? Weight{100'000} : Weight{660'000}};
    pair.status = ReachStatus::reached;
  }
  const std::vector one{place(100, 1)};
  const auto rows = coverage(one, two, villages.thresholds, 2);
  ASSERT_EQ(rows.size(), 12U) << "(2 municipalities and the whole) x 2 kinds x 2 thresholds";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    SCOPED_TRACE(i);
    const bool is_whole = i >= 8;
    EXPECT_EQ(rows[i].municipality.has_value(), !is_whole);
    EXPECT_EQ(rows[i].kind, base::id_at<base::KindIndex>(i / 2 % 2));
    EXPECT_EQ(rows[i].threshold, i % 2);
    EXPECT_EQ(rows[i].all.persons.count(), i >= 4 ? 100 : 0) << "of the second municipality";
    EXPECT_EQ(rows[i].within.persons.count(), i == 6 || i == 10 ? 100 : 0) << "by km alone";
  }
}

TEST(Coverage, OfNoPlacesIsZeroEverywhere) {
  const Villages villages;
  const auto rows = coverage({}, model::NearestTable{0, 1}, villages.thresholds, 0);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].all.places, 0U);
}

}  // namespace
}  // namespace narhet::access
