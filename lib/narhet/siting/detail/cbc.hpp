// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace narhet::siting::detail {

/// Least cost over whole numbers within linear rows.
struct IntegerProgram {
  struct Column {
    double cost{};
    double least{0.0};
    double most{1.0};
  };
  struct Row {
    std::vector<int> columns;
    std::vector<double> factors;
    double least{};
    double most{};
  };
  std::vector<Column> columns;
  std::vector<Row> rows;
};

/// What CBC says, not checked.
struct IntegerAnswer {
  std::vector<double> values;   ///< by column; empty if it found none
  std::optional<double> bound;  ///< no answer costs less, within its tolerances
  std::uint64_t nodes{};
};

/// Whether the program was built with CBC.
[[nodiscard]] bool is_cbc_there();

/// @param start  a first answer, by column
/// @pre is_cbc_there()
/// @throws Cancelled
[[nodiscard]] IntegerAnswer solve_with_cbc(const IntegerProgram& program,
                                           const std::vector<double>& start,
                                           std::uint64_t most_nodes,
                                           const base::Task& task);

}  // namespace narhet::siting::detail
