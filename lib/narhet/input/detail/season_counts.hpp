// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/osm_road.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/road.hpp"

#include <cstdint>

namespace narhet::input::detail {

/// Roads and ferries in use that are closed part of the year, and those of which nobody knows when.
struct SeasonCounts {
  std::uint64_t ferries{};  ///< closed part of the year
  std::uint64_t roads{};
  std::uint64_t unknown_intervals{};
  std::uint64_t unknown_months{};
  std::uint64_t unsaid_months{};

  void add(const RoadReading& road);
  SeasonCounts& operator+=(const SeasonCounts& others);
  void tell(model::LoadReport& report) const;
};

}  // namespace narhet::input::detail
