// SPDX-License-Identifier: MIT
#include "narhet/study/opening_sequence.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/siting/certificate.hpp"
#include "narhet/siting/solve.hpp"
#include "narhet/study/plan_amount.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace narhet::study {
namespace {

using base::Decimal;
using base::index;
using base::Message;
using siting::LocationProblem;
using siting::ProblemType;
using siting::SiteIndex;
using siting::SiteRole;

/// Which sites may be chosen when there are so many: as long as the required ones are not all
/// open, these alone.
std::vector<SiteRole> roles_of_step(const LocationProblem& problem, std::size_t sites) {
  std::vector<SiteRole> roles{problem.roles.begin(), problem.roles.end()};
  const auto required =
      static_cast<std::size_t>(std::count(roles.begin(), roles.end(), SiteRole::required));
  if (sites > required) {
    return roles;
  }
  for (SiteRole& role : roles) {
    if (role == SiteRole::required) {
      role = SiteRole::candidate;
    } else if (role == SiteRole::candidate) {
      role = SiteRole::forbidden;
    }
  }
  return roles;
}

siting::Answer best_of(LocationProblem problem,
                       std::size_t sites,
                       const std::vector<SiteRole>& roles,
                       const base::Task& task) {
  problem.sites = sites;
  problem.roles = roles;
  siting::Answer answer = siting::solve(problem, {}, task);
  NARHET_EXPECTS(!answer.plans.empty());
  return answer;
}

/// The best site beside those open already.
SiteIndex next_site(const LocationProblem& problem,
                    const std::vector<SiteIndex>& path,
                    const std::vector<SiteRole>& allowed,
                    bool is_maximised) {
  std::vector<SiteIndex> open = path;
  std::optional<SiteIndex> best;
  std::int64_t best_objective{};
  for (std::size_t i = 0; i < allowed.size(); ++i) {
    const auto site = base::id_at<SiteIndex>(i);
    const bool may_open = allowed[i] == SiteRole::candidate || allowed[i] == SiteRole::required;
    if (!may_open || std::find(path.begin(), path.end(), site) != path.end()) {
      continue;
    }
    open.push_back(site);
    const std::int64_t objective = siting::certify(problem, open).objective;
    open.pop_back();
    if (!best || (is_maximised ? objective > best_objective : objective < best_objective)) {
      best = site;
      best_objective = objective;
    }
  }
  NARHET_EXPECTS(best.has_value());
  return *best;
}

/// Of what the best choice gains since today, what the path gains.
std::optional<double> gain_share(const OpeningSequence& sequence,
                                 const OpeningSequence::Step& step) {
  const auto gain = [&](std::int64_t objective) {
    return static_cast<double>(objective - sequence.today);
  };
  return step.optimum.objective == sequence.today
             ? std::nullopt
             : std::optional{gain(step.objective) / gain(step.optimum.objective)};
}

std::string site_text(const PlanFacts& facts, SiteIndex site) {
  const model::Candidate& candidate = facts.prepared.inputs.candidates[index(site)];
  return base::printable(candidate.name.empty() ? candidate.id : candidate.name);
}

Message step_text(const PlanFacts& facts, const OpeningSequence& sequence, std::size_t number) {
  const OpeningSequence::Step& step = sequence.steps[number];
  const std::string name = site_text(facts, step.site);
  const Message comes_to = plan_amount(facts, facts.plan.type, step.objective);
  const std::size_t count = number + 1;
  if (step.objective == step.optimum.objective) {
    return step.optimum.is_proven
               ? Message{"{}. {}: {}; no choice of so many sites is better", count, name, comes_to}
               : Message{"{}. {}: {}; no better choice of so many sites was found", count, name,
                         comes_to};
  }
  const Message best = plan_amount(facts, facts.plan.type, step.optimum.objective);
  const Decimal percent{100.0 * gain_share(sequence, step).value_or(1.0), 1};
  return step.optimum.is_proven
             ? Message{"{}. {}: {}; the best choice of so many sites: {}, the path has {} % of its "
                       "gain",
                       count, name, comes_to, best, percent}
             : Message{"{}. {}: {}; the best choice of so many sites that was found: {}, the path "
                       "has {} % of its gain",
                       count, name, comes_to, best, percent};
}

}  // namespace

OpeningSequence opening_sequence(const LocationProblem& problem,
                                 std::size_t sites,
                                 const base::Task& task) {
  NARHET_EXPECTS(problem.type == ProblemType::p_median ||
                 problem.type == ProblemType::max_covering);
  OpeningSequence sequence;
  sequence.today = siting::certify(problem, std::span<const SiteIndex>{}).objective;
  std::vector<SiteIndex> path;
  for (std::size_t count = 1; count <= sites; ++count) {
    const std::vector<SiteRole> roles = roles_of_step(problem, count);
    const SiteIndex site = next_site(problem, path, roles, siting::is_maximised(problem.type));
    path.push_back(site);
    sequence.steps.push_back(
        {site, siting::certify(problem, path).objective, best_of(problem, count, roles, task)});
  }
  return sequence;
}

void check_sequence_question(const PlanQuestion& question) {
  if (question.budget) {
    throw base::Error{base::ErrorCode::usage,
                      {},
                      Message{"a plan with a budget has no order in which sites open"},
                      Message{"say with --sites how many"}};
  }
  if (question.then) {
    throw base::Error{base::ErrorCode::usage,
                      {},
                      Message{"a plan with --then has no order in which sites open"},
                      Message{"ask for the order without --then"}};
  }
  if (question.problem != ProblemType::p_median && question.problem != ProblemType::max_covering) {
    throw base::Error{
        base::ErrorCode::usage,
        {},
        Message{"the problem '{}' has no order in which sites open", siting::key(question.problem)},
        Message{"p-median and mclp have one"}};
  }
}

std::vector<model::OpeningStep> opening_steps(const PlanFacts& facts,
                                              const OpeningSequence& sequence) {
  const auto shown = [&](std::int64_t objective) {
    return in_plan_unit(facts, facts.plan.type, objective).value_or(0.0);
  };
  std::vector<model::OpeningStep> steps;
  for (const OpeningSequence::Step& each : sequence.steps) {
    model::OpeningStep step;
    step.candidate = facts.prepared.inputs.candidates[index(each.site)];
    step.objective = shown(each.objective);
    step.optimum = shown(each.optimum.objective);
    step.optimum_bound = shown(each.optimum.bound);
    step.is_proven = each.optimum.is_proven;
    for (const SiteIndex site : each.optimum.plans.front().sites) {
      step.optimum_sites.push_back(facts.prepared.inputs.candidates[index(site)].id);
    }
    step.gain_share = gain_share(sequence, each);
    steps.push_back(std::move(step));
  }
  return steps;
}

std::vector<Line> opening_lines(const PlanFacts& facts, const OpeningSequence& sequence) {
  std::vector<Line> lines{
      {Message{"opened one after the other, each time the site that then helps most:"}}};
  for (std::size_t i = 0; i < sequence.steps.size(); ++i) {
    lines.push_back({step_text(facts, sequence, i)});
  }
  return lines;
}

}  // namespace narhet::study
