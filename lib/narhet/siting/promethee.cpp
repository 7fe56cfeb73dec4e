// SPDX-License-Identifier: MIT
#include "narhet/siting/promethee.hpp"

#include <numeric>

namespace narhet::siting {

std::vector<double> promethee_net_flows(const DecisionMatrix& matrix,
                                        std::span<const double> weights) {
  NARHET_EXPECTS(weights.size() == matrix.criterion_count());
  const std::size_t alternatives = matrix.alternative_count();
  std::vector<double> flows(alternatives, 0.0);
  const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (alternatives < 2 || all <= 0.0) {
    return flows;
  }
  for (std::size_t a = 0; a < alternatives; ++a) {
    for (std::size_t b = 0; b < alternatives; ++b) {
      for (std::size_t c = 0; c < weights.size(); ++c) {
        const double own = matrix.at(a, c);
        const double other = matrix.at(b, c);
        flows[a] += own > other ? weights[c] : (own < other ? -weights[c] : 0.0);
      }
    }
    flows[a] /= all * static_cast<double>(alternatives - 1);
  }
  return flows;
}

}  // namespace narhet::siting
