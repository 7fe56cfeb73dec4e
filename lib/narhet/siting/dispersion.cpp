// SPDX-License-Identifier: MIT
#include "narhet/siting/dispersion.hpp"

#include "narhet/base/id.hpp"
#include "narhet/base/message.hpp"
#include "narhet/siting/detail/clique.hpp"
#include "narhet/siting/detail/plan_pool.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>
#include <utility>

namespace narhet::siting {
namespace {

using base::index;
using base::Weight;
using detail::Choice;

/// The candidates, and how near they are to each other and to what is open anyhow.
class Distances {
 public:
  explicit Distances(const LocationProblem& problem) : problem_{&problem} {
    for (std::size_t site = 0; site < problem.roles.size(); ++site) {
      const auto id = base::id_at<SiteIndex>(site);
      switch (problem.roles[site]) {
        case SiteRole::candidate:
          candidates_.push_back(id);
          break;
        case SiteRole::required:
          required_.push_back(id);
          open_.push_back(id);
          break;
        case SiteRole::existing:
          open_.push_back(id);
          break;
        case SiteRole::forbidden:
          break;
      }
    }
  }

  [[nodiscard]] const std::vector<SiteIndex>& candidates() const { return candidates_; }
  [[nodiscard]] const std::vector<SiteIndex>& required() const { return required_; }
  [[nodiscard]] Weight between(SiteIndex a, SiteIndex b) const {
    return std::min(problem_->costs.at(index(a), index(b)), problem_->costs.at(index(b), index(a)));
  }
  [[nodiscard]] Weight to_open(SiteIndex site) const {
    Weight least = Weight::infinite();
    for (const SiteIndex other : open_) {
      least = other == site ? least : std::min(least, between(site, other));
    }
    return least;
  }
  /// What is so with every choice.
  [[nodiscard]] Weight given() const {
    Weight least = Weight::infinite();
    for (const SiteIndex site : required_) {
      least = std::min(least, to_open(site));
    }
    return least;
  }
  /// The least way with these candidates.
  [[nodiscard]] Weight least(const std::vector<std::uint32_t>& chosen) const {
    Weight least = given();
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      least = std::min(least, to_open(candidates_[chosen[i]]));
      for (std::size_t j = 0; j < i; ++j) {
        least = std::min(least, between(candidates_[chosen[i]], candidates_[chosen[j]]));
      }
    }
    return least;
  }
  /// The values that the objective can have, descending.
  [[nodiscard]] std::vector<Weight> values() const {
    std::vector<Weight> values{Weight::infinite()};
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      values.push_back(to_open(candidates_[i]));
      for (std::size_t j = 0; j < i; ++j) {
        values.push_back(between(candidates_[i], candidates_[j]));
      }
    }
    for (Weight& value : values) {
      value = std::min(value, given());
    }
    std::ranges::sort(values, std::greater{});
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
  }

 private:
  const LocationProblem* problem_;
  std::vector<SiteIndex> candidates_;
  std::vector<SiteIndex> required_;
  std::vector<SiteIndex> open_;  // existing and required
};

/// The search for the longest way at which so many candidates keep apart.
class DispersionSearch {
 public:
  DispersionSearch(const Distances& distances,
                   std::size_t count,
                   const SolveOptions& options,
                   const base::Task& task)
      : distances_{&distances},
        options_{&options},
        task_{&task},
        count_{count},
        effort_left_{options.effort} {}

  [[nodiscard]] Answer run();

 private:
  using Found = std::function<bool(const std::vector<std::uint32_t>&)>;

  /// Choices that keep so far apart.
  /// @returns whether all was looked at
  bool search(Weight apart, std::uint64_t effort, const Found& found);
  void list_others(const Choice& best);
  [[nodiscard]] SitePlan plan(const Choice& choice) const;

  const Distances* distances_;
  const SolveOptions* options_;
  const base::Task* task_;
  std::size_t count_;
  std::uint64_t effort_left_;
  Answer answer_;
};

bool DispersionSearch::search(Weight apart, std::uint64_t effort, const Found& found) {
  std::vector<std::uint32_t> far;  // from what is open anyhow
  const auto& candidates = distances_->candidates();
  for (std::uint32_t site = 0; site < candidates.size(); ++site) {
    if (distances_->to_open(candidates[site]) >= apart) {
      far.push_back(site);
    }
  }
  detail::BitGraph graph{far.size()};
  for (std::size_t i = 0; i < far.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (distances_->between(candidates[far[i]], candidates[far[j]]) >= apart) {
        graph.join(i, j);
      }
    }
  }
  detail::CliqueRequest request{count_, effort, {}};
  request.found = [&](const std::vector<std::uint32_t>& clique) {
    std::vector<std::uint32_t> sites;
    std::ranges::transform(clique, std::back_inserter(sites),
                           [&](std::uint32_t vertex) { return far[vertex]; });
    return found(sites);
  };
  const auto outcome = detail::search_cliques(graph, request, *task_);
  effort_left_ -= std::min(effort_left_, outcome.effort);
  answer_.nodes += outcome.nodes;
  return outcome.is_finished;
}

SitePlan DispersionSearch::plan(const Choice& choice) const {
  SitePlan plan{distances_->required(), -choice.objective};
  std::ranges::transform(choice.sites, std::back_inserter(plan.sites),
                         [&](std::uint32_t site) { return distances_->candidates()[site]; });
  std::ranges::sort(plan.sites);
  return plan;
}

void DispersionSearch::list_others(const Choice& best) {
  const base::Phase phase{*task_, base::Message{"looking for other plans as good"}};
  const std::int64_t margin = options_->margin_of(best.objective);
  detail::PlanPool pool{options_->plans + 1, margin};
  effort_left_ = options_->effort_to_list(options_->effort - effort_left_);
  pool.add(best);
  bool is_finished = true;
  for (const std::int64_t more : {std::int64_t{0}, margin}) {
    if (pool.has_room() && is_finished) {
      const std::int64_t apart = std::max<std::int64_t>(-best.objective - more, 0);
      is_finished = search(Weight{static_cast<std::uint32_t>(apart)}, effort_left_,
                           [&](const std::vector<std::uint32_t>& sites) {
                             pool.add({-std::int64_t{distances_->least(sites).units()}, sites});
                             return pool.has_room();
                           });
    }
  }
  answer_.has_all_plans = is_finished && pool.has_room();
  answer_.plans.clear();
  for (const Choice& choice : pool.choices()) {
    if (answer_.plans.size() < options_->plans) {
      answer_.plans.push_back(plan(choice));
    }
  }
}

Answer DispersionSearch::run() {
  const std::vector<Weight> values = distances_->values();
  Choice best;
  std::size_t first_open = 0;  // values before it are proved impossible
  {
    const base::Phase phase{*task_, base::Message{"choosing sites"}};
    std::size_t begin = 0;
    std::size_t end = values.size();
    bool is_certain = true;
    // The last value is always possible, and found without a search, so it is looked at first.
    for (std::size_t middle = values.size() - 1; begin < end; middle = begin + (end - begin) / 2) {
      bool is_possible = false;
      const bool is_last = middle + 1 == values.size();
      const std::uint64_t effort =
          is_last ? std::numeric_limits<std::uint64_t>::max() : effort_left_ / 3;
      const bool is_finished =
          search(values[middle], effort, [&](const std::vector<std::uint32_t>& sites) {
            const Weight least = distances_->least(sites);
            best = {-std::int64_t{least.units()}, sites};
            is_possible = true;
            return false;
          });
      if (is_possible) {
        const auto least = Weight{static_cast<std::uint32_t>(-best.objective)};
        end = static_cast<std::size_t>(std::ranges::lower_bound(values, least, std::greater{}) -
                                       values.begin());
      } else {
        is_certain = is_certain && is_finished;
        begin = middle + 1;
        first_open = is_certain ? begin : first_open;
      }
    }
  }
  answer_.objective = -best.objective;
  answer_.bound = std::max<std::int64_t>(values[first_open].units(), answer_.objective);
  answer_.is_proven = answer_.bound == answer_.objective;
  answer_.plans = {plan(best)};
  if (options_->plans > 1 && answer_.is_proven) {
    list_others(best);
  }
  return answer_;
}

}  // namespace

Answer solve_dispersion(const LocationProblem& problem,
                        const SolveOptions& options,
                        const base::Task& task) {
  const Distances distances{problem};
  Answer answer;
  if (distances.required().size() > problem.sites) {
    answer.infeasible = InfeasibleCase{Infeasibility::required_sites, {}, {}, {}};
  } else {
    const std::size_t count =
        std::min(problem.sites - distances.required().size(), distances.candidates().size());
    answer = DispersionSearch{distances, count, options, task}.run();
  }
  answer.method =
      base::Message{"binary search, each time over all sites that are far enough apart"};
  return answer;
}

}  // namespace narhet::siting
