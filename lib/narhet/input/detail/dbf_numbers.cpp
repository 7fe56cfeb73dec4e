// SPDX-License-Identifier: MIT
#include "narhet/input/detail/dbf_numbers.hpp"

#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <string_view>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

constexpr std::size_t kHeader = 32;       // bytes, and of the description of a column as well
constexpr std::size_t kDeletionMark = 1;  // the first byte of a row

struct DbfColumn {
  bool is_number{};
  std::size_t offset{};  ///< in a row
  std::size_t width{};
};

struct DbfLayout {
  std::size_t head{};  ///< bytes before the rows
  std::size_t rows{};
  std::size_t row_size{};
  std::vector<DbfColumn> columns;
};

std::size_t little_endian_number(std::string_view bytes) {
  std::size_t number = 0;
  for (std::size_t i = bytes.size(); i > 0; --i) {
    number = number << 8U | static_cast<unsigned char>(bytes[i - 1]);
  }
  return number;
}

std::string next_bytes(std::ifstream& stream, std::size_t count) {
  std::string bytes(count, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(count));
  return bytes;
}

DbfLayout layout_of(std::ifstream& stream, const base::Where& where) {
  const std::string header = next_bytes(stream, kHeader);
  const std::string_view bytes{header};
  DbfLayout layout{little_endian_number(bytes.substr(8, 2)),
                   little_endian_number(bytes.substr(4, 4)),
                   little_endian_number(bytes.substr(10, 2)),
                   {}};
  constexpr char kEnd = '\r';
  std::size_t offset = kDeletionMark;
  for (std::size_t at = kHeader; at + kHeader <= layout.head; at += kHeader) {
    const std::string column = next_bytes(stream, kHeader);
    if (column.front() == kEnd) {
      break;
    }
    const char type = column[11];
    const auto width = static_cast<std::size_t>(static_cast<unsigned char>(column[16]));
    layout.columns.push_back({type == 'N' || type == 'F', offset, width});
    offset += width;
  }
  const bool each_has_width = std::all_of(layout.columns.begin(), layout.columns.end(),
                                          [](const DbfColumn& each) { return each.width > 0; });
  if (offset != layout.row_size || !each_has_width) {
    throw Error{ErrorCode::file_damaged, where,
                Message{"the columns of its part {} do not fill a row: expected {} bytes, found {}",
                        ".dbf", layout.row_size, offset},
                Message{"copy or download all its parts again"}};
  }
  return layout;
}

/// Stars stand for a number that was too long for the column: GDAL takes them for a missing one.
bool is_number_or_missing(std::string_view cell) {
  const bool missing = std::all_of(cell.begin(), cell.end(),
                                   [](char c) { return c == ' ' || c == '\0' || c == '*'; });
  const std::string_view number = cell.substr(0, cell.find('\0'));
  const auto trimmed = base::trimmed(number);
  return missing || base::number_from_text(trimmed.starts_with('+') ? trimmed.substr(1) : trimmed);
}

}  // namespace

std::vector<OddCell> odd_dbf_cells(const std::filesystem::path& table,
                                   const base::Where& where,
                                   const base::Task& task) {
  constexpr std::size_t kRowsBetweenChecks = 10'000;
  std::ifstream stream{table, std::ios::binary};
  const DbfLayout layout = layout_of(stream, where);
  stream.seekg(static_cast<std::streamoff>(layout.head));
  std::vector<OddCell> odd;
  for (std::size_t row = 0; row < layout.rows; ++row) {
    if (row % kRowsBetweenChecks == 0) {
      task.check();
    }
    const std::string bytes = next_bytes(stream, layout.row_size);
    for (std::size_t i = 0; i < layout.columns.size(); ++i) {
      const DbfColumn& column = layout.columns[i];
      const std::string_view cell = std::string_view{bytes}.substr(column.offset, column.width);
      if (column.is_number && !is_number_or_missing(cell)) {
        odd.push_back({static_cast<std::int64_t>(row), i, std::string{base::trimmed(cell)}});
      }
    }
  }
  return odd;
}

}  // namespace narhet::input::detail
