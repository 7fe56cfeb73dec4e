// SPDX-License-Identifier: MIT
#include "narhet/study/plan_persons.hpp"

#include "narhet/base/id.hpp"
#include "narhet/siting/certificate.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <tuple>

namespace narhet::study {
namespace {

using base::index;
using base::Weight;
using siting::LocationProblem;
using siting::ProblemType;
using siting::SiteIndex;
using siting::SiteRole;

/// By site of a plan, places, each once however many kinds it is for.
using PlacesOfSites = std::vector<std::set<base::PlaceIndex>>;

std::size_t position_in(const siting::SitePlan& plan, SiteIndex site) {
  const auto found = std::lower_bound(plan.sites.begin(), plan.sites.end(), site);
  return static_cast<std::size_t>(found - plan.sites.begin());
}

/// By row the nearest of today's points.
std::vector<std::optional<SiteIndex>> nearest_today(LocationProblem problem) {
  problem.type = ProblemType::p_median;
  return siting::certify(problem, std::span<const SiteIndex>{}).nearest;
}

/// Whose nearest point of some kind a site becomes.
PlacesOfSites nearest_to(const PlanFacts& facts, const siting::SitePlan& plan) {
  const LocationProblem problem = facts.plan.problem();
  const auto today = nearest_today(problem);
  const auto then = siting::certify(problem, plan);
  PlacesOfSites places(plan.sites.size());
  for (std::size_t row = 0; row < facts.plan.rows.size(); ++row) {
    const auto cost = [&](const std::optional<SiteIndex>& site) {
      return site ? problem.costs.at(row, index(*site)) : Weight::infinite();
    };
    if (cost(then.nearest[row]) < cost(today[row])) {
      places[position_in(plan, *then.nearest[row])].insert(facts.plan.rows[row].place);
    }
  }
  return places;
}

/// Who has one point within the limit or none, and a site as one of the two nearest within it.
PlacesOfSites first_or_second_of(const PlanFacts& facts, const siting::SitePlan& plan) {
  struct Point {
    Weight cost;
    bool is_new{};
    SiteIndex site{};
  };
  const LocationProblem problem = facts.plan.problem();
  PlacesOfSites places(plan.sites.size());
  for (std::size_t row = 0; row < facts.plan.rows.size(); ++row) {
    std::vector<Point> within;
    const auto consider = [&](SiteIndex site, bool is_new) {
      const Weight cost = problem.costs.at(row, index(site));
      if (cost <= problem.limit) {
        within.push_back({cost, is_new, site});
      }
    };
    for (std::size_t site = 0; site < problem.roles.size(); ++site) {
      if (problem.roles[site] == SiteRole::existing) {
        consider(base::id_at<SiteIndex>(site), false);
      }
    }
    if (within.size() > 1) {
      continue;
    }
    for (const SiteIndex site : plan.sites) {
      consider(site, true);
    }
    std::sort(within.begin(), within.end(), [](const Point& a, const Point& b) {
      return std::tie(a.cost, a.is_new, a.site) < std::tie(b.cost, b.is_new, b.site);
    });
    within.resize(std::min<std::size_t>(within.size(), 2));
    for (const Point& point : within) {
      if (point.is_new) {
        places[position_in(plan, point.site)].insert(facts.plan.rows[row].place);
      }
    }
  }
  return places;
}

base::Persons persons_of(const PlanFacts& facts, const std::set<base::PlaceIndex>& places) {
  base::Persons sum;
  for (const base::PlaceIndex place : places) {
    sum += facts.prepared.inputs.places[index(place)].population.value_or(base::Persons{});
  }
  return sum;
}

}  // namespace

std::vector<SitePersons> persons_of_sites(const PlanFacts& facts, const siting::SitePlan& plan) {
  std::vector<SitePersons> persons;
  if (facts.plan.type == ProblemType::dispersion) {
    return persons;
  }
  for (const auto& places : nearest_to(facts, plan)) {
    persons.push_back({persons_of(facts, places), {}});
  }
  if (facts.plan.type == ProblemType::backup_covering) {
    const PlacesOfSites places = first_or_second_of(facts, plan);
    for (std::size_t i = 0; i < places.size(); ++i) {
      persons[i].first_or_second = persons_of(facts, places[i]);
    }
  }
  return persons;
}

}  // namespace narhet::study
