// SPDX-License-Identifier: MIT
#include "narhet/base/number.hpp"

#include "narhet/base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <system_error>

namespace narhet::base {
namespace {

template <class Number>
std::optional<Number> whole_text(std::string_view text) {
  text = trimmed(text);
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return number;
}

}  // namespace

std::optional<double> number_from_text(std::string_view text) {
  const auto number = whole_text<double>(text);
  return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<double> number_from_swedish_text(std::string_view text) {
  if (text.find(',') == std::string_view::npos) {
    return number_from_text(text);
  }
  if (text.find('.') != std::string_view::npos || std::count(text.begin(), text.end(), ',') > 1) {
    return std::nullopt;
  }
  std::string pointed{text};
  std::replace(pointed.begin(), pointed.end(), ',', '.');
  return number_from_text(pointed);
}

std::optional<std::int64_t> integer_from_text(std::string_view text) {
  return whole_text<std::int64_t>(text);
}

}  // namespace narhet::base
