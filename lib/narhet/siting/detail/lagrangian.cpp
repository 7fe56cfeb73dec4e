// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/lagrangian.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/for_each_block.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace narhet::siting::detail {
namespace {

using State = PartialChoice::State;

// Bounds and sums stay below 2^61, so adding two never overflows.
constexpr std::int64_t kMost = std::int64_t{1} << 61U;
constexpr std::int64_t kDemandTimesCost = std::int64_t{1} << 58U;

constexpr std::uint64_t entry(std::uint32_t cost, std::size_t site) {
  return std::uint64_t{cost} << 32U | site;
}
constexpr std::uint32_t cost_of(std::uint64_t entry) {
  return static_cast<std::uint32_t>(entry >> 32U);
}
constexpr std::size_t site_of(std::uint64_t entry) {
  return static_cast<std::size_t>(entry & 0xffff'ffffU);
}

/// As fine as the largest sum allows, and no finer than a millionth.
unsigned scale_for(const MedianModel& model) {
  double most = 1.0;
  for (std::size_t place = 0; place < model.place_count(); ++place) {
    most += static_cast<double>(model.demand[place]) * static_cast<double>(model.levels) *
            static_cast<double>(model.horizon(place));
  }
  NARHET_EXPECTS(most <= static_cast<double>(kDemandTimesCost));
  constexpr unsigned kFinest = 20;
  unsigned scale = 0;
  while (scale < kFinest &&
         std::ldexp(most, static_cast<int>(scale) + 1) <= static_cast<double>(kDemandTimesCost)) {
    ++scale;
  }
  return scale;
}

/// The volume algorithm's pace: how far to step, and how much a new direction counts in the mean.
class Pace {
 public:
  explicit Pace(double first_step) : step_{first_step} {}

  [[nodiscard]] double step() const { return step_; }
  [[nodiscard]] double most_new() const { return most_new_; }
  [[nodiscard]] bool is_exhausted() const { return step_ < 1e-4; }

  void rose(bool could_go_on) {
    failures_ = 0;
    if (could_go_on) {
      step_ = std::min(step_ * 1.1, 2.0);
    }
  }
  void fell() {
    constexpr int kPatience = 10;
    if (++failures_ >= kPatience) {
      failures_ = 0;
      step_ *= 0.7;
      most_new_ = std::max(most_new_ * 0.9, 1e-2);
    }
  }

 private:
  double step_;
  double most_new_{0.2};
  int failures_{0};
};

}  // namespace

LagrangianBound::LagrangianBound(const MedianModel& model, const base::Task& task)
    : model_{&model},
      task_{&task},
      scale_{scale_for(model)},
      reduced_costs_(model.site_count()),
      is_selected_(model.site_count()),
      penalties_(model.site_count()),
      direction_(model.place_count()),
      parts_(model.site_count()),
      mean_direction_(model.place_count()) {
  const std::size_t places = model.place_count();
  std::vector<std::vector<std::uint64_t>> rows(places);
  constexpr std::size_t kPlacesPerBlock = 64;
  base::for_each_block(places, kPlacesPerBlock, task, [&](base::Block block) {
    for (std::size_t site = 0; site < model.site_count(); ++site) {
      const auto costs = model.column(site);
      for (std::size_t place = block.begin; place < block.end; ++place) {
        if (costs[place] < model.horizon(place)) {
          rows[place].push_back(entry(costs[place], site));
        }
      }
    }
    for (std::size_t place = block.begin; place < block.end; ++place) {
      std::ranges::sort(rows[place]);
    }
  });
  first_.push_back(0);
  for (std::vector<std::uint64_t>& row : rows) {
    near_.insert(near_.end(), row.begin(), row.end());
    first_.push_back(near_.size());
    row = {};
  }
}

Prices LagrangianBound::prices_from(const std::vector<std::uint32_t>& chosen) const {
  const std::size_t places = model_->place_count();
  const std::size_t levels = model_->levels;
  Prices prices(places);
  std::vector<std::uint8_t> is_chosen(model_->site_count(), 0);
  for (const std::uint32_t site : chosen) {
    is_chosen[site] = 1;
  }
  for (std::size_t place = 0; place < places; ++place) {
    std::vector<std::uint32_t> smallest{
        model_->standing.begin() + static_cast<std::ptrdiff_t>(place * levels),
        model_->standing.begin() + static_cast<std::ptrdiff_t>((place + 1) * levels)};
    smallest.push_back(smallest.back());
    for (std::size_t i = first_[place]; i < first_[place + 1]; ++i) {
      if (is_chosen[site_of(near_[i])] != 0) {
        smallest.push_back(cost_of(near_[i]));
      }
    }
    std::ranges::sort(smallest);
    const std::int64_t last = scaled(smallest[levels - 1]);
    const std::int64_t spare = scaled(smallest[levels]);
    prices[place] = std::min((last + spare) / 2, last + last / 2 + 1);
  }
  return prices;
}

std::int64_t LagrangianBound::bound() const {
  // An arithmetic shift rounds down, so of the negative it rounds up.
  return -((-best_value_) >> scale_);
}

bool LagrangianBound::is_within(std::int64_t scaled, std::int64_t cutoff) const {
  return -((-scaled) >> scale_) <= cutoff;
}

void LagrangianBound::price_places(const PartialChoice& choice, const Prices& prices) {
  std::ranges::fill(reduced_costs_, 0);
  value_ = 0;
  for (std::size_t place = 0; place < prices.size(); ++place) {
    const std::int64_t price = prices[place];
    const std::int64_t demand = model_->demand[place];
    std::int64_t own = static_cast<std::int64_t>(model_->levels) * price;
    for (const std::uint32_t cost : choice.standing(place)) {
      own += std::min<std::int64_t>(0, scaled(cost) - price);
    }
    value_ += demand * own;
    std::size_t i = first_[place];
    for (; i < first_[place + 1] && scaled(cost_of(near_[i])) < price; ++i) {
      reduced_costs_[site_of(near_[i])] += demand * (scaled(cost_of(near_[i])) - price);
    }
    // Once here and once for the direction.
    effort_ += 2 * (i - first_[place] + 1);
  }
}

void LagrangianBound::add_selected(std::uint32_t site, std::int64_t reduced_cost) {
  selection_.push_back(site);
  is_selected_[site] = 1;
  value_ = std::max(value_ + reduced_cost, -kMost);
}

void LagrangianBound::select(const PartialChoice& choice) {
  for (const std::uint32_t site : selection_) {
    is_selected_[site] = 0;
  }
  selection_.clear();
  switch (model_->rule.type) {
    case SiteRule::Type::count:
      select_count(choice);
      break;
    case SiteRule::Type::one_per_group:
      select_groups(choice);
      break;
    case SiteRule::Type::budget:
      select_budget(choice);
      break;
  }
  std::ranges::sort(selection_);
}

/// The sites of least reduced costs, as many as are to be opened.
void LagrangianBound::select_count(const PartialChoice& choice) {
  order_.clear();
  for (std::uint32_t site = 0; site < model_->site_count(); ++site) {
    if (choice.is_undecided(site)) {
      order_.push_back(site);
    }
  }
  const auto is_less = [&](std::uint32_t a, std::uint32_t b) {
    return std::pair{reduced_costs_[a], a} < std::pair{reduced_costs_[b], b};
  };
  // Settled: there are more undecided sites than are to be opened, and at least one is.
  const auto next = order_.begin() + static_cast<std::ptrdiff_t>(choice.count_left());
  std::nth_element(order_.begin(), next, order_.end(), is_less);
  const std::int64_t first_out = reduced_costs_[*next];
  std::int64_t last_in = std::numeric_limits<std::int64_t>::min();
  for (auto site = order_.begin(); site != next; ++site) {
    last_in = std::max(last_in, reduced_costs_[*site]);
    add_selected(*site, reduced_costs_[*site]);
    penalties_[*site] = first_out - reduced_costs_[*site];
  }
  for (auto site = next; site != order_.end(); ++site) {
    penalties_[*site] = reduced_costs_[*site] - last_in;
  }
}

/// The site of least reduced cost in each group that has none yet.
void LagrangianBound::select_groups(const PartialChoice& choice) {
  struct Best {
    std::optional<std::uint32_t> site;
    std::int64_t cost{kMost};
    std::int64_t second{kMost};
  };
  std::vector<Best> groups(model_->rule.groups);
  for (std::uint32_t site = 0; site < model_->site_count(); ++site) {
    if (choice.is_undecided(site)) {
      Best& best = groups[model_->rule.group[site]];
      const std::int64_t cost = reduced_costs_[site];
      if (cost < best.cost) {
        best.second = best.cost;
        best.cost = cost;
        best.site = site;
      } else {
        best.second = std::min(best.second, cost);
      }
    }
  }
  for (std::uint32_t site = 0; site < model_->site_count(); ++site) {
    if (choice.is_undecided(site)) {
      const Best& best = groups[model_->rule.group[site]];
      if (best.site == site) {
        add_selected(site, best.cost);
        penalties_[site] = best.second - best.cost;
      } else {
        penalties_[site] = reduced_costs_[site] - best.cost;
      }
    }
  }
}

/// What a unit of budget is best priced at: the whole number below the ratio of the first site that
/// no longer fits, the sites that save most for their cost first.
/// @param order  gets the undecided sites in that order
std::int64_t LagrangianBound::budget_price(const PartialChoice& choice,
                                           std::vector<std::uint32_t>& order) const {
  order.clear();
  for (std::uint32_t site = 0; site < model_->site_count(); ++site) {
    if (choice.is_undecided(site)) {
      order.push_back(site);
    }
  }
  const auto& cost = model_->rule.cost;
  const auto ratio = [&](std::uint32_t site) {
    return cost[site] == 0 ? static_cast<double>(kMost)
                           : -static_cast<double>(reduced_costs_[site]) / cost[site];
  };
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return std::pair{-ratio(a), a} < std::pair{-ratio(b), b};
  });
  std::uint64_t left = choice.budget_left();
  for (const std::uint32_t site : order) {
    if (cost[site] > left) {
      return -reduced_costs_[site] / std::int64_t{cost[site]};
    }
    left -= cost[site];
  }
  return 0;
}

/// The knapsack of the sites with its rule priced too: sites that save more than the price of their
/// cost are taken.
void LagrangianBound::select_budget(const PartialChoice& choice) {
  const auto& cost = model_->rule.cost;
  const auto budget = static_cast<std::int64_t>(
      std::min<std::uint64_t>(choice.budget_left(), static_cast<std::uint64_t>(kMost)));
  // A price times the budget must stay in range; a smaller price is a weaker bound and no less one.
  const std::int64_t price =
      std::min(budget_price(choice, order_), kMost / 2 / std::max<std::int64_t>(budget, 1));
  value_ = std::max(value_ - price * budget, -kMost);
  std::uint64_t left = choice.budget_left();
  for (const std::uint32_t site : order_) {
    const std::int64_t net = reduced_costs_[site] + price * std::int64_t{cost[site]};
    value_ = std::max(value_ + std::min<std::int64_t>(net, 0), -kMost);
    // What is selected is shown as a choice, so it has to keep the rule; a site that should be in
    // and does not fit has no penalty, and neither has one that need not be and does.
    const bool is_in = cost[site] <= left && reduced_costs_[site] < 0;
    penalties_[site] = std::max<std::int64_t>(is_in ? -net : net, 0);
    if (is_in) {
      left -= cost[site];
      is_selected_[site] = 1;
      selection_.push_back(site);
    }
  }
}

void LagrangianBound::find_direction(const PartialChoice& choice, const Prices& prices) {
  for (std::size_t place = 0; place < prices.size(); ++place) {
    const std::int64_t price = prices[place];
    auto served = static_cast<double>(std::ranges::count_if(
        choice.standing(place), [&](std::uint32_t cost) { return scaled(cost) < price; }));
    for (std::size_t i = first_[place]; i < first_[place + 1] && scaled(cost_of(near_[i])) < price;
         ++i) {
      served += is_selected_[site_of(near_[i])];
    }
    direction_[place] = static_cast<double>(model_->levels) - served;
  }
}

/// @returns whether the rule can still be kept
bool LagrangianBound::decide(PartialChoice& choice, std::int64_t cutoff) {
  std::vector<std::uint32_t> open;
  std::vector<std::uint32_t> closed;
  for (std::uint32_t site = 0; site < model_->site_count(); ++site) {
    if (choice.is_undecided(site) && !is_within(value_ + penalties_[site], cutoff)) {
      (is_selected_[site] != 0 ? open : closed).push_back(site);
    }
  }
  for (const std::uint32_t site : closed) {
    choice.close(site);
  }
  for (const std::uint32_t site : open) {
    choice.open(site);
  }
  return choice.settle();
}

double LagrangianBound::product(const std::vector<double>& a, const std::vector<double>& b) const {
  double sum = 0.0;
  for (std::size_t place = 0; place < a.size(); ++place) {
    sum += static_cast<double>(model_->demand[place]) * a[place] * b[place];
  }
  return sum;
}

/// Takes the last direction and selection into the means: as near to the shortest mean of old and
/// new as `most_new` lets it.
/// @returns whether the new direction goes on where the old ones went
bool LagrangianBound::update_means(double most_new) {
  const double along = product(mean_direction_, direction_);
  const double old_length = product(mean_direction_, mean_direction_);
  const double apart = old_length - 2.0 * along + product(direction_, direction_);
  const double best = apart > 0.0 ? (old_length - along) / apart : 1.0;
  const double part_of_new = std::clamp(best, most_new / 10.0, most_new);
  for (std::size_t place = 0; place < direction_.size(); ++place) {
    mean_direction_[place] += part_of_new * (direction_[place] - mean_direction_[place]);
  }
  for (std::size_t site = 0; site < parts_.size(); ++site) {
    parts_[site] += part_of_new * (is_selected_[site] - parts_[site]);
  }
  return along > 0.0;
}

/// Prices to try next: from the best ones along the mean direction.
/// @returns whether there is a direction
bool LagrangianBound::step(const Prices& best, double part, std::int64_t cutoff) {
  const double length = product(mean_direction_, mean_direction_);
  if (length <= 0.0) {
    return false;
  }
  const double target = std::ldexp(static_cast<double>(cutoff + 1), static_cast<int>(scale_));
  const double ahead = part * (target - static_cast<double>(best_value_)) / length;
  for (std::size_t place = 0; place < best.size(); ++place) {
    constexpr double kFarthest = 0x1p60;
    trial_[place] = best[place] +
                    std::llround(std::clamp(ahead * mean_direction_[place], -kFarthest, kFarthest));
  }
  return true;
}

/// Bounds by the prices to try, none of which can usefully be above what stands.
void LagrangianBound::evaluate_trial(const PartialChoice& choice) {
  for (std::size_t place = 0; place < trial_.size(); ++place) {
    trial_[place] =
        std::clamp<std::int64_t>(trial_[place], 0, scaled(choice.standing(place).back()));
  }
  price_places(choice, trial_);
  select(choice);
  find_direction(choice, trial_);
}

LagrangianBound::Outcome LagrangianBound::ascend(PartialChoice& choice,
                                                 Prices& prices,
                                                 const AscentOptions& options) {
  Pace pace{options.first_step};
  best_value_ = -kMost;
  trial_ = prices;
  for (std::size_t count = 0; count <= options.steps; ++count) {
    task_->check();
    evaluate_trial(choice);
    if (count == 0) {
      mean_direction_ = direction_;
      parts_.assign(is_selected_.begin(), is_selected_.end());
    }
    const bool goes_on = update_means(pace.most_new());
    if (value_ > best_value_) {
      best_value_ = value_;
      prices = trial_;
      best_selection_ = selection_;
      if (options.heard) {
        options.heard(selection_);
      }
      if (!is_within(value_, options.cutoff()) || !decide(choice, options.cutoff())) {
        return Outcome::closed;
      }
      if (choice.undecided_count() == 0) {
        return Outcome::decided;
      }
      pace.rose(goes_on);
    } else {
      pace.fell();
    }
    if (pace.is_exhausted() || options.is_tired() || !step(prices, pace.step(), options.cutoff())) {
      break;
    }
  }
  return Outcome::bounded;
}

void LagrangianBound::forget_closed(const PartialChoice& choice) {
  std::size_t kept = 0;
  for (std::size_t place = 0; place + 1 < first_.size(); ++place) {
    const std::size_t begin = first_[place];
    first_[place] = kept;
    for (std::size_t i = begin; i < first_[place + 1]; ++i) {
      if (choice.state(site_of(near_[i])) != State::closed) {
        near_[kept++] = near_[i];
      }
    }
  }
  first_.back() = kept;
  near_.resize(kept);
}

}  // namespace narhet::siting::detail
