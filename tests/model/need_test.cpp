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

TEST(Speakers, HaveAKeyAndANameOfTheirOwn) {
  test::expect_keys<Speakers>(kSpeakers);
  test::expect_names<Speakers>(kSpeakers);
}

TEST(Speakers, AreTheGroupsBesideEveryoneAndTheOthers) {
  for (std::size_t i = 0; i < kGroups; ++i) {
    const auto group = static_cast<Group>(i);
    EXPECT_EQ(key(speakers(group)), key(group));
  }
}

}  // namespace
}  // namespace narhet::model
