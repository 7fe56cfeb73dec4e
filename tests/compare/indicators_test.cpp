// SPDX-License-Identifier: MIT
#include "narhet/compare/indicators.hpp"

#include "compare/drawn_measures.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace narhet::compare {
namespace {

using base::Persons;
using model::Indicator;
using model::MunicipalityIndicator;
using test::row_of;

const std::vector<MunicipalityIndicator>& rows() {
  static const std::vector<MunicipalityIndicator> made = [] {
    auto found = test::DrawnMeasures{}.rows();
    rank_municipalities(2, found);
    return found;
  }();
  return made;
}

TEST(MunicipalityIndicators, GivePersonsAndPercentWithThoseTheyAreOf) {
  const auto* row = row_of(rows(), Indicator::within, 0);
  EXPECT_EQ(row->persons, Persons{150});
  EXPECT_EQ(row->of_persons, Persons{200});
  EXPECT_EQ(row->value, 75.0);
  EXPECT_EQ(row_of(rows(), Indicator::places_within, 0)->value, 60.0) << "3 of 5 places";
  EXPECT_EQ(row_of(rows(), Indicator::not_reached, 1)->value, 2.0);
  EXPECT_EQ(row_of(rows(), Indicator::within, std::nullopt)->persons, Persons{225});
}

TEST(MunicipalityIndicators, OfAPartOfThePeopleAreEmptyWhereNobodyIsCounted) {
  EXPECT_EQ(row_of(rows(), Indicator::within, 0, 1)->value, 75.0) << "30 of 40 elderly";
  EXPECT_EQ(row_of(rows(), Indicator::within, 1, 1)->value, std::nullopt);
  EXPECT_EQ(row_of(rows(), Indicator::within, 1, 1)->persons, std::nullopt);
}

TEST(MunicipalityIndicators, HoldAMunicipalityAgainstItsOwnPoints) {
  const auto* own = row_of(rows(), Indicator::within_own, 0);
  EXPECT_EQ(own->persons, Persons{120});
  EXPECT_EQ(own->value, 60.0);
  EXPECT_EQ(row_of(rows(), Indicator::imported, 0)->value, 15.0) << "30 of 200";
  EXPECT_EQ(row_of(rows(), Indicator::exported, 1)->value, 30.0) << "a number of persons";
  EXPECT_EQ(row_of(rows(), Indicator::exported, std::nullopt)->value, std::nullopt);
}

TEST(MunicipalityIndicators, NameTheFarthestPlaceAndTheWorstClosing) {
  EXPECT_EQ(row_of(rows(), Indicator::farthest, 1)->place, base::PlaceIndex{0});
  EXPECT_EQ(row_of(rows(), Indicator::farthest, 1)->value, 30.0);
  const auto* worst = row_of(rows(), Indicator::worst_closure, 0);
  EXPECT_EQ(worst->service, base::ServiceIndex{4});
  EXPECT_EQ(worst->persons, Persons{60});
  EXPECT_EQ(worst->value, 30.0);
}

TEST(MunicipalityIndicators, HaveNoGiniWithoutTheMeanAndTheLongestTenthBefore) {
  for (auto row = rows().begin(); row != rows().end(); ++row) {
    if (row->indicator == Indicator::gini && row->value) {
      for (const Indicator before : {Indicator::mean, Indicator::longest_tenth}) {
        EXPECT_TRUE(std::any_of(rows().begin(), row, [&](const MunicipalityIndicator& each) {
          return each.indicator == before && each.kind == row->kind && each.metric == row->metric &&
                 each.municipality == row->municipality && each.value;
        }));
      }
    }
  }
}

// Both have 75 %; M0 has the shorter mean; where neither end is better there is no rank.
TEST(RankMunicipalities, ByEachIndicatorThatHasABetterEnd) {
  EXPECT_EQ(row_of(rows(), Indicator::within, 0)->rank, 1U);
  EXPECT_EQ(row_of(rows(), Indicator::within, 1)->rank, 1U);
  EXPECT_EQ(row_of(rows(), Indicator::within, std::nullopt)->rank, std::nullopt);
  EXPECT_EQ(row_of(rows(), Indicator::mean, 0)->rank, 1U);
  EXPECT_EQ(row_of(rows(), Indicator::mean, 1)->rank, 2U);
  EXPECT_EQ(row_of(rows(), Indicator::within_own, 0)->rank, 2U);
  EXPECT_EQ(row_of(rows(), Indicator::imported, 0)->rank, std::nullopt);
  EXPECT_EQ(row_of(rows(), Indicator::exported, 0)->rank, std::nullopt);
}

}  // namespace
}  // namespace narhet::compare
