// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/input/osm_settings.hpp"
#include "narhet/model/road.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace narhet::input {

// What the values of OpenStreetMap's tags mean, as people write them.

/// The parts of a value that names several, as "50;30", without the spaces around them; one at
/// least, and as many as there are separators and one more.  They are of `text`.
[[nodiscard]] std::vector<std::string_view> osm_value_parts(std::string_view text, char separator);

/// OpenStreetMap's `maxspeed`: "50", "50 km/h", "30 mph", "10 knots", "none", "walk", "SE:urban",
/// "SE:zone:30", "50;30" (the lower).  Nothing for what is no limit that holds all the time
/// ("signals", "variable").
[[nodiscard]] std::optional<model::SpeedLimit> speed_limit_from_text(std::string_view text,
                                                                     const OsmSettings& settings);

/// OpenStreetMap's `duration`: "00:20", "1:10:00", "20" (minutes), "20 min", "PT15M", "PT1H30M".
[[nodiscard]] std::optional<base::Seconds> osm_duration_from_text(std::string_view text);

/// OpenStreetMap's `interval`, written likewise: what is longer than a week is no timetable.
[[nodiscard]] std::optional<base::Seconds> osm_interval_from_text(std::string_view text);

}  // namespace narhet::input
