// SPDX-License-Identifier: MIT
#include "narhet/base/quantity.hpp"

#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace narhet::base {
namespace {

struct UnitName {
  std::string_view name;  ///< in small letters
  double factor;          ///< to the base unit
  std::string_view shortest;
};

constexpr std::array kLengths{UnitName{"km", 1000.0, "km"},         UnitName{"m", 1.0, "m"},
                              UnitName{"kilometer", 1000.0, "km"},  UnitName{"meter", 1.0, "m"},
                              UnitName{"kilometre", 1000.0, "km"},  UnitName{"metre", 1.0, "m"},
                              UnitName{"kilometers", 1000.0, "km"}, UnitName{"meters", 1.0, "m"},
                              UnitName{"kilometres", 1000.0, "km"}, UnitName{"metres", 1.0, "m"}};
constexpr std::array kDurations{UnitName{"min", 60.0, "min"},     UnitName{"s", 1.0, "s"},
                                UnitName{"h", 3600.0, "h"},       UnitName{"minut", 60.0, "min"},
                                UnitName{"sek", 1.0, "s"},        UnitName{"tim", 3600.0, "h"},
                                UnitName{"minuter", 60.0, "min"}, UnitName{"sekund", 1.0, "s"},
                                UnitName{"timme", 3600.0, "h"},   UnitName{"minute", 60.0, "min"},
                                UnitName{"sekunder", 1.0, "s"},   UnitName{"timmar", 3600.0, "h"},
                                UnitName{"minutes", 60.0, "min"}, UnitName{"second", 1.0, "s"},
                                UnitName{"hour", 3600.0, "h"},    UnitName{"seconds", 1.0, "s"},
                                UnitName{"hours", 3600.0, "h"}};
constexpr std::array kSpeeds{UnitName{"km/h", 1.0 / 3.6, "km/h"}};

/// "10 Minuter" in its two parts.
struct Parts {
  std::string_view number;
  std::string_view unit;
};

Parts parts_of(std::string_view text) {
  text = trimmed(text);
  const auto unit_begin = std::min(text.find_first_not_of("0123456789.,eE+- "), text.size());
  return {trimmed(text.substr(0, unit_begin)), text.substr(unit_begin)};
}

/// Letters' case aside; nothing if no unit is called so.
const UnitName* find_unit(std::string_view called, std::span<const UnitName> units) {
  const auto found = std::find_if(units.begin(), units.end(), [&](const UnitName& unit) {
    return std::equal(
        called.begin(), called.end(), unit.name.begin(), unit.name.end(),
        [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
  });
  return found == units.end() ? nullptr : &*found;
}

std::optional<double> in_base_unit(std::string_view text, std::span<const UnitName> units) {
  const Parts parts = parts_of(text);
  const UnitName* unit = find_unit(parts.unit, units);
  const auto number = number_from_swedish_text(parts.number);
  if (unit == nullptr || !number || *number < 0) {
    return std::nullopt;
  }
  const double value = *number * unit->factor;
  return std::isfinite(value) ? std::optional{value} : std::nullopt;
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

std::string with_short_unit(std::string_view text) {
  const Parts parts = parts_of(text);
  const UnitName* length = find_unit(parts.unit, kLengths);
  const UnitName* unit = length == nullptr ? find_unit(parts.unit, kDurations) : length;
  if (unit == nullptr || unit->shortest == parts.unit) {
    return std::string{text};
  }
  return std::string{parts.number} + ' ' + std::string{unit->shortest};
}

}  // namespace narhet::base
