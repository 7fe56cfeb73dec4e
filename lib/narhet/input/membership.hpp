// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/model/place.hpp"

#include <span>
#include <vector>

namespace narhet::input {

/// Ties every record to the municipality whose area covers its position (`geo::AreaIndex`; of
/// several, the first), or to none.
///
/// @returns notices: how many places lie elsewhere than their own code says, how many records lie
/// in
///          none, each with the first names; nothing where there are no municipalities
/// @pre the areas are valid
[[nodiscard]] std::vector<base::Message> assign_municipalities(
    std::span<const model::Municipality> municipalities,
    std::span<model::Place> places,
    std::span<model::Service> services,
    std::span<model::Candidate> candidates);

}  // namespace narhet::input
