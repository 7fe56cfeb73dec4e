// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/format.hpp"
#include "narhet/base/message.hpp"
#include "narhet/base/number.hpp"
#include "narhet/input/csv_text.hpp"
#include "narhet/input/detail/need_columns.hpp"
#include "narhet/input/detail/table_faults.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/need.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace narhet::input::detail {

using base::Message;

/// One row of a table of needs, to be read cell by cell.  A cell that cannot be read is a fault and
/// gives nothing.
class NeedRow {
 public:
  NeedRow(const CsvRow& row, const std::vector<std::string>& header, TableFaults& faults)
      : row_{&row}, header_{&header}, faults_{&faults}, record_{base::format("row {}", row.line)} {}

  [[nodiscard]] const std::string& cell(std::size_t column) const { return row_->cells[column]; }
  [[nodiscard]] std::string cell(std::optional<std::size_t> column) const {
    return column ? row_->cells[*column] : std::string{};
  }
  [[nodiscard]] const std::string& record() const { return record_; }
  [[nodiscard]] bool is_empty() const {
    return std::all_of(row_->cells.begin(), row_->cells.end(),
                       [](const std::string& cell) { return cell.empty(); });
  }

  void fault(std::size_t column, const Message& expected, const Message& hint = {}) const {
    fault(column, expected, shown_need_cell(cell(column)), hint);
  }
  void fault(std::size_t column,
             const Message& expected,
             const std::string& found,
             const Message& hint = {}) const {
    faults_->add({record_, (*header_)[column], expected, found, hint});
  }

  /// The meaning of a cell, by a function that gives nothing for what it does not understand.
  template <class Meaning>
  [[nodiscard]] auto meaning(std::size_t column,
                             const Meaning& meaning_of,
                             const Message& expected) const {
    auto meaning = meaning_of(cell(column));
    if (!meaning) {
      fault(column, expected);
    }
    return meaning;
  }

  [[nodiscard]] std::optional<std::uint32_t> count(std::size_t column) const {
    const auto number = base::integer_from_text(cell(column));
    if (!number || *number < 1 || *number > std::numeric_limits<std::int32_t>::max()) {
      fault(column, Message{"a count of 1 or more"});
      return std::nullopt;
    }
    return static_cast<std::uint32_t>(*number);
  }

 private:
  const CsvRow* row_;
  const std::vector<std::string>* header_;
  TableFaults* faults_;
  std::string record_;
};

/// What is in the cells; of a cell with a fault something that stands for it.  Places and
/// candidates are as they are written.
[[nodiscard]] model::Need read_need(const NeedRow& row,
                                    const NeedColumns& columns,
                                    const std::vector<model::Kind>& kinds);

}  // namespace narhet::input::detail
