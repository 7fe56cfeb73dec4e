// SPDX-License-Identifier: MIT
#include "narhet/study/plan_proof.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"
#include "narhet/model/place_names.hpp"
#include "narhet/siting/solve.hpp"
#include "narhet/study/plan_amount.hpp"
#include "narhet/study/plan_problem.hpp"
#include "narhet/study/plan_question.hpp"
#include "narhet/study/plan_text.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

namespace narhet::study {
namespace {

using base::index;
using base::Message;

/// At most so many ways from places to candidates, over all kinds: some hundred MB at work.
constexpr std::size_t kMostWays = 5'000'000;
/// A few seconds of proof.
constexpr std::uint64_t kEffort = 1'000'000'000;

bool is_asked(const StudyFile& study, const Prepared& prepared, const PlanQuestion& question) {
  const std::size_t ways = prepared.places.size() * plan_kinds(study, question).size();
  const bool any_persons = std::any_of(
      prepared.inputs.places.begin(), prepared.inputs.places.end(), [](const model::Place& place) {
        return place.population.value_or(base::Persons{}).count() > 0.0;
      });
  return question.problem == siting::ProblemType::one_per_group && !question.then &&
         !prepared.inputs.municipalities.empty() && !prepared.candidates.empty() && any_persons &&
         ways <= kMostWays / prepared.candidates.size();
}

/// "Åby skola (Åby), Öby bibliotek (Öby)", by municipality.
std::string opened(const PlanFacts& facts, std::vector<siting::SiteIndex> sites) {
  const Inputs& inputs = facts.prepared.inputs;
  const auto area = [&](siting::SiteIndex site) {
    return inputs.candidates[index(site)].municipality;
  };
  std::stable_sort(sites.begin(), sites.end(), [&](auto a, auto b) { return area(a) < area(b); });
  std::string text;
  for (const siting::SiteIndex site : sites) {
    text += text.empty() ? "" : ", ";
    text += plan_site_name(facts, site);
    if (area(site)) {
      text +=
          base::format(" ({})", base::printable(inputs.municipalities[index(*area(site))].name));
    }
  }
  return text;
}

std::vector<Line> lines_of(const PlanFacts& facts, const siting::Answer& answer) {
  if (answer.infeasible || answer.plans.front().sites.empty()) {
    return {};
  }
  const auto type = facts.plan.type;
  const std::string sites = opened(facts, answer.plans.front().sites);
  const Message before = plan_amount(facts, type, facts.plan.objective_today().value_or(0));
  const Message after = plan_amount(facts, type, answer.objective);
  return {{answer.is_proven
               ? Message{"one site in each municipality by the shortest ways alone: {}; {} become "
                         "{}, and it is proved that no choice of sites is better",
                         sites, before, after}
               : Message{"one site in each municipality by the shortest ways alone: {}; {} become "
                         "{}; not proved to be the best, but none is more than {} % better",
                         sites, before, after, base::Decimal{100.0 * answer.gap(), 2}}}};
}

}  // namespace

std::vector<Line> plan_proof_lines(const StudyFile& study,
                                   const Prepared& prepared,
                                   const routing::Engine& engine,
                                   const base::Task& task) {
  std::vector<model::Provenance> settings;
  const PlanQuestion question = plan_question(study.plan, {}, settings);
  if (!is_asked(study, prepared, question)) {
    return {};
  }
  try {
    const PlanProblem plan = plan_problem(study, prepared, engine, question, task);
    const PlanOptions options;
    const siting::Answer answer = siting::solve(plan.problem(), {.effort = kEffort}, task);
    return lines_of({study, prepared, plan, options, question}, answer);
  } catch (const base::Error& error) {
    // A ranking does not fail by what the study says of plans.
    return {{Message{"note: the study's plan is not solved: {}", error.message()}}};
  }
}

}  // namespace narhet::study
