// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/siting/detail/median_model.hpp"
#include "narhet/siting/detail/plan_pool.hpp"
#include "narhet/siting/solve.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace narhet::siting::detail {

/// The best choice of a model and a bound on all, and other choices within the margin.
struct SearchResult {
  std::vector<Choice> choices;  ///< best first, at least one
  std::int64_t bound{};         ///< lower; that of the best if proven
  bool has_all{};               ///< no other choice is within the margin
  std::uint64_t nodes{};
};

/// Greedy and interchange, then branch and bound with the Lagrangian bound: first to prove the
/// best, then, if more than one plan is wanted, once more for all within the margin.
/// @param margin_of  how much more than the best a choice may come to, by what the best comes to
/// @throws Cancelled
[[nodiscard]] SearchResult search_median(const MedianModel& model,
                                         const SolveOptions& options,
                                         const std::function<std::int64_t(std::int64_t)>& margin_of,
                                         const base::Task& task);

}  // namespace narhet::siting::detail
