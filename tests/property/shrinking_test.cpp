// SPDX-License-Identifier: MIT
// What finds and shrinks cases, on properties whose smallest counterexample is known.
#include "support/property.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace narhet::test {
namespace {

using Numbers = std::vector<std::uint32_t>;

std::string text_of(const Numbers& numbers) {
  std::string text;
  for (const std::uint32_t number : numbers) {
    text += std::to_string(number) + " ";
  }
  return text;
}

Property<Numbers> that_all(const std::function<bool(const Numbers&)>& holds) {
  return {[](Draws& draws) { return draws.list(30, [&] { return draws.below(1000); }); },
          [holds](const Numbers& numbers) { return std::string{holds(numbers) ? "" : "no"}; },
          &text_of};
}

TEST(Shrinking, FindsTheSmallestNumberThatIsTooLarge) {
  const auto found = find_counterexample(that_all([](const Numbers& numbers) {
                                           return std::all_of(numbers.begin(), numbers.end(),
                                                              [](auto each) { return each < 321; });
                                         }),
                                         100);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->shown, "321 ");
}

TEST(Shrinking, LeavesTwoOfManyThatAreEqual) {
  const auto found = find_counterexample(
      that_all([](Numbers numbers) {
        std::sort(numbers.begin(), numbers.end());
        return std::adjacent_find(numbers.begin(), numbers.end()) == numbers.end();
      }),
      1000);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->shown, "0 0 ");
}

TEST(Shrinking, FindsNothingWhereNothingIsWrong) {
  EXPECT_EQ(counterexample_of(that_all([](const Numbers&) { return true; }), 100), "");
}

TEST(Draws, AreTheSameAgain) {
  Draws first{7};
  const auto drawn = first.list(20, [&] { return first.below(50); });
  Draws again{first.drawn()};
  EXPECT_EQ(again.list(20, [&] { return again.below(50); }), drawn);
  EXPECT_EQ(again.drawn(), first.drawn());
}

}  // namespace
}  // namespace narhet::test
