// SPDX-License-Identifier: MIT
#include "narhet/input/detail/decimal_column.hpp"

#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"

namespace narhet::input::detail {

using base::Error;
using base::ErrorCode;
using base::Message;

std::optional<double> DecimalColumn::read(const std::string& cell, const base::Where& where) {
  if (cell.empty()) {
    return std::nullopt;
  }
  const auto number = base::number_from_swedish_text(cell);
  if (!number) {
    throw Error{
        ErrorCode::value_invalid, where,
        Message{"expected a number in the column '{}', found '{}'", base::printable(name_),
                base::printable(cell)},
        Message{"write digits with one decimal point or comma and nothing between thousands"}};
  }
  const auto mark = cell.find_first_of(".,");
  if (mark != std::string::npos) {
    if (mark_ != '\0' && mark_ != cell[mark]) {
      throw Error{ErrorCode::value_invalid, where,
                  Message{"the column '{}' has both '{}' and '{}': decimal comma or decimal point?",
                          base::printable(name_), base::printable(seen_), base::printable(cell)},
                  Message{"write all numbers of the column in the same way"}};
    }
    mark_ = cell[mark];
    seen_ = cell;
  }
  return number;
}

std::optional<base::Persons> DecimalColumn::read_persons(const std::string& cell,
                                                         const base::Where& where) {
  const auto number = read(cell, where);
  if (!number) {
    return std::nullopt;
  }
  if (*number < 0.0) {
    throw Error{ErrorCode::value_invalid, where,
                Message{"expected a population of 0 or more, found '{}'", base::printable(cell)},
                Message{"leave the cell empty where it is not known"}};
  }
  return base::Persons{*number};
}

}  // namespace narhet::input::detail
