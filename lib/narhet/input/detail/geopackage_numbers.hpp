// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"
#include "narhet/base/task.hpp"
#include "narhet/input/detail/odd_cell.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace narhet::input::detail {

/// What a column of a GeoPackage says that it holds.
enum class NumberType : std::uint8_t {
  whole_32,  ///< of 32 bits
  whole,
  real
};

struct NumberField {
  std::string column;
  NumberType type{};
};

/// SQLite keeps in a column of numbers what it is given: words, bytes, 12.5 among whole numbers.
/// GDAL reads the words as 0 and cuts the others, and says nothing.
///
/// Reads the table once; nothing at all without fields.  The fields of the cells are places among
/// those asked for.
/// @param layer  a table with a row for each feature
/// @param id_column  with the numbers of the features; empty: SQLite's own
/// @throws Error `file_damaged`; Cancelled
[[nodiscard]] std::vector<OddCell> odd_cells(const std::filesystem::path& file,
                                             const std::string& layer,
                                             const std::string& id_column,
                                             const std::vector<NumberField>& fields,
                                             const base::Where& where,
                                             const base::Task& task);

}  // namespace narhet::input::detail
