// SPDX-License-Identifier: MIT
#include "narhet/study/scenario.hpp"

#include "study/all_ways.hpp"
#include "support/temporary_folder.hpp"
#include "support/test_data.hpp"

#include "narhet/study/init.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace narhet::study::test {
namespace {

constexpr routing::Method kMethod = routing::Method::core;

std::size_t check_every_point(const AllWays& all) {
  std::size_t that_matter = 0;
  for (std::size_t service = 0; service < all.services(); ++service) {
    that_matter += all.check_scenario({base::id_at<base::ServiceIndex>(service)}) > 0 ? 1U : 0U;
  }
  return that_matter;
}

TEST(DemoScenario, ClosureOfEveryPointIsWhatTheWaysToAllOthersSay) {
  const AllWays demo{read_study_file(std::filesystem::path{NARHET_SOURCE_DIR} / "data/demo"),
                     kMethod};
  EXPECT_EQ(demo.services(), 259U);
  EXPECT_GT(check_every_point(demo), 150U);
}

// All pairs: joint_closures_test.cpp, which takes long.
TEST(DemoScenario, JointClosureOfNeighboursAndOfPairsByLotIsWhatTheWaysToAllOthersSay) {
  const AllWays demo{read_study_file(std::filesystem::path{NARHET_SOURCE_DIR} / "data/demo"),
                     kMethod};
  auto pairs = demo.neighbours();
  const std::size_t neighbours = pairs.size();
  std::mt19937 random{18};
  while (pairs.size() < neighbours + 200) {
    const auto a = random() % demo.services();
    const auto b = random() % demo.services();
    if (a != b) {
      pairs.insert(
          std::minmax(base::id_at<base::ServiceIndex>(a), base::id_at<base::ServiceIndex>(b)));
    }
  }
  std::size_t that_matter = 0;
  for (const auto& [a, b] : pairs) {
    that_matter += demo.check_scenario({a, b}) > 0 ? 1U : 0U;
  }
  RecordProperty("neighbours", static_cast<int>(neighbours));
  EXPECT_GT(neighbours, 200U);
  EXPECT_GT(that_matter, neighbours);
}

TEST(LiechtensteinScenario, ClosureOfEveryPointAndOfEveryPairIsWhatTheWaysToAllOthersSay) {
  const auto extract = narhet::test::data_file("osm/liechtenstein-2015.osm.pbf");
  if (!extract) {
    GTEST_SKIP() << "osm/liechtenstein-2015.osm.pbf is not in NARHET_TEST_DATA";
  }
  const narhet::test::TemporaryFolder folder;
  init_study(*extract, folder.path() / "study", {}, {});
  const AllWays country{read_study_file(folder.path() / "study"), kMethod};
  EXPECT_EQ(country.services(), 49U);
  EXPECT_GT(check_every_point(country), 20U);
  std::size_t pairs = 0;
  for (std::uint32_t a = 0; a < country.services(); ++a) {
    for (std::uint32_t b = a + 1; b < country.services(); ++b) {
      static_cast<void>(country.check_scenario({base::ServiceIndex{a}, base::ServiceIndex{b}}));
      ++pairs;
    }
  }
  EXPECT_EQ(pairs, 49U * 48U / 2U);
}

}  // namespace
}  // namespace narhet::study::test
