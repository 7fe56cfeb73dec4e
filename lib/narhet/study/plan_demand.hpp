// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/place.hpp"
#include "narhet/needs/place_needs.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace narhet::study {

/// How much each place needs each kind, 0 to 1 and by place, then kind: its need from the meetings.
/// A place that was not asked is neutral, as in the scores: it has the mean need for the kind over
/// the places that were asked, weighed by persons; if nobody was asked, 1.
[[nodiscard]] std::vector<double> need_of_places(std::span<const model::Place> places,
                                                 const needs::PlaceNeeds& needs,
                                                 std::size_t kind_count);

}  // namespace narhet::study
