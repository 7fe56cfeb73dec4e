// SPDX-License-Identifier: MIT
#include "narhet/compare/ranks.hpp"

#include <gtest/gtest.h>

namespace narhet::compare {
namespace {

using Values = std::vector<std::optional<double>>;
using Ranks = std::vector<std::optional<std::uint32_t>>;

TEST(Ranks, GiveTheBestTheFirstAndLeavePlacesAfterTies) {
  EXPECT_EQ(ranks(Values{90.0, 97.0, 90.0, 12.0}, Better::more, 1), (Ranks{2, 1, 2, 4}));
  EXPECT_EQ(ranks(Values{90.0, 97.0, 90.0, 12.0}, Better::less, 1), (Ranks{2, 4, 2, 1}));
}

// 97.31 and 97.34 are both shown as 97.3; 97.36 is shown as 97.4.
TEST(Ranks, AreSharedByWhatATableShowsAsEqual) {
  EXPECT_EQ(ranks(Values{97.31, 97.34, 97.36}, Better::more, 1), (Ranks{2, 2, 1}));
  EXPECT_EQ(ranks(Values{97.31, 97.34, 97.36}, Better::more, 2), (Ranks{3, 2, 1}));
}

TEST(Ranks, LeaveOutWhatHasNoValue) {
  EXPECT_EQ(ranks(Values{std::nullopt, 5.0, 7.0}, Better::less, 1), (Ranks{std::nullopt, 1, 2}));
  EXPECT_EQ(ranks(Values{std::nullopt}, Better::less, 1), Ranks{std::nullopt});
}

}  // namespace
}  // namespace narhet::compare
