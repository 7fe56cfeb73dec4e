// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/decision_matrix.hpp"

#include <span>
#include <vector>

namespace narhet::siting {

/// PROMETHEE II (Brans & Vincke 1985) with the usual preference function: of each alternative the
/// net flow, -1 to 1, which is the mean weight of the criteria by which it beats another less the
/// mean weight of those by which it is beaten.  By how much does not matter.
/// @param weights  one per criterion, not negative; taken as shares of their sum
[[nodiscard]] std::vector<double> promethee_net_flows(const DecisionMatrix& matrix,
                                                      std::span<const double> weights);

}  // namespace narhet::siting
