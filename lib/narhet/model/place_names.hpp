// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/message.hpp"
#include "narhet/model/place.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace narhet::model {

/// Sorts places by their persons, most first; those whose number nobody knows last; ties in their
/// order.
void most_persons_first(std::vector<base::PlaceIndex>& some, std::span<const Place> places);

/// What people call a place: its name, of a cell that of its village, if it has one.
[[nodiscard]] const std::string& spoken_name(const Place& place, std::span<const Place> places);

inline constexpr std::size_t kPlacesNamed = 5;

/// The first of the places by name, and how many more there are: "Åby, Öby and 3 more".  The cells
/// of one village are one; a cell without one has no name.
[[nodiscard]] base::Message place_names(std::span<const base::PlaceIndex> some,
                                        std::span<const Place> places,
                                        std::size_t most = kPlacesNamed);

/// All names: "A, B and C", with semicolons where a name has a comma; nothing of none.
[[nodiscard]] base::Message listed(std::span<const std::string> names);

}  // namespace narhet::model
