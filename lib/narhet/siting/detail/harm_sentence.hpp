// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/reason.hpp"

#include <vector>

namespace narhet::siting::detail {

/// What a site takes from the shops that exist.  Of a shop that is not open every day nobody says
/// that the site would be nearer: people would do better with it, on the mean of the week's days.
void add_harm(const model::CandidateScore& score,
              const ReasonFacts& facts,
              std::vector<base::Message>& sentences);

}  // namespace narhet::siting::detail
