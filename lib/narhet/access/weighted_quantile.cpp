// SPDX-License-Identifier: MIT
#include "narhet/access/weighted_quantile.hpp"

#include "narhet/base/contract.hpp"

#include <algorithm>
#include <vector>

namespace narhet::access {

Quantile weighted_quantile(std::span<const PeopleValue> people, double percent) {
  NARHET_EXPECTS(percent > 0.0 && percent <= 100.0);
  std::vector<PeopleValue> reached;
  double all = 0.0;
  for (const PeopleValue& each : people) {
    all += each.persons.count();
    if (each.value && each.persons.count() > 0.0) {
      reached.push_back(each);
    }
  }
  if (all <= 0.0) {
    return {};
  }
  std::sort(reached.begin(), reached.end(),
            [](const PeopleValue& a, const PeopleValue& b) { return *a.value < *b.value; });
  // Hundredfold instead of a division, so that whole persons are compared exactly; fractions of
  // persons may be off by what rounding makes of their sum.
  const double wanted = percent * all * (1.0 - 1e-12);
  double within = 0.0;
  for (const PeopleValue& each : reached) {
    within += each.persons.count();
    if (100.0 * within >= wanted) {
      return {Quantile::Status::reached, each.value};
    }
  }
  return {Quantile::Status::not_reached, std::nullopt};
}

}  // namespace narhet::access
