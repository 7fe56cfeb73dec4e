// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/median_model.hpp"

#include "narhet/base/id.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace narhet::siting::detail {
namespace {

using base::index;

bool is_covering(const LocationProblem& problem) {
  return problem.type == ProblemType::max_covering || problem.type == ProblemType::backup_covering;
}

/// A cost as the model has it, at most what no way counts.
std::uint32_t model_cost(const LocationProblem& problem, base::Weight cost) {
  if (is_covering(problem)) {
    return cost <= problem.limit ? 0 : 1;
  }
  return std::min(cost, problem.no_way).units();
}

std::uint32_t cost_of_no_way(const LocationProblem& problem) {
  return model_cost(problem, base::Weight::infinite());
}

/// Which may be chosen, by the problem's numbers.  A group that has a required site is settled.
std::vector<SiteIndex> choosable_sites(const LocationProblem& problem) {
  const bool by_group = problem.type == ProblemType::one_per_group;
  std::map<std::uint32_t, bool> settled;
  for (std::size_t site = 0; by_group && site < problem.roles.size(); ++site) {
    if (problem.roles[site] == SiteRole::required) {
      settled[problem.groups[site]] = true;
    }
  }
  std::vector<SiteIndex> sites;
  for (std::size_t site = 0; site < problem.roles.size(); ++site) {
    const bool has_group =
        !by_group || (problem.groups[site] != kNoGroup && !settled.contains(problem.groups[site]));
    if (problem.roles[site] == SiteRole::candidate && has_group) {
      sites.push_back(base::id_at<SiteIndex>(site));
    }
  }
  return sites;
}

SiteRule rule_of(const LocationProblem& problem,
                 const std::vector<SiteIndex>& sites,
                 const std::vector<SiteIndex>& required) {
  SiteRule rule;
  if (problem.type == ProblemType::one_per_group) {
    rule.type = SiteRule::Type::one_per_group;
    std::map<std::uint32_t, std::uint32_t> numbers;
    for (const SiteIndex site : sites) {
      const auto number = static_cast<std::uint32_t>(numbers.size());
      rule.group.push_back(numbers.try_emplace(problem.groups[index(site)], number).first->second);
    }
    rule.groups = numbers.size();
  } else if (problem.budget) {
    rule.type = SiteRule::Type::budget;
    rule.budget = *problem.budget;
    for (const SiteIndex site : required) {
      rule.budget -= problem.site_costs[index(site)];
    }
    for (const SiteIndex site : sites) {
      rule.cost.push_back(problem.site_costs[index(site)]);
    }
  } else {
    rule.count = std::min(problem.sites - required.size(), sites.size());
  }
  return rule;
}

/// The smallest ways of a place to sites that are open anyhow.
class Standing {
 public:
  explicit Standing(const LocationProblem& problem)
      : problem_{&problem}, levels_{problem.type == ProblemType::backup_covering ? 2U : 1U} {
    for (std::size_t site = 0; site < problem.roles.size(); ++site) {
      if (problem.roles[site] == SiteRole::existing || problem.roles[site] == SiteRole::required) {
        open_.push_back(site);
      }
    }
  }

  [[nodiscard]] std::size_t levels() const { return levels_; }
  [[nodiscard]] std::vector<std::uint32_t> of(std::size_t place) const {
    std::vector<std::uint32_t> costs(levels_, cost_of_no_way(*problem_));
    for (const std::size_t site : open_) {
      costs.push_back(model_cost(*problem_, problem_->costs.at(place, site)));
    }
    std::ranges::sort(costs);
    costs.resize(levels_);
    return costs;
  }

 private:
  const LocationProblem* problem_;
  std::size_t levels_;
  std::vector<std::size_t> open_;
};

/// Places that some site serves better than what stands.  Of a covering, places that the same
/// sites cover are one.
class Rows {
 public:
  explicit Rows(const LocationProblem& problem) : problem_{&problem} {}

  /// Takes the place, or adds its demand to one taken before.
  /// @returns the place's number in the model, or nothing new
  void add(std::size_t place,
           const std::vector<std::uint32_t>& standing,
           const std::vector<SiteIndex>& sites,
           MedianModel& model) {
    if (is_covering(*problem_)) {
      std::vector<std::uint32_t> pattern = standing;
      for (const SiteIndex site : sites) {
        if (problem_->costs.at(place, index(site)) <= problem_->limit) {
          pattern.push_back(static_cast<std::uint32_t>(index(site)));
        }
      }
      const auto [same, is_new] = patterns_.try_emplace(std::move(pattern), places_.size());
      if (!is_new) {
        model.demand[same->second] += problem_->demand[place];
        return;
      }
    }
    places_.push_back(place);
    model.demand.push_back(problem_->demand[place]);
    model.standing.insert(model.standing.end(), standing.begin(), standing.end());
  }

  [[nodiscard]] const std::vector<std::size_t>& places() const { return places_; }

 private:
  const LocationProblem* problem_;
  std::vector<std::size_t> places_;
  std::map<std::vector<std::uint32_t>, std::size_t> patterns_;
};

}  // namespace

MedianModel median_model(const LocationProblem& problem) {
  MedianModel model;
  model.sites = choosable_sites(problem);
  for (std::size_t site = 0; site < problem.roles.size(); ++site) {
    if (problem.roles[site] == SiteRole::required) {
      model.required.push_back(base::id_at<SiteIndex>(site));
    }
  }
  model.rule = rule_of(problem, model.sites, model.required);
  const Standing standing{problem};
  model.levels = standing.levels();
  Rows rows{problem};
  for (std::size_t place = 0; place < problem.costs.place_count(); ++place) {
    const std::vector<std::uint32_t> costs = standing.of(place);
    const bool is_served = std::ranges::any_of(model.sites, [&](SiteIndex site) {
      return model_cost(problem, problem.costs.at(place, index(site))) < costs.back();
    });
    if (problem.demand[place] > 0 && is_served) {
      rows.add(place, costs, model.sites, model);
    } else {
      for (const std::uint32_t cost : costs) {
        model.left_out += std::int64_t{problem.demand[place]} * cost;
      }
    }
  }
  model.costs.reserve(model.sites.size() * rows.places().size());
  for (const SiteIndex site : model.sites) {
    for (const std::size_t place : rows.places()) {
      model.costs.push_back(model_cost(problem, problem.costs.at(place, index(site))));
    }
  }
  return model;
}

std::int64_t total(const MedianModel& model, std::span<const std::uint32_t> chosen) {
  std::vector<std::uint32_t> best = model.standing;
  for (const std::uint32_t site : chosen) {
    const auto costs = model.column(site);
    for (std::size_t place = 0; place < costs.size(); ++place) {
      insert_cost(std::span{best}.subspan(place * model.levels, model.levels), costs[place]);
    }
  }
  std::int64_t sum = 0;
  for (std::size_t place = 0; place < model.place_count(); ++place) {
    for (std::size_t level = 0; level < model.levels; ++level) {
      sum += model.demand[place] * best[place * model.levels + level];
    }
  }
  return sum;
}

}  // namespace narhet::siting::detail
