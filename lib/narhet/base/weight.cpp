// SPDX-License-Identifier: MIT
#include "narhet/base/weight.hpp"

#include "narhet/base/contract.hpp"

#include <cmath>

namespace narhet::base {
namespace {

Weight rounded(double units) {
  NARHET_EXPECTS(units >= 0.0);
  const double whole = std::round(units);
  return whole >= static_cast<double>(Weight::infinite().units())
             ? Weight::infinite()
             : Weight{static_cast<std::uint32_t>(whole)};
}

}  // namespace

Weight to_weight(Metres length) {
  return rounded(length.count() * 100.0);
}

Weight to_weight(Seconds duration) {
  return rounded(duration.count() * 1000.0);
}

}  // namespace narhet::base
