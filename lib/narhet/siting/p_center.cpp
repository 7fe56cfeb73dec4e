// SPDX-License-Identifier: MIT
#include "narhet/siting/p_center.hpp"

#include "narhet/base/id.hpp"
#include "narhet/base/message.hpp"
#include "narhet/siting/detail/place_covers.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace narhet::siting {
namespace {

using base::index;
using base::Weight;
using detail::Choice;
using detail::CoverAim;
using detail::PlaceCovers;

/// The search for the least limit at which so many candidates cover every place.
class CenterSearch {
 public:
  CenterSearch(const LocationProblem& problem,
               const PlaceCovers& covers,
               const SolveOptions& options,
               const base::Task& task)
      : problem_{&problem},
        covers_{&covers},
        options_{&options},
        task_{&task},
        count_{std::min(problem.sites - covers.required().size(), covers.candidates().size())},
        effort_left_{options.effort} {}

  [[nodiscard]] Answer run();

 private:
  enum class Verdict : std::uint8_t { possible, impossible, unknown };

  [[nodiscard]] std::vector<Weight> limits() const;
  [[nodiscard]] Verdict decide(Weight limit, std::uint64_t effort);
  [[nodiscard]] InfeasibleCase too_few_sites(Weight limit);
  void list_others(const Choice& best);
  detail::CoverOutcome search(const detail::CoverModel& model, const detail::CoverRequest& request);

  const LocationProblem* problem_;
  const PlaceCovers* covers_;
  const SolveOptions* options_;
  const base::Task* task_;
  std::size_t count_;
  std::uint64_t effort_left_;
  std::vector<std::uint32_t> found_;  // of the last decision, as many as asked
  Answer answer_;
};

/// The costs that the longest way can have, ascending.
std::vector<Weight> CenterSearch::limits() const {
  const std::size_t places = problem_->costs.place_count();
  Weight least{};
  for (std::size_t place = 0; place < places; ++place) {
    least = std::max(least, covers_->least(place));
  }
  std::vector<Weight> limits{least};
  const auto add = [&](Weight cost) {
    if (cost > least && cost.is_finite()) {
      limits.push_back(cost);
    }
  };
  for (std::size_t place = 0; place < places; ++place) {
    add(covers_->standing(place));
  }
  for (const SiteIndex site : covers_->candidates()) {
    std::ranges::for_each(problem_->costs.column(index(site)), add);
  }
  std::ranges::sort(limits);
  limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
  return limits;
}

detail::CoverOutcome CenterSearch::search(const detail::CoverModel& model,
                                          const detail::CoverRequest& request) {
  const auto outcome = detail::search_covers(model, request, *task_);
  effort_left_ -= std::min(effort_left_, outcome.effort);
  answer_.nodes += outcome.nodes;
  return outcome;
}

CenterSearch::Verdict CenterSearch::decide(Weight limit, std::uint64_t effort) {
  task_->check();
  std::optional<std::vector<std::uint32_t>> cover;
  detail::CoverRequest request{
      CoverAim::any, static_cast<std::int64_t>(count_), std::nullopt, effort, {}};
  request.found = [&](const std::vector<std::uint32_t>& sites) {
    cover = sites;
    return false;
  };
  const auto outcome = search(covers_->model(limit, nullptr), request);
  if (cover) {
    found_ = std::move(*cover);
    // More sites than a cover needs do no harm; the lowest make up the number.
    for (std::uint32_t site = 0; found_.size() < count_; ++site) {
      if (std::ranges::find(found_, site) == found_.end()) {
        found_.push_back(site);
      }
    }
    std::ranges::sort(found_);
    return Verdict::possible;
  }
  return outcome.is_finished ? Verdict::impossible : Verdict::unknown;
}

InfeasibleCase CenterSearch::too_few_sites(Weight limit) {
  InfeasibleCase result{Infeasibility::too_few_sites, {}, {}, {}};
  std::vector<std::size_t> places;
  const detail::CoverModel model = covers_->model(limit, &places);
  for (const std::size_t row : detail::disjoint_rows(model)) {
    result.places.push_back(places[row]);
  }
  if (result.places.size() <= count_) {
    result.places.clear();
  }
  std::size_t fewest = covers_->candidates().size();
  detail::CoverRequest request{
      CoverAim::cheapest, static_cast<std::int64_t>(fewest), std::nullopt, effort_left_, {}};
  request.found = [&](const std::vector<std::uint32_t>& sites) {
    fewest = sites.size();
    return true;
  };
  if (search(model, request).is_finished) {
    result.fewest_sites = fewest + covers_->required().size();
  }
  return result;
}

void CenterSearch::list_others(const Choice& best) {
  const base::Phase phase{*task_, base::Message{"looking for other plans as good"}};
  const std::int64_t margin = options_->margin_of(best.objective);
  detail::PlanPool pool{options_->plans + 1, margin};
  effort_left_ = options_->effort_to_list(options_->effort - effort_left_);
  pool.add(best);
  bool is_finished = true;
  for (const std::int64_t more : {std::int64_t{0}, margin}) {
    if (!pool.has_room() || !is_finished) {
      break;
    }
    const std::int64_t most =
        std::min<std::int64_t>(best.objective + more, Weight::infinite().units() - 1);
    detail::CoverRequest request{
        CoverAim::all, static_cast<std::int64_t>(count_), count_, effort_left_, {}};
    request.found = [&](const std::vector<std::uint32_t>& sites) {
      pool.add({covers_->longest(sites).units(), sites});
      return pool.has_room();
    };
    is_finished = search(covers_->model(Weight{static_cast<std::uint32_t>(most)}, nullptr), request)
                      .is_finished;
  }
  answer_.has_all_plans = is_finished && pool.has_room();
  answer_.plans.clear();
  for (const Choice& choice : pool.choices()) {
    if (answer_.plans.size() < options_->plans) {
      answer_.plans.push_back(covers_->plan(choice));
    }
  }
}

Answer CenterSearch::run() {
  const std::vector<Weight> limits = this->limits();
  std::optional<Choice> best;
  std::size_t first_open = 0;  // limits before it are proved impossible
  {
    const base::Phase phase{*task_, base::Message{"choosing sites"}};
    std::size_t begin = 0;
    std::size_t end = limits.size();
    bool is_certain = true;
    for (std::size_t middle = limits.size() - 1; begin < end; middle = begin + (end - begin) / 2) {
      // With the longest first, whatever it takes: whether there is an answer at all.
      const std::uint64_t effort = best || middle + 1 < limits.size()
                                       ? effort_left_ / 3
                                       : std::numeric_limits<std::uint64_t>::max();
      const Verdict verdict = decide(limits[middle], effort);
      if (verdict == Verdict::possible) {
        const Weight longest = covers_->longest(found_);
        best = Choice{longest.units(), found_};
        end = static_cast<std::size_t>(std::ranges::lower_bound(limits, longest) - limits.begin());
      } else {
        is_certain = is_certain && verdict == Verdict::impossible;
        begin = middle + 1;
        first_open = is_certain ? begin : first_open;
      }
    }
  }
  if (!best) {
    answer_.infeasible = too_few_sites(limits.back());
    return answer_;
  }
  answer_.objective = best->objective;
  answer_.bound = std::min<std::int64_t>(limits[first_open].units(), best->objective);
  answer_.is_proven = answer_.bound == answer_.objective;
  answer_.plans = {covers_->plan(*best)};
  if (options_->plans > 1 && answer_.is_proven) {
    list_others(*best);
  }
  return answer_;
}

}  // namespace

Answer solve_p_center(const LocationProblem& problem,
                      const SolveOptions& options,
                      const base::Task& task) {
  const PlaceCovers covers{problem};
  Answer answer;
  if (covers.required().size() > problem.sites) {
    answer.infeasible = InfeasibleCase{Infeasibility::required_sites, {}, {}, {}};
  } else if (auto places = covers.out_of_reach(Weight::infinite()); !places.empty()) {
    answer.infeasible =
        InfeasibleCase{Infeasibility::places_out_of_reach, std::move(places), {}, {}};
  } else {
    answer = CenterSearch{problem, covers, options, task}.run();
  }
  answer.method = base::Message{"binary search over exact set coverings"};
  return answer;
}

}  // namespace narhet::siting
