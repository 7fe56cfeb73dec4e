// SPDX-License-Identifier: MIT
#pragma once

#include <span>

namespace narhet::access {

/// Adds one service point to the gravity measure of every place (Hansen 1959):
/// A_i = sum over j of O_j f(c_ij).
///
/// With O_j = 1 the measure is a number of service points, each counted by how near it is; a place
/// that reaches none has 0.
///
/// @param opportunities  O_j, not negative: what the service point offers
/// @param weights  f(c_ij), one per place
/// @param access   one per place; sums of double, so add the service points in a fixed order
void add_gravity(double opportunities, std::span<const double> weights, std::span<double> access);

}  // namespace narhet::access
