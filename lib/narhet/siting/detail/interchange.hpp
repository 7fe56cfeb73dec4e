// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/siting/detail/median_model.hpp"
#include "narhet/siting/detail/plan_pool.hpp"

#include <cstdint>
#include <vector>

namespace narhet::siting::detail {

/// Opens the site that brings most (by budget: most for its cost), again and again, while the rule
/// lets it; of equal ones the lower.
[[nodiscard]] Choice greedy(const MedianModel& model, const base::Task& task);

/// Exchanges one open site for one closed (or, by budget, opens one) as long as that brings
/// something, going round the closed sites in their order (Whitaker 1983, "A fast algorithm for the
/// greedy interchange for large-scale clustering and median location problems", INFOR 21(2)).
///
/// One closed site against all open ones in O(places): the loss of each open site is kept, and
/// corrected for the places that the closed one would serve (Resende & Werneck 2007, "A fast
/// swap-based local search procedure for location problems", Annals of Operations Research 150).
///
/// @param start  keeps the rule
/// @throws Cancelled
[[nodiscard]] Choice interchange(const MedianModel& model,
                                 const std::vector<std::uint32_t>& start,
                                 const base::Task& task);

}  // namespace narhet::siting::detail
