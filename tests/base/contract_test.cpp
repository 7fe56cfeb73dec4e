// SPDX-License-Identifier: MIT
#include "narhet/base/contract.hpp"

#include <gtest/gtest.h>

namespace narhet::base {
namespace {

TEST(ContractDeathTest, NamesTheBrokenCondition) {
  const int count = 0;
  EXPECT_DEATH(NARHET_EXPECTS(count > 0), "contract_test.cpp:[0-9]+: expected count > 0");
}

TEST(Contract, LetsAKeptConditionPass) {
  NARHET_EXPECTS(1 + 1 == 2);
}

}  // namespace
}  // namespace narhet::base
