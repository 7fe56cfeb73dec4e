// SPDX-License-Identifier: MIT
#include "narhet/model/origin.hpp"

#include "key_and_name.hpp"

namespace narhet::model {
namespace {

TEST(Subject, HasAKeyAndANameOfItsOwn) {
  test::expect_keys<Subject>(6);
  test::expect_names<Subject>(6);
}

TEST(LoadReport, CountsEqualReasonsTogetherAndOthersApart) {
  LoadReport report;
  report.exclude(base::Message{"closed to cars"});
  report.exclude(base::Message{"of type {}", "a"}, 3);
  report.exclude(base::Message{"closed to cars"}, 2);
  report.exclude(base::Message{"of type {}", "b"});
  ASSERT_EQ(report.excluded.size(), 3U);
  EXPECT_EQ(report.excluded[0].count, 3U);
  EXPECT_EQ(report.excluded[1].count, 3U);
  EXPECT_EQ(report.excluded[2].count, 1U);
}

TEST(LoadReport, IsBalancedWhenNothingIsLost) {
  LoadReport report;
  report.read = 10;
  report.used = 6;
  report.exclude(base::Message{"closed to cars"}, 3);
  EXPECT_FALSE(report.is_balanced());
  report.rejected.push_back({});
  EXPECT_TRUE(report.is_balanced());
}

}  // namespace
}  // namespace narhet::model
