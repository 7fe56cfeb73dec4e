// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>

namespace narhet::siting {

/// Spearman's rank correlation (Spearman 1904), -1 to 1; equal values share the mean of their
/// ranks.
/// @returns nothing for fewer than three pairs, and where all values of one side are equal
/// @pre a.size() == b.size()
[[nodiscard]] std::optional<double> rank_correlation(std::span<const double> a,
                                                     std::span<const double> b);

}  // namespace narhet::siting
