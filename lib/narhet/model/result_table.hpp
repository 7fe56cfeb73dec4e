// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace narhet::model {

/// A layer of a result as text, without its geometries.
struct ResultTable {
  std::string layer;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  ///< a cell for each column; empty: null
};

/// How one layer differs between two results.
struct TableDifference {
  struct Column {
    std::string name;
    std::uint64_t rows{};  ///< that are in both and differ in it
  };
  std::string layer;
  std::uint64_t same{};
  std::uint64_t changed{};  ///< rows of the same key with other cells
  std::uint64_t added{};
  std::uint64_t removed{};
  std::vector<Column> columns;               ///< those that differ, most rows first
  std::vector<std::string> columns_added;    ///< that only the later one has
  std::vector<std::string> columns_removed;  ///< that only the earlier one has
  /// Keys of rows that are changed, added or removed, in this order: the first few.
  std::vector<std::string> examples;

  [[nodiscard]] bool none() const {
    return changed + added + removed == 0 && columns_added.empty() && columns_removed.empty();
  }
};

}  // namespace narhet::model
