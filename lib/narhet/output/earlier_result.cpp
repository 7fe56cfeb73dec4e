// SPDX-License-Identifier: MIT
#include "narhet/output/earlier_result.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/output/detail/sqlite.hpp"

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace narhet::output {
namespace {

using base::Message;

std::string text_of(sqlite3_stmt* row) {
  const unsigned char* text = sqlite3_column_text(row, 0);
  const int size = sqlite3_column_bytes(row, 0);
  return text == nullptr ? std::string{} : std::string{text, text + size};
}

[[noreturn]] void refuse(const std::filesystem::path& target, Message found) {
  throw base::Error{base::ErrorCode::output_exists,
                    {target.string(), {}, {}},
                    std::move(found),
                    Message{"--overwrite replaces the whole file: choose another name with -o"}};
}

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

bool is_missing(const std::filesystem::path& target) {
  std::error_code ignored;
  return !std::filesystem::is_regular_file(target, ignored);
}

}  // namespace

void refuse_other_layers(const std::filesystem::path& target, const std::set<std::string>& own) {
  if (is_missing(target)) {
    return;
  }
  std::string others;
  int code = SQLITE_ERROR;
  {
    detail::Sqlite database{target, detail::Sqlite::Mode::read_only};
    code = database.run("SELECT table_name FROM gpkg_contents ORDER BY table_name",
                        [&](sqlite3_stmt* row) {
                          const std::string name = text_of(row);
                          if (!own.contains(name)) {
                            others += (others.empty() ? "" : ", ") + base::printable(name);
                          }
                        });
  }
  if (code != SQLITE_OK) {
    refuse(target, Message{"there is a file of that name, and it is no GeoPackage"});
  }
  if (!others.empty()) {
    refuse(target, Message{"the GeoPackage holds other layers: {}", others});
  }
}

void refuse_other_table(const std::filesystem::path& target, std::string_view head) {
  if (is_missing(target)) {
    return;
  }
  std::ifstream stream{target, std::ios::binary};
  std::string begin(kUtf8Mark.size() + head.size(), '\0');
  stream.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  begin.resize(static_cast<std::size_t>(stream.gcount()));
  if (begin.starts_with(kUtf8Mark)) {  // of a Swedish Excel
    begin.erase(0, kUtf8Mark.size());
    std::replace(begin.begin(), begin.end(), ';', ',');
  }
  if (!begin.starts_with(head)) {
    refuse(target, Message{"there is another table of that name"});
  }
}

}  // namespace narhet::output
