// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/output/detail/layer.hpp"

#include <map>
#include <string>
#include <string_view>

namespace narhet::output::detail {

/// A number with as many decimals as tell something: of km, minutes, percent and points one, of
/// metres and persons none, of any other as many as give three digits, at most six.
/// @param column  the name that says what it counts
[[nodiscard]] double readable_number(std::string_view column, double number);

/// The table as people read it: columns under their titles, no two alike, and readable numbers.
/// @param titles  by the names of columns; one without a title keeps its name
[[nodiscard]] Layer readable_table(Layer table, const std::map<std::string, std::string>& titles);

}  // namespace narhet::output::detail
