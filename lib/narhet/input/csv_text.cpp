// SPDX-License-Identifier: MIT
#include "narhet/input/csv_text.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/text_encoding.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace narhet::input {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

constexpr std::size_t kMaxCellBytes = std::size_t{1} << 20U;
constexpr std::string_view kSeparators = ";\t,";

/// Cuts text into rows of cells.
class RowReader {
 public:
  RowReader(std::string_view text,
            char separator,
            std::uint64_t first_line,
            const std::string& file)
      : text_{text}, cell_ends_{separator, '\n', '\r'}, file_{&file}, line_{first_line} {}

  /// Nothing at the end.
  std::optional<CsvRow> next() {
    while (!at_end()) {
      CsvRow row = read_row();
      if (row.cells.size() > 1 || !row.cells.front().empty()) {
        return row;
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool at_end() const { return position_ >= text_.size(); }
  [[nodiscard]] std::string_view cell_ends() const {
    return {cell_ends_.data(), cell_ends_.size()};
  }

  [[noreturn]] void refuse(std::uint64_t line,
                           const Message& what,
                           const Message& hint = {}) const {
    throw Error{ErrorCode::value_invalid, {*file_, {}, base::format("line {}", line)}, what, hint};
  }

  CsvRow read_row() {
    CsvRow row{line_, {}};
    do {
      row.cells.push_back(read_cell());
    } while (passed_separator());
    return row;
  }

  /// Goes over what ends a cell.
  bool passed_separator() {
    if (at_end()) {
      return false;
    }
    const char end = text_[position_++];
    if (end == cell_ends_.front()) {
      return true;
    }
    if (end == '\r' && !at_end() && text_[position_] == '\n') {
      ++position_;
    }
    ++line_;
    return false;
  }

  std::string read_cell() {
    skip_spaces();
    std::string cell = !at_end() && text_[position_] == '"' ? read_quoted() : read_bare();
    if (cell.size() > kMaxCellBytes) {
      refuse(line_, Message{"a cell is longer than a million letters"});
    }
    return std::string{base::trimmed(cell)};
  }

  std::string read_bare() {
    const auto end = std::min(text_.find_first_of(cell_ends(), position_), text_.size());
    const auto cell = text_.substr(position_, end - position_);
    position_ = end;
    return std::string{cell};
  }

  std::string read_quoted() {
    const std::uint64_t began = line_;
    std::string cell;
    for (++position_; !at_end(); ++position_) {
      const char c = text_[position_];
      if (c == '"') {
        ++position_;
        if (at_end() || text_[position_] != '"') {
          require_end_of_cell();
          return cell;
        }
      }
      line_ += c == '\n' ? 1U : 0U;
      cell += c;
    }
    refuse(began, Message{"a quote begins here and never ends"},
           Message{"a cell that begins with \" has to end with one"});
  }

  void require_end_of_cell() {
    skip_spaces();
    if (!at_end() && cell_ends().find(text_[position_]) == std::string_view::npos) {
      refuse(line_, Message{"text follows the end of a quoted cell"},
             Message{"write a quote inside a quoted cell twice"});
    }
  }

  void skip_spaces() {
    while (!at_end() && text_[position_] == ' ') {
      ++position_;
    }
  }

  std::string_view text_;
  std::array<char, 3> cell_ends_;  // the separator first
  const std::string* file_;
  std::size_t position_{0};
  std::uint64_t line_;
};

char most_frequent_separator(std::string_view line) {
  char most = ',';
  std::ptrdiff_t most_count = 0;
  for (const char each : kSeparators) {
    const auto count = std::count(line.begin(), line.end(), each);
    if (count > most_count) {
      most = each;
      most_count = count;
    }
  }
  return most;
}

RowReader make_reader(std::string_view text, const std::string& file) {
  constexpr std::string_view kStated = "sep=";
  const auto line_end = std::min(text.find_first_of("\r\n"), text.size());
  const std::string_view line = base::trimmed(text.substr(0, line_end));
  const bool stated = line.size() == kStated.size() + 1 && line.starts_with(kStated) &&
                      kSeparators.find(line.back()) != std::string_view::npos;
  if (!stated) {
    return {text, most_frequent_separator(line), 1, file};
  }
  return {text.substr(line_end), line.back(), 1, file};
}

void refuse_nul(std::string_view text, const std::string& file) {
  const auto nul = text.find('\0');
  if (nul != std::string_view::npos) {
    const auto before = text.substr(0, nul);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    throw Error{ErrorCode::value_invalid,
                {file, {}, base::format("line {}", line)},
                Message{"there is a NUL byte, which no text has"},
                Message{"save it as \"CSV UTF-8\""}};
  }
}

void refuse_repeated_names(const CsvRow& header, const std::string& file) {
  std::vector<std::string> names = header.cells;
  std::sort(names.begin(), names.end());
  for (std::size_t i = 1; i < names.size(); ++i) {
    if (names[i] == names[i - 1] && !names[i].empty()) {
      throw Error{ErrorCode::value_invalid,
                  {file, {}, base::format("line {}", header.line)},
                  Message{"the column '{}' is there twice", base::printable(names[i])},
                  Message{"give each column a name of its own"}};
    }
  }
}

}  // namespace

CsvTable parse_csv(std::string_view bytes, const std::string& file, std::string_view encoding) {
  detail::DecodedText decoded = detail::decode_text(bytes, encoding, {file, {}, {}});
  refuse_nul(decoded.text, file);
  RowReader reader = make_reader(decoded.text, file);
  auto header = reader.next();
  if (!header) {
    throw Error{ErrorCode::layer_empty,
                {file, {}, {}},
                Message{"there is no line with the names of columns"},
                Message{"the first line is to hold the names of the columns"}};
  }
  refuse_repeated_names(*header, file);
  CsvTable table;
  table.guessed_word = std::move(decoded.guessed_word);
  table.encoding = decoded.encoding;
  table.header = std::move(header->cells);
  while (auto row = reader.next()) {
    if (row->cells.size() != table.header.size()) {
      throw Error{ErrorCode::value_invalid,
                  {file, {}, base::format("line {}", row->line)},
                  Message{"expected {} cells as in the header, found {}", table.header.size(),
                          row->cells.size()},
                  Message{"put a cell that holds the separator in quotes"}};
    }
    table.rows.push_back(*std::move(row));
  }
  return table;
}

}  // namespace narhet::input
