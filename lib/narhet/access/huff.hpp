// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"

#include <span>

namespace narhet::access {

/// The customer base of a shop (Huff 1963): sum over i of P_i S_j f(c_ij) / sum_k S_k f(c_ik),
/// where f is a power of the way and S_j the attraction of the shop, such as its floor area.
///
/// Over all shops the bases add up to the persons of all places that reach a shop with attraction.
///
/// @param attraction  S_j, not negative
/// @param weights     f(c_ij), one per place
/// @param sums        sum_k S_k f(c_ik), one per place, as `add_gravity` makes them; a place with 0
///                    has no shop to go to
[[nodiscard]] base::Persons huff_customers(double attraction,
                                           std::span<const double> weights,
                                           std::span<const base::Persons> persons,
                                           std::span<const double> sums);

}  // namespace narhet::access
