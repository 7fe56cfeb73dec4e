// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/siting/location_problem.hpp"
#include "narhet/siting/solve.hpp"

namespace narhet::siting {

/// p-center, as `solve` does it but for the certificate.
/// @throws Cancelled
[[nodiscard]] Answer solve_p_center(const LocationProblem& problem,
                                    const SolveOptions& options,
                                    const base::Task& task);

}  // namespace narhet::siting
