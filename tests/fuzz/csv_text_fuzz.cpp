// SPDX-License-Identifier: MIT
#include "fuzz/refused.hpp"

#include "narhet/base/text.hpp"
#include "narhet/input/csv_text.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace narhet;
  for (const char* encoding : {"", "utf-8", "windows-1252"}) {
    fuzz::may_refuse([&] {
      const input::CsvTable table = input::parse_csv(fuzz::text(data, size), "table.csv", encoding);
      for (const input::CsvRow& row : table.rows) {
        if (row.cells.size() != table.header.size()) {
          std::abort();
        }
        for (const std::string& cell : row.cells) {
          if (!base::is_valid_utf8(cell)) {
            std::abort();
          }
        }
      }
    });
  }
  return 0;
}
