// SPDX-License-Identifier: MIT
#include "narhet/access/gravity.hpp"

#include "narhet/base/contract.hpp"

#include <cstddef>

namespace narhet::access {

void add_gravity(double opportunities, std::span<const double> weights, std::span<double> access) {
  NARHET_EXPECTS(weights.size() == access.size() && opportunities >= 0.0);
  for (std::size_t place = 0; place < weights.size(); ++place) {
    access[place] += opportunities * weights[place];
  }
}

}  // namespace narhet::access
