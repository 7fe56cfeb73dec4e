// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/result_table.hpp"

#include <span>
#include <string_view>

namespace narhet::compare {

/// What is another in the later of two tables of one layer.
///
/// Rows are the same thing where the columns of the key hold the same; where these are missing, or
/// do not tell the rows of a table apart, rows are the same where all columns are, and none is
/// `changed`.  Columns that only one table has are named, and differ in no row.
/// @param key     names of columns; may be empty
/// @pre both tables are of the same layer
/// Cost: n log n comparisons of keys.
[[nodiscard]] model::TableDifference difference(const model::ResultTable& earlier,
                                                const model::ResultTable& later,
                                                std::span<const std::string_view> key);

}  // namespace narhet::compare
