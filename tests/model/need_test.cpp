// SPDX-License-Identifier: MIT
#include "narhet/model/need.hpp"

#include "key_and_name.hpp"

namespace narhet::model {
namespace {

TEST(Group, HasAKeyAndANameOfItsOwn) {
  test::expect_keys<Group>(kGroups);
  test::expect_names<Group>(kGroups);
}

TEST(Strength, HasAKeyAndANameOfItsOwn) {
  test::expect_keys<Strength>(3);
  test::expect_names<Strength>(3);
}

}  // namespace
}  // namespace narhet::model
