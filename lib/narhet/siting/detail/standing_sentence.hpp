// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/reason.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace narhet::siting::detail {

/// In what share of the weightings tried a site is first, and what that says of its rank.
/// @param ranked  of its municipality, the best first
/// @pre the rankings were tried
void add_robustness(std::span<const model::CandidateScore* const> ranked,
                    std::size_t position,
                    const ReasonFacts& facts,
                    std::vector<base::Message>& sentences);

/// Which others are as good in practice: the first says of which, the others say whether they are.
void add_as_good(std::span<const model::CandidateScore* const> ranked,
                 std::size_t position,
                 const ReasonFacts& facts,
                 std::vector<base::Message>& sentences);

/// Which other sets of weights and second opinions put another site first, if any does.
/// @pre ranked is not empty
void add_other_views(std::span<const model::CandidateScore* const> ranked,
                     const ReasonFacts& facts,
                     std::vector<base::Message>& sentences);

}  // namespace narhet::siting::detail
