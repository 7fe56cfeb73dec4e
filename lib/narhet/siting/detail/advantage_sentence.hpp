// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/comparison.hpp"

#include <cstddef>

namespace narhet::siting::detail {

/// What one site does more than another by a criterion, as a clause that calls the one "it": "it
/// shortens the way more for the tenth who have farthest (3.84 min against 1.44 min)".
/// @pre the criterion is measured of both, and the one is better by it
[[nodiscard]] base::Message advantage(const model::CandidateScore& one,
                                      const model::CandidateScore& other,
                                      std::size_t criterion,
                                      const ComparisonFacts& facts);

}  // namespace narhet::siting::detail
