// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"
#include "narhet/base/quantity.hpp"

#include <optional>
#include <string>
#include <utility>

namespace narhet::input::detail {

/// Reads the numbers of one column, all with a decimal point or all with a decimal comma: where
/// both occur, one of them separates thousands.
class DecimalColumn {
 public:
  /// @param name  of the column, for messages
  explicit DecimalColumn(std::string name) : name_{std::move(name)} {}

  /// Nothing for an empty cell.
  /// @throws Error `value_invalid` at `where`
  [[nodiscard]] std::optional<double> read(const std::string& cell, const base::Where& where);
  /// Likewise; a negative number is an error.
  [[nodiscard]] std::optional<base::Persons> read_persons(const std::string& cell,
                                                          const base::Where& where);

 private:
  std::string name_;
  char mark_{'\0'};   // the first decimal mark seen
  std::string seen_;  // and the cell it was in
};

}  // namespace narhet::input::detail
