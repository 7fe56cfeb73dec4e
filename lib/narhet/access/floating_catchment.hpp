// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace narhet::access {

/// How the capacity of a service point is shared among the people in its catchment.  With w_ij the
/// weight f(c_ij) within the catchment and 0 beyond it, P_i persons and S_j capacity:
///
///   method      step 1: R_j = S_j / …   step 2: A_i = sum over j of R_j times …
///   two_step    sum_i P_i w_ij          w_ij
///   three_step  sum_i P_i G_ij w_ij     G_ij w_ij          G_ij = f(c_ij) / sum_k f(c_ik)
///   balanced    sum_i P_i w_ij / sum_k w_ik   w_ij / sum_h w_hj
///
/// `two_step` with weights 1 and 0 is 2SFCA (Luo & Wang 2003), with weights that fall E2SFCA (Luo &
/// Qi 2009); `three_step` is 3SFCA (Wan, Zou & Sternberg 2012), whose choice G_ij is among all
/// service points, also those beyond the catchment; `balanced` is BFCA (Páez, Higgins & Vivona
/// 2019).
///
/// By the first two the persons' parts add up to what is supplied: sum_i P_i A_i = sum_j S_j over
/// the service points that somebody reaches.  By `balanced` no demand is counted twice: sum_i A_i =
/// sum_j R_j.
enum class CatchmentMethod : std::uint8_t { two_step, three_step, balanced };

/// What a method has to know of the places, one value per place.
struct CatchmentPlaces {
  std::span<const base::Persons> persons;
  /// `three_step`: sum_k f(c_ik) over all service points; `balanced`: sum_k w_ik; else not read.
  std::span<const double> sums;
};

/// Adds one service point to the access of every place, in capacity per person.
/// @param capacity  S_j, not negative
/// @param weights   w_ij, one per place
/// @param access    one per place; sums of double, so add the service points in a fixed order
/// @returns R_j; nothing, and nothing is added, if no person is in the catchment: that capacity
///          reaches nobody
std::optional<double> add_catchment(CatchmentMethod method,
                                    const CatchmentPlaces& places,
                                    double capacity,
                                    std::span<const double> weights,
                                    std::span<double> access);

}  // namespace narhet::access
