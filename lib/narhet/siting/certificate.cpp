// SPDX-License-Identifier: MIT
#include "narhet/siting/certificate.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/id.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace narhet::siting {
namespace {

using base::index;
using base::Weight;

std::vector<std::size_t> open_sites(const LocationProblem& problem,
                                    std::span<const SiteIndex> chosen) {
  std::vector<std::size_t> open;
  for (std::size_t site = 0; site < problem.roles.size(); ++site) {
    if (problem.roles[site] == SiteRole::existing ||
        std::ranges::find(chosen, base::id_at<SiteIndex>(site)) != chosen.end()) {
      open.push_back(site);
    }
  }
  return open;
}

bool keeps_roles(const LocationProblem& problem, std::span<const SiteIndex> chosen) {
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (index(chosen[i]) >= problem.roles.size() || (i > 0 && chosen[i - 1] >= chosen[i])) {
      return false;
    }
    const SiteRole role = problem.roles[index(chosen[i])];
    if (role == SiteRole::existing || role == SiteRole::forbidden) {
      return false;
    }
  }
  std::size_t required = 0;
  for (const SiteIndex site : chosen) {
    required += problem.roles[index(site)] == SiteRole::required ? 1U : 0U;
  }
  return std::cmp_equal(required, std::ranges::count(problem.roles, SiteRole::required));
}

std::uint64_t cost_of(const LocationProblem& problem, std::span<const SiteIndex> chosen) {
  std::uint64_t cost = 0;
  for (const SiteIndex site : chosen) {
    cost += problem.site_costs.empty() ? 1 : problem.site_costs[index(site)];
  }
  return cost;
}

/// One in each group that has a site, more only where several are required, none without a group
/// but required ones.
bool keeps_groups(const LocationProblem& problem, std::span<const SiteIndex> chosen) {
  struct Group {
    std::size_t chosen{};
    std::size_t required{};
  };
  std::map<std::uint32_t, Group> groups;
  for (std::size_t site = 0; site < problem.roles.size(); ++site) {
    const SiteRole role = problem.roles[site];
    if (problem.groups[site] != kNoGroup &&
        (role == SiteRole::candidate || role == SiteRole::required)) {
      groups[problem.groups[site]].required += role == SiteRole::required ? 1U : 0U;
    }
  }
  for (const SiteIndex site : chosen) {
    if (problem.groups[index(site)] != kNoGroup) {
      ++groups[problem.groups[index(site)]].chosen;
    } else if (problem.roles[index(site)] != SiteRole::required) {
      return false;
    }
  }
  return std::ranges::all_of(groups, [](const auto& entry) {
    return entry.second.chosen == std::max<std::size_t>(entry.second.required, 1);
  });
}

bool keeps_number(const LocationProblem& problem, std::span<const SiteIndex> chosen) {
  if (problem.type == ProblemType::set_covering) {
    return true;
  }
  if (problem.type == ProblemType::one_per_group) {
    return keeps_groups(problem, chosen);
  }
  if (problem.budget) {
    return cost_of(problem, chosen) <= *problem.budget;
  }
  const auto allowed = std::ranges::count_if(problem.roles, [](SiteRole role) {
    return role == SiteRole::candidate || role == SiteRole::required;
  });
  return chosen.size() == std::min(problem.sites, static_cast<std::size_t>(allowed));
}

/// The two shortest ways of a place.
struct Ways {
  Weight first{Weight::infinite()};
  Weight second{Weight::infinite()};
  std::optional<SiteIndex> nearest;
};

Ways ways_of(const LocationProblem& problem,
             std::size_t place,
             const std::vector<std::size_t>& open) {
  Ways ways;
  for (const std::size_t site : open) {
    const Weight cost = problem.costs.at(place, site);
    if (cost < ways.first) {
      ways.second = ways.first;
      ways.first = cost;
      ways.nearest = base::id_at<SiteIndex>(site);
    } else if (cost < ways.second) {
      ways.second = cost;
    }
  }
  return ways;
}

/// Pairs of which at least one is chosen: nothing changes the others.
std::int64_t least_way_between(const LocationProblem& problem,
                               const std::vector<std::size_t>& open) {
  Weight least = Weight::infinite();
  for (const std::size_t a : open) {
    for (const std::size_t b : open) {
      const bool is_given =
          problem.roles[a] == SiteRole::existing && problem.roles[b] == SiteRole::existing;
      if (a != b && !is_given) {
        least = std::min(least, problem.costs.at(a, b));
      }
    }
  }
  return least.units();
}

/// Adds what one place brings to the objective.
void add_place(Certificate& certificate,
               const LocationProblem& problem,
               std::size_t place,
               const Ways& ways) {
  const std::int64_t demand = problem.demand.empty() ? 0 : problem.demand[place];
  certificate.nearest.push_back(ways.nearest);
  certificate.demand_reached += ways.nearest ? demand : 0;
  switch (problem.type) {
    case ProblemType::p_median:
    case ProblemType::one_per_group:
      certificate.objective += demand * std::min(ways.first, problem.no_way).units();
      break;
    case ProblemType::backup_covering:
      certificate.objective += ways.second <= problem.limit ? demand : 0;
      [[fallthrough]];
    case ProblemType::max_covering:
      certificate.objective += ways.first <= problem.limit ? demand : 0;
      break;
    case ProblemType::set_covering:
      certificate.keeps_rules = certificate.keeps_rules && ways.first <= problem.limit;
      break;
    case ProblemType::p_center:
      certificate.keeps_rules = certificate.keeps_rules && ways.nearest.has_value();
      certificate.objective = std::max<std::int64_t>(certificate.objective, ways.first.units());
      break;
    case ProblemType::dispersion:
    case ProblemType::capacitated_p_median:
      break;
  }
}

/// Whether an open site serves the place and has room left for it, which it then has less of.
bool takes_place(const LocationProblem& problem,
                 const std::vector<std::size_t>& open,
                 std::size_t place,
                 SiteIndex site,
                 std::vector<std::uint64_t>& room) {
  if (!std::ranges::binary_search(open, index(site)) ||
      !problem.costs.at(place, index(site)).is_finite()) {
    return false;
  }
  std::uint64_t& left = room[index(site)];
  if (left == kUnlimited) {
    return true;
  }
  if (problem.loads[place] > left) {
    return false;
  }
  left -= problem.loads[place];
  return true;
}

}  // namespace

Certificate certify(const LocationProblem& problem, const SitePlan& plan) {
  if (problem.type != ProblemType::capacitated_p_median) {
    return certify(problem, std::span{plan.sites});
  }
  Certificate certificate;
  certificate.keeps_rules = keeps_roles(problem, plan.sites) && keeps_number(problem, plan.sites) &&
                            plan.served_by.size() == problem.costs.place_count();
  if (!certificate.keeps_rules) {
    return certificate;
  }
  const std::vector<std::size_t> open = open_sites(problem, plan.sites);
  std::vector<std::uint64_t> room{problem.capacities.begin(), problem.capacities.end()};
  for (std::size_t place = 0; place < plan.served_by.size(); ++place) {
    Weight way = problem.no_way;
    if (const auto site = plan.served_by[place]) {
      certificate.keeps_rules =
          certificate.keeps_rules && takes_place(problem, open, place, *site, room);
      way = std::min(way, problem.costs.at(place, index(*site)));
      certificate.demand_reached += problem.demand[place];
    }
    certificate.objective += std::int64_t{problem.demand[place]} * way.units();
    certificate.nearest.push_back(plan.served_by[place]);
  }
  return certificate;
}

Certificate certify(const LocationProblem& problem, std::span<const SiteIndex> sites) {
  NARHET_EXPECTS(problem.type != ProblemType::capacitated_p_median);
  Certificate certificate;
  certificate.keeps_rules = keeps_roles(problem, sites) && keeps_number(problem, sites);
  const std::vector<std::size_t> open = open_sites(problem, sites);
  if (problem.type == ProblemType::dispersion) {
    certificate.objective = least_way_between(problem, open);
    return certificate;
  }
  if (problem.type == ProblemType::set_covering) {
    certificate.objective = static_cast<std::int64_t>(cost_of(problem, sites));
  }
  for (std::size_t place = 0; place < problem.costs.place_count(); ++place) {
    add_place(certificate, problem, place, ways_of(problem, place, open));
  }
  return certificate;
}

}  // namespace narhet::siting
