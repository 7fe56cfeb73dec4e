// SPDX-License-Identifier: MIT
#include "narhet/access/huff.hpp"

#include "narhet/base/contract.hpp"

#include <cstddef>

namespace narhet::access {

base::Persons huff_customers(double attraction,
                             std::span<const double> weights,
                             std::span<const base::Persons> persons,
                             std::span<const double> sums) {
  NARHET_EXPECTS(attraction >= 0.0 && weights.size() == persons.size() &&
                 weights.size() == sums.size());
  base::Persons customers;
  for (std::size_t place = 0; place < weights.size(); ++place) {
    if (sums[place] > 0.0) {
      customers += (attraction * weights[place] / sums[place]) * persons[place];
    }
  }
  return customers;
}

}  // namespace narhet::access
