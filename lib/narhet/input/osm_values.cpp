// SPDX-License-Identifier: MIT
#include "narhet/input/osm_values.hpp"

#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"

#include <array>
#include <utility>

namespace narhet::input {

using model::SpeedLimit;

std::vector<std::string_view> osm_value_parts(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.push_back(base::trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(end + 1);
  }
}

namespace {

std::optional<SpeedLimit> single_limit(std::string_view text, const OsmSettings& settings) {
  if (text == "none") {
    return SpeedLimit{SpeedLimit::Type::none, {}};
  }
  if (text == "walk") {
    return SpeedLimit{SpeedLimit::Type::walk, {}};
  }
  if (const auto colon = text.find(':'); colon != std::string_view::npos) {
    const auto whole = settings.implicit_limits.find(text);
    if (whole != settings.implicit_limits.end()) {
      return SpeedLimit{SpeedLimit::Type::number, whole->second};
    }
    // "SE:urban" by "urban", "SE:zone:30" and "SE:30" by their number.
    const std::string_view last = text.substr(text.rfind(':') + 1);
    if (last == "living_street" || last == "walk") {
      return SpeedLimit{SpeedLimit::Type::walk, {}};
    }
    const auto zone = settings.implicit_limits.find(last);
    if (zone != settings.implicit_limits.end()) {
      return SpeedLimit{SpeedLimit::Type::number, zone->second};
    }
    text = last.starts_with("zone") ? last.substr(4) : last;
  }
  double to_kmh = 1.0;
  constexpr std::array<std::pair<std::string_view, double>, 4> kUnits{
      {{"km/h", 1.0}, {"kmh", 1.0}, {"mph", 1.609344}, {"knots", 1.852}}};
  for (const auto& unit : kUnits) {
    if (text.ends_with(unit.first)) {
      to_kmh = unit.second;
      text.remove_suffix(unit.first.size());
      break;
    }
  }
  const auto number = base::number_from_text(text);
  if (!number || *number <= 0.0) {
    return std::nullopt;
  }
  return SpeedLimit{SpeedLimit::Type::number, base::kilometres_per_hour(*number * to_kmh)};
}

/// An order of limits: walking is slowest, no limit fastest.
double rank(const SpeedLimit& limit) {
  switch (limit.type) {
    case SpeedLimit::Type::walk:
      return 0.0;
    case SpeedLimit::Type::number:
      return limit.value.count();
    case SpeedLimit::Type::none:
      break;
  }
  return 1000.0;
}

/// Digits and letters in turn, as in ISO 8601: "1H30M".
std::optional<base::Seconds> iso_time(std::string_view text) {
  double seconds = 0.0;
  while (!text.empty()) {
    const auto letter = text.find_first_not_of("0123456789.");
    if (letter == std::string_view::npos) {
      return std::nullopt;
    }
    const auto number = base::number_from_text(text.substr(0, letter));
    const char unit = text[letter];
    if (!number || (unit != 'H' && unit != 'M' && unit != 'S')) {
      return std::nullopt;
    }
    seconds += *number * (unit == 'H' ? 3600.0 : unit == 'M' ? 60.0 : 1.0);
    text.remove_prefix(letter + 1);
  }
  return base::Seconds{seconds};
}

std::optional<base::Seconds> clock_time(std::string_view text) {
  const auto parts = osm_value_parts(text, ':');
  double seconds = 0.0;
  for (const std::string_view part : parts) {
    const auto number = base::integer_from_text(part);
    if (!number || *number < 0) {
      return std::nullopt;
    }
    seconds = seconds * 60.0 + static_cast<double>(*number);
  }
  // "20" is minutes, "1:10" hours and minutes, "1:10:30" hours, minutes and seconds.
  return parts.size() > 3
             ? std::nullopt
             : std::optional{base::Seconds{parts.size() == 3 ? seconds : seconds * 60.0}};
}

}  // namespace

std::optional<SpeedLimit> speed_limit_from_text(std::string_view text,
                                                const OsmSettings& settings) {
  std::optional<SpeedLimit> lowest;
  for (const std::string_view part : osm_value_parts(text, ';')) {
    const auto limit = single_limit(part, settings);
    if (limit && (!lowest || rank(*limit) < rank(*lowest))) {
      lowest = limit;
    }
  }
  return lowest;
}

std::optional<base::Seconds> osm_duration_from_text(std::string_view text) {
  text = base::trimmed(text);
  std::optional<base::Seconds> duration;
  if (text.starts_with("PT")) {
    duration = iso_time(text.substr(2));
  } else if (const auto with_unit = base::duration_from_text(text)) {
    duration = with_unit;
  } else {
    duration = clock_time(text);
  }
  return duration && duration->count() > 0.0 ? duration : std::nullopt;
}

std::optional<base::Seconds> osm_interval_from_text(std::string_view text) {
  constexpr base::Seconds kWeek{7.0 * 24.0 * 3600.0};
  const auto interval = osm_duration_from_text(text);
  return interval && *interval <= kWeek ? interval : std::nullopt;
}

}  // namespace narhet::input
