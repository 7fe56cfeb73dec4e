// SPDX-License-Identifier: MIT
// A column of numbers as people write them, a cell a line.  The first byte says what is known of
// it.
#include "fuzz/refused.hpp"
#include "fuzz/require.hpp"

#include "narhet/base/text.hpp"
#include "narhet/input/detail/number_column.hpp"

#include <array>
#include <cmath>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace narhet;
  if (size == 0) {
    return 0;
  }
  std::vector<std::string> cells(1);
  for (const char byte : fuzz::text(data + 1, size - 1)) {
    if (byte == '\n') {
      cells.emplace_back();
    } else {
      cells.back() += byte;
    }
  }
  constexpr std::array kMarks{'\0', ',', '.'};
  const input::detail::NumberRule rule{.decimal = kMarks.at(data[0] % kMarks.size()),
                                       .stored = (data[0] & 0x10U) != 0,
                                       .ungrouped = (data[0] & 0x20U) != 0};
  fuzz::may_refuse([&] {
    input::detail::NumberColumn column{"antal", rule};
    for (const std::string& cell : cells) {
      column.look_at(cell, {"table.csv", {}, {}});
    }
    for (const std::string& cell : cells) {
      const auto number = column.read(cell);
      fuzz::require(cell.empty() ? !number : number && std::isfinite(*number));
      if (number && *number >= 0.0) {
        fuzz::require(column.read_persons(cell, {})->count() == *number);
      }
    }
  });
  return 0;
}
