// SPDX-License-Identifier: MIT
#include "narhet/siting/separation.hpp"

#include "narhet/base/contract.hpp"

namespace narhet::siting {

Separation separation(const model::CandidateScore& a,
                      const model::CandidateScore& b,
                      std::span<const double> weights) {
  NARHET_EXPECTS(a.criteria.size() == weights.size() && b.criteria.size() == weights.size());
  Separation separation;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    const auto& one = a.criteria[c].scaled;
    const auto& other = b.criteria[c].scaled;
    if (weights[c] <= 0.0 || !one || !other) {
      continue;
    }
    if (*one != *other) {
      separation.by.push_back(c);
    } else if (*one >= 1.0) {
      separation.capped.push_back(c);
    }
  }
  return separation;
}

}  // namespace narhet::siting
