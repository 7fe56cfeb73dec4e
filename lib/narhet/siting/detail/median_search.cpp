// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/median_search.hpp"

#include "narhet/base/message.hpp"
#include "narhet/siting/detail/interchange.hpp"
#include "narhet/siting/detail/lagrangian.hpp"
#include "narhet/siting/detail/partial_choice.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace narhet::siting::detail {
namespace {

constexpr std::size_t kRootSteps = 3000;
constexpr std::size_t kNodeSteps = 40;

/// One walk through the tree.
class MedianSearch {
 public:
  MedianSearch(const MedianModel& model,
               PlanPool pool,
               std::uint64_t effort,
               const base::Task& task)
      : model_{&model},
        bound_{model, task},
        pool_{std::move(pool)},
        effort_{effort},
        task_{&task} {}

  /// From prices that may be empty.
  void run(Prices prices);

  [[nodiscard]] const PlanPool& pool() const { return pool_; }
  /// On everything that was not looked at; the largest number if all was.
  [[nodiscard]] std::int64_t open_bound() const { return open_bound_; }
  [[nodiscard]] bool is_tired() const { return bound_.effort() > effort_; }
  [[nodiscard]] std::uint64_t nodes() const { return nodes_; }
  [[nodiscard]] std::uint64_t effort() const { return bound_.effort(); }
  [[nodiscard]] const Prices& root_prices() const { return root_prices_; }

 private:
  void explore(PartialChoice choice, Prices prices, std::int64_t known_bound);
  void branch(const PartialChoice& choice, const Prices& prices, std::int64_t known_bound);
  LagrangianBound::Outcome ascend(PartialChoice& choice, Prices& prices, bool is_root);
  void try_selection(const PartialChoice& choice, const std::vector<std::uint32_t>& selection);
  [[nodiscard]] std::size_t branching_site(const PartialChoice& choice) const;

  const MedianModel* model_;
  LagrangianBound bound_;
  PlanPool pool_;
  std::uint64_t effort_;
  const base::Task* task_;
  std::int64_t open_bound_{std::numeric_limits<std::int64_t>::max()};
  std::uint64_t nodes_{0};
  Prices root_prices_;
  std::set<std::vector<std::uint32_t>> improved_;
  std::size_t fruitless_{0};  // interchanges since one found a better choice
};

void MedianSearch::run(Prices prices) {
  PartialChoice root{*model_};
  if (root.settle()) {
    if (prices.empty()) {
      prices = bound_.prices_from(pool_.choices().front().sites);
    }
    explore(std::move(root), std::move(prices), 0);
  }
}

/// Looks at the choice that a bound selects, and at what interchange makes of it where it is not
/// far from the best.
void MedianSearch::try_selection(const PartialChoice& choice,
                                 const std::vector<std::uint32_t>& selection) {
  std::vector<std::uint32_t> sites = choice.open_sites();
  sites.insert(sites.end(), selection.begin(), selection.end());
  std::ranges::sort(sites);
  // Some of the selected may have been opened for good since.
  sites.erase(std::unique(sites.begin(), sites.end()), sites.end());
  if (improved_.contains(sites)) {
    return;
  }
  constexpr std::size_t kRemembered = 100'000;
  if (improved_.size() > kRemembered) {
    improved_.clear();
  }
  const std::int64_t objective = total(*model_, sites);
  improved_.insert(sites);
  const std::int64_t best = pool_.choices().front().objective;
  if (objective <= pool_.cutoff()) {
    pool_.add({objective, sites});
  }
  constexpr std::int64_t kNear = 50;  // 2 %
  constexpr std::size_t kPatience = 20;
  if (objective - best <= best / kNear && fruitless_ < kPatience) {
    Choice better = interchange(*model_, sites, *task_);
    fruitless_ = better.objective < best ? 0 : fruitless_ + 1;
    if (improved_.insert(better.sites).second && better.objective <= pool_.cutoff()) {
      pool_.add(std::move(better));
    }
  }
}

LagrangianBound::Outcome MedianSearch::ascend(PartialChoice& choice, Prices& prices, bool is_root) {
  std::size_t heard = 0;
  LagrangianBound::AscentOptions options;
  options.steps = is_root ? kRootSteps : kNodeSteps;
  options.first_step = is_root ? 1.0 : 0.5;
  options.cutoff = [&] { return pool_.cutoff(); };
  options.is_tired = [&] { return is_tired(); };
  options.heard = [&](const std::vector<std::uint32_t>& selection) {
    constexpr std::size_t kEvery = 10;
    if (is_root && heard++ % kEvery == 0) {
      try_selection(choice, selection);
    }
  };
  const auto outcome = bound_.ascend(choice, prices, options);
  return outcome;
}

void MedianSearch::explore(PartialChoice choice, Prices prices, std::int64_t known_bound) {
  const bool is_root = nodes_++ == 0;
  if (choice.undecided_count() == 0) {
    std::vector<std::uint32_t> sites = choice.open_sites();
    const std::int64_t objective = total(*model_, sites);
    if (objective <= pool_.cutoff()) {
      pool_.add({objective, std::move(sites)});
    }
    return;
  }
  if (is_tired()) {
    open_bound_ = std::min(open_bound_, known_bound);
    return;
  }
  switch (ascend(choice, prices, is_root)) {
    case LagrangianBound::Outcome::closed:
      return;
    case LagrangianBound::Outcome::decided:
      explore(std::move(choice), std::move(prices), known_bound);
      return;
    case LagrangianBound::Outcome::bounded:
      break;
  }
  if (is_root) {
    root_prices_ = prices;
    bound_.forget_closed(choice);
  }
  branch(choice, prices, std::max(known_bound, bound_.bound()));
}

/// The site whose part is nearest to a half; of equal ones the lower.
std::size_t MedianSearch::branching_site(const PartialChoice& choice) const {
  std::size_t best = model_->site_count();
  double most = -1.0;
  for (std::size_t site = 0; site < model_->site_count(); ++site) {
    if (choice.is_undecided(site)) {
      const double part = bound_.parts()[site];
      const double undecided = part * (1.0 - part);
      if (undecided > most) {
        most = undecided;
        best = site;
      }
    }
  }
  return best;
}

void MedianSearch::branch(const PartialChoice& choice,
                          const Prices& prices,
                          std::int64_t known_bound) {
  try_selection(choice, bound_.selection());
  const std::size_t site = branching_site(choice);
  for (const bool opens : {true, false}) {
    if (known_bound > pool_.cutoff()) {
      return;  // a better one was found meanwhile
    }
    PartialChoice child = choice;
    opens ? child.open(site) : child.close(site);
    if (child.settle()) {
      explore(std::move(child), prices, known_bound);
    }
  }
}

}  // namespace

SearchResult search_median(const MedianModel& model,
                           const SolveOptions& options,
                           const std::function<std::int64_t(std::int64_t)>& margin_of,
                           const base::Task& task) {
  SearchResult result;
  const Choice start = interchange(model, greedy(model, task).sites, task);
  PlanPool best{1, 0};
  best.add(start);
  MedianSearch proof{model, std::move(best), options.effort, task};
  {
    const base::Phase phase{task, base::Message{"choosing sites"}};
    proof.run({});
  }
  const Choice answer = proof.pool().choices().front();
  result.bound = std::min(answer.objective, proof.open_bound());
  result.nodes = proof.nodes();
  result.choices = {answer};
  if (options.plans > 1 && !proof.is_tired()) {
    const base::Phase phase{task, base::Message{"looking for other plans as good"}};
    PlanPool pool{options.plans + 1, margin_of(answer.objective)};
    pool.add(answer);
    MedianSearch others{model, std::move(pool), options.effort_to_list(proof.effort()), task};
    others.run(proof.root_prices());
    result.nodes += others.nodes();
    result.choices = others.pool().choices();
    result.has_all = others.pool().has_room() && !others.is_tired();
    if (result.choices.size() > options.plans) {
      result.choices.pop_back();
    }
  }
  return result;
}

}  // namespace narhet::siting::detail
