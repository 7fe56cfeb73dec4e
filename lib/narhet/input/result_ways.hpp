// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/input/source.hpp"
#include "narhet/model/result_ways.hpp"

#include <vector>

namespace narhet::input {

/// Of what a result of `narhet run` was made: its layer `provenance`.
/// @throws Error as the readers of `records.hpp` do; `field_missing` where the layer is no such one
/// @pre a `GdalSession` lives
[[nodiscard]] std::vector<model::ResultCause> read_result_causes(const Source& source,
                                                                 const base::Task& task);

/// What a result of `narhet run` says of its places and service points: its layers `places` and
/// `services`, the way to the nearest and the second nearest of each kind.
/// @param causes  of the same result
/// @param crs     of the positions wanted
/// @throws Error likewise
/// @pre a `GdalSession` lives
[[nodiscard]] model::ResultWays read_result_ways(const Source& source,
                                                 std::vector<model::ResultCause> causes,
                                                 const geo::Crs& crs,
                                                 const base::Task& task);

}  // namespace narhet::input
