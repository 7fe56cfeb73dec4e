// SPDX-License-Identifier: MIT
#include "narhet/output/detail/csv_table.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/number.hpp"
#include "narhet/output/detail/text_file.hpp"

#include <algorithm>
#include <string_view>

namespace narhet::output::detail {
namespace {

std::string with_decimal(std::string number, CsvDialect dialect) {
  std::replace(number.begin(), number.end(), '.', csv_decimal_mark(dialect));
  return number;
}

std::string cell(const Value& value, CsvDialect dialect) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    return base::format("{}", *number);
  }
  if (const auto* real = std::get_if<double>(&value)) {
    return with_decimal(base::format("{}", *real), dialect);
  }
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string{} : csv_cell(*text, dialect);
}

std::string coordinate(double value, CsvDialect dialect) {
  return with_decimal(base::format("{:.2f}", value), dialect);
}

/// A row of cells that are CSV already.
class CsvRow {
 public:
  explicit CsvRow(CsvDialect dialect) : separator_{csv_separator(dialect)} {}

  void add(const std::string& cell) {
    text_ += (is_empty_ ? std::string{} : std::string(1, separator_)) + cell;
    is_empty_ = false;
  }
  [[nodiscard]] std::string line() const { return text_ + std::string{kCsvLineEnd}; }

 private:
  char separator_;
  bool is_empty_{true};
  std::string text_;
};

CsvRow head_of(const Layer& layer, CsvDialect dialect) {
  CsvRow head{dialect};
  for (const Column& column : layer.columns) {
    head.add(csv_cell(column.name, dialect));
  }
  if (layer.geometry_type == GeometryType::point) {
    head.add("x");
    head.add("y");
  }
  return head;
}

CsvRow row_of(const Layer& layer, std::size_t row, CsvDialect dialect) {
  CsvRow cells{dialect};
  for (const Column& column : layer.columns) {
    cells.add(cell(column.value(row), dialect));
  }
  if (layer.geometry_type == GeometryType::point) {
    const Geometry geometry = layer.geometry(row);
    const auto* point = std::get_if<geo::Point>(&geometry);
    cells.add(point == nullptr ? std::string{} : coordinate(point->x, dialect));
    cells.add(point == nullptr ? std::string{} : coordinate(point->y, dialect));
  }
  return cells;
}

/// What Excel, Calc and others would work out instead of showing (OWASP, CSV injection).
bool looks_like_a_formula(const std::string& text) {
  constexpr std::string_view kBegins = "=+-@\t\r";
  return !text.empty() && kBegins.find(text.front()) != std::string_view::npos &&
         !base::number_from_text(text);
}

}  // namespace

char csv_separator(CsvDialect dialect) {
  return dialect == CsvDialect::excel_sv ? ';' : ',';
}

char csv_decimal_mark(CsvDialect dialect) {
  return dialect == CsvDialect::excel_sv ? ',' : '.';
}

std::string_view csv_mark(CsvDialect dialect) {
  return dialect == CsvDialect::excel_sv ? "\xEF\xBB\xBF" : "";
}

std::string csv_cell(const std::string& text, CsvDialect dialect) {
  std::string shown = looks_like_a_formula(text) ? "'" + text : text;
  if (shown.find_first_of("\"\r\n") == std::string::npos &&
      shown.find(csv_separator(dialect)) == std::string::npos) {
    return shown;
  }
  std::string quoted = "\"";
  for (const char each : shown) {
    quoted += each == '"' ? "\"\"" : std::string(1, each);
  }
  return quoted + '"';
}

void write_csv(const Layer& layer, Publication& publication) {
  const CsvDialect dialect = publication.csv();
  publication.require_space(layer.rows * layer.columns.size());  // a cell and its separator
  TextFile file{publication, "CSV"};
  file.add(csv_mark(dialect));
  file.add(head_of(layer, dialect).line());
  for (std::size_t row = 0; row < layer.rows; ++row) {
    file.add(row_of(layer, row, dialect).line());
  }
  file.finish();
}

}  // namespace narhet::output::detail
