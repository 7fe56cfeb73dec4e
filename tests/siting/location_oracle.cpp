// SPDX-License-Identifier: MIT
#include "location_oracle.hpp"

#include "support/draws.hpp"

#include "narhet/base/id.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <set>

namespace narhet::siting {

void PrintTo(const SitePlan& plan, std::ostream* stream) {
  *stream << plan.objective << ": {";
  for (const SiteIndex site : plan.sites) {
    *stream << ' ' << base::index(site);
  }
  *stream << " }";
}

}  // namespace narhet::siting

namespace narhet::siting::test {
namespace {

using base::Weight;

constexpr std::size_t kMostSites = 14;

template <class Random>
std::uint32_t draw(Random& random, std::uint32_t below) {
  return static_cast<std::uint32_t>(random() % below);
}

template <class Random>
SiteRole draw_role(Random& random) {
  switch (draw(random, 12)) {
    case 0:
      return SiteRole::existing;
    case 1:
      return SiteRole::required;
    case 2:
      return SiteRole::forbidden;
    default:
      return SiteRole::candidate;
  }
}

/// The costs of a place to what is open, ascending.
std::vector<std::uint32_t> ways(const LocationProblem& problem,
                                std::size_t place,
                                const std::set<std::size_t>& open) {
  std::vector<std::uint32_t> result;
  for (const std::size_t site : open) {
    result.push_back(problem.costs.at(place, site).units());
  }
  std::ranges::sort(result);
  return result;
}

std::size_t within(const std::vector<std::uint32_t>& ways, Weight limit) {
  return static_cast<std::size_t>(
      std::ranges::count_if(ways, [&](std::uint32_t way) { return way <= limit.units(); }));
}

std::optional<std::int64_t> dispersion_of(const LocationProblem& problem,
                                          const std::set<std::size_t>& open) {
  std::int64_t least = Weight::infinite().units();
  for (const std::size_t a : open) {
    for (const std::size_t b : open) {
      if (a != b &&
          (problem.roles[a] != SiteRole::existing || problem.roles[b] != SiteRole::existing)) {
        least = std::min<std::int64_t>(least, problem.costs.at(a, b).units());
      }
    }
  }
  return least;
}

/// The least that the places from `place` on come to, whoever serves them.
std::int64_t least_served(const LocationProblem& problem,
                          const std::set<std::size_t>& open,
                          std::size_t place,
                          std::vector<std::uint64_t>& room) {
  if (place == problem.costs.place_count()) {
    return 0;
  }
  const std::int64_t demand = problem.demand[place];
  std::int64_t least =
      demand * problem.no_way.units() + least_served(problem, open, place + 1, room);
  for (const std::size_t site : open) {
    const Weight way = problem.costs.at(place, site);
    if (way.is_finite() && problem.loads[place] <= room[site]) {
      const std::uint64_t before = room[site];
      room[site] -= before == kUnlimited ? 0 : problem.loads[place];
      const std::int64_t rest = least_served(problem, open, place + 1, room);
      least = std::min(least, demand * std::min(way, problem.no_way).units() + rest);
      room[site] = before;
    }
  }
  return least;
}

/// Nothing where a place is left without.
std::optional<std::int64_t> objective_of(const LocationProblem& problem,
                                         const std::set<std::size_t>& chosen) {
  std::set<std::size_t> open = chosen;
  std::int64_t objective = 0;
  for (std::size_t site = 0; site < problem.roles.size(); ++site) {
    if (problem.roles[site] == SiteRole::existing) {
      open.insert(site);
    }
  }
  if (problem.type == ProblemType::dispersion) {
    return dispersion_of(problem, open);
  }
  if (problem.type == ProblemType::capacitated_p_median) {
    std::vector<std::uint64_t> room{problem.capacities.begin(), problem.capacities.end()};
    return least_served(problem, open, 0, room);
  }
  if (problem.type == ProblemType::set_covering) {
    for (const std::size_t site : chosen) {
      objective += problem.site_costs.empty() ? 1 : problem.site_costs[site];
    }
  }
  for (std::size_t place = 0; place < problem.costs.place_count(); ++place) {
    const auto reached = ways(problem, place, open);
    const std::uint32_t nearest = reached.empty() ? Weight::infinite().units() : reached.front();
    switch (problem.type) {
      case ProblemType::p_median:
      case ProblemType::one_per_group:
        objective +=
            std::int64_t{problem.demand[place]} * std::min(nearest, problem.no_way.units());
        break;
      case ProblemType::max_covering:
        objective += within(reached, problem.limit) >= 1 ? problem.demand[place] : 0;
        break;
      case ProblemType::backup_covering:
        objective += static_cast<std::int64_t>(
            std::min<std::size_t>(within(reached, problem.limit), 2) * problem.demand[place]);
        break;
      case ProblemType::set_covering:
        if (within(reached, problem.limit) == 0) {
          return std::nullopt;
        }
        break;
      case ProblemType::p_center:
        if (!Weight{nearest}.is_finite()) {
          return std::nullopt;
        }
        objective = std::max<std::int64_t>(objective, nearest);
        break;
      case ProblemType::dispersion:
      case ProblemType::capacitated_p_median:
        break;
    }
  }
  return objective;
}

bool keeps_rules(const LocationProblem& problem,
                 const std::set<std::size_t>& chosen,
                 std::size_t choosable) {
  for (std::size_t site = 0; site < problem.roles.size(); ++site) {
    if (problem.roles[site] == SiteRole::required && !chosen.contains(site)) {
      return false;
    }
  }
  if (problem.type == ProblemType::set_covering) {
    return true;
  }
  if (problem.type == ProblemType::one_per_group) {
    // Of a group with required sites these and no other; of any other group one.
    std::set<std::uint32_t> open;
    std::set<std::uint32_t> settled;
    for (std::size_t site = 0; site < problem.roles.size(); ++site) {
      if (problem.roles[site] == SiteRole::candidate) {
        open.insert(problem.groups[site]);
      } else if (problem.roles[site] == SiteRole::required) {
        settled.insert(problem.groups[site]);
      }
    }
    open.erase(kNoGroup);
    for (const std::uint32_t group : settled) {
      open.erase(group);
    }
    for (const std::size_t site : chosen) {
      if (problem.roles[site] == SiteRole::candidate && open.erase(problem.groups[site]) == 0) {
        return false;
      }
    }
    return open.empty();
  }
  if (problem.budget) {
    std::uint64_t cost = 0;
    for (const std::size_t site : chosen) {
      cost += problem.site_costs[site];
    }
    return cost <= *problem.budget;
  }
  return chosen.size() == std::min(problem.sites, choosable);
}

}  // namespace

LocationProblem OwnedProblem::problem() const {
  LocationProblem problem = rest;
  problem.costs = CostMatrix{costs, places, roles.size()};
  problem.demand = demand;
  problem.roles = roles;
  problem.groups = groups;
  problem.site_costs = site_costs;
  problem.capacities = capacities;
  problem.loads = loads;
  return problem;
}

template <class Random>
OwnedProblem random_problem(ProblemType type, Random& random) {
  OwnedProblem owned;
  const std::size_t sites = 1 + std::min(draw(random, kMostSites), draw(random, kMostSites + 4));
  owned.places = type == ProblemType::dispersion ? sites : 1 + draw(random, 12);
  const std::uint32_t costs = 2 + draw(random, 30);  // few: many ties
  const std::uint32_t ways_missing = draw(random, 4);
  for (std::size_t pair = 0; pair < sites * owned.places; ++pair) {
    owned.costs.push_back(draw(random, 10) < ways_missing ? Weight::infinite()
                                                          : Weight{draw(random, costs)});
  }
  for (std::size_t place = 0; place < owned.places; ++place) {
    owned.demand.push_back(draw(random, 6));
  }
  for (std::size_t site = 0; site < sites; ++site) {
    owned.roles.push_back(draw_role(random));
    const std::uint32_t group = draw(random, 5);
    owned.groups.push_back(group == 4 ? kNoGroup : group);
  }
  owned.rest.type = type;
  owned.rest.sites = draw(random, static_cast<std::uint32_t>(std::min<std::size_t>(sites, 6)) + 1);
  owned.rest.limit = Weight{draw(random, costs)};
  owned.rest.no_way = Weight{1 + draw(random, 2 * costs)};
  const bool may_cost = type == ProblemType::p_median || type == ProblemType::max_covering ||
                        type == ProblemType::backup_covering || type == ProblemType::set_covering;
  if (may_cost && draw(random, 2) == 0) {
    for (std::size_t site = 0; site < sites; ++site) {
      owned.site_costs.push_back(draw(random, 6));
    }
    if (type != ProblemType::set_covering) {
      owned.rest.budget = draw(random, 12);
    }
  }
  return owned;
}

template OwnedProblem random_problem(ProblemType type, std::mt19937& random);
template OwnedProblem random_problem(ProblemType type, narhet::test::Draws& random);

std::vector<SitePlan> all_plans(const LocationProblem& problem) {
  std::vector<std::size_t> choosable;
  for (std::size_t site = 0; site < problem.roles.size(); ++site) {
    if (problem.roles[site] == SiteRole::candidate || problem.roles[site] == SiteRole::required) {
      choosable.push_back(site);
    }
  }
  std::vector<SitePlan> plans;
  for (std::uint32_t bits = 0; bits < (1U << choosable.size()); ++bits) {
    std::set<std::size_t> chosen;
    for (std::size_t i = 0; i < choosable.size(); ++i) {
      if ((bits >> i & 1U) != 0) {
        chosen.insert(choosable[i]);
      }
    }
    if (!keeps_rules(problem, chosen, choosable.size())) {
      continue;
    }
    if (const auto objective = objective_of(problem, chosen)) {
      SitePlan plan{{}, *objective};
      for (const std::size_t site : chosen) {
        plan.sites.push_back(base::id_at<SiteIndex>(site));
      }
      plans.push_back(std::move(plan));
    }
  }
  std::ranges::sort(plans, [&](const SitePlan& a, const SitePlan& b) {
    if (a.objective != b.objective) {
      return is_maximised(problem.type) ? a.objective > b.objective : a.objective < b.objective;
    }
    return a.sites < b.sites;
  });
  return plans;
}

}  // namespace narhet::siting::test
