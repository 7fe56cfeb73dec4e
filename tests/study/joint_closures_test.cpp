// SPDX-License-Identifier: MIT
#include "study/all_ways.hpp"

#include "narhet/study/study_file.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace narhet::study::test {
namespace {

/// Every seventh pair, which meets each service point some 37 times; all of them take minutes, and
/// are asked for by NARHET_EXHAUSTIVE.
std::size_t step() {
  return std::getenv("NARHET_EXHAUSTIVE") == nullptr ? 7 : 1;
}

// With the hierarchy, which is the faster; scenario_test.cpp has the core.
TEST(DemoJointClosures, OfPairsAreWhatTheWaysToAllOthersSay) {
  const AllWays demo{read_study_file(std::filesystem::path{NARHET_SOURCE_DIR} / "data/demo"),
                     routing::Method::hierarchy};
  std::size_t pairs = 0;
  std::size_t checked = 0;
  std::size_t that_matter = 0;
  for (std::uint32_t a = 0; a < demo.services(); ++a) {
    for (std::uint32_t b = a + 1; b < demo.services(); ++b) {
      if (pairs++ % step() != 0) {
        continue;
      }
      ++checked;
      that_matter +=
          demo.check_closure({base::ServiceIndex{a}, base::ServiceIndex{b}}) > 0 ? 1U : 0U;
      ASSERT_FALSE(HasFailure()) << "closing " << a << " and " << b;
    }
  }
  EXPECT_EQ(pairs, 33'411U);  // 259 x 258 / 2
  EXPECT_GT(that_matter, checked * 9 / 10);
  RecordProperty("that_matter", static_cast<int>(that_matter));
}

}  // namespace
}  // namespace narhet::study::test
