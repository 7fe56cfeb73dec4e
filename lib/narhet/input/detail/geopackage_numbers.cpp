// SPDX-License-Identifier: MIT
#include "narhet/input/detail/geopackage_numbers.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/geopackage_connection.hpp"

#include <algorithm>
#include <string_view>

namespace narhet::input::detail {
namespace {

/// So that no query grows beyond SQLite's limits; few tables have as many columns of numbers.
constexpr std::size_t kFieldsOfAQuery = 100;

/// An expression that is true where the cell is not what its column says.
std::string is_odd(const std::string& column, NumberType type) {
  std::string_view pattern = "typeof({0}) IN ('text', 'blob')";
  if (type == NumberType::whole) {
    pattern = "typeof({0}) IN ('text', 'blob', 'real')";
  } else if (type == NumberType::whole_32) {
    pattern =
        "(typeof({0}) IN ('text', 'blob', 'real') OR {0} NOT BETWEEN -2147483648 AND 2147483647)";
  }
  std::string expression{pattern};
  for (auto at = expression.find("{0}"); at != std::string::npos; at = expression.find("{0}", at)) {
    expression.replace(at, 3, column);
    at += column.size();
  }
  return expression;
}

/// "=" and the cell where it is odd, else nothing: an odd cell may be an empty text.
std::string shown_if_odd(const std::string& column, const std::string& odd) {
  return "CASE WHEN " + odd + " THEN '=' || CASE typeof(" + column +
         ") WHEN 'blob' THEN quote(substr(" + column + ", 1, 16)) ELSE substr(" + column +
         ", 1, 60) END END";
}

}  // namespace

std::vector<OddCell> odd_cells(const std::filesystem::path& file,
                               const std::string& layer,
                               const std::string& id_column,
                               const std::vector<NumberField>& fields,
                               const base::Where& where,
                               const base::Task& task) {
  std::vector<OddCell> cells;
  for (std::size_t begin = 0; begin < fields.size(); begin += kFieldsOfAQuery) {
    const std::size_t end = std::min(begin + kFieldsOfAQuery, fields.size());
    std::string columns = id_column.empty() ? "rowid" : quoted_identifier(id_column);
    std::string condition;
    for (std::size_t i = begin; i < end; ++i) {
      const std::string column = quoted_identifier(fields[i].column);
      const std::string odd = is_odd(column, fields[i].type);
      columns += ", " + shown_if_odd(column, odd);
      condition += (condition.empty() ? "" : " OR ") + odd;
    }
    GeopackageConnection connection{file, where, task};
    connection.each(
        base::format("SELECT {} FROM {} WHERE {}", columns, quoted_identifier(layer), condition),
        [&](const GeopackageConnection::Row& row) {
          for (std::size_t i = 1; i < row.size(); ++i) {
            if (!row[i].empty()) {
              const std::string text = row[i].substr(1);
              cells.push_back({base::integer_from_text(row[0]).value_or(0), begin + i - 1,
                               base::is_valid_utf8(text) ? text : base::printable(text)});
            }
          }
        });
  }
  return cells;
}

}  // namespace narhet::input::detail
