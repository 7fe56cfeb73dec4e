// SPDX-License-Identifier: MIT
#include "narhet/study/plan.hpp"

#include "narhet/base/error.hpp"
#include "narhet/model/plan.hpp"
#include "narhet/output/csv_note.hpp"
#include "narhet/output/plan_file.hpp"
#include "narhet/output/publication.hpp"
#include "narhet/siting/lexicographic.hpp"
#include "narhet/siting/solve.hpp"
#include "narhet/study/audience.hpp"
#include "narhet/study/availability.hpp"
#include "narhet/study/memory_need.hpp"
#include "narhet/study/need_answer.hpp"
#include "narhet/study/opening_sequence.hpp"
#include "narhet/study/output_target.hpp"
#include "narhet/study/plan_alternatives.hpp"
#include "narhet/study/plan_amount.hpp"
#include "narhet/study/plan_persons.hpp"
#include "narhet/study/plan_problem.hpp"
#include "narhet/study/plan_question.hpp"
#include "narhet/study/plan_text.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/provenance.hpp"
#include "narhet/study/scenario.hpp"
#include "narhet/study/site_harm.hpp"
#include "narhet/study/travel_engine.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace narhet::study {
namespace {

using base::index;
using base::Message;
using siting::ProblemType;
using siting::SiteIndex;

/// The sites of each plan in the order of the first's persons, most first.
void most_served_first(siting::SitePlan& plan, std::vector<SitePersons>& persons) {
  std::vector<std::size_t> order(persons.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return persons[a].served() > persons[b].served();
  });
  siting::SitePlan sorted{{}, plan.objective, plan.served_by};
  std::vector<SitePersons> sorted_persons;
  for (const std::size_t i : order) {
    sorted.sites.push_back(plan.sites[i]);
    sorted_persons.push_back(persons[i]);
  }
  if (!order.empty()) {
    plan = std::move(sorted);
    persons = std::move(sorted_persons);
  }
}

model::SecondObjective second_of(const PlanFacts& facts, const siting::SecondObjective& second) {
  return {std::string{siting::key(second.type)}, plan_unit(facts, second.type),
          in_plan_unit(facts, second.type, second.objective),
          in_plan_unit(facts, second.type, second.bound),
          second.is_first_proven && second.objective == second.bound};
}

model::Plan plan_of(const PlanFacts& facts,
                    const siting::Answer& answer,
                    const std::vector<SitePersons>& persons,
                    const std::optional<SiteHarm>& harm) {
  model::Plan plan;
  plan.mode = facts.study.travel.mode;
  plan.loads = facts.prepared.inputs.loads;
  plan.provenance =
      provenance_of(facts.study, facts.prepared.inputs, facts.prepared.network_provenance,
                    facts.prepared.network.report, facts.options.version);
  if (counts_need(facts.question)) {
    withhold_load(facts.study.privacy.level, plan.loads, plan.provenance);
  } else {
    leave_out_needs(plan.loads, plan.provenance);
  }
  plan.notice = facts.prepared.notice;
  plan.crs = facts.study.crs;
  plan.problem = siting::key(facts.plan.type);
  for (const base::KindIndex kind : facts.plan.kinds) {
    plan.kinds += (plan.kinds.empty() ? "" : ", ") + facts.study.kinds[index(kind)].key;
  }
  plan.unit = plan_unit(facts, facts.plan.type);
  plan.objective = in_plan_unit(facts, facts.plan.type, answer.objective);
  plan.bound = in_plan_unit(facts, facts.plan.type, answer.bound);
  plan.gap = answer.gap();
  plan.is_proven = answer.is_proven;
  if (answer.second) {
    plan.second = second_of(facts, *answer.second);
  }
  plan.method = answer.method;
  plan.search_steps = answer.nodes;
  plan.alternatives = other_choices(facts, answer);
  if (has_alternatives(facts, answer)) {
    plan.has_all_alternatives = answer.has_all_plans;
  }
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
      site.persons_served = persons[i].nearest;
      site.persons_first_or_second = persons[i].first_or_second;
    }
    if (harm) {
      site.harm = harm->by_site[i];
    }
    plan.sites.push_back(std::move(site));
  }
  if (harm) {
    plan.harm = harm->together;
  }
  return plan;
}

std::vector<base::CandidateIndex> candidates_of(const std::vector<SiteIndex>& sites) {
  std::vector<base::CandidateIndex> candidates;
  candidates.reserve(sites.size());
  for (const SiteIndex site : sites) {
    candidates.push_back(base::id_at<base::CandidateIndex>(index(site)));
  }
  return candidates;
}

model::KindSet kinds_asked(const PlanFacts& facts) {
  model::KindSet kinds;
  for (const base::KindIndex kind : facts.plan.kinds) {
    kinds.insert(kind);
  }
  return kinds;
}

/// Today, and with the sites of the plan.
model::Scenario scenario_with(const PlanFacts& facts,
                              const routing::Engine& engine,
                              const std::vector<SiteIndex>& sites,
                              const base::Task& task) {
  ScenarioChange change;
  change.opened = candidates_of(sites);
  change.opened_kinds = kinds_asked(facts);
  return scenario_of(facts.study, facts.prepared, engine, change, {}, task);
}

siting::Answer solve_plan(const PlanFacts& facts, const base::Task& task) {
  const PlanQuestion& question = facts.question;
  const std::int64_t today = facts.plan.objective_today().value_or(0);
  return question.then ? siting::solve_then(
                             facts.plan.problem(), *question.then,
                             {.margin_share = question.then_margin, .margin_origin = today}, task)
                       : siting::solve(facts.plan.problem(),
                                       {.plans = question.alternatives + 1,
                                        .margin_share = question.margin,
                                        .margin_origin = today},
                                       task);
}

/// @throws Error `field_missing`
void require_needs(const Prepared& prepared, const PlanQuestion& question) {
  if (counts_need(question) && prepared.inputs.needs.empty()) {
    throw base::Error{base::ErrorCode::field_missing,
                      {},
                      Message{"nobody has said what they need, so there is nothing to weigh people "
                              "by"},
                      Message{"leave out --demand need: then everybody counts the same"}};
  }
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
  const bool has_need = study.needs && counts_need(question);
  output::Publication publication{file,
                                  {.overwrite = options.overwrite,
                                   .for_owner_only = has_need && is_for_owner_only(study),
                                   .csv = options.csv}};
  std::vector<Line> lines;
  const Prepared prepared = prepare(study, task, lines);
  tell_stops_count_as_open(prepared.inputs.services, lines);
  require_needs(prepared, question);
  const routing::Engine engine =
      make_engine(prepared.network, count_plan_searches(study, prepared, question),
                  {options.engine, study.hierarchy_file(),
                   memory_of_columns(prepared.network.graph.node_count(), prepared.places.size(),
                                     task.threads.count)},
                  task, lines);
  const PlanProblem plan = plan_problem(study, prepared, engine, question, task);
  const PlanFacts facts{study, prepared, plan, options, question};
  append(lines, question_lines(facts));
  siting::Answer answer = solve_plan(facts, task);
  if (answer.infeasible) {
    throw goal_not_met(facts, answer);
  }
  std::vector<SitePersons> persons = persons_of_sites(facts, answer.plans.front());
  most_served_first(answer.plans.front(), persons);
  const std::vector<SiteIndex>& sites = answer.plans.front().sites;
  const std::vector<base::CandidateIndex> opened = candidates_of(sites);
  const std::optional<SiteHarm> harm =
      site_harm(study, prepared, {opened, kinds_asked(facts), {}}, engine, task);
  model::Plan result = plan_of(facts, answer, persons, harm);
  std::move(settings.begin(), settings.end(), std::back_inserter(result.provenance));
  if (file.extension() == ".gpkg") {
    result.scenario = scenario_with(facts, engine, sites, task);
  }
  std::vector<Line> sequence_lines;
  if (options.sequence) {
    const OpeningSequence sequence = opening_sequence(plan.problem(), sites.size(), task);
    result.opening_sequence = opening_steps(facts, sequence);
    sequence_lines = opening_lines(facts, sequence);
  }
  output::write_plan(result, publication, options.date, study.language, task);
  output::publish_with_note(publication, result.notice);
  append(lines,
         plan_lines(facts, answer, persons,
                    harm ? harm_lines(study, prepared, opened, *harm) : std::vector<Line>{}));
  append(lines, alternative_lines(facts, answer));
  append(lines, std::move(sequence_lines));
  if (has_need) {
    append(lines, audience_lines(study));
  }
  lines.push_back({Message{"plan: {}", file.string()}});
  return lines;
}

}  // namespace narhet::study
