// SPDX-License-Identifier: MIT
#include "narhet/siting/p_center.hpp"

#include "narhet/base/id.hpp"
#include "narhet/base/message.hpp"
#include "narhet/siting/detail/place_covers.hpp"

#include <algorithm>
#include <functional>
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

  void for_each_cost(const std::function<void(Weight)>& visit) const;
  [[nodiscard]] Weight next_cost(Weight limit) const;
  [[nodiscard]] std::optional<Choice> narrow();
  [[nodiscard]] Verdict decide(Weight limit, std::uint64_t effort);
  [[nodiscard]] Weight raised(Weight proved, Weight given_up, Choice& best);
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

/// Calls `visit` with every cost that the longest way can have.
void CenterSearch::for_each_cost(const std::function<void(Weight)>& visit) const {
  for (std::size_t place = 0; place < problem_->costs.place_count(); ++place) {
    if (covers_->standing(place).is_finite()) {
      visit(covers_->standing(place));
    }
  }
  for (const SiteIndex site : covers_->candidates()) {
    task_->check();
    for (const Weight cost : problem_->costs.column(index(site))) {
      if (cost.is_finite()) {
        visit(cost);
      }
    }
  }
}

/// The least cost above `limit`; infinite if there is none.
Weight CenterSearch::next_cost(Weight limit) const {
  Weight next = Weight::infinite();
  for_each_cost([&](Weight cost) { next = cost > limit ? std::min(next, cost) : next; });
  return next;
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

/// Raises a proved bound as far as the effort goes, between what is proved and a limit that could
/// not be decided: what is farther from possible is easier to prove.
Weight CenterSearch::raised(Weight proved, Weight given_up, Choice& best) {
  while (proved < given_up) {
    const Weight middle{proved.units() + (given_up.units() - proved.units()) / 2};
    const Verdict verdict = decide(middle, effort_left_ / 3);
    if (verdict == Verdict::impossible) {
      proved = next_cost(middle);
    } else {
      given_up = middle;
    }
    if (verdict == Verdict::possible) {
      best = {covers_->longest(found_).units(), found_};
    }
  }
  return proved;
}

/// Halves the range of costs.  A limit that is possible comes down to what its cover really needs,
/// one that is not goes up to the next cost that occurs.
/// @returns nothing where there is no answer
std::optional<Choice> CenterSearch::narrow() {
  const base::Phase phase{*task_, base::Message{"choosing sites"}};
  Weight begin{};
  for (std::size_t place = 0; place < problem_->costs.place_count(); ++place) {
    begin = std::max(begin, covers_->least(place));
  }
  Weight most = begin;
  for_each_cost([&](Weight cost) { most = std::max(most, cost); });
  // With the longest first, whatever it takes: whether there is an answer at all.
  if (decide(most, std::numeric_limits<std::uint64_t>::max()) != Verdict::possible) {
    answer_.infeasible = too_few_sites(most);
    return std::nullopt;
  }
  Choice best{covers_->longest(found_).units(), found_};
  Weight proved = begin;  // limits below it are impossible
  Weight given_up{};      // the first limit that could not be decided
  bool is_certain = true;
  while (begin.units() < best.objective) {
    const auto longest = static_cast<std::uint32_t>(best.objective);
    const Weight middle{begin.units() + (longest - begin.units()) / 2};
    const Verdict verdict = decide(middle, effort_left_ / 3);
    if (verdict == Verdict::possible) {
      best = {covers_->longest(found_).units(), found_};
    } else {
      if (is_certain && verdict == Verdict::unknown) {
        is_certain = false;
        given_up = middle;
      }
      begin = next_cost(middle);
      proved = is_certain ? begin : proved;
    }
  }
  if (!is_certain) {
    proved = raised(proved, given_up, best);
  }
  answer_.objective = best.objective;
  answer_.bound = std::min<std::int64_t>(proved.units(), best.objective);
  answer_.is_proven = answer_.bound == answer_.objective;
  return best;
}

Answer CenterSearch::run() {
  if (const auto best = narrow()) {
    answer_.plans = {covers_->plan(*best)};
    if (options_->plans > 1 && answer_.is_proven) {
      list_others(*best);
    }
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
