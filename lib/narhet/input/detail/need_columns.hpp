// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/detail/columns.hpp"
#include "narhet/input/source.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::input::detail {

/// A cell as a message may show it: a number or a date.  Whatever else stands there may be what
/// somebody said at a meeting, or a name, put into the wrong column; so may longer numbers.
[[nodiscard]] std::string shown_need_cell(const std::string& cell);

/// The names of the columns as messages may show them.  The first row of a table whose header was
/// lost is what somebody said: unless most of what we need is there, no other name is shown, and
/// never more than a word.
[[nodiscard]] std::vector<std::string> shown_need_header(const std::vector<std::string>& header,
                                                         const Source& source);

/// Our names of the columns of a table of needs.
[[nodiscard]] std::vector<std::string> need_column_names();

/// Where the columns of a table of needs stand.
struct NeedColumns {
  /// @throws Error `field_missing`
  explicit NeedColumns(const Columns& columns);

  /// The header's names that are none of these, "a, b".
  [[nodiscard]] std::string unused(const std::vector<std::string>& header) const;

  std::size_t meeting;
  std::size_t date;
  std::size_t place;
  std::size_t participants;
  std::size_t group;
  std::size_t kind;
  std::size_t strength;
  std::optional<std::size_t> voices;
  std::optional<std::size_t> candidate;
  std::optional<std::size_t> text;
  std::optional<std::size_t> publishable;
};

}  // namespace narhet::input::detail
