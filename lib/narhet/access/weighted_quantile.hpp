// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/access/people_value.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace narhet::access {

/// A quantile of ways over persons.
struct Quantile {
  enum class Status : std::uint8_t {
    reached,
    not_reached,  ///< so many have no way at all that it falls among them
    nobody,       ///< there are no persons
  };
  Status status{Status::nobody};
  std::optional<double> value;  ///< exactly if `reached`
};

/// The shortest way that at least so many percent of all persons do not exceed: the inverse of the
/// weighted distribution function.  Who is not reached has an infinite way and stays among all.
/// @param percent  in (0, 100]; 50 is the median
[[nodiscard]] Quantile weighted_quantile(std::span<const PeopleValue> people, double percent);

}  // namespace narhet::access
