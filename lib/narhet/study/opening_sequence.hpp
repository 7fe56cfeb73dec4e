// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/plan.hpp"
#include "narhet/siting/location_problem.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/plan_settings.hpp"
#include "narhet/study/plan_text.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace narhet::study {

/// Sites opened one after the other, each time the one that then helps most (greedy adding; Kuehn &
/// Hamburger 1963), beside the best choice of so many at once.
struct OpeningSequence {
  struct Step {
    siting::SiteIndex site{};
    std::int64_t objective{};  ///< of this site and those before it, as `siting::Answer` has it
    siting::Answer optimum;    ///< of so many sites at once
  };
  std::int64_t today{};  ///< the objective without any of them
  std::vector<Step> steps;
};

/// Required sites open first, the most helpful of them before the others; among so few sites the
/// optimum is one of required sites too.
///
/// Two solutions for each number of sites; of equal sites the lower is first.
/// @param sites  how long the path is to be; it ends before where no more can be chosen
/// @pre the problem is p-median or maximal covering, without a budget, and has an answer for
/// `sites`
/// @throws Cancelled
[[nodiscard]] OpeningSequence opening_sequence(const siting::LocationProblem& problem,
                                               std::size_t sites,
                                               const base::Task& task);

/// @throws Error `usage` if a plan of another problem, or one with a budget, has no such sequence
void check_sequence_question(const PlanQuestion& question);

/// The sequence as the result has it.
[[nodiscard]] std::vector<model::OpeningStep> opening_steps(const PlanFacts& facts,
                                                            const OpeningSequence& sequence);
/// The same in sentences.
[[nodiscard]] std::vector<Line> opening_lines(const PlanFacts& facts,
                                              const OpeningSequence& sequence);

}  // namespace narhet::study
