// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/geo/point.hpp"
#include "narhet/input/name_likeness.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace narhet::input::detail {

/// What tells things apart.
struct Thing {
  std::string_view id;
  geo::Point position;
  NameWords name;
};

/// Two things that may be one.
struct Pair {
  std::size_t first{};   ///< among the earlier things
  std::size_t second{};  ///< among the later ones
  double metres{};
  double likeness{};
};

/// Which of later things are one with an earlier thing, and which may be.
struct SameThings {
  std::vector<Pair> same;     ///< by `second`; each thing in one pair at most
  std::vector<Pair> perhaps;  ///< by `second`; none that is in `same`, each once
};

/// How `same_things` judges.
struct SameRule {
  double within{};       ///< metres
  double look_within{};  ///< metres
  double alike{};
  LikenessOf of{};
};

/// @param fits  whether two may be one at all, besides names and positions
[[nodiscard]] SameThings same_things(std::span<const Thing> earlier,
                                     std::span<const Thing> later,
                                     const SameRule& rule,
                                     const std::function<bool(std::size_t, std::size_t)>& fits);

/// Pairs of one list that are alike and near, the first before the second; each second once.
[[nodiscard]] std::vector<Pair> twice_in(std::span<const Thing> things,
                                         const SameRule& rule,
                                         const std::function<bool(std::size_t, std::size_t)>& fits);

}  // namespace narhet::input::detail
