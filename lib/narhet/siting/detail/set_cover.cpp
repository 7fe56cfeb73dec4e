// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/set_cover.hpp"

#include "narhet/siting/detail/cbc.hpp"
#include "narhet/siting/detail/cover_reduction.hpp"
#include "narhet/siting/detail/cover_relaxation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

namespace narhet::siting::detail {
namespace {

constexpr unsigned kScale = 16;  // prices are in units of 2^-16 of a cost
constexpr std::size_t kRootSteps = 400;
constexpr std::size_t kNodeSteps = 30;

using State = SiteState;

std::int64_t rounded_up(std::int64_t scaled) {
  return -((-scaled) >> kScale);
}

/// A price as a whole number, whatever the floating point: one that is none becomes 0.  Rounded
/// down, so that prices which leave no site a negative reduced cost still do.
std::int64_t scaled(double price) {
  constexpr double kMost = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::int64_t>(std::ldexp(std::min(std::max(0.0, price), kMost), kScale));
}

/// A node of the tree.
struct Node {
  std::vector<State> sites;
  std::vector<std::uint8_t> is_covered;  // by row
  std::vector<std::int64_t> prices;      // by row, scaled
  std::int64_t spent{};
  std::size_t opened{};
};

class CoverSearch {
 public:
  CoverSearch(CoverModel model, const CoverRequest& request, const base::Task& task)
      : model_{std::move(model)}, request_{&request}, task_{&task}, most_{request.most} {
    reduce();
    columns_.resize(model_.site_count);
    for (std::size_t row = 0; row < model_.rows.size(); ++row) {
      for (const std::uint32_t site : model_.rows[row]) {
        columns_[site].push_back(static_cast<std::uint32_t>(row));
      }
    }
    reduced_costs_.resize(model_.site_count);
  }

  CoverOutcome run();

 private:
  void reduce();
  [[nodiscard]] Node root() const;
  void explore(Node node);
  void branch(const Node& node, std::size_t row);
  void open(Node& node, std::uint32_t site) const;
  [[nodiscard]] bool settle(Node& node);
  [[nodiscard]] bool tighten(Node& node);
  [[nodiscard]] bool ascend(Node& node, std::size_t steps);
  [[nodiscard]] bool relax(Node& node);
  void price(const Node& node, const std::vector<std::int64_t>& prices);
  [[nodiscard]] bool fix(Node& node);
  [[nodiscard]] double find_direction(const Node& node, std::vector<double>& direction) const;
  [[nodiscard]] std::vector<std::uint32_t> rounded(const Node& node) const;
  void try_rounding(const Node& node);
  [[nodiscard]] std::size_t branching_row(const Node& node) const;
  [[nodiscard]] bool is_enough(const Node& node, std::size_t undecided) const;
  void report_supersets(Node& node, std::uint32_t next);
  void report(const Node& node);

  CoverModel model_;
  const CoverRequest* request_;
  const base::Task* task_;
  std::int64_t most_;
  std::vector<std::vector<std::uint32_t>> columns_;
  // Of the last pricing.
  std::int64_t value_{};
  std::vector<std::int64_t> reduced_costs_;  // by site
  bool is_ended_{};
  bool is_tired_{};
  std::int64_t root_bound_{};
  std::unique_ptr<CoverRelaxation> relaxation_;
  std::uint64_t nodes_{};
  std::uint64_t effort_{};
};

void CoverSearch::reduce() {
  leave_out_implied_rows(model_, *task_);
  // A site that another replaces may still be in a cover, when all are asked for.
  while (request_->aim != CoverAim::all && leave_out_replaced_sites(model_, *task_)) {
    leave_out_implied_rows(model_, *task_);
  }
}

Node CoverSearch::root() const {
  Node node;
  node.sites.assign(model_.site_count, State::undecided);
  node.is_covered.assign(model_.rows.size(), 0);
  node.prices.resize(model_.rows.size());
  for (std::size_t row = 0; row < model_.rows.size(); ++row) {
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (const std::uint32_t site : model_.rows[row]) {
      least = std::min(least, (std::int64_t{model_.cost[site]} << kScale) /
                                  static_cast<std::int64_t>(columns_[site].size()));
    }
    node.prices[row] = least;
  }
  // Without a row a site is of use only to make up a number.
  for (std::size_t site = 0; request_->aim != CoverAim::all && site < model_.site_count; ++site) {
    if (columns_[site].empty()) {
      node.sites[site] = State::closed;
    }
  }
  return node;
}

CoverOutcome CoverSearch::run() {
  explore(root());
  const bool is_finished = !is_tired_;
  const std::int64_t bound = is_finished ? most_ + 1 : std::min(root_bound_, most_ + 1);
  return {is_finished, bound, nodes_, effort_};
}

void CoverSearch::open(Node& node, std::uint32_t site) const {
  node.sites[site] = State::open;
  node.spent += model_.cost[site];
  ++node.opened;
  for (const std::uint32_t row : columns_[site]) {
    node.is_covered[row] = 1;
  }
}

/// Whether so many undecided sites can still make up the number of sites asked for.
bool CoverSearch::is_enough(const Node& node, std::size_t undecided) const {
  return !request_->exactly || node.opened + undecided >= *request_->exactly;
}

/// Opens what is the only one left for a row.
/// @returns whether a cover within the limits is still possible
bool CoverSearch::settle(Node& node) {
  for (std::size_t row = 0; row < model_.rows.size(); ++row) {
    if (node.is_covered[row] != 0) {
      continue;
    }
    std::size_t choices = 0;
    std::uint32_t only = 0;
    for (const std::uint32_t site : model_.rows[row]) {
      if (node.sites[site] == State::undecided) {
        only = site;
        ++choices;
      }
    }
    effort_ += model_.rows[row].size();
    if (choices == 0) {
      return false;
    }
    if (choices == 1) {
      open(node, only);
    }
  }
  if (!request_->exactly) {
    return node.spent <= most_;
  }
  return node.spent <= most_ && node.opened <= *request_->exactly &&
         is_enough(node,
                   static_cast<std::size_t>(std::ranges::count(node.sites, State::undecided)));
}

void CoverSearch::price(const Node& node, const std::vector<std::int64_t>& prices) {
  for (std::size_t site = 0; site < model_.site_count; ++site) {
    reduced_costs_[site] = std::int64_t{model_.cost[site]} << kScale;
  }
  value_ = node.spent << kScale;
  for (std::size_t row = 0; row < model_.rows.size(); ++row) {
    if (node.is_covered[row] == 0) {
      value_ += prices[row];
      for (const std::uint32_t site : model_.rows[row]) {
        reduced_costs_[site] -= prices[row];
      }
      effort_ += model_.rows[row].size();
    }
  }
  for (std::size_t site = 0; site < model_.site_count; ++site) {
    if (node.sites[site] == State::undecided) {
      value_ += std::min<std::int64_t>(0, reduced_costs_[site]);
    }
  }
}

/// Decides the sites whose reduced costs leave no choice.
/// @returns whether a cover within the limits is still possible
bool CoverSearch::fix(Node& node) {
  for (std::uint32_t site = 0; site < model_.site_count; ++site) {
    if (node.sites[site] != State::undecided) {
      continue;
    }
    const std::int64_t reduced = reduced_costs_[site];
    if (reduced > 0 && rounded_up(value_ + reduced) > most_) {
      node.sites[site] = State::closed;
    } else if (reduced < 0 && rounded_up(value_ - reduced) > most_) {
      open(node, site);
    }
  }
  return settle(node);
}

/// Where the prices of the rows should go: up where no site serves the row, down where several do,
/// smoothed over the steps.
/// @returns the square of its length
double CoverSearch::find_direction(const Node& node, std::vector<double>& direction) const {
  constexpr double kNew = 0.7;
  double length = 0.0;
  for (std::size_t row = 0; row < direction.size(); ++row) {
    if (node.is_covered[row] != 0) {
      direction[row] = 0.0;
      continue;
    }
    const auto served = std::ranges::count_if(model_.rows[row], [&](std::uint32_t site) {
      return node.sites[site] == State::undecided && reduced_costs_[site] < 0;
    });
    direction[row] = kNew * (1.0 - static_cast<double>(served)) + (1.0 - kNew) * direction[row];
    length += direction[row] * direction[row];
  }
  return length;
}

/// Raises the bound by subgradients.
/// @returns whether a cover within the limits is still possible
bool CoverSearch::ascend(Node& node, std::size_t steps) {
  constexpr int kPatience = 8;
  constexpr double kLeastPace = 1e-3;
  std::vector<std::int64_t> trial = node.prices;
  std::vector<double> direction(trial.size(), 0.0);
  std::int64_t best = std::numeric_limits<std::int64_t>::min();
  double pace = 1.0;
  int failures = 0;
  for (std::size_t step = 0; step <= steps && pace >= kLeastPace; ++step) {
    task_->check();
    price(node, trial);
    if (value_ > best) {
      best = value_;
      node.prices = trial;
      root_bound_ = nodes_ == 1 ? rounded_up(best) : root_bound_;
      if (rounded_up(value_) > most_ || !fix(node)) {
        return false;
      }
      failures = 0;
    } else if (++failures >= kPatience) {
      failures = 0;
      pace *= 0.6;
    }
    const double length = find_direction(node, direction);
    if (length <= 0.0) {
      break;
    }
    const double target = std::ldexp(static_cast<double>(most_ + 1), kScale);
    const double ahead = pace * (target - static_cast<double>(best)) / length;
    for (std::size_t row = 0; row < trial.size(); ++row) {
      trial[row] =
          std::max<std::int64_t>(0, node.prices[row] + std::llround(ahead * direction[row]));
    }
  }
  price(node, node.prices);
  return true;
}

/// Raises the bound to that of the linear relaxation.  A bound is what `price` makes of the prices,
/// whatever they are.
/// @returns whether a cover within the limits is still possible
bool CoverSearch::relax(Node& node) {
  if (!relaxation_) {
    relaxation_ = std::make_unique<CoverRelaxation>(model_, *task_);
  }
  const std::uint64_t before = relaxation_->effort();
  const std::uint64_t left = request_->effort - std::min(request_->effort, effort_);
  const std::vector<double> prices = relaxation_->prices(node.sites, left);
  effort_ += relaxation_->effort() - before;
  std::vector<std::int64_t> trial(prices.size());
  std::ranges::transform(prices, trial.begin(), scaled);
  price(node, trial);
  node.prices = std::move(trial);
  root_bound_ = nodes_ == 1 ? std::max(root_bound_, rounded_up(value_)) : root_bound_;
  return rounded_up(value_) <= most_ && fix(node);
}

/// Raises the bound as far as is worth it.
/// @returns whether a cover within the limits is still possible
bool CoverSearch::tighten(Node& node) {
  if (!is_cbc_there()) {
    return ascend(node, nodes_ == 1 ? kRootSteps : kNodeSteps);
  }
  // Most problems are decided by the first steps of the ascent.
  return (nodes_ > 1 || ascend(node, kRootSteps)) &&
         (branching_row(node) == model_.rows.size() || relax(node));
}

/// A cover from the reduced costs, row by row the site that covers most for its own.
std::vector<std::uint32_t> CoverSearch::rounded(const Node& node) const {
  std::vector<std::uint8_t> is_covered(model_.rows.size(), 0);
  std::vector<std::uint32_t> chosen;
  const auto take = [&](std::uint32_t site) {
    chosen.push_back(site);
    for (const std::uint32_t row : columns_[site]) {
      is_covered[row] = 1;
    }
  };
  for (std::uint32_t site = 0; site < model_.site_count; ++site) {
    if (node.sites[site] == State::open) {
      take(site);
    }
  }
  const auto price_of_a_row = [&](std::uint32_t site) {
    const auto fresh = std::ranges::count_if(
        columns_[site], [&](std::uint32_t each) { return is_covered[each] == 0; });
    return static_cast<double>(std::max<std::int64_t>(reduced_costs_[site], 0) + 1) /
           static_cast<double>(fresh);
  };
  for (std::size_t row = 0; row < model_.rows.size(); ++row) {
    if (is_covered[row] != 0) {
      continue;
    }
    std::uint32_t best = 0;
    double least = std::numeric_limits<double>::max();
    for (const std::uint32_t site : model_.rows[row]) {
      if (node.sites[site] == State::undecided && price_of_a_row(site) < least) {
        least = price_of_a_row(site);
        best = site;
      }
    }
    take(best);
  }
  return chosen;
}

/// Reports a cover near the bound, without the sites that it can do without, the dearest first.
void CoverSearch::try_rounding(const Node& node) {
  std::vector<std::uint32_t> chosen = rounded(node);
  std::vector<std::uint32_t> covered_by(model_.rows.size(), 0);
  for (const std::uint32_t site : chosen) {
    for (const std::uint32_t row : columns_[site]) {
      ++covered_by[row];
    }
  }
  std::ranges::stable_sort(chosen, std::greater{},
                           [&](std::uint32_t site) { return model_.cost[site]; });
  Node cover;
  cover.sites.assign(model_.site_count, State::closed);
  for (const std::uint32_t site : chosen) {
    const bool is_needed = std::ranges::any_of(
        columns_[site], [&](std::uint32_t row) { return covered_by[row] == 1; });
    if (is_needed) {
      cover.sites[site] = State::open;
      cover.spent += model_.cost[site];
      ++cover.opened;
    } else {
      for (const std::uint32_t row : columns_[site]) {
        --covered_by[row];
      }
    }
  }
  if (cover.spent <= most_) {
    report(cover);
  }
}

/// The row with the fewest sites to choose from.
std::size_t CoverSearch::branching_row(const Node& node) const {
  std::size_t best = model_.rows.size();
  std::ptrdiff_t fewest = std::numeric_limits<std::ptrdiff_t>::max();
  for (std::size_t row = 0; row < model_.rows.size(); ++row) {
    if (node.is_covered[row] == 0) {
      const auto choices = std::ranges::count(model_.rows[row], State::undecided,
                                              [&](std::uint32_t site) { return node.sites[site]; });
      if (choices < fewest) {
        fewest = choices;
        best = row;
      }
    }
  }
  return best;
}

void CoverSearch::explore(Node node) {
  if (is_ended_ || is_tired_) {
    return;
  }
  task_->check();
  ++nodes_;
  if (effort_ > request_->effort) {
    is_tired_ = true;
    return;
  }
  if (!settle(node)) {
    return;
  }
  if (branching_row(node) < model_.rows.size() && !tighten(node)) {
    return;
  }
  const std::size_t row = branching_row(node);
  if (row == model_.rows.size()) {
    if (request_->aim == CoverAim::all) {
      report_supersets(node, 0);
    } else {
      report(node);
    }
    return;
  }
  if (request_->aim != CoverAim::all) {
    try_rounding(node);
  }
  branch(node, row);
}

/// One child for each site of the row, the earlier ones closed: no cover is met twice.
void CoverSearch::branch(const Node& node, std::size_t row) {
  std::vector<std::pair<std::int64_t, std::uint32_t>> choices;
  for (const std::uint32_t site : model_.rows[row]) {
    if (node.sites[site] == State::undecided) {
      choices.emplace_back(reduced_costs_[site], site);
    }
  }
  std::ranges::sort(choices);
  Node rest = node;
  for (const auto& [reduced, site] : choices) {
    Node child = rest;
    open(child, site);
    explore(std::move(child));
    rest.sites[site] = State::closed;
  }
}

void CoverSearch::report(const Node& node) {
  std::vector<std::uint32_t> sites;
  for (std::uint32_t site = 0; site < model_.site_count; ++site) {
    if (node.sites[site] == State::open) {
      sites.push_back(site);
    }
  }
  if (request_->aim == CoverAim::cheapest) {
    most_ = node.spent - 1;
  }
  const bool goes_on = request_->found(sites);
  is_ended_ = !goes_on || request_->aim == CoverAim::any;
}

/// All ways to add undecided sites from `next` on.
void CoverSearch::report_supersets(Node& node, std::uint32_t next) {
  task_->check();
  if (is_ended_ || node.spent > most_ || (request_->exactly && node.opened > *request_->exactly)) {
    return;
  }
  if (!request_->exactly || node.opened == *request_->exactly) {
    report(node);
  }
  if (request_->exactly && node.opened == *request_->exactly) {
    return;
  }
  auto left = static_cast<std::size_t>(
      std::count(node.sites.begin() + next, node.sites.end(), State::undecided));
  for (std::uint32_t site = next; left > 0 && is_enough(node, left) && !is_ended_; ++site) {
    if (node.sites[site] == State::undecided) {
      --left;
      node.sites[site] = State::open;
      node.spent += model_.cost[site];
      ++node.opened;
      report_supersets(node, site + 1);
      node.sites[site] = State::undecided;
      node.spent -= model_.cost[site];
      --node.opened;
    }
  }
}

}  // namespace

CoverOutcome search_covers(const CoverModel& model,
                           const CoverRequest& request,
                           const base::Task& task) {
  return CoverSearch{model, request, task}.run();
}

std::vector<std::size_t> disjoint_rows(const CoverModel& model) {
  std::vector<std::size_t> order(model.rows.size());
  for (std::size_t row = 0; row < order.size(); ++row) {
    order[row] = row;
  }
  std::ranges::stable_sort(order, {}, [&](std::size_t row) { return model.rows[row].size(); });
  std::vector<std::uint8_t> is_used(model.site_count, 0);
  std::vector<std::size_t> disjoint;
  for (const std::size_t row : order) {
    const auto& sites = model.rows[row];
    if (std::ranges::none_of(sites, [&](std::uint32_t site) { return is_used[site] != 0; })) {
      disjoint.push_back(row);
      for (const std::uint32_t site : sites) {
        is_used[site] = 1;
      }
    }
  }
  std::ranges::sort(disjoint);
  return disjoint;
}

}  // namespace narhet::siting::detail
