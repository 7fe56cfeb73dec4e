// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/comparison.hpp"

#include <string>
#include <vector>

namespace narhet::siting::detail {

/// Whether the site takes anything from a shop that exists.
[[nodiscard]] bool harms(const model::CandidateScore& score);

/// What a site takes from the shops that exist.  Of a shop that is not open every day nobody says
/// that the site would be nearer: people would do better with it, on the mean of the week's days.
/// @param name  how the first sentence calls the site; empty: "it", in its own paragraph
void add_harm(const model::CandidateScore& score,
              const std::string& name,
              const HarmFacts& facts,
              std::vector<base::Message>& sentences);

}  // namespace narhet::siting::detail
