// SPDX-License-Identifier: MIT
#include "narhet/input/detail/number_column.hpp"

#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace narhet::input::detail {
namespace {

using base::Decimal;
using base::Error;
using base::ErrorCode;
using base::Message;

constexpr std::size_t kGroup = 3;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// With a plain space for every space and a plain minus sign.
std::string plain(std::string_view cell) {
  constexpr std::array<std::string_view, 4> kSpaces{"\xc2\xa0", "\xe2\x80\x89", "\xe2\x80\xaf",
                                                    "\xe2\x80\x87"};
  constexpr std::string_view kMinus = "\xe2\x88\x92";
  std::string text;
  while (!cell.empty()) {
    const auto space = std::find_if(kSpaces.begin(), kSpaces.end(),
                                    [&](std::string_view each) { return cell.starts_with(each); });
    if (space != kSpaces.end()) {
      text += ' ';
      cell.remove_prefix(space->size());
    } else if (cell.starts_with(kMinus)) {
      text += '-';
      cell.remove_prefix(kMinus.size());
    } else {
      text += cell.front();
      cell.remove_prefix(1);
    }
  }
  return std::string{base::trimmed(text)};
}

/// Digits without the marks between their thousands; nothing if a mark stands elsewhere.
std::optional<std::string> without_groups(std::string_view whole, char mark) {
  std::string digits;
  const auto first = whole.find(mark);
  if (first == std::string_view::npos) {
    return std::string{whole};
  }
  if (first == 0 || first > kGroup || whole.front() == '0') {
    return std::nullopt;
  }
  for (std::size_t at = first; at < whole.size(); at += kGroup + 1) {
    const auto group = whole.substr(at + 1, kGroup);
    if (whole[at] != mark || group.size() != kGroup ||
        !std::all_of(group.begin(), group.end(), is_digit)) {
      return std::nullopt;
    }
  }
  std::copy_if(whole.begin(), whole.end(), std::back_inserter(digits),
               [&](char c) { return c != mark; });
  return digits;
}

/// The number, if it can be one with this decimal mark.
std::optional<double> with_decimal(std::string_view text, char decimal, bool ungrouped) {
  const char other = decimal == ',' ? '.' : ',';
  const bool negative = text.starts_with('-');
  text.remove_prefix(negative ? 1 : 0);
  if (text.empty() || !(is_digit(text.front()) || text.front() == decimal)) {
    return std::nullopt;
  }
  const auto mark = std::min(text.find(decimal), text.size());
  const std::string_view whole = text.substr(0, mark);
  std::string pointed{text.substr(mark)};
  if (pointed.find_first_of(", .", 1) != std::string::npos) {
    return std::nullopt;
  }
  std::replace(pointed.begin(), pointed.end(), ',', '.');
  const bool spaced = whole.find(' ') != std::string_view::npos;
  if (ungrouped && (spaced || whole.find(other) != std::string_view::npos)) {
    return std::nullopt;
  }
  const auto digits = without_groups(whole, spaced ? ' ' : other);
  return digits ? base::number_from_text((negative ? "-" : "") + *digits + pointed) : std::nullopt;
}

}  // namespace

void NumberColumn::look_at(const std::string& cell, const base::Where& where) {
  const bool mixed = with_point_ && with_comma_;
  if (cell.empty() || mixed) {
    return;
  }
  const std::string text = plain(cell);
  if (text.find_first_of(",.") == std::string::npos) {
    if (!with_decimal(text, ',', rule_.ungrouped)) {
      refuse_mixture(cell, where);
    }
    return;
  }
  const bool as_point = with_decimal(text, '.', rule_.ungrouped) && rule_.decimal != ',';
  const bool as_comma = with_decimal(text, ',', rule_.ungrouped) && rule_.decimal != '.' &&
                        !(rule_.stored && text.find(',') == std::string::npos);
  if (!as_point && !as_comma) {
    refuse_mixture(cell, where);
  }
  if (as_point && as_comma) {
    ambiguous_ = ambiguous_.value_or(Seen{cell, where});
  } else {
    auto& sure = as_point ? with_point_ : with_comma_;
    sure = sure.value_or(Seen{cell, where});
    const char other = as_point ? ',' : '.';
    grouped_by_mark_ = grouped_by_mark_ || text.find(other) != std::string::npos;
  }
  if (with_point_ && with_comma_) {
    refuse_mixture(cell, where);
  }
}

void NumberColumn::refuse_mixture(const std::string& cell, const base::Where& where) const {
  const auto& other = with_point_ && with_point_->cell != cell ? with_point_ : with_comma_;
  if (with_point_ && with_comma_) {
    throw Error{
        ErrorCode::value_invalid, where,
        Message{"the column '{}' has both '{}' and '{}': decimal comma or decimal point?",
                base::printable(name_), base::printable(other->cell), base::printable(cell)},
        Message{"write all numbers of the column in the same way"}};
  }
  throw Error{ErrorCode::value_invalid, where,
              Message{"expected a number in the column '{}', found '{}'", base::printable(name_),
                      base::printable(cell)},
              Message{"write it with digits, such as 1 234,5 or 1234.5, and without a unit"}};
}

char NumberColumn::decimal_mark() const {
  if (rule_.decimal != '\0') {
    return rule_.decimal;
  }
  if (!with_point_ && !with_comma_ && ambiguous_) {
    refuse_ambiguous();
  }
  const char decimal = with_comma_ ? ',' : '.';
  // "1,234" beside "12.5": a comma that groups thousands, or a slip of one who writes decimal
  // commas?
  const char other = with_comma_ ? '.' : ',';
  const bool doubtful =
      ambiguous_ && !grouped_by_mark_ && plain(ambiguous_->cell).find(other) != std::string::npos;
  if (doubtful) {
    refuse_ambiguous();
  }
  return decimal;
}

void NumberColumn::refuse_ambiguous() const {
  const std::string text = plain(ambiguous_->cell);
  const auto shown = [&](char decimal) -> base::Argument {
    if (text.find(decimal) != std::string::npos) {
      return base::Argument{Decimal{with_decimal(text, decimal, false).value_or(0.0), 3}};
    }
    std::string digits = text;
    digits.erase(std::remove(digits.begin(), digits.end(), decimal == ',' ? '.' : ','),
                 digits.end());
    return base::Argument{digits};
  };
  throw Error{
      ErrorCode::value_invalid, ambiguous_->where,
      Message{"'{}' in the column '{}' can be read as {} and as {}",
              base::printable(ambiguous_->cell), base::printable(name_), shown('.'), shown(',')},
      Message{"write in the study which mark is the decimal one, beside source: decimal = \",\" or "
              "decimal = \".\""}};
}

std::optional<double> NumberColumn::read(const std::string& cell) const {
  if (cell.empty()) {
    return std::nullopt;
  }
  return with_decimal(plain(cell), decimal_mark(), rule_.ungrouped);
}

std::optional<base::Persons> NumberColumn::read_persons(const std::string& cell,
                                                        const base::Where& where) const {
  const auto number = read(cell);
  if (!number) {
    return std::nullopt;
  }
  if (*number < 0.0) {
    throw Error{ErrorCode::value_invalid, where,
                Message{"expected a population of 0 or more, found '{}'", base::printable(cell)},
                Message{"leave the cell empty where it is not known"}};
  }
  constexpr double kMankind = 1e10;
  if (*number > kMankind) {
    throw Error{
        ErrorCode::value_invalid, where,
        Message{"expected no more people than there are, found '{}'", base::printable(cell)},
        Message{"leave the cell empty where it is not known"}};
  }
  return base::Persons{*number};
}

}  // namespace narhet::input::detail
