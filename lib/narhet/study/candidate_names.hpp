// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/place.hpp"

#include <span>
#include <vector>

namespace narhet::study {

/// Gives candidate sites without a name one that can be said aloud, in the language of the study:
/// what is there and the nearest named place as the crow flies, "school near Åby"; with the id
/// behind it where two would have the same.  Names that the input has stay as they are.
void name_candidates(std::span<const model::Place> places,
                     base::Language language,
                     std::vector<model::Candidate>& candidates);

}  // namespace narhet::study
