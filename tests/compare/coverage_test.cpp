// SPDX-License-Identifier: MIT
#include "narhet/compare/coverage.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace narhet::compare {
namespace {

using base::Persons;
using model::ResultCoverage;

/// Two municipalities by villages and by cells: the cells count 100 more people in the second, and
/// of these half are far away.
std::vector<ResultCoverage> villages_and_cells() {
  return {{"villages",
           {"shop_10km", "shop_5km"},
           {{"0428", "Vingåker", Persons{100.0}, 4, {Persons{90.0}, Persons{50.0}}},
            {"0482", "Flen", Persons{300.0}, 9, {Persons{300.0}, Persons{200.0}}}}},
          {"cells",
           {"shop_10km", "fuel_10km"},
           {{"0482", "Flen", Persons{400.0}, 99, {Persons{350.0}, Persons{0.0}}},
            {"0428", "Vingåker", Persons{100.0}, 50, {Persons{80.0}, Persons{0.0}}},
            {"0581", "Norrköping", Persons{900.0}, 70, {Persons{1.0}, Persons{0.0}}}}}};
}

TEST(CompareCoverage, HoldsMunicipalitiesBesideEachOtherByCode) {
  const auto comparison = compare_coverage(villages_and_cells());
  ASSERT_EQ(comparison.rows.size(), 3U);
  const model::ComparedCoverage& all = comparison.rows[0];
  EXPECT_EQ(all.measure, "shop_10km");
  EXPECT_EQ(all.code, "") << "both municipalities together";
  EXPECT_DOUBLE_EQ(*all.share(0), 390.0 / 400.0);
  EXPECT_DOUBLE_EQ(*all.share(1), 430.0 / 500.0) << "Norrköping is in one result only";
  EXPECT_EQ(comparison.rows[1].name, "Vingåker");
  EXPECT_DOUBLE_EQ(*comparison.rows[1].share(1), 0.8);
  EXPECT_EQ(comparison.rows[2].name, "Flen");
  EXPECT_DOUBLE_EQ(*comparison.rows[2].share(1), 350.0 / 400.0);
  EXPECT_NEAR(points_apart(comparison.rows[2]), 12.5, 1e-12);
}

TEST(CompareCoverage, NamesWhatNotAllResultsHave) {
  EXPECT_EQ(compare_coverage(villages_and_cells()).only_some,
            (std::vector<std::string>{"0581", "fuel_10km", "shop_5km"}));
}

TEST(CompareCoverage, LeavesOutWhereAResultDoesNotSay) {
  auto results = villages_and_cells();
  results[1].municipalities[0].within[0].reset();
  const auto comparison = compare_coverage(std::move(results));
  ASSERT_EQ(comparison.rows.size(), 2U);
  EXPECT_DOUBLE_EQ(*comparison.rows[0].share(0), 0.9) << "and Flen in neither sum";
}

TEST(CompareCoverage, HasNoShareOfNobody) {
  const model::ComparedCoverage row{
      "0", "x", "m", {Persons{0.0}, Persons{5.0}}, {Persons{0.0}, Persons{5.0}}};
  EXPECT_EQ(row.share(0), std::nullopt);
  EXPECT_DOUBLE_EQ(points_apart(row), 0.0);
}

}  // namespace
}  // namespace narhet::compare
