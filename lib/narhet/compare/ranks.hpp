// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace narhet::compare {

enum class Better : std::uint8_t { more, less };

/// Ranks from 1, the best first: 1, 2, 2, 4.  Values that are equal when shown with so many
/// decimals share a rank: nobody is put before another by what a table does not show.
/// @returns nothing for what has no value
[[nodiscard]] std::vector<std::optional<std::uint32_t>> ranks(
    std::span<const std::optional<double>> values, Better better, int decimals);

}  // namespace narhet::compare
