// SPDX-License-Identifier: MIT
#include "narhet/study/plan.hpp"

#include "narhet/base/error.hpp"
#include "narhet/model/plan.hpp"
#include "narhet/output/plan_file.hpp"
#include "narhet/output/publication.hpp"
#include "narhet/siting/certificate.hpp"
#include "narhet/siting/lexicographic.hpp"
#include "narhet/siting/solve.hpp"
#include "narhet/study/availability.hpp"
#include "narhet/study/memory_need.hpp"
#include "narhet/study/need_answer.hpp"
#include "narhet/study/opening_sequence.hpp"
#include "narhet/study/output_target.hpp"
#include "narhet/study/plan_problem.hpp"
#include "narhet/study/plan_question.hpp"
#include "narhet/study/plan_text.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/provenance.hpp"
#include "narhet/study/scenario.hpp"
#include "narhet/study/travel_engine.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <set>
#include <span>
#include <utility>

namespace narhet::study {
namespace {

using base::index;
using base::Message;
using siting::ProblemType;
using siting::SiteIndex;

/// By row the nearest of today's points.
std::vector<std::optional<SiteIndex>> nearest_today(siting::LocationProblem problem) {
  problem.type = ProblemType::p_median;
  return siting::certify(problem, std::span<const SiteIndex>{}).nearest;
}

/// By site of the plan, the persons of the places that have it as their nearest of some kind.
std::vector<base::Persons> persons_served(const PlanFacts& facts, const siting::SitePlan& plan) {
  if (facts.plan.type == ProblemType::dispersion) {
    return {};
  }
  const siting::LocationProblem problem = facts.plan.problem();
  const auto today = nearest_today(problem);
  const auto then = siting::certify(problem, plan);
  std::vector<std::set<base::PlaceIndex>> places(plan.sites.size());
  for (std::size_t row = 0; row < facts.plan.rows.size(); ++row) {
    // A site as near as what there is today changes nothing.
    const auto cost = [&](const std::optional<SiteIndex>& site) {
      return site ? problem.costs.at(row, index(*site)) : base::Weight::infinite();
    };
    if (cost(then.nearest[row]) < cost(today[row])) {
      const auto found = std::lower_bound(plan.sites.begin(), plan.sites.end(), *then.nearest[row]);
      places[static_cast<std::size_t>(found - plan.sites.begin())].insert(
          facts.plan.rows[row].place);
    }
  }
  std::vector<base::Persons> persons;
  for (const auto& some : places) {
    base::Persons sum;
    for (const base::PlaceIndex place : some) {
      sum += facts.prepared.inputs.places[index(place)].population.value_or(base::Persons{});
    }
    persons.push_back(sum);
  }
  return persons;
}

/// The sites of each plan in the order of the first's persons, most first.
void most_served_first(siting::SitePlan& plan, std::vector<base::Persons>& persons) {
  std::vector<std::size_t> order(persons.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return persons[a] > persons[b]; });
  siting::SitePlan sorted{{}, plan.objective, plan.served_by};
  std::vector<base::Persons> sorted_persons;
  for (const std::size_t i : order) {
    sorted.sites.push_back(plan.sites[i]);
    sorted_persons.push_back(persons[i]);
  }
  if (!order.empty()) {
    plan = std::move(sorted);
    persons = std::move(sorted_persons);
  }
}

model::Plan plan_of(const PlanFacts& facts,
                    const siting::Answer& answer,
                    const std::vector<base::Persons>& persons) {
  model::Plan plan;
  plan.mode = facts.study.travel.mode;
  plan.loads = facts.prepared.inputs.loads;
  plan.provenance =
      provenance_of(facts.study, facts.prepared.inputs, facts.prepared.network_provenance,
                    facts.prepared.network.report, facts.options.version);
  withhold_load(facts.study.privacy.level, plan.loads, plan.provenance);
  plan.notice = facts.prepared.notice;
  plan.crs = facts.study.crs;
  plan.problem = siting::key(facts.plan.type);
  for (const base::KindIndex kind : facts.plan.kinds) {
    plan.kinds += (plan.kinds.empty() ? "" : ", ") + facts.study.kinds[index(kind)].key;
  }
  plan.unit = plan_unit(facts);
  plan.objective = in_plan_unit(facts, answer.objective);
  plan.bound = in_plan_unit(facts, answer.bound);
  plan.gap = answer.gap();
  plan.is_proven = answer.is_proven;
  const std::vector<SiteIndex>& sites = answer.plans.front().sites;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    model::ChosenSite site;
    site.candidate = facts.prepared.inputs.candidates[index(sites[i])];
    if (site.candidate.municipality) {
      const auto& municipality =
          facts.prepared.inputs.municipalities[index(*site.candidate.municipality)];
      site.municipality_code = municipality.code;
      site.municipality_name = municipality.name;
    }
    if (!persons.empty()) {
      site.persons_served = persons[i];
    }
    plan.sites.push_back(std::move(site));
  }
  return plan;
}

/// Today, and with the sites of the plan.
model::Scenario scenario_with(const PlanFacts& facts,
                              const routing::Engine& engine,
                              const std::vector<SiteIndex>& sites,
                              const base::Task& task) {
  ScenarioChange change;
  for (const SiteIndex site : sites) {
    change.opened.push_back(base::id_at<base::CandidateIndex>(index(site)));
  }
  for (const base::KindIndex kind : facts.plan.kinds) {
    change.opened_kinds.insert(kind);
  }
  return scenario_of(facts.study, facts.prepared, engine, change, {}, task);
}

void append(std::vector<Line>& lines, std::vector<Line> more) {
  std::move(more.begin(), more.end(), std::back_inserter(lines));
}

}  // namespace

std::vector<Line> write_plan(const StudyFile& study,
                             const std::filesystem::path& file,
                             const PlanOptions& options,
                             const base::Task& task) {
  if (!output::is_plan_file(file)) {
    throw base::Error{base::ErrorCode::usage,
                      {file.string(), {}, {}},
                      Message{"the name of a plan ends in .csv or .gpkg"}};
  }
  std::vector<model::Provenance> settings;
  const PlanQuestion question = plan_question(study.plan, options.settings, settings);
  check_plan_question(study, question);
  if (options.sequence) {
    check_sequence_question(question);
  }
  refuse_input_as_target(study, file);
  if (options.overwrite) {
    output::refuse_other_plan(file);
  }
  output::Publication publication{file, {.overwrite = options.overwrite}};
  std::vector<Line> lines;
  const Prepared prepared = prepare(study, task, lines);
  tell_stops_count_as_open(prepared.inputs.services, lines);
  const routing::Engine engine =
      make_engine(prepared.network, count_plan_searches(study, prepared, question),
                  {options.engine, study.hierarchy_file(),
                   memory_of_columns(prepared.network.graph.node_count(), prepared.places.size(),
                                     task.threads.count)},
                  task, lines);
  const PlanProblem plan = plan_problem(study, prepared, engine, question, task);
  const PlanFacts facts{study, prepared, plan, options, question};
  append(lines, question_lines(facts));
  siting::Answer answer =
      question.then
          ? siting::solve_then(plan.problem(), *question.then, question.then_margin, {}, task)
          : siting::solve(plan.problem(),
                          {.plans = question.alternatives + 1, .margin_share = question.margin},
                          task);
  if (answer.infeasible) {
    throw goal_not_met(facts, answer);
  }
  std::vector<base::Persons> persons = persons_served(facts, answer.plans.front());
  most_served_first(answer.plans.front(), persons);
  model::Plan result = plan_of(facts, answer, persons);
  std::move(settings.begin(), settings.end(), std::back_inserter(result.provenance));
  if (file.extension() == ".gpkg") {
    result.scenario = scenario_with(facts, engine, answer.plans.front().sites, task);
  }
  std::vector<Line> sequence_lines;
  if (options.sequence) {
    const OpeningSequence sequence =
        opening_sequence(plan.problem(), answer.plans.front().sites.size(), task);
    result.opening_sequence = opening_steps(facts, sequence);
    sequence_lines = opening_lines(facts, sequence);
  }
  output::write_plan(result, publication, options.date, study.language, task);
  publication.commit();
  append(lines, plan_lines(facts, answer, persons));
  append(lines, std::move(sequence_lines));
  lines.push_back({Message{"plan: {}", file.string()}});
  return lines;
}

}  // namespace narhet::study
