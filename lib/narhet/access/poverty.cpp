// SPDX-License-Identifier: MIT
#include "narhet/access/poverty.hpp"

#include "narhet/base/contract.hpp"

namespace narhet::access {
namespace {

/// @param gap_of_value  above 0 exactly for the poor
/// @param gap_without   of the not reached
template <class Gap>
std::optional<Poverty> poverty(std::span<const PeopleValue> people,
                               double gap_without,
                               const Gap& gap_of_value) {
  Poverty sums;
  double all = 0.0;
  for (const PeopleValue& each : people) {
    const double persons = each.persons.count();
    all += persons;
    const double gap = each.value ? gap_of_value(*each.value) : gap_without;
    if (!each.value) {
      sums.not_reached += each.persons;
    } else if (gap <= 0.0) {
      continue;
    }
    sums.poor += each.persons;
    sums.gap += persons * gap;
    sums.severity += persons * gap * gap;
  }
  if (all <= 0.0) {
    return std::nullopt;
  }
  sums.headcount = sums.poor.count() / all;
  sums.gap /= all;
  sums.severity /= all;
  return sums;
}

}  // namespace

std::optional<Poverty> poverty_of_access(std::span<const PeopleValue> people, double line) {
  NARHET_EXPECTS(line > 0.0);
  return poverty(people, 1.0, [line](double value) { return (line - value) / line; });
}

std::optional<Poverty> poverty_of_ways(std::span<const PeopleValue> people, double line) {
  NARHET_EXPECTS(line > 0.0);
  return poverty(people, 0.0, [line](double way) { return (way - line) / line; });
}

}  // namespace narhet::access
