// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/ranking.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace narhet::siting {

/// What tells two sites apart by what is weighed and measured of both, as positions of criteria.
struct Separation {
  std::vector<std::size_t> by;      ///< one has more points
  std::vector<std::size_t> capped;  ///< both have all the points that there are

  /// Whether more is capped than tells them apart.  However the weights are drawn, most of what
  /// they weigh is then equal by the scale alone, and the share of weightings in which one is first
  /// says little.
  [[nodiscard]] bool is_mostly_capped() const { return !by.empty() && capped.size() > by.size(); }
};

/// @param weights  parallel to the criteria
[[nodiscard]] Separation separation(const model::CandidateScore& a,
                                    const model::CandidateScore& b,
                                    std::span<const double> weights);

}  // namespace narhet::siting
