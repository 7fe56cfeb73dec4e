// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace narhet::model::test {

/// The first `count` values of `Enum` have keys of their own, fit for a column of a table.
template <class Enum>
void expect_keys(std::size_t count) {
  std::set<std::string_view> keys;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view text = key(static_cast<Enum>(i));
    EXPECT_FALSE(text.empty()) << i;
    EXPECT_EQ(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string_view::npos)
        << text;
    EXPECT_TRUE(keys.insert(text).second) << text;
  }
}

/// Likewise names for people.
template <class Enum>
void expect_names(std::size_t count) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < count; ++i) {
    const auto text = name(static_cast<Enum>(i));
    EXPECT_FALSE(text.empty()) << i;
    EXPECT_TRUE(names.insert(text.english()).second) << text.english();
  }
}

}  // namespace narhet::model::test
