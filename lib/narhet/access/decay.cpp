// SPDX-License-Identifier: MIT
#include "narhet/access/decay.hpp"

#include "narhet/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <utility>

namespace narhet::access {
namespace {

double positive(base::Weight scale) {
  NARHET_EXPECTS(scale > base::Weight{} && scale.is_finite());
  return scale.units();
}

double share_at(const std::vector<DecayStep>& steps, base::Weight cost) {
  const auto found = std::find_if(steps.begin(), steps.end(),
                                  [&](const DecayStep& each) { return cost <= each.limit; });
  return found == steps.end() ? 0.0 : found->share;
}

}  // namespace

Decay Decay::step(std::vector<DecayStep> steps) {
  NARHET_EXPECTS(!steps.empty());
  Decay decay{Form::step, 0.0, 0.0};
  decay.steps_ = std::move(steps);
  return decay;
}

Decay Decay::linear(base::Weight end) {
  return {Form::linear, positive(end), 0.0};
}

Decay Decay::exponential(base::Weight scale) {
  return {Form::exponential, positive(scale), 0.0};
}

Decay Decay::power(base::Weight nearest, double exponent) {
  NARHET_EXPECTS(exponent > 0.0);
  return {Form::power, positive(nearest), exponent};
}

Decay Decay::gaussian(base::Weight deviation) {
  return {Form::gaussian, positive(deviation), 0.0};
}

Decay Decay::logistic(base::Weight median, base::Weight deviation) {
  return {Form::logistic, positive(median), positive(deviation)};
}

double Decay::operator()(base::Weight cost) const {
  if (!cost.is_finite()) {
    return 0.0;
  }
  const double c = cost.units();
  switch (form_) {
    case Form::step:
      return share_at(steps_, cost);
    case Form::linear:
      return std::max(0.0, 1.0 - c / scale_);
    case Form::exponential:
      return std::exp(-c / scale_);
    case Form::power:
      return c <= scale_ ? 1.0 : std::pow(scale_ / c, shape_);
    case Form::gaussian:
      return std::exp(-0.5 * (c / scale_) * (c / scale_));
    case Form::logistic: {
      const double slope = std::numbers::pi / (shape_ * std::numbers::sqrt3);
      return (1.0 + std::exp(-slope * scale_)) / (1.0 + std::exp(slope * (c - scale_)));
    }
  }
  return 0.0;
}

std::vector<double> Decay::operator()(std::span<const base::Weight> costs) const {
  std::vector<double> weights;
  weights.reserve(costs.size());
  std::transform(costs.begin(), costs.end(), std::back_inserter(weights),
                 [this](base::Weight cost) { return (*this)(cost); });
  return weights;
}

}  // namespace narhet::access
