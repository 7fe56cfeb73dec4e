// SPDX-License-Identifier: MIT
#include "narhet/model/travel.hpp"

#include "key_and_name.hpp"

#include <set>

namespace narhet::model {
namespace {

using base::KindIndex;
using base::Metric;
using base::PlaceIndex;
using base::ServiceIndex;
using base::Weight;

TEST(SnapStatus, HasAKeyAndANameOfItsOwn) {
  test::expect_keys<SnapStatus>(4);
  test::expect_names<SnapStatus>(4);
}

TEST(ReachStatus, HasAKeyAndANameOfItsOwn) {
  test::expect_keys<ReachStatus>(kReachStatuses);
  test::expect_names<ReachStatus>(kReachStatuses);
}

TEST(Reached, IsOrderedByCostThenByIndex) {
  const Reached near{ServiceIndex{7}, Weight{10}};
  const Reached far{ServiceIndex{1}, Weight{11}};
  const Reached tied{ServiceIndex{8}, Weight{10}};
  EXPECT_LT(near, far);
  EXPECT_LT(near, tied);
}

TEST(NearestTable, HasOneCellForEachPlaceKindAndMetric) {
  NearestTable table{3, 2};
  std::set<const NearestPair*> cells;
  for (std::uint32_t place = 0; place < 3; ++place) {
    for (std::uint8_t kind = 0; kind < 2; ++kind) {
      for (const Metric metric : base::kMetrics) {
        NearestPair* cell = &table.at(PlaceIndex{place}, KindIndex{kind}, metric);
        EXPECT_TRUE(cells.insert(cell).second);
        EXPECT_EQ(cell, &table.column(KindIndex{kind}, metric)[place]);
      }
    }
  }
  EXPECT_EQ(cells.size(), 12U);
}

TEST(TravelTable, IsInfiniteUntilFilled) {
  TravelTable table{2, 3};
  table.column(1, Metric::time)[1] = Weight{5};
  std::size_t finite = 0;
  for (std::size_t destination = 0; destination < table.destination_count(); ++destination) {
    for (const Metric metric : base::kMetrics) {
      ASSERT_EQ(table.column(destination, metric).size(), table.place_count());
      for (const Weight weight : table.column(destination, metric)) {
        finite += weight.is_finite() ? 1U : 0U;
      }
    }
  }
  EXPECT_EQ(finite, 1U);
  EXPECT_EQ(table.column(1, Metric::time)[1], Weight{5});
}

}  // namespace
}  // namespace narhet::model
