// SPDX-License-Identifier: MIT
#include "narhet/model/analysis.hpp"

#include "key_and_name.hpp"

namespace narhet::model {
namespace {

TEST(CriterionKey, HasAKeyAndANameOfItsOwn) {
  test::expect_keys<CriterionKey>(kCriteria);
  test::expect_names<CriterionKey>(kCriteria);
}

}  // namespace
}  // namespace narhet::model
