// SPDX-License-Identifier: MIT
#include "narhet/study/plan_text.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/text.hpp"
#include "narhet/model/place_names.hpp"
#include "narhet/siting/certificate.hpp"
#include "narhet/study/plan_amount.hpp"
#include "narhet/study/plan_farthest.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <span>
#include <utility>

namespace narhet::study {
namespace {

using base::Decimal;
using base::index;
using base::Message;
using base::Weight;
using siting::ProblemType;
using siting::SiteIndex;

bool by_time(const PlanFacts& facts) {
  return facts.study.travel.decide_by == base::Metric::time;
}

double shown(const PlanFacts& facts, Weight weight) {
  return base::to_display(facts.study.travel.decide_by, weight);
}

/// "apoteksvaror", or how many kinds.
Message kinds_text(const PlanFacts& facts) {
  if (facts.plan.kinds.size() == 1) {
    const model::Kind& kind = facts.study.kinds[index(facts.plan.kinds.front())];
    return Message{"{}", model::name_in_sentence(kind, facts.options.language)};
  }
  return Message{"each of {} kinds", facts.plan.kinds.size()};
}

Message question(const PlanFacts& facts) {
  const Message kinds = kinds_text(facts);
  const std::string& limit = facts.plan.limit_label;
  const Decimal cap{shown(facts, facts.plan.no_way), 0};
  switch (facts.plan.type) {
    case ProblemType::p_median:
    case ProblemType::one_per_group:
      return by_time(facts)
                 ? Message{"asked for: the fewest person-minutes from every place to the nearest "
                           "point of {}, today's points counted as open; no way counts as {} min",
                           kinds, cap}
                 : Message{"asked for: the fewest person-km from every place to the nearest point "
                           "of {}, today's points counted as open; no way counts as {} km",
                           kinds, cap};
    case ProblemType::capacitated_p_median:
      return by_time(facts)
                 ? Message{"asked for: the fewest person-minutes from every place to a point of {} "
                           "with room for all its people; today's points are taken to have room "
                           "for everybody; no way counts as {} min",
                           kinds, cap}
                 : Message{"asked for: the fewest person-km from every place to a point of {} with "
                           "room for all its people; today's points are taken to have room for "
                           "everybody; no way counts as {} km",
                           kinds, cap};
    case ProblemType::max_covering:
      return Message{
          "asked for: the most people with a point of {} within {} (or less), today's "
          "points counted as open; people count once for each kind",
          kinds, limit};
    case ProblemType::backup_covering:
      return Message{
          "asked for: the most people with a point of {} within {} (or less), and "
          "counted again with a second one, today's points counted as open; people "
          "count once for each kind",
          kinds, limit};
    case ProblemType::set_covering:
      return Message{
          "asked for: the fewest sites so that every place has a point of {} within {} "
          "(or less), today's points counted as open",
          kinds, limit};
    case ProblemType::p_center:
      return Message{
          "asked for: the shortest way of the place that has the longest way to the "
          "nearest point of {}, today's points counted as open",
          kinds};
    case ProblemType::dispersion:
      return Message{
          "asked for: new sites as far as can be from each other and from today's points "
          "of {}",
          kinds};
  }
  return {};
}

/// The choices that the second objective decides among.
Message as_good(const PlanFacts& facts) {
  const bool is_center = facts.plan.type == ProblemType::p_center;
  if (facts.question.then_margin > 0.0) {
    const Decimal margin{100.0 * facts.question.then_margin, 1};
    const Decimal least{100.0 * std::max(0.0, 1.0 - facts.question.then_margin), 1};
    return is_center ? Message{"among the choices with a longest way at most {} % longer than the "
                               "shortest possible",
                               margin}
                     : Message{"among the choices with at least {} % of the best one's gain", least};
  }
  return is_center
             ? Message{"among the choices with the shortest way for the place that has farthest"}
             : Message{"among the choices that are best in all"};
}

Message names_of(const PlanFacts& facts, const std::vector<base::PlaceIndex>& places) {
  return model::place_names(places, facts.prepared.inputs.places);
}

/// What the second objective comes to, and which part of that is proved.
Line second_line(const PlanFacts& facts,
                 const siting::SecondObjective& second,
                 const std::vector<SiteIndex>& sites) {
  const Message comes_to = plan_amount(facts, second.type, second.objective);
  const Message proof = !second.is_first_proven ? Message{"not proved, since the first part is not"}
                        : second.objective == second.bound
                            ? Message{"proved, none of them is better in that"}
                            : Message{"not proved, but none of them is better in that than {}",
                                      plan_amount(facts, second.type, second.bound)};
  return {second.type == ProblemType::p_center
              ? Message{"{}, this is the one with the shortest way for the place that has "
                        "farthest: {} ({}); {}",
                        as_good(facts), comes_to,
                        names_of(facts, farthest(facts.plan, sites).places), proof}
              : Message{"{}, this is the one with the least way in all: {}; {}", as_good(facts),
                        comes_to, proof}};
}

std::string municipality_of(const PlanFacts& facts, SiteIndex site) {
  const auto municipality = facts.prepared.inputs.candidates[index(site)].municipality;
  return municipality
             ? base::printable(facts.prepared.inputs.municipalities[index(*municipality)].name)
             : std::string{};
}

/// What the sites do together, as half a sentence.
Message outcome(const PlanFacts& facts,
                std::int64_t objective,
                const std::vector<SiteIndex>& sites) {
  const Message comes_to = plan_amount(facts, facts.plan.type, objective);
  switch (facts.plan.type) {
    case ProblemType::p_center: {
      const Farthest who = farthest(facts.plan, sites);
      return who.without_way.empty()
                 ? Message{"the longest way becomes {} ({})", comes_to, names_of(facts, who.places)}
                 : Message{"still without a way: {}", names_of(facts, who.without_way)};
    }
    case ProblemType::dispersion:
      return Message{"the shortest way from a new site to the nearest other point becomes {}",
                     comes_to};
    default:
      return Message{"together: {}", comes_to};
  }
}

Line result_line(const PlanFacts& facts, const siting::Answer& answer) {
  const Message comes_to = outcome(facts, answer.objective, answer.plans.front().sites);
  if (answer.second && answer.second->is_first_proven && answer.objective != answer.bound) {
    return {Message{"{}; proved, the best choice comes to {}", comes_to,
                    plan_amount(facts, facts.plan.type, answer.bound)}};
  }
  if (answer.objective == answer.bound) {
    return {Message{"{}; proved, no choice of sites is better", comes_to}};
  }
  const Message bound = plan_amount(facts, facts.plan.type, answer.bound);
  const Decimal percent{100.0 * answer.gap(), 2};
  return {answer.stated_bound == answer.objective
              ? Message{"{}; according to CBC no choice of sites is better, which is not checked; "
                        "what is proved is that none is better than {}, at most {} % better than "
                        "this",
                        comes_to, bound, percent}
              : Message{"{}; not proved, but no choice of sites is better than {}, at most {} % "
                        "better than this",
                        comes_to, bound, percent}};
}

/// What is so without any of the sites, where that has a number.
void add_today(const PlanFacts& facts, std::vector<Line>& lines) {
  if (const auto today = facts.plan.objective_today()) {
    lines.push_back({Message{"today: {}", plan_amount(facts, facts.plan.type, *today)}});
  }
  if (facts.plan.type != ProblemType::p_center && facts.question.then != ProblemType::p_center) {
    return;
  }
  const Farthest who = farthest(facts.plan, {});
  if (who.way) {
    lines.push_back({Message{"today the longest way is {} ({})",
                             plan_amount(facts, ProblemType::p_center, who.way->units()),
                             names_of(facts, who.places)}});
  }
  if (!who.without_way.empty()) {
    lines.push_back({Message{"today without a way: {}", names_of(facts, who.without_way)}});
  }
}

/// One chosen site, and for whom.
Line opening_line(const PlanFacts& facts, SiteIndex site, const SitePersons* persons) {
  const std::string name = plan_site_name(facts, site);
  const std::string municipality = municipality_of(facts, site);
  const Message where =
      municipality.empty() ? Message{"{}", name} : Message{"{} in {}", name, municipality};
  if (persons == nullptr) {
    return {Message{"open {}", where}};
  }
  const Decimal nearest{persons->nearest.count(), 0};
  if (persons->first_or_second) {
    return {Message{
        "open {}: one of the two nearest points within {} for {} people who have one or "
        "none there today; becomes the nearest of some kind for {}",
        where, facts.plan.limit_label, Decimal{persons->first_or_second->count(), 0}, nearest}};
  }
  return {Message{"open {}: becomes the nearest point of some kind for {} people", where, nearest}};
}

/// Why nothing opens.
Line nothing_opens(const PlanFacts& facts) {
  const PlanProblem& plan = facts.plan;
  std::optional<std::size_t> cheapest;
  for (std::size_t site = 0; plan.budget && site < plan.roles.size(); ++site) {
    if (plan.roles[site] == siting::SiteRole::candidate &&
        (!cheapest || plan.site_costs[site] < plan.site_costs[*cheapest])) {
      cheapest = site;
    }
  }
  if (cheapest && plan.site_costs[*cheapest] > *plan.budget) {
    return {Message{"the budget buys no site; the cheapest, {}, costs {} kronor",
                    plan_site_name(facts, base::id_at<SiteIndex>(*cheapest)),
                    plan.site_costs[*cheapest]}};
  }
  return {Message{"no site needs to be opened"}};
}

/// What the sites cost, where there is a budget.
void add_cost(const PlanFacts& facts,
              const std::vector<SiteIndex>& sites,
              std::vector<Line>& lines) {
  if (!facts.plan.budget) {
    return;
  }
  std::uint64_t cost = 0;
  for (const SiteIndex site : sites) {
    cost += facts.plan.site_costs[index(site)];
  }
  lines.push_back({Message{"cost: {} kronor of {}", cost, *facts.plan.budget}});
}

/// Places of rows, each once, most persons first.
std::vector<base::PlaceIndex> places_of(const PlanFacts& facts,
                                        const std::vector<std::size_t>& rows) {
  std::set<base::PlaceIndex> places;
  for (const std::size_t row : rows) {
    places.insert(facts.plan.rows[row].place);
  }
  std::vector<base::PlaceIndex> result{places.begin(), places.end()};
  model::most_persons_first(result, facts.prepared.inputs.places);
  return result;
}

/// The places that no choice helps, and what becomes of them.
Line without_way(const PlanFacts& facts) {
  const PlanProblem& plan = facts.plan;
  const Message names = model::place_names(plan.places_without_way, facts.prepared.inputs.places);
  const std::uint64_t count = plan.places_without_way.size();
  if (plan.leaves_out_places_without_way()) {
    return {base::counted(
        count, "note: {} place has no way to any site or service point and is left out: {}",
        "note: {} places have no way to any site or service point and are left out: {}", names)};
  }
  if (has_limit(plan.type)) {
    return {base::counted(
        count, "note: {} place has no way to any site or service point, whatever opens: {}",
        "note: {} places have no way to any site or service point, whatever opens: {}", names)};
  }
  const Decimal cap{shown(facts, plan.no_way), 0};
  const Message cost = by_time(facts) ? Message{"{} min", cap} : Message{"{} km", cap};
  if (facts.question.then == ProblemType::p_center) {
    return {base::counted(
        count,
        "note: {} place has no way to any site or service point; it counts as {} and is left out "
        "of the longest way: {}",
        "note: {} places have no way to any site or service point; they count as {} and are left "
        "out of the longest way: {}",
        cost, names)};
  }
  return {base::counted(
      count, "note: {} place has no way to any site or service point and counts as {}: {}",
      "note: {} places have no way to any site or service point and count as {}: {}", cost, names)};
}

/// Municipalities that get more than one, since so many are required.
void add_several_required(const PlanFacts& facts, std::vector<Line>& lines) {
  const auto& municipalities = facts.prepared.inputs.municipalities;
  std::vector<std::size_t> required(municipalities.size());
  for (std::size_t site = 0; site < facts.plan.groups.size(); ++site) {
    if (facts.plan.roles[site] == siting::SiteRole::required &&
        facts.plan.groups[site] != siting::kNoGroup) {
      ++required[facts.plan.groups[site]];
    }
  }
  for (std::size_t i = 0; i < required.size(); ++i) {
    if (required[i] > 1) {
      lines.push_back({Message{"note: {} sites open in {} and not one, since so many are required",
                               required[i], base::printable(municipalities[i].name)}});
    }
  }
}

/// Municipalities in which nothing can be chosen.
void add_without_candidates(const PlanFacts& facts, std::vector<Line>& lines) {
  std::vector<std::string> names;
  const auto& municipalities = facts.prepared.inputs.municipalities;
  for (std::size_t i = 0; i < municipalities.size(); ++i) {
    bool any = false;
    for (std::size_t site = 0; site < facts.plan.groups.size(); ++site) {
      const auto role = facts.plan.roles[site];
      any = any || (facts.plan.groups[site] == i &&
                    (role == siting::SiteRole::candidate || role == siting::SiteRole::required));
    }
    if (!any) {
      names.push_back(base::printable(municipalities[i].name));
    }
  }
  if (!names.empty()) {
    lines.push_back({Message{"note: no candidate to choose in {}", model::listed(names)}});
  }
}

}  // namespace

std::vector<Line> question_lines(const PlanFacts& facts) {
  const PlanProblem& plan = facts.plan;
  std::vector<Line> lines{{question(facts)}};
  if (!plan.places_off_road.empty()) {
    lines.push_back({base::counted(
        plan.places_off_road.size(), "note: {} place is on no road and is left out: {}",
        "note: {} places are on no road and are left out: {}",
        model::place_names(plan.places_off_road, facts.prepared.inputs.places))});
  }
  if (!plan.places_without_way.empty()) {
    lines.push_back(without_way(facts));
  }
  if (plan.places_without_population > 0 && counts_persons(facts.question)) {
    lines.push_back(
        {base::counted(plan.places_without_population,
                       "note: the population of {} place is not known: it counts no people",
                       "note: the population of {} places is not known: they count no people")});
  }
  if (counts_need(facts.question)) {
    lines.push_back(
        {Message{"people count by how much their place needs the kind, as said at the "
                 "meetings"}});
    if (plan.places_not_asked > 0) {
      lines.push_back(
          {facts.study.privacy.level == needs::Level::open
               ? base::counted(plan.places_not_asked,
                               "note: {} place was not asked or may not be told of, and counts as "
                               "the mean of all meetings, by who came",
                               "note: {} places were not asked or may not be told of, and count as "
                               "the mean of all meetings, by who came")
               : base::counted(
                     plan.places_not_asked,
                     "note: {} place was not asked and counts as the mean of all meetings, "
                     "by who came",
                     "note: {} places were not asked and count as the mean of all "
                     "meetings, by who came")});
    }
    if (facts.study.privacy.level == needs::Level::open && !facts.prepared.inputs.needs.empty()) {
      lines.push_back(
          {Message{"note: a need that may not be told counts as the mean of those that may, kind "
                   "by kind; so the sums can be much larger than at level internal"}});
    }
  }
  if (plan.candidates_off_road > 0) {
    lines.push_back({base::counted(plan.candidates_off_road,
                                   "note: {} candidate is on no road and cannot be chosen",
                                   "note: {} candidates are on no road and cannot be chosen")});
  }
  if (facts.question.sites && plan.sites > plan.candidates_to_choose_from()) {
    lines.push_back(
        {Message{"note: {} sites were asked for, and there are {} candidates to choose "
                 "from: all of them open",
                 plan.sites, plan.candidates_to_choose_from()}});
  }
  if (plan.type == ProblemType::one_per_group) {
    add_without_candidates(facts, lines);
    add_several_required(facts, lines);
  }
  return lines;
}

std::string plan_site_name(const PlanFacts& facts, SiteIndex site) {
  const model::Candidate& candidate = facts.prepared.inputs.candidates[index(site)];
  return base::printable(candidate.name.empty() ? candidate.id : candidate.name);
}

std::vector<Line> plan_lines(const PlanFacts& facts,
                             const siting::Answer& answer,
                             const std::vector<SitePersons>& persons,
                             const std::vector<Line>& harm) {
  std::vector<Line> lines;
  add_today(facts, lines);
  const std::vector<SiteIndex>& sites = answer.plans.front().sites;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    lines.push_back(opening_line(facts, sites[i], persons.empty() ? nullptr : &persons[i]));
  }
  if (sites.empty()) {
    lines.push_back(nothing_opens(facts));
  }
  lines.insert(lines.end(), harm.begin(), harm.end());
  add_cost(facts, sites, lines);
  lines.push_back(result_line(facts, answer));
  if (answer.second) {
    lines.push_back(second_line(facts, *answer.second, sites));
  }
  lines.push_back({Message{"method: {}; {} steps of the search, {} s", answer.method, answer.nodes,
                           Decimal{answer.elapsed.count(), 2}}});
  return lines;
}

base::Error goal_not_met(const PlanFacts& facts, const siting::Answer& answer) {
  NARHET_EXPECTS(answer.infeasible.has_value());
  const siting::InfeasibleCase& why = *answer.infeasible;
  const auto places = places_of(facts, why.places);
  const std::size_t named = facts.options.names_all_places ? places.size() : model::kPlacesNamed;
  const Message names = model::place_names(places, facts.prepared.inputs.places, named);
  const std::uint64_t count = places.size();
  const auto error = [&](Message what, Message hint) {
    if (places.size() > named) {
      hint = hint.empty() ? Message{"with --verbose all of them are named"}
                          : Message{"{}; with --verbose all of them are named", hint};
    }
    return base::Error{base::ErrorCode::goal_not_met, {}, std::move(what), std::move(hint)};
  };
  switch (why.reason) {
    case siting::Infeasibility::places_out_of_reach:
      // Rows without any way were left out, so there is a limit that would do.
      NARHET_EXPECTS(why.smallest_limit.has_value());
      return error(
          base::counted(count, "{} place has no site within {}: {}",
                        "{} places have no site within {}: {}", facts.plan.limit_label, names),
          by_time(facts)
              ? Message{"the smallest limit at which there is an answer is {} min",
                        Decimal{std::ceil(100.0 * shown(facts, *why.smallest_limit)) / 100.0, 2}}
              : Message{"the smallest limit at which there is an answer is {} km",
                        Decimal{std::ceil(100.0 * shown(facts, *why.smallest_limit)) / 100.0, 2}});
    case siting::Infeasibility::too_few_sites:
      return error(
          places.empty()
              ? Message{"{} sites are too few for every place to have a way to one",
                        facts.plan.sites}
              : Message{"{} sites are too few for every place to have a way to one: no two "
                        "of {} have a site in common",
                        facts.plan.sites, names},
          why.fewest_sites ? Message{"{} sites would do", *why.fewest_sites} : Message{});
    case siting::Infeasibility::required_sites:
      return error(facts.plan.budget ? Message{"the required sites cost more than the budget"}
                                     : Message{"more sites are required than are to be chosen"},
                   {});
  }
  return error({}, {});
}

}  // namespace narhet::study
