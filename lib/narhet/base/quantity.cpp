// SPDX-License-Identifier: MIT
#include "narhet/base/quantity.hpp"

#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"

#include <array>
#include <cmath>
#include <span>

namespace narhet::base {
namespace {

struct UnitName {
  std::string_view name;
  double factor;  ///< to the base unit
};

constexpr std::array kLengths{UnitName{"km", 1000.0}, UnitName{"m", 1.0}};
constexpr std::array kDurations{UnitName{"min", 60.0}, UnitName{"s", 1.0}, UnitName{"h", 3600.0}};
constexpr std::array kSpeeds{UnitName{"km/h", 1.0 / 3.6}};

std::optional<double> in_base_unit(std::string_view text, std::span<const UnitName> units) {
  text = trimmed(text);
  const auto unit_begin = text.find_first_not_of("0123456789.,eE+- ");
  if (unit_begin == std::string_view::npos) {
    return std::nullopt;
  }
  const auto number = number_from_swedish_text(text.substr(0, unit_begin));
  if (!number || *number < 0) {
    return std::nullopt;
  }
  for (const UnitName& unit : units) {
    if (text.substr(unit_begin) == unit.name) {
      const double value = *number * unit.factor;
      return std::isfinite(value) ? std::optional{value} : std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Metres> length_from_text(std::string_view text) {
  const auto metres = in_base_unit(text, kLengths);
  return metres ? std::optional{Metres{*metres}} : std::nullopt;
}

std::optional<Seconds> duration_from_text(std::string_view text) {
  const auto seconds = in_base_unit(text, kDurations);
  return seconds ? std::optional{Seconds{*seconds}} : std::nullopt;
}

std::optional<MetresPerSecond> speed_from_text(std::string_view text) {
  const auto speed = in_base_unit(text, kSpeeds);
  return speed ? std::optional{MetresPerSecond{*speed}} : std::nullopt;
}

}  // namespace narhet::base
