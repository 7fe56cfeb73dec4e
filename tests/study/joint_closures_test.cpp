// SPDX-License-Identifier: MIT
#include "study/all_ways.hpp"

#include "narhet/study/study_file.hpp"

#include <gtest/gtest.h>

namespace narhet::study::test {
namespace {

// With the hierarchy, which is the faster; scenario_test.cpp has the core.
TEST(DemoJointClosures, OfAllPairsAreWhatTheWaysToAllOthersSay) {
  const AllWays demo{read_study_file(std::filesystem::path{NARHET_SOURCE_DIR} / "data/demo"),
                     routing::Method::hierarchy};
  std::size_t pairs = 0;
  std::size_t that_matter = 0;
  for (std::uint32_t a = 0; a < demo.services(); ++a) {
    for (std::uint32_t b = a + 1; b < demo.services(); ++b) {
      ++pairs;
      that_matter +=
          demo.check_closure({base::ServiceIndex{a}, base::ServiceIndex{b}}) > 0 ? 1U : 0U;
      ASSERT_FALSE(HasFailure()) << "closing " << a << " and " << b;
    }
  }
  EXPECT_EQ(pairs, 33'411U);  // 259 x 258 / 2
  EXPECT_GT(that_matter, 30'000U);
  RecordProperty("that_matter", static_cast<int>(that_matter));
}

}  // namespace
}  // namespace narhet::study::test
