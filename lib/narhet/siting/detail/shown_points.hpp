// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/model/ranking.hpp"

#include <vector>

namespace narhet::siting::detail {

/// Points as they are said, to tenths.
struct ShownPoints {
  base::Decimal total;               ///< the score
  std::vector<base::Decimal> parts;  ///< parallel to the criteria; sum to the total
};

/// Each part goes down to its tenth, and the tenths that then lack go to those that lost most
/// (largest remainder, Hamilton 1792), so that whoever adds the parts up gets the total.  No part
/// is a tenth or more from its value.
[[nodiscard]] ShownPoints shown_points(const model::CandidateScore& score);

}  // namespace narhet::siting::detail
