// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/needs/place_needs.hpp"

#include <cstddef>
#include <vector>

namespace narhet::study {

/// How much each place needs each kind, 0 to 1 and by place, then kind: its need from the meetings.
/// A place that was not asked is neutral, as in the scores; if nobody was asked, 1.
[[nodiscard]] std::vector<double> need_of_places(const needs::PlaceNeeds& needs,
                                                 std::size_t place_count,
                                                 std::size_t kind_count);

}  // namespace narhet::study
