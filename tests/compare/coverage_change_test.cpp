// SPDX-License-Identifier: MIT
#include "narhet/compare/coverage_change.hpp"

#include "compare/drawn_municipalities.hpp"

#include "narhet/compare/coverage.hpp"
#include "narhet/compare/service_changes.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace narhet::compare {
namespace {

using base::Persons;
using model::ChangeParts;
using model::CoverageComparison;
using model::ResultPlace;
using model::ResultService;
using model::ResultWay;
using model::ResultWays;
using model::ServiceChange;
using test::km;

/// The way to the nearest shop and to the second nearest; both in km, for both metrics.
base::PerMetric<ResultWay> way(double cost, const char* nearest, double second, const char* other) {
  const ResultWay one{km(cost), nearest, km(second), other};
  return {one, one};
}

ResultPlace place(const char* id, double persons, base::PerMetric<ResultWay> shop) {
  return {id, "0428", {0.0, 0.0}, Persons{persons}, {std::move(shop)}};
}

ResultService shop(const char* id) {
  return {id, std::string{"Shop "} + id, {"shop"}, {10.0, 10.0}, Persons{100.0}};
}

/// Shops A, B and C; within 5 km counts.
ResultWays drawn(std::vector<ResultPlace> places, std::vector<ResultService> services) {
  return {{"shop"},
          {{base::Metric::distance, km(5.0), "5 km"}},
          std::move(places),
          std::move(services),
          {{"input", "roads", "roads.osm.pbf", "aa"}, {"input", "services", "services.csv", "bb"}}};
}

ResultWays on_other_roads(ResultWays ways) {
  ways.causes.front().sha256 = "cc";
  return ways;
}

/// What the layer `municipalities` of such a result says, counted here apart.
model::ResultCoverage coverage_of(const ResultWays& ways) {
  model::MunicipalityShare share{"0428", "Vingåker", {}, ways.places.size(), {Persons{}}};
  for (const ResultPlace& each : ways.places) {
    share.persons += *each.persons;
    if (each.ways.front().distance.cost && *each.ways.front().distance.cost <= km(5.0)) {
      *share.within.front() += *each.persons;
    }
  }
  return {"result", {"shop_5km"}, {share}};
}

CoverageComparison compared(const ResultWays& earlier, const ResultWays& later) {
  CoverageComparison comparison = compare_coverage({coverage_of(earlier), coverage_of(later)});
  explain_change(earlier, later, comparison);
  return comparison;
}

/// The parts of the change of the only municipality, in persons.
ChangeParts persons_by_cause(const ResultWays& earlier, const ResultWays& later) {
  const CoverageComparison comparison = compared(earlier, later);
  EXPECT_TRUE(comparison.rows.back().change);
  return comparison.rows.back().change.value_or(model::CoverageChange{}).persons;
}

TEST(CoverageChange, IsOfServicesWhereTheRoadsAreTheSame) {
  const ResultWays earlier =
      drawn({place("x", 60.0, way(1.0, "A", 9.0, "B")), place("y", 40.0, way(2.0, "B", 8.0, "A"))},
            {shop("A"), shop("B")});
  const ResultWays later = drawn(
      {place("x", 60.0, way(9.0, "B", 30.0, "C")), place("y", 40.0, way(2.0, "B", 30.0, "C"))},
      {shop("B"), shop("C")});
  const CoverageComparison comparison = compared(earlier, later);
  const auto& change = comparison.rows.back().change;
  ASSERT_TRUE(change);
  EXPECT_DOUBLE_EQ(change->persons.services, -60.0) << "A closed, and B is 9 km from x";
  EXPECT_DOUBLE_EQ(change->share.services, -0.6);
  EXPECT_DOUBLE_EQ(change->persons.roads, 0.0);
  EXPECT_DOUBLE_EQ(change->persons.not_told_apart, 0.0) << "C changes nothing that is not told";
}

TEST(CoverageChange, IsOfRoadsWhereTheServicesAreTheSame) {
  const ResultWays earlier =
      drawn({place("x", 60.0, way(6.0, "A", 7.0, "B"))}, {shop("A"), shop("B")});
  const ResultWays later =
      on_other_roads(drawn({place("x", 60.0, way(4.0, "B", 6.0, "A"))}, {shop("A"), shop("B")}));
  EXPECT_DOUBLE_EQ(persons_by_cause(earlier, later).roads, 60.0);
}

TEST(CoverageChange, GoesByTheSecondNearestWhereTheNearestClosed) {
  // Without A, B would have been 4 km away on the earlier roads: still within.  That it is 6 km on
  // the later roads is of these.
  const ResultWays earlier =
      drawn({place("x", 60.0, way(1.0, "A", 4.0, "B"))}, {shop("A"), shop("B")});
  const ResultWays later =
      on_other_roads(drawn({place("x", 60.0, way(6.0, "B", 30.0, "C"))}, {shop("B"), shop("C")}));
  const ChangeParts parts = persons_by_cause(earlier, later);
  EXPECT_DOUBLE_EQ(parts.services, 0.0);
  EXPECT_DOUBLE_EQ(parts.roads, -60.0);
}

TEST(CoverageChange, GoesByTheSecondNearestOnTheLaterRoadsWhereTheNearestOpened) {
  // On the later roads A is 4 km away, which was 7: the roads alone bring x within; C at 1 km adds
  // nothing to it.
  const ResultWays earlier =
      drawn({place("x", 60.0, way(7.0, "A", 9.0, "B"))}, {shop("A"), shop("B")});
  const ResultWays later = on_other_roads(
      drawn({place("x", 60.0, way(1.0, "C", 4.0, "A"))}, {shop("A"), shop("B"), shop("C")}));
  const ChangeParts parts = persons_by_cause(earlier, later);
  EXPECT_DOUBLE_EQ(parts.roads, 60.0);
  EXPECT_DOUBLE_EQ(parts.services, 0.0);
}

TEST(CoverageChange, SaysWhereTheResultsDoNotTell) {
  const ResultWays earlier =
      drawn({place("x", 60.0, way(7.0, "A", 9.0, "B"))}, {shop("A"), shop("B")});
  const ResultWays later =
      on_other_roads(drawn({place("x", 60.0, way(1.0, "C", 2.0, "D"))}, {shop("C"), shop("D")}));
  EXPECT_DOUBLE_EQ(persons_by_cause(earlier, later).not_told_apart, 60.0)
      << "all shops are others, and so are the roads";
}

TEST(CoverageChange, IsOfPeopleWhereTheirWaysAreTheSame) {
  const std::vector<ResultService> shops{shop("A"), shop("B")};
  const auto near = way(1.0, "A", 9.0, "B");
  const auto far = way(8.0, "B", 9.0, "A");
  const ResultWays earlier = drawn({place("x", 60.0, near), place("y", 40.0, far)}, shops);
  const ResultWays later =
      drawn({place("x", 30.0, near), place("y", 40.0, far), place("z", 30.0, near)}, shops);
  const CoverageComparison comparison = compared(earlier, later);
  const auto& change = comparison.rows.back().change;
  ASSERT_TRUE(change);
  EXPECT_DOUBLE_EQ(change->persons.people, 0.0) << "30 of x left, 30 of the new place z came";
  EXPECT_DOUBLE_EQ(change->share.people, 0.0);
  EXPECT_DOUBLE_EQ(change->persons.roads + change->persons.services, 0.0);
}

TEST(CoverageChange, PrefersNoOrderOfPeopleAndWays) {
  // x halves and loses its shop.  By people first: -30, then -30 of the shop; by the shop first:
  // -60, then 0.  The mean of both: -15 of people, -45 of the shop.
  const ResultWays earlier =
      drawn({place("x", 60.0, way(1.0, "A", 9.0, "B")), place("y", 40.0, way(1.0, "B", 9.0, "A"))},
            {shop("A"), shop("B")});
  const ResultWays later = drawn(
      {place("x", 30.0, way(9.0, "B", 30.0, "C")), place("y", 40.0, way(1.0, "B", 30.0, "C"))},
      {shop("B"), shop("C")});
  const ChangeParts parts = persons_by_cause(earlier, later);
  EXPECT_DOUBLE_EQ(parts.people, -15.0);
  EXPECT_DOUBLE_EQ(parts.services, -45.0);
}

TEST(CoverageChange, IsOfPeopleWhereAPlaceMoved) {
  const std::vector<ResultService> shops{shop("A"), shop("B")};
  const ResultWays earlier = drawn({place("x", 60.0, way(1.0, "A", 9.0, "B"))}, shops);
  ResultWays later = drawn({place("x", 60.0, way(8.0, "A", 9.0, "B"))}, shops);
  later.places.front().position.x += 2.0;
  EXPECT_DOUBLE_EQ(persons_by_cause(earlier, later).people, -60.0);
}

TEST(CoverageChange, WithoutAWayIsBeyondAnyLimit) {
  const std::vector<ResultService> shops{shop("A")};
  const ResultWays earlier = drawn({place("x", 60.0, way(1.0, "A", 9.0, ""))}, shops);
  const ResultWays later = on_other_roads(drawn({place("x", 60.0, {})}, shops));
  EXPECT_DOUBLE_EQ(persons_by_cause(earlier, later).roads, -60.0) << "the bridge is gone";
}

TEST(CoverageChange, IsNotTakenApartWhereTheResultsWithhold) {
  const std::vector<ResultService> shops{shop("A"), shop("B")};
  ResultWays earlier = drawn({place("x", 60.0, way(1.0, "A", 9.0, "B"))}, shops);
  const ResultWays later = drawn({place("x", 70.0, way(8.0, "B", 9.0, "A"))}, shops);
  CoverageComparison comparison = compare_coverage({coverage_of(earlier), coverage_of(later)});
  earlier.places.front().persons.reset();
  explain_change(earlier, later, comparison);
  EXPECT_FALSE(comparison.rows.back().change);
}

TEST(CoverageChange, OfSeveralKindsTakesAllOfThem) {
  // Fuel is within in both; the shop's nearest closed.
  const auto both = [](base::PerMetric<ResultWay> of_shop) {
    ResultPlace one = place("x", 60.0, std::move(of_shop));
    one.ways.push_back(way(2.0, "F", 9.0, "G"));
    return one;
  };
  const auto result = [](ResultPlace one, std::vector<ResultService> shops) {
    ResultWays ways = drawn({std::move(one)}, std::move(shops));
    ways.kinds.emplace_back("fuel");
    ways.services.push_back({"F", "Fuel", {"fuel"}, {}, Persons{60.0}});
    return ways;
  };
  const ResultWays earlier = result(both(way(1.0, "A", 9.0, "B")), {shop("A"), shop("B")});
  const ResultWays later =
      on_other_roads(result(both(way(8.0, "B", 9.0, "C")), {shop("B"), shop("C")}));
  const auto coverage = [](const ResultWays& ways) {
    model::ResultCoverage one = coverage_of(ways);
    one.measures = {"all_kinds_5km"};
    return one;
  };
  CoverageComparison comparison = compare_coverage({coverage(earlier), coverage(later)});
  explain_change(earlier, later, comparison);
  ASSERT_TRUE(comparison.rows.back().change);
  EXPECT_DOUBLE_EQ(comparison.rows.back().change->persons.services, -60.0);
}

TEST(ServiceChanges, NameWhatClosedOpenedMovedAndOffersOtherKinds) {
  std::vector<ResultService> before{shop("A"), shop("B"), shop("C"), shop("D")};
  std::vector<ResultService> after{shop("B"), shop("C"), shop("D"), shop("E")};
  after[0].position.x += 1.5;
  after[1].kinds = {"fuel", "shop"};
  after[3].persons_nearest = Persons{500.0};
  const auto changes = service_changes(drawn({}, before), drawn({}, after));
  ASSERT_EQ(changes.size(), 4U) << "D is as it was";
  EXPECT_EQ(changes[0].id, "E") << "most people have it as their nearest";
  EXPECT_EQ(changes[0].what, ServiceChange::What::opened);
  EXPECT_EQ(changes[1].what, ServiceChange::What::closed);
  EXPECT_EQ(changes[2].what, ServiceChange::What::moved);
  EXPECT_EQ(changes[3].what, ServiceChange::What::other_kinds);
  EXPECT_EQ(changes[3].kinds, (std::vector<std::string>{"fuel", "shop"}));
}

}  // namespace
}  // namespace narhet::compare
