// SPDX-License-Identifier: MIT
#pragma once

#include "mutated/family.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace narhet::test {

/// What became of a mutated input.
enum class Outcome : std::uint8_t {
  as_original,     ///< read, and nothing is otherwise
  read_otherwise,  ///< read with every record that it holds, some of another content
  told,            ///< read, and people are told of what was set aside
  refused,         ///< with an error that has a code
  silent_loss,     ///< read with fewer records than it holds, and nobody is told
  uncoded,         ///< another exception than an error of the product
  crash,
  hang,
};
inline constexpr std::array<std::string_view, 8> kOutcomes{
    "as_original", "read_otherwise", "told", "refused", "silent_loss", "uncoded", "crash", "hang"};

struct Judged {
  Outcome outcome{};
  std::string why;
};

/// Lets the product read what stands in the folder and compares.
/// @param files     the mutated ones, as `Family::count` wants them
/// @param original  what the product made of the family's originals
[[nodiscard]] Judged judge(const Family& family,
                           const Files& files,
                           const std::filesystem::path& file,
                           const Reading& original);

}  // namespace narhet::test
