// SPDX-License-Identifier: MIT
#include "narhet/compare/difference.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::compare {
namespace {

using model::ResultTable;
using model::TableDifference;

constexpr std::array<std::string_view, 1> kId{"id"};

/// Four villages; in the later table A is farther, B is gone, C is as it was and has another state
/// only in a column that the earlier one lacks, E is new.
const ResultTable kEarlier{"places",
                           {"id", "name", "min"},
                           {{"a", "A", "4"}, {"b", "B", "7"}, {"c", "C", "9"}, {"d", "D", ""}}};
const ResultTable kLater{"places",
                         {"id", "min", "name", "status"},
                         {{"e", "1", "E", "reached"},
                          {"d", "", "D", "reached"},
                          {"c", "9", "C", "changed"},
                          {"a", "5", "A", "reached"}}};

TEST(Difference, IsToldByTheKeyWhateverTheOrder) {
  const TableDifference found = difference(kEarlier, kLater, kId);
  EXPECT_EQ(found.layer, "places");
  EXPECT_EQ(found.changed, 1U);
  EXPECT_EQ(found.same, 2U);
  EXPECT_EQ(found.added, 1U);
  EXPECT_EQ(found.removed, 1U);
  ASSERT_EQ(found.columns.size(), 1U);
  EXPECT_EQ(found.columns[0].name, "min");
  EXPECT_EQ(found.columns[0].rows, 1U);
  EXPECT_EQ(found.columns_added, std::vector<std::string>{"status"});
  EXPECT_TRUE(found.columns_removed.empty());
  EXPECT_EQ(found.examples, (std::vector<std::string>{"a", "e", "b"}));
}

TEST(Difference, IsNoneOfATableAndItself) {
  EXPECT_TRUE(difference(kEarlier, kEarlier, kId).none());
  EXPECT_EQ(difference(kEarlier, kEarlier, kId).same, 4U);
}

// Read without rows, a table is read without its columns, and has them all the same.
TEST(Difference, SaysNothingOfTheColumnsOfATableWithoutRows) {
  const ResultTable empty{"places", {}, {}};
  const TableDifference gone = difference(kEarlier, empty, kId);
  EXPECT_EQ(gone.removed, 4U);
  EXPECT_TRUE(gone.columns_removed.empty());
  const TableDifference come = difference(empty, kEarlier, kId);
  EXPECT_EQ(come.added, 4U);
  EXPECT_TRUE(come.columns_added.empty());
  EXPECT_FALSE(come.none());
}

// "X" stands twice before and three times after: no key tells these rows apart.
TEST(Difference, CountsRowsAsWholesWhereNoKeyTellsThemApart) {
  const ResultTable before{"rejected", {"reason"}, {{"X"}, {"X"}, {"Y"}}};
  const ResultTable after{"rejected", {"reason"}, {{"X"}, {"Z"}, {"X"}, {"X"}}};
  constexpr std::array<std::string_view, 1> kReason{"reason"};
  using Key = std::span<const std::string_view>;
  for (const Key key : {Key{}, Key{kReason}}) {
    const TableDifference found = difference(before, after, key);
    EXPECT_EQ(found.same, 2U);
    EXPECT_EQ(found.added, 2U) << "a third X, and Z";
    EXPECT_EQ(found.removed, 1U) << "Y";
    EXPECT_EQ(found.changed, 0U);
  }
}

TEST(Difference, OfAKeyThatATableLacksIsOfWholeRows) {
  constexpr std::array<std::string_view, 2> kKey{"id", "kind"};
  const TableDifference found = difference(kEarlier, kEarlier, kKey);
  EXPECT_TRUE(found.none());
  EXPECT_EQ(found.same, 4U);
}

}  // namespace
}  // namespace narhet::compare
