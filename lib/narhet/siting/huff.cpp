// SPDX-License-Identifier: MIT
#include "narhet/siting/huff.hpp"

#include "narhet/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace narhet::siting {

using base::Weight;

HuffMarket::HuffMarket(std::vector<double> persons,
                       std::span<const Weight> ways,
                       const HuffSettings& settings)
    : settings_{settings},
      persons_{std::move(persons)},
      shops_{persons_.empty() ? 0 : ways.size() / persons_.size()},
      draws_(persons_.size()),
      sums_(persons_.size(), 0.0) {
  NARHET_EXPECTS(settings.least > Weight{} && ways.size() == shops_ * persons_.size());
  for (std::size_t shop = 0; shop < shops_; ++shop) {
    for (std::size_t place = 0; place < persons_.size(); ++place) {
      const double drawn = strength(ways[shop * persons_.size() + place]);
      if (drawn > 0.0) {
        draws_[place].push_back({shop, drawn});
        sums_[place] += drawn;
      }
    }
  }
}

double HuffMarket::strength(Weight way) const {
  // In units of the least way, so that the numbers stay near one.
  const double length = static_cast<double>(std::max(way, settings_.least).units()) /
                        static_cast<double>(settings_.least.units());
  return way > settings_.cap ? 0.0 : std::pow(length, -settings_.exponent);
}

std::vector<double> HuffMarket::losses(std::span<const Weight> to_new) const {
  NARHET_EXPECTS(to_new.size() == persons_.size());
  std::vector<double> losses(shops_, 0.0);
  for (std::size_t place = 0; place < persons_.size(); ++place) {
    const double drawn = strength(to_new[place]);
    if (drawn <= 0.0 || sums_[place] <= 0.0) {
      continue;
    }
    // What goes to the new one leaves each shop in proportion to what it has.
    const double leaving = persons_[place] * drawn / (sums_[place] + drawn);
    for (const Draw& each : draws_[place]) {
      losses[each.shop] += leaving * each.strength / sums_[place];
    }
  }
  return losses;
}

}  // namespace narhet::siting
