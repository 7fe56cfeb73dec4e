// SPDX-License-Identifier: MIT
#include "narhet/study/run_cost.hpp"

#include "narhet/base/builtin_text.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>

namespace narhet::study {
namespace {

RunRates rates() {
  return read_run_rates(
      base::Settings::parse(base::builtin_text("defaults/run_cost.toml"), "run_cost.toml"));
}

RunSize demo() {
  return {.segments = 17'252,
          .nodes = 17'107,
          .places = 151,
          .services = 259,
          .candidates = 45,
          .kinds = 5,
          .speed_runs = 4,
          .searches = 1825};
}

TEST(RunCost, GrowsWithEachOfTheSizes) {
  const TimeRange small = time_of_run(demo(), rates());
  constexpr std::array kSizes{&RunSize::segments,   &RunSize::nodes,      &RunSize::places,
                              &RunSize::services,   &RunSize::candidates, &RunSize::kinds,
                              &RunSize::speed_runs, &RunSize::searches};
  for (std::size_t i = 0; i < kSizes.size(); ++i) {
    RunSize size = demo();
    size.*kSizes[i] *= 10;
    const TimeRange large = time_of_run(size, rates());
    EXPECT_GT(large.least, small.least) << "size " << i;
    EXPECT_GT(large.most, small.most) << "size " << i;
  }
}

TEST(RunCost, IsLessWhereAHierarchyIsStored) {
  RunSize stored = demo();
  stored.has_hierarchy = true;
  EXPECT_LT(time_of_run(stored, rates()).most, time_of_run(demo(), rates()).most);
}

// 2 s, 3 pieces of road of 1 s, 5 nodes put in order (10 s each) and weighed three times (100 s),
// 300 searches of 5 nodes (0.1 s), 2 places with 4 points, three times (1 s), a site (8 s), 2
// places of 3 kinds (0.5 s): 2 + 3 + 50 + 1500 + 150 + 24 + 8 + 3 = 1740, within a factor of 4.
TEST(RunCost, AddsUpItsParts) {
  RunRates simple;
  simple.start = base::Seconds{2.0};
  simple.segment = base::Seconds{1.0};
  simple.order = base::Seconds{10.0};
  simple.weights = base::Seconds{100.0};
  simple.search = base::Seconds{0.1};
  simple.core_search = base::Seconds{0.2};
  simple.pair = base::Seconds{1.0};
  simple.candidate = base::Seconds{8.0};
  simple.answer = base::Seconds{0.5};
  simple.range = 4.0;
  RunSize size{.segments = 3,
               .nodes = 5,
               .places = 2,
               .services = 3,
               .candidates = 1,
               .kinds = 3,
               .speed_runs = 2,
               .searches = 300};
  EXPECT_DOUBLE_EQ(time_of_run(size, simple).least.count(), 435.0);
  EXPECT_DOUBLE_EQ(time_of_run(size, simple).most.count(), 6960.0);
  // Too few searches for a hierarchy to pay: 10 of 5 nodes at 0.2 s in the place of the three.
  size.searches = 10;
  EXPECT_DOUBLE_EQ(time_of_run(size, simple).most.count(), 4.0 * (2 + 3 + 10 + 24 + 8 + 3));
}

TEST(RunCost, HasRatesThatSayWhereTheyComeFrom) {
  const RunRates found = rates();
  EXPECT_EQ(found.assumptions.size(), 10U);
  for (const model::Provenance& row : found.assumptions) {
    EXPECT_EQ(row.topic, "assumption");
    EXPECT_FALSE(row.source.empty()) << row.name;
    EXPECT_FALSE(row.date.empty()) << row.name;
  }
}

}  // namespace
}  // namespace narhet::study
