// SPDX-License-Identifier: MIT
#include "narhet/siting/lexicographic.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/id.hpp"
#include "narhet/siting/certificate.hpp"
#include "narhet/siting/detail/limited_median.hpp"
#include "narhet/siting/detail/place_covers.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

namespace narhet::siting {
namespace {

using base::index;
using base::Weight;
using detail::LimitedMedian;
using detail::PlaceCovers;

/// The second part of the work: what the first found, and what is to be found among as good ones.
class Second {
 public:
  Second(const LocationProblem& problem,
         Answer first,
         const SolveOptions& options,
         const base::Task& task)
      : problem_{&problem},
        covers_{problem},
        options_{.effort = options.effort},
        task_{&task},
        answer_{std::move(first)},
        best_{answer_.plans.front()} {
    second_.allowed = answer_.objective + options.margin_of(answer_.objective);
    second_.first_best = answer_.objective;
    second_.is_first_proven = answer_.is_proven;
  }

  /// The least longest way of choices whose total way is allowed.
  [[nodiscard]] Answer center();
  /// The least total way of choices whose longest way is allowed.
  [[nodiscard]] Answer median();

 private:
  [[nodiscard]] std::vector<Weight> limits_below(Weight longest) const;
  [[nodiscard]] Answer answer(ProblemType type, std::int64_t objective, std::int64_t bound);

  const LocationProblem* problem_;
  PlaceCovers covers_;
  SolveOptions options_;
  const base::Task* task_;
  Answer answer_;
  SitePlan best_;
  SecondObjective second_;
};

/// The limits that choices better than `longest` can have, ascending.
std::vector<Weight> Second::limits_below(Weight longest) const {
  Weight least{};
  for (std::size_t place = 0; place < problem_->costs.place_count(); ++place) {
    if (covers_.least(place).is_finite()) {
      least = std::max(least, covers_.least(place));
    }
  }
  std::vector<Weight> limits;
  for (std::size_t site = 0; site < problem_->roles.size(); ++site) {
    if (problem_->roles[site] != SiteRole::forbidden) {
      std::ranges::copy_if(problem_->costs.column(site), std::back_inserter(limits),
                           [&](Weight cost) { return cost >= least && cost < longest; });
    }
  }
  std::ranges::sort(limits);
  limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
  return limits;
}

Answer Second::center() {
  const LimitedMedian limited{*problem_, covers_, answer_.bound, *task_};
  Weight longest = limited.longest_way(best_.sites);
  const std::vector<Weight> limits = limits_below(longest);
  constexpr std::uint64_t kParts = 8;
  options_.effort /= kParts;
  std::size_t begin = 0;
  std::size_t end = limits.size();
  std::size_t proved = 0;  // the limits before it are impossible
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / 2;
    const auto found = limited.solve(limits[middle], second_.allowed, options_);
    answer_.nodes += found.nodes;
    if (found.plan && found.plan->objective <= second_.allowed) {
      best_ = *found.plan;
      longest = limited.longest_way(best_.sites);
      end = static_cast<std::size_t>(std::ranges::lower_bound(limits, longest) - limits.begin());
    } else {
      begin = middle + 1;
      // What is impossible at a limit is so at each below it, also where that was not decided.
      proved = found.bound > second_.allowed ? begin : proved;
    }
  }
  const Weight bound = proved < limits.size() ? std::min(limits[proved], longest) : longest;
  return answer(ProblemType::p_center, longest.units(), bound.units());
}

Answer Second::median() {
  LocationProblem median = *problem_;
  median.type = ProblemType::p_median;
  std::int64_t least = 0;
  for (std::size_t place = 0; place < median.costs.place_count(); ++place) {
    least +=
        std::int64_t{median.demand[place]} * std::min(covers_.least(place), median.no_way).units();
  }
  const LimitedMedian limited{median, covers_, least, *task_};
  const std::int64_t longest = Weight::infinite().units() - std::int64_t{1};
  const Weight limit{static_cast<std::uint32_t>(std::min(second_.allowed, longest))};
  const std::int64_t known = certify(median, best_.sites).objective;
  const auto found = limited.solve(limit, known, options_);
  answer_.nodes += found.nodes;
  std::int64_t objective = known;
  if (found.plan && found.plan->objective <= known) {
    objective = found.plan->objective;
    best_ = *found.plan;
  }
  return answer(ProblemType::p_median, objective, std::min(found.bound, objective));
}

Answer Second::answer(ProblemType type, std::int64_t objective, std::int64_t bound) {
  const Certificate certificate = certify(*problem_, best_.sites);
  NARHET_EXPECTS(certificate.keeps_rules && certificate.objective <= second_.allowed);
  second_.type = type;
  second_.objective = objective;
  second_.bound = bound;
  best_.objective = certificate.objective;
  answer_.objective = certificate.objective;
  answer_.is_proven = answer_.objective == answer_.bound && objective == bound;
  answer_.plans = {best_};
  answer_.has_all_plans = false;
  answer_.second = second_;
  return answer_;
}

}  // namespace

bool may_follow(ProblemType first, ProblemType second) {
  return second == ProblemType::p_center
             ? first == ProblemType::p_median || first == ProblemType::one_per_group
             : second == ProblemType::p_median && first == ProblemType::p_center;
}

Answer solve_then(const LocationProblem& problem,
                  ProblemType second,
                  const SolveOptions& options,
                  const base::Task& task) {
  NARHET_EXPECTS(may_follow(problem.type, second));
  NARHET_EXPECTS(problem.demand.size() == problem.costs.place_count());
  NARHET_EXPECTS(problem.no_way > base::Weight{});
  const auto begin = std::chrono::steady_clock::now();
  NARHET_EXPECTS(options.margin >= 0 && options.margin_share >= 0.0);
  Answer answer = solve(problem, {.effort = options.effort}, task);
  if (answer.infeasible) {
    return answer;
  }
  Second search{problem, std::move(answer), options, task};
  answer = second == ProblemType::p_center ? search.center() : search.median();
  answer.elapsed = std::chrono::steady_clock::now() - begin;
  return answer;
}

}  // namespace narhet::siting
