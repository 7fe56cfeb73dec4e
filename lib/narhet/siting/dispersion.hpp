// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/siting/location_problem.hpp"
#include "narhet/siting/solve.hpp"

namespace narhet::siting {

/// Dispersion, as `solve` does it but for the certificate.  Pairs of existing sites, which nothing
/// changes, do not count.
/// @throws Cancelled
[[nodiscard]] Answer solve_dispersion(const LocationProblem& problem,
                                      const SolveOptions& options,
                                      const base::Task& task);

}  // namespace narhet::siting
