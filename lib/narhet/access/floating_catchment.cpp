// SPDX-License-Identifier: MIT
#include "narhet/access/floating_catchment.hpp"

#include "narhet/base/contract.hpp"

#include <cstddef>
#include <numeric>

namespace narhet::access {
namespace {

/// How much the persons of a place count as demand; only asked where the weight is above zero.
double demand_share(CatchmentMethod method, double weight, double sum) {
  switch (method) {
    case CatchmentMethod::two_step:
      return weight;
    case CatchmentMethod::three_step:
      return weight / sum * weight;
    case CatchmentMethod::balanced:
      return weight / sum;
  }
  return 0.0;
}

}  // namespace

std::optional<double> add_catchment(CatchmentMethod method,
                                    const CatchmentPlaces& places,
                                    double capacity,
                                    std::span<const double> weights,
                                    std::span<double> access) {
  const bool has_sums = method != CatchmentMethod::two_step;
  NARHET_EXPECTS(capacity >= 0.0 && weights.size() == access.size() &&
                 weights.size() == places.persons.size() &&
                 (!has_sums || weights.size() == places.sums.size()));
  const auto share_of = [&](std::size_t place) {
    return weights[place] > 0.0
               ? demand_share(method, weights[place], has_sums ? places.sums[place] : 1.0)
               : 0.0;
  };
  double demand = 0.0;
  for (std::size_t place = 0; place < weights.size(); ++place) {
    demand += places.persons[place].count() * share_of(place);
  }
  if (demand <= 0.0) {
    return std::nullopt;
  }
  const double per_person = capacity / demand;
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (std::size_t place = 0; place < weights.size(); ++place) {
    access[place] += per_person * (method == CatchmentMethod::balanced ? weights[place] / total
                                                                       : share_of(place));
  }
  return per_person;
}

}  // namespace narhet::access
