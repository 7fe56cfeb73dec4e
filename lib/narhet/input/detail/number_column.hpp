// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"
#include "narhet/base/quantity.hpp"

#include <optional>
#include <string>
#include <utility>

namespace narhet::input::detail {

/// What is known of the numbers of a table before they are read.
struct NumberRule {
  /// ',' or '.', where the study says it; '\0': the numbers of each column show it.
  char decimal{'\0'};
  /// A point is a decimal point: the format holds numbers, and GDAL wrote them as text.
  bool stored{};
  /// A mark can only be the decimal mark: no degree has thousands.
  bool ungrouped{};
};

/// The numbers of one column as people write them, all by one rule that the whole column shows:
/// "1 234,5" and "1.234,5" have a decimal comma, "1,234.5" and "3.5" a decimal point.  Spaces
/// between thousands may be any (thin, no-break), a minus sign too.  Where every number could be
/// read in two ways ("1,234"), none is read.
///
/// First `look_at` every cell, then `read` them.
class NumberColumn {
 public:
  /// @param name  of the column, for messages
  NumberColumn(std::string name, NumberRule rule) : name_{std::move(name)}, rule_{rule} {}

  /// @throws Error `value_invalid` at `where` if it is no number, or by another rule than one seen
  void look_at(const std::string& cell, const base::Where& where);

  /// Nothing for an empty cell.
  /// @pre the cell was looked at
  /// @throws Error `value_invalid` where the column does not show its rule, with both readings
  [[nodiscard]] std::optional<double> read(const std::string& cell) const;
  /// Likewise; a negative number is an error.
  [[nodiscard]] std::optional<base::Persons> read_persons(const std::string& cell,
                                                          const base::Where& where) const;

 private:
  struct Seen {
    std::string cell;
    base::Where where;
  };

  void refuse_mixture(const std::string& cell, const base::Where& where) const;
  [[nodiscard]] char decimal_mark() const;
  [[noreturn]] void refuse_ambiguous() const;

  std::string name_;
  NumberRule rule_;
  std::optional<Seen> with_point_;  // the first that has a decimal point for sure
  std::optional<Seen> with_comma_;
  std::optional<Seen> ambiguous_;
  bool grouped_by_mark_{};  // a cell has shown that the other mark groups thousands
};

}  // namespace narhet::input::detail
