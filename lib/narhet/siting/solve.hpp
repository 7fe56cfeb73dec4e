// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/siting/location_problem.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace narhet::siting {

struct SolveOptions {
  /// How many plans to list, the answer among them; at least 1.
  std::size_t plans{1};
  /// How much worse than the answer a listed plan may be, in the units of the objective and beside
  /// that as a share of how far the objective is from an origin: from 0 a share of the objective,
  /// from what is so without any choice a share of what is gained.
  std::int64_t margin{0};
  double margin_share{0.0};
  std::int64_t margin_origin{0};
  /// How much work a proof may take, in costs looked at: a clock would give other answers on other
  /// machines.  Some seconds for each 10^9.  Listing other plans takes a fifth of it at most.
  std::uint64_t effort{15'000'000'000};

  /// In the units of the objective.
  [[nodiscard]] std::int64_t margin_of(std::int64_t objective) const;
  /// What listing other plans may take after a proof.
  [[nodiscard]] std::uint64_t effort_to_list(std::uint64_t effort_of_proof) const {
    constexpr std::uint64_t kParts = 5;
    return std::min(effort - std::min(effort, effort_of_proof), effort / kParts);
  }
};

/// Chooses sites, proves by a bound that no choice is better or says how far from it, and lists
/// other plans as good or nearly so.
///
/// - p-median, one per group, maximal and backup covering: greedy, vertex interchange with fast
///   update (Whitaker 1983; Resende & Werneck 2007), Lagrangian bound by the volume algorithm
///   (Cornuejols, Fisher & Nemhauser 1977; Barahona & Anbil 2000) in whole numbers, sites fixed by
///   their reduced costs, branch and bound.
/// - set covering: dominated places and sites left out, Lagrangian bound, branch and bound with
///   prices from CBC's simplex, where the program has it, and bounds in whole numbers all the same.
/// - p-center: binary search over the costs that occur, each an exact set covering (Minieka 1970).
/// - dispersion: binary search likewise, each an exact clique (Tomita's colour bound).
/// - capacitated p-median: CBC as a back end, and a Lagrangian bound with knapsacks of our own; see
///   `solve_capacitated`.
///
/// Every plan is recomputed by `certify` before it is given; one that differs aborts as a fault of
/// the program.
///
/// @pre spans are as long as the problem says; `no_way` and `limit` are finite; `dispersion` has as
///      many places as sites; demand times the largest cost sums to less than 2^58; a budget has
///      site costs
/// @throws Cancelled
[[nodiscard]] Answer solve(const LocationProblem& problem,
                           const SolveOptions& options,
                           const base::Task& task);

}  // namespace narhet::siting
