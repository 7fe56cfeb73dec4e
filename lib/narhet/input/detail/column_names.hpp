// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace narhet::input::detail {

/// The column of the first of the names that is there, letters' case aside; a shapefile keeps the
/// first ten characters of a name.
[[nodiscard]] std::optional<std::size_t> find_column(std::span<const std::string> columns,
                                                     std::span<const std::string_view> names);
[[nodiscard]] std::optional<std::size_t> find_column(std::span<const std::string> columns,
                                                     std::initializer_list<std::string_view> names);

/// A name of a layer by its letters alone, small and without rings and dots:
/// "NVDB_DK_O_10_Färjeled" and "nvdb-dkFarjeled" both end in "farjeled".
[[nodiscard]] std::string letters_of(std::string_view name);

}  // namespace narhet::input::detail
