// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace narhet::siting::detail {

/// Which sites of a model may be chosen together.
struct SiteRule {
  enum class Type : std::uint8_t {
    count,          ///< exactly `count`
    one_per_group,  ///< exactly one of each group
    budget,         ///< any whose costs sum to at most `budget`
  };
  Type type{Type::count};
  std::size_t count{};               ///< at most as many as there are sites
  std::vector<std::uint32_t> group;  ///< by site, from 0 without gaps
  std::size_t groups{};
  std::vector<std::uint32_t> cost;  ///< by site
  std::uint64_t budget{};
};

}  // namespace narhet::siting::detail
