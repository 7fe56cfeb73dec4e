// SPDX-License-Identifier: MIT
#include "fuzz/refused.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/base/text.hpp"
#include "narhet/input/detail/workbook.hpp"
#include "narhet/input/gdal_session.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace {

/// A file that GDAL has not seen: it remembers what is in an archive by its name, size and time, in
/// whole seconds.
std::filesystem::path write_anew(std::string_view bytes) {
  static const narhet::test::TemporaryFolder folder;
  static std::filesystem::file_time_type time;
  auto file = folder.write("needs.xlsx", bytes);
  std::filesystem::last_write_time(file, time += std::chrono::seconds{2});
  return file;
}

void check_table(const narhet::input::CsvTable& table) {
  for (const narhet::input::CsvRow& row : table.rows) {
    if (row.cells.size() != table.header.size()) {
      std::abort();
    }
    for (const std::string& cell : row.cells) {
      if (!narhet::base::is_valid_utf8(cell)) {
        std::abort();
      }
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace narhet;
  static const input::GdalSession session;
  const input::Source source{write_anew(fuzz::text(data, size)), "needs.xlsx", {}, {}, {}, {}};
  fuzz::may_refuse([&] { check_table(input::detail::read_workbook(source.path, source, {})); });
  return 0;
}
