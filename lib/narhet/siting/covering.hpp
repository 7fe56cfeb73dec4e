// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/siting/location_problem.hpp"
#include "narhet/siting/solve.hpp"

namespace narhet::siting {

/// Set covering, as `solve` does it but for the certificate.  The coverings with a count or a
/// budget are in `p_median.hpp`.
/// @throws Cancelled
[[nodiscard]] Answer solve_set_covering(const LocationProblem& problem,
                                        const SolveOptions& options,
                                        const base::Task& task);

}  // namespace narhet::siting
