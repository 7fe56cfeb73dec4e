// SPDX-License-Identifier: MIT
#include "narhet/study/plan_alternatives.hpp"

#include "narhet/base/id.hpp"
#include "narhet/model/place_names.hpp"
#include "narhet/study/plan_amount.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace narhet::study {
namespace {

using base::Decimal;
using base::Message;
using siting::SiteIndex;

/// Those of `some` that are not among the others.
std::vector<SiteIndex> beside(const std::vector<SiteIndex>& some,
                              const std::vector<SiteIndex>& others) {
  std::vector<SiteIndex> result;
  std::copy_if(some.begin(), some.end(), std::back_inserter(result), [&](SiteIndex site) {
    return std::find(others.begin(), others.end(), site) == others.end();
  });
  return result;
}

std::vector<std::string> names_of(const PlanFacts& facts, const std::vector<SiteIndex>& sites) {
  std::vector<std::string> names;
  names.reserve(sites.size());
  for (const SiteIndex site : sites) {
    names.push_back(plan_site_name(facts, site));
  }
  return names;
}

std::vector<model::OtherChoice::Site> told(const PlanFacts& facts,
                                           const std::vector<SiteIndex>& sites) {
  std::vector<model::OtherChoice::Site> result;
  result.reserve(sites.size());
  for (const SiteIndex site : sites) {
    result.push_back(
        {facts.prepared.inputs.candidates[base::index(site)].id, plan_site_name(facts, site)});
  }
  return result;
}

Line alternative(const PlanFacts& facts,
                 const siting::SitePlan& best,
                 const siting::SitePlan& other) {
  const Message in = model::listed(names_of(facts, beside(other.sites, best.sites)));
  const std::vector<std::string> out = names_of(facts, beside(best.sites, other.sites));
  const Message comes_to = plan_amount(facts, facts.plan.type, other.objective);
  return {out.empty() ? Message{"or also {}: {}", in, comes_to}
                      : Message{"or {} instead of {}: {}", in, model::listed(out), comes_to}};
}

}  // namespace

bool has_alternatives(const PlanFacts& facts, const siting::Answer& answer) {
  return facts.question.alternatives > 0 && answer.is_proven && !answer.second;
}

std::vector<model::OtherChoice> other_choices(const PlanFacts& facts,
                                              const siting::Answer& answer) {
  std::vector<model::OtherChoice> choices;
  if (!has_alternatives(facts, answer)) {
    return choices;
  }
  const std::vector<SiteIndex>& best = answer.plans.front().sites;
  for (std::size_t i = 1; i < answer.plans.size(); ++i) {
    const siting::SitePlan& other = answer.plans[i];
    choices.push_back({in_plan_unit(facts, facts.plan.type, other.objective),
                       plan_amount(facts, facts.plan.type, other.objective),
                       told(facts, beside(other.sites, best)),
                       told(facts, beside(best, other.sites)), told(facts, other.sites)});
  }
  return choices;
}

std::vector<Line> alternative_lines(const PlanFacts& facts, const siting::Answer& answer) {
  std::vector<Line> lines;
  if (answer.second && facts.question.alternatives > 0) {
    lines.push_back({Message{"other choices are not looked for where --then decides among them"}});
  }
  const bool is_nothing = answer.plans.size() == 1 && answer.plans.front().sites.empty();
  if (!has_alternatives(facts, answer) || is_nothing) {
    return lines;
  }
  for (std::size_t i = 1; i < answer.plans.size(); ++i) {
    lines.push_back(alternative(facts, answer.plans.front(), answer.plans[i]));
  }
  const bool is_of_gain = facts.plan.objective_today().has_value();
  const Decimal margin{100.0 * facts.question.margin, 1};
  const Decimal least{100.0 * std::max(0.0, 1.0 - facts.question.margin), 1};
  if (answer.plans.size() == 1 && answer.has_all_plans) {
    lines.push_back({is_of_gain ? Message{"no other choice has at least {} % of its gain", least}
                                : Message{"no other choice comes within {} % of it", margin}});
  } else if (!answer.has_all_plans) {
    lines.push_back(
        {is_of_gain ? Message{"there may be more choices with at least {} % of its gain", least}
                    : Message{"there may be more choices within {} % of it", margin}});
  }
  return lines;
}

}  // namespace narhet::study
