// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/weight.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace narhet::access {

/// Ways no longer than the limit count as this share.
struct DecayStep {
  base::Weight limit;
  double share{1.0};
};

/// How much a way counts by its cost c: 1 at no cost, never rising, 0 where no way leads.
///
/// Forms as Kwan (1998) compares them; the logistic as Bauer and Groneberg (2016) have it.
class Decay {
 public:
  /// The share of the first step whose limit is not below c, 0 beyond the last: one step counts who
  /// is within, several are the zones of Luo and Qi (2009).
  /// @pre some; limits rise, shares in [0, 1] do not
  [[nodiscard]] static Decay step(std::vector<DecayStep> steps);
  /// 1 - c / end, 0 beyond the end.  @pre of all scales below: above zero
  [[nodiscard]] static Decay linear(base::Weight end);
  /// exp(-c / scale)
  [[nodiscard]] static Decay exponential(base::Weight scale);
  /// (c / nearest)^-exponent, 1 for shorter ways.  @pre exponent > 0
  [[nodiscard]] static Decay power(base::Weight nearest, double exponent);
  /// exp(-(c / deviation)^2 / 2)
  [[nodiscard]] static Decay gaussian(base::Weight deviation);
  /// g(0) / g(c) with g(c) = 1 + exp(pi (c - median) / (deviation sqrt(3)))
  [[nodiscard]] static Decay logistic(base::Weight median, base::Weight deviation);

  [[nodiscard]] double operator()(base::Weight cost) const;
  /// One per cost.
  [[nodiscard]] std::vector<double> operator()(std::span<const base::Weight> costs) const;

 private:
  enum class Form : std::uint8_t { step, linear, exponential, power, gaussian, logistic };

  Decay(Form form, double scale, double shape) : form_{form}, scale_{scale}, shape_{shape} {}

  Form form_;
  double scale_;  ///< in units of a weight, as is the deviation of the logistic
  double shape_;
  std::vector<DecayStep> steps_;
};

}  // namespace narhet::access
