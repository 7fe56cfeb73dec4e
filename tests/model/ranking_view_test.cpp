// SPDX-License-Identifier: MIT
#include "narhet/model/ranking_view.hpp"

#include "key_and_name.hpp"

namespace narhet::model {
namespace {

TEST(RankedBy, HasAKeyAndANameOfItsOwn) {
  test::expect_keys<RankedBy>(kRankedBy);
  test::expect_names<RankedBy>(kRankedBy);
}

}  // namespace
}  // namespace narhet::model
