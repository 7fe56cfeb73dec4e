// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/decision_matrix.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace narhet::siting {

// A weighted sum is linear in one weight when the others keep their proportions, so where two
// alternatives change places is a closed form: no search, no step.

/// Between which shares of one weight an alternative stays first.
struct StableRange {
  double from{0.0};
  double to{1.0};
  std::optional<std::size_t> first_below;  ///< who is first just below `from`, if that is above 0
  std::optional<std::size_t> first_above;
};

/// The interval is closed: at its ends two are equal.
/// @param shares     weights that sum to one
/// @param first      an alternative that none beats at these weights
/// @param criterion  whose weight varies, the others sharing the rest as they do now
/// @returns nothing if no other criterion weighs anything: there are no proportions to keep
[[nodiscard]] std::optional<StableRange> stable_range(const DecisionMatrix& matrix,
                                                      std::span<const double> shares,
                                                      std::size_t first,
                                                      std::size_t criterion);

/// The least change of a single weight that makes two alternatives equal.
struct Reversal {
  std::size_t criterion{};
  double share{};  ///< of all weights, 0 to 1; beyond it the other is before
};

/// @pre `before` is not worth less than `after` at these weights
/// @returns nothing if no share of any one weight turns them round; what weighs nothing today is
///          not asked
[[nodiscard]] std::optional<Reversal> reversal(std::span<const double> before,
                                               std::span<const double> after,
                                               std::span<const double> shares);

}  // namespace narhet::siting
