// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/comparison.hpp"

#include <vector>

namespace narhet::siting::detail {

/// "what was asked for", or what the criterion's group asked for; of what is published in part,
/// "and may be told".
/// @pre somebody was heard
[[nodiscard]] base::Message asked_for(const model::Criterion& criterion, NeedsHeard heard);

/// Where part of the needs is withheld, that points are counted from the rest.
void add_what_is_told(NeedsHeard heard, std::vector<base::Message>& sentences);

}  // namespace narhet::siting::detail
