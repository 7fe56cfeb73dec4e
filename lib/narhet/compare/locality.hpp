// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/model/place.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace narhet::compare {

/// How a place is told to be a locality (tätort) or not.
struct LocalityWords {
  std::vector<std::string> inside;   ///< types of places that are localities
  std::vector<std::string> outside;  ///< types that are none
  base::Persons least;               ///< of any other type: from so many people on
};

/// Whether a place lies in a locality: by its type, else by how many live there; nothing where
/// neither says, and of cells of a population grid.
[[nodiscard]] std::optional<bool> is_in_locality(const model::Place& place,
                                                 const LocalityWords& words);

/// The people of each place in localities, and outside of them.  Of a municipality with somebody of
/// whom it is not known, nothing is known: a part would look like the whole.
struct LocalityPersons {
  std::vector<std::optional<base::Persons>> inside;
  std::vector<std::optional<base::Persons>> outside;
};
[[nodiscard]] LocalityPersons locality_persons(std::span<const model::Place> places,
                                               const LocalityWords& words);

}  // namespace narhet::compare
