// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"

#include <optional>
#include <span>

namespace narhet::access {

/// What some people have: a way in km or minutes, or a measure of access.
struct PeopleValue {
  std::optional<double> value;  ///< not negative; nothing: not reached, no way leads there
  base::Persons persons;
};

/// Whom a measure is about.  Nobody is left out without being counted here.
struct Counted {
  base::Persons with_value;
  base::Persons not_reached;
};

[[nodiscard]] Counted count_people(std::span<const PeopleValue> people);

/// The mean over the persons with a value; nothing where there are none.
[[nodiscard]] std::optional<double> weighted_mean(std::span<const PeopleValue> people);

}  // namespace narhet::access
