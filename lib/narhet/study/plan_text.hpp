// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/siting/location_problem.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/plan.hpp"
#include "narhet/study/plan_problem.hpp"
#include "narhet/study/prepare.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace narhet::study {

/// What the sentences about a plan are made from.
struct PlanFacts {
  const StudyFile& study;
  const Prepared& prepared;
  const PlanProblem& plan;
  const PlanOptions& options;
  const PlanQuestion& question;
};

/// Whom a chosen site serves.
struct SitePersons {
  base::Persons nearest;  ///< who gets it as the nearest point of some kind
  /// Of backup covering: who has one point within the limit or none today, and this as one of the
  /// two nearest then.
  std::optional<base::Persons> first_or_second;

  /// By what the problem asks for.
  [[nodiscard]] base::Persons served() const { return first_or_second.value_or(nearest); }
};

/// A candidate's name, or its id.
[[nodiscard]] std::string plan_site_name(const PlanFacts& facts, siting::SiteIndex site);

/// What is asked, and who is left out of it.
[[nodiscard]] std::vector<Line> question_lines(const PlanFacts& facts);
/// What was chosen, what it comes to, and what is proved of it.
/// @param persons  by site of the first plan; empty where nobody asks
/// @param harm     said after the sites
/// @pre the answer has a plan
[[nodiscard]] std::vector<Line> plan_lines(const PlanFacts& facts,
                                           const siting::Answer& answer,
                                           const std::vector<SitePersons>& persons,
                                           const std::vector<Line>& harm);

/// That no choice does what was asked, with the places, and what would do.
/// @pre the answer is infeasible
[[nodiscard]] base::Error goal_not_met(const PlanFacts& facts, const siting::Answer& answer);

}  // namespace narhet::study
