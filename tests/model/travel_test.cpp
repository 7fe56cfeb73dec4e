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

}  // namespace
}  // namespace narhet::model
