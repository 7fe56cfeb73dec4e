// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/siting/location_problem.hpp"
#include "narhet/siting/solve.hpp"

namespace narhet::siting {

/// p-center after p-median or one per group, p-median after p-center.
[[nodiscard]] bool may_follow(ProblemType first, ProblemType second);

/// Among the choices of sites that are best in the problem's objective, or within the margin of the
/// best, the one that is best in a second: lexicographic equity, or efficiency (Ogryczak 1997, "On
/// the lexicographic minimax approach to location problems", European Journal of Operational
/// Research 100), of two objectives.
///
/// Exact: a place that must have a site within a limit is in a p-median once more, without a way
/// beyond the limit, and weighs more than all that a choice could gain by leaving it out.  p-center
/// second searches the costs that occur for the least limit at which the first objective is still
/// as good; the choice it finds has the least total way of all as good in both.
///
/// In the longest way a place counts that has a way to some site that is not forbidden, whatever
/// its demand; where a choice leaves one without a way, the longest is `Weight::infinite()`.
///
/// @param options  the margin in the first objective, as `solve` has it, and the effort, of which
/// each
///                 problem of the search for a limit has a part; `plans` does not count
/// @returns one plan with its objective in the first, the bound on that, and `Answer::second`;
///          `is_proven` if nothing is better in the first and, of as good ones, in the second
/// @pre as of `solve`; there is demand by place; `may_follow(problem.type, second)`; `no_way` is
///      above 0 and the margin not below
/// @throws Cancelled
[[nodiscard]] Answer solve_then(const LocationProblem& problem,
                                ProblemType second,
                                const SolveOptions& options,
                                const base::Task& task);

}  // namespace narhet::siting
