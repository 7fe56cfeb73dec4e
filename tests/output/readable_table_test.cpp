// SPDX-License-Identifier: MIT
#include "narhet/output/detail/readable_table.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace narhet::output::detail {
namespace {

TEST(ReadableNumber, HasTheDecimalsOfWhatIsCounted) {
  EXPECT_EQ(readable_number("dagligvaror_min", 12.0344166), 12.0);
  EXPECT_EQ(readable_number("worst_km_before", 15.05314), 15.1);
  EXPECT_EQ(readable_number("all_kinds_10min_percent", 71.81157), 71.8);
  EXPECT_EQ(readable_number("score_residents", 88.888), 88.9);
  EXPECT_EQ(readable_number("need_met_points", 5.555), 5.6);
  EXPECT_EQ(readable_number("snap_m", 120.6), 121.0);
  EXPECT_EQ(readable_number("demand_persons", 2180.21), 2180.0);
}

// Money is large and loses its öre; a share is small and would be nothing with one decimal.
TEST(ReadableNumber, OfAnotherQuantityKeepsThreeDigits) {
  EXPECT_EQ(readable_number("cost_raw", 810'000.4), 810'000.0);
  EXPECT_EQ(readable_number("need_met_raw", 0.0716711), 0.0717);
  EXPECT_EQ(readable_number("gini", 0.39343), 0.393);
  EXPECT_EQ(readable_number("vulnerability", 10.63195), 10.6);
  EXPECT_EQ(readable_number("gini", 0.0), 0.0);
}

TEST(ReadableNumber, IsNeverANegativeZero) {
  EXPECT_FALSE(std::signbit(readable_number("change_km", -0.04)));
}

Column column(const std::string& name) {
  return {name, ColumnType::real, {}, [](std::size_t) { return Value{1.25}; }, {}};
}

TEST(ReadableTable, HasTitlesNoTwoAlikeAndNamesWhereThereAreNone) {
  Layer layer;
  layer.rows = 1;
  layer.columns = {column("a_min"), column("b_m"), column("x_way"), column("plain")};
  const Layer table =
      readable_table(layer, {{"a_min", "way"}, {"b_m", "way"}, {"x_way", "x"}, {"other", "other"}});
  ASSERT_EQ(table.columns.size(), 4U);
  EXPECT_EQ(table.columns[0].name, "way");
  EXPECT_EQ(table.columns[1].name, "way (b_m)");
  EXPECT_EQ(table.columns[2].name, "x (x_way)") << "points have a column x of their own";
  EXPECT_EQ(table.columns[3].name, "plain");
  EXPECT_EQ(std::get<double>(table.columns[0].value(0)), 1.3);
  EXPECT_EQ(std::get<double>(table.columns[1].value(0)), 1.0) << "by the name, not the title";
}

}  // namespace
}  // namespace narhet::output::detail
