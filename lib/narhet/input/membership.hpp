// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/model/place.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace narhet::input {

/// What it means that a record lies in none of the municipalities.
enum class Beyond : std::uint8_t {
  noteworthy,
  expected  ///< the study is about some municipalities and uses what lies around them
};

/// Ties every record to the municipality whose area covers its position (`geo::AreaIndex`; of
/// several, the first), or to none.
///
/// @returns notices: how many places lie elsewhere than their own code says and, where that is
///          noteworthy, how many records lie in none, each with the first names; nothing where
///          there are no municipalities
/// @pre the areas are valid
[[nodiscard]] std::vector<base::Message> assign_municipalities(
    std::span<const model::Municipality> municipalities,
    std::span<model::Place> places,
    std::span<model::Service> services,
    std::span<model::Candidate> candidates,
    Beyond beyond = Beyond::noteworthy);

}  // namespace narhet::input
