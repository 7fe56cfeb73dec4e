// SPDX-License-Identifier: MIT
#include "narhet/output/detail/readable_table.hpp"

#include "narhet/base/format.hpp"
#include "narhet/output/detail/column_descriptions.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <variant>

namespace narhet::output::detail {
namespace {

int decimals_of_three_digits(double number) {
  if (number == 0.0) {
    return 0;
  }
  const int digits_before_the_point =
      static_cast<int>(std::floor(std::log10(std::abs(number)))) + 1;
  return std::clamp(3 - digits_before_the_point, 0, 6);
}

int decimals_of(std::string_view column, double number) {
  const std::string_view quantity = quantity_of(column);
  if (quantity == "km" || quantity == "min" || quantity == "percent" || quantity == "points" ||
      column == "score" || column.starts_with("score_")) {
    return 1;
  }
  if (quantity == "m" || quantity == "persons" || quantity == "population") {
    return 0;
  }
  return decimals_of_three_digits(number);
}

}  // namespace

double readable_number(std::string_view column, double number) {
  if (!std::isfinite(number)) {
    return number;
  }
  const double scale = std::pow(10.0, decimals_of(column, number));
  return std::round(number * scale) / scale + 0.0;  // which takes the sign from a zero
}

Layer readable_table(Layer table, const std::map<std::string, std::string>& titles) {
  std::set<std::string> taken{"x", "y"};  // which points have behind their columns
  for (Column& column : table.columns) {
    column.value = [name = column.name, value = std::move(column.value)](std::size_t row) {
      const Value stored = value(row);
      const auto* number = std::get_if<double>(&stored);
      return number == nullptr ? stored : Value{readable_number(name, *number)};
    };
    const auto title = titles.find(column.name);
    std::string shown = title == titles.end() ? column.name : title->second;
    if (taken.contains(shown)) {
      shown = base::format("{} ({})", shown, column.name);
    }
    taken.insert(shown);
    column.name = shown;
  }
  return table;
}

}  // namespace narhet::output::detail
