// SPDX-License-Identifier: MIT
#include "narhet/model/ranking.hpp"

#include "key_and_name.hpp"

namespace narhet::model {
namespace {

TEST(Measure, HasAKeyAndANameOfItsOwn) {
  test::expect_keys<Measure>(kMeasures);
  test::expect_names<Measure>(kMeasures);
}

TEST(Aspect, HasAKeyAndANameOfItsOwn) {
  test::expect_keys<Aspect>(kAspects);
  test::expect_names<Aspect>(kAspects);
}

TEST(Counted, HasAKeyAndANameOfItsOwn) {
  test::expect_keys<Counted>(kCounted);
  test::expect_names<Counted>(kCounted);
}

// A set of weights can speak for all five.
TEST(Aspect, IsMeasuredBySomething) {
  std::set<Aspect> measured;
  for (std::size_t i = 0; i < kMeasures; ++i) {
    measured.insert(aspect(static_cast<Measure>(i)));
  }
  EXPECT_EQ(measured.size(), kAspects);
}

}  // namespace
}  // namespace narhet::model
