// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/input/source.hpp"
#include "narhet/model/result_table.hpp"

#include <optional>
#include <string>

namespace narhet::input {

/// A layer of a result as text, without the numbers of its rows (`fid`).  A layer without rows has
/// no columns.
/// @returns nothing if the result has no such layer
/// @throws Error as the readers of `records.hpp` do
/// @pre a `GdalSession` lives
[[nodiscard]] std::optional<model::ResultTable> read_result_table(const Source& source,
                                                                  const std::string& layer,
                                                                  const base::Task& task);

}  // namespace narhet::input
