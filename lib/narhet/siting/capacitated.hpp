// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/siting/location_problem.hpp"
#include "narhet/siting/solve.hpp"

namespace narhet::siting {

/// Whether the program was built with CBC, which `capacitated_p_median` needs.
[[nodiscard]] bool has_cbc();

/// Capacitated p-median, as `solve` does it but for the certificate.
///
/// CBC (COIN-OR branch and cut) searches; nothing that it says of its answer is believed: who
/// serves whom is read off and summed anew.  The bound is our own, Lagrangian with a knapsack for
/// each site (Pirkul 1987, "Efficient algorithms for the capacitated concentrator location
/// problem", Computers & Operations Research 14), in whole numbers; where it does not reach the
/// objective, what CBC says of the rest stands beside it as `stated_bound`.  One plan, no
/// alternatives.
/// @pre has_cbc()
/// @throws Cancelled
[[nodiscard]] Answer solve_capacitated(const LocationProblem& problem,
                                       const SolveOptions& options,
                                       const base::Task& task);

}  // namespace narhet::siting
