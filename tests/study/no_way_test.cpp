// SPDX-License-Identifier: MIT
#include "narhet/study/no_way.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace narhet::study {
namespace {

using base::Metric;
using base::Weight;

/// Two places and two kinds; the second place has no way to the second kind.
model::NearestTable ways(Weight longest) {
  model::NearestTable table{2, 2};
  const auto reach = [&](std::uint32_t place, std::uint8_t kind, Metric metric, Weight cost) {
    table.at(base::PlaceIndex{place}, base::KindIndex{kind}, metric).nearest =
        model::Reached{base::ServiceIndex{0}, cost};
  };
  reach(0, 0, Metric::time, Weight{5});
  reach(0, 1, Metric::time, longest);
  reach(1, 0, Metric::time, Weight{7});
  reach(0, 0, Metric::distance, Weight{90});
  table.at(base::PlaceIndex{0}, base::KindIndex{0}, Metric::time).second =
      model::Reached{base::ServiceIndex{1}, Weight{1000}};
  return table;
}

/// Places that are all in the one municipality, or in none.
std::vector<model::Place> places(std::optional<base::MunicipalityIndex> municipality = {}) {
  std::vector<model::Place> both(2);
  for (model::Place& place : both) {
    place.municipality = municipality;
  }
  return both;
}

TEST(NoWay, CountsAsStatedWhereNobodyHasFarther) {
  const auto counts = no_way_counts_as(ways(Weight{60}), places(), {Weight{100}, Weight{60}});
  ASSERT_EQ(counts.size(), 2U);
  EXPECT_EQ(counts[1][Metric::time], Weight{60});
  EXPECT_EQ(counts[1][Metric::distance], Weight{100});
}

// Else who has 61 to their nearest would count as 60, and a site that makes it 60 as nothing won.
TEST(NoWay, CountsAsTheLongestWayToANearestPoint) {
  const auto counts = no_way_counts_as(ways(Weight{61}), places(base::MunicipalityIndex{3}),
                                       {Weight{80}, Weight{60}});
  EXPECT_EQ(counts[1][Metric::time], Weight{61})
      << "the second nearest, 1000 away, does not matter";
  EXPECT_EQ(counts[1][Metric::distance], Weight{90});
}

TEST(NoWay, DoesNotDependOnOtherMunicipalities) {
  auto apart = places();
  apart[0].municipality = base::MunicipalityIndex{0};
  apart[1].municipality = base::MunicipalityIndex{1};
  const auto counts = no_way_counts_as(ways(Weight{61}), apart, {Weight{80}, Weight{60}});
  EXPECT_EQ(counts[0][Metric::time], Weight{61});
  EXPECT_EQ(counts[1][Metric::time], Weight{60}) << "who has farther lives elsewhere";
  EXPECT_EQ(counts[1][Metric::distance], Weight{80});
}

}  // namespace
}  // namespace narhet::study
