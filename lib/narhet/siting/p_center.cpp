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

Weight halfway(Weight a, Weight b) {
  return Weight{a.units() + (b.units() - a.units()) / 2};
}

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
  [[nodiscard]] Weight last_cost_below(Weight limit) const;
  [[nodiscard]] Weight best_limit() const {
    return Weight{static_cast<std::uint32_t>(best_.objective)};
  }
  [[nodiscard]] bool find_least();
  void narrow();
  [[nodiscard]] Weight descend();
  void raise(Weight given_up);
  [[nodiscard]] Verdict decide(Weight limit, std::uint64_t effort);
  [[nodiscard]] InfeasibleCase too_few_sites(Weight limit);
  void list_others();
  detail::CoverOutcome search(const detail::CoverModel& model, const detail::CoverRequest& request);

  const LocationProblem* problem_;
  const PlaceCovers* covers_;
  const SolveOptions* options_;
  const base::Task* task_;
  std::size_t count_;
  std::uint64_t effort_left_;
  Choice best_;      // as many sites as asked
  Weight proved_{};  // limits below it are impossible
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

/// The greatest cost below `limit` that what is proved does not rule out.
Weight CenterSearch::last_cost_below(Weight limit) const {
  Weight last = proved_;
  for_each_cost([&](Weight cost) { last = cost < limit ? std::max(last, cost) : last; });
  return last;
}

detail::CoverOutcome CenterSearch::search(const detail::CoverModel& model,
                                          const detail::CoverRequest& request) {
  const auto outcome = detail::search_covers(model, request, *task_);
  effort_left_ -= std::min(effort_left_, outcome.effort);
  answer_.nodes += outcome.nodes;
  return outcome;
}

/// A cover that is found is the best so far.
/// @pre the limit is below what the best so far needs
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
    // More sites than a cover needs do no harm; the lowest make up the number.
    for (std::uint32_t site = 0; cover->size() < count_; ++site) {
      if (std::ranges::find(*cover, site) == cover->end()) {
        cover->push_back(site);
      }
    }
    std::ranges::sort(*cover);
    best_ = {covers_->longest(*cover).units(), std::move(*cover)};
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

void CenterSearch::list_others() {
  const base::Phase phase{*task_, base::Message{"looking for other plans as good"}};
  const std::int64_t margin = options_->margin_of(best_.objective);
  detail::PlanPool pool{options_->plans + 1, margin};
  effort_left_ = options_->effort_to_list(options_->effort - effort_left_);
  pool.add(best_);
  bool is_finished = true;
  for (const std::int64_t more : {std::int64_t{0}, margin}) {
    if (!pool.has_room() || !is_finished) {
      break;
    }
    const std::int64_t most =
        std::min<std::int64_t>(best_.objective + more, Weight::infinite().units() - 1);
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

/// Halves the range of costs with little effort for each limit, and takes one that it cannot decide
/// for impossible: a cover near the least limit, if not the least.
void CenterSearch::narrow() {
  constexpr std::uint64_t kParts = 50;
  Weight begin = proved_;
  bool is_certain = true;
  while (begin < best_limit()) {
    const Weight middle = halfway(begin, best_limit());
    const Verdict verdict = decide(middle, options_->effort / kParts);
    if (verdict != Verdict::possible) {
      is_certain = is_certain && verdict == Verdict::impossible;
      begin = next_cost(middle);
      proved_ = is_certain ? begin : proved_;
    }
  }
}

/// Goes down from the cover that is known, cost by cost, as long as each can be decided.
/// @returns the limit that could not be
Weight CenterSearch::descend() {
  while (proved_ < best_limit()) {
    const Weight next = last_cost_below(best_limit());
    const Verdict verdict = decide(next, effort_left_ / 2);
    if (verdict == Verdict::impossible) {
      proved_ = best_limit();
    } else if (verdict == Verdict::unknown) {
      return next;
    }
  }
  return proved_;
}

/// Raises what is proved as far as the effort goes, below a limit that could not be decided: what
/// is farther from possible is easier to prove.
void CenterSearch::raise(Weight given_up) {
  while (proved_ < given_up) {
    const Weight middle = halfway(proved_, given_up);
    if (decide(middle, effort_left_ / 3) == Verdict::impossible) {
      proved_ = next_cost(middle);
    } else {
      given_up = middle;
    }
  }
}

/// A limit that is possible comes down to what its cover really needs, one that is not goes up to
/// the next cost that occurs.
/// @returns whether there is an answer
bool CenterSearch::find_least() {
  const base::Phase phase{*task_, base::Message{"choosing sites"}};
  for (std::size_t place = 0; place < problem_->costs.place_count(); ++place) {
    proved_ = std::max(proved_, covers_->least(place));
  }
  Weight most = proved_;
  for_each_cost([&](Weight cost) { most = std::max(most, cost); });
  // With the longest first, whatever it takes: whether there is an answer at all.
  if (decide(most, std::numeric_limits<std::uint64_t>::max()) != Verdict::possible) {
    answer_.infeasible = too_few_sites(most);
    return false;
  }
  narrow();
  raise(descend());
  answer_.objective = best_.objective;
  answer_.bound = std::min(proved_, best_limit()).units();
  answer_.is_proven = answer_.bound == answer_.objective;
  return true;
}

Answer CenterSearch::run() {
  if (find_least()) {
    answer_.plans = {covers_->plan(best_)};
    if (options_->plans > 1 && answer_.is_proven) {
      list_others();
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
