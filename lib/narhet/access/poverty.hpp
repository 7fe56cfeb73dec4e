// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/access/people_value.hpp"

#include <optional>
#include <span>

namespace narhet::access {

/// The measures of Foster, Greer and Thorbecke (1984): 1/N sum over the poor of w_i g_i^a, with g_i
/// the poor's gap to the line z as a share of z, and N all persons, reached or not.
struct Poverty {
  double headcount{};  ///< a = 0: the share of persons that are poor
  /// a = 1 and 2: how deep, and with more weight on the worst off.
  double gap{};
  double severity{};
  base::Persons poor;  ///< the not reached included
  base::Persons not_reached;
};

/// Of access: poor is who has less than z, by the gap (z - x) / z.  Who is not reached has none,
/// gap 1.
/// @pre line > 0
/// @returns nothing where there are no persons
[[nodiscard]] std::optional<Poverty> poverty_of_access(std::span<const PeopleValue> people,
                                                       double line);

/// Of ways: poor is who has farther than z, by the gap (x - z) / z, which may exceed 1.  Who is not
/// reached is poor, but has no gap: `gap` and `severity` are sums over the reached only, so show
/// `not_reached` beside them.
/// @pre line > 0
/// @returns nothing where there are no persons
[[nodiscard]] std::optional<Poverty> poverty_of_ways(std::span<const PeopleValue> people,
                                                     double line);

}  // namespace narhet::access
