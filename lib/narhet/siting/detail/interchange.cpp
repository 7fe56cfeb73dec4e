// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/interchange.hpp"

#include "narhet/siting/detail/partial_choice.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <queue>
#include <span>

namespace narhet::siting::detail {
namespace {

constexpr std::uint32_t kStanding = std::numeric_limits<std::uint32_t>::max();

/// What opening a site saves against what stands.
std::int64_t saving(const MedianModel& model, const PartialChoice& choice, std::size_t site) {
  const auto costs = model.column(site);
  std::int64_t saved = 0;
  for (std::size_t place = 0; place < costs.size(); ++place) {
    const std::uint32_t most = choice.standing(place).back();
    saved += costs[place] < most ? model.demand[place] * (most - costs[place]) : 0;
  }
  return saved;
}

/// The open sites, and of every place the `levels` + 1 smallest costs with whose they are.
class OpenSites {
 public:
  OpenSites(const MedianModel& model, const std::vector<std::uint32_t>& start)
      : model_{&model},
        is_open_(model.site_count(), 0),
        ranks_(model.place_count() * (model.levels + 1)),
        loss_(model.site_count(), 0),
        correction_(model.site_count(), 0),
        budget_left_{model.rule.budget} {
    for (const std::uint32_t site : start) {
      is_open_[site] = 1;
      open_.push_back(site);
      budget_left_ -= model.rule.type == SiteRule::Type::budget ? model.rule.cost[site] : 0;
    }
    for (std::size_t place = 0; place < model.place_count(); ++place) {
      fill(place);
      count_loss(place, 1);
    }
  }

  /// The best thing to do with a closed site, if it brings anything: open it and close `out`.
  struct Move {
    std::int64_t change{};
    std::optional<std::uint32_t> out;
  };
  [[nodiscard]] std::optional<Move> best_move(std::uint32_t in);
  void apply(std::uint32_t in, const Move& move);

  [[nodiscard]] bool is_open(std::uint32_t site) const { return is_open_[site] != 0; }
  [[nodiscard]] Choice choice() const {
    std::vector<std::uint32_t> sites = open_;
    std::ranges::sort(sites);
    const std::int64_t objective = total(*model_, sites);
    return {objective, std::move(sites)};
  }

 private:
  struct Rank {
    std::uint32_t cost{};
    std::uint32_t site{};

    friend auto operator<=>(const Rank&, const Rank&) = default;
  };

  [[nodiscard]] std::span<Rank> ranks(std::size_t place) {
    return std::span{ranks_}.subspan(place * (model_->levels + 1), model_->levels + 1);
  }
  void insert(std::size_t place, Rank rank);
  void fill(std::size_t place);
  void count_loss(std::size_t place, std::int64_t sign);
  [[nodiscard]] bool may_exchange(std::uint32_t in, std::uint32_t out) const;
  [[nodiscard]] bool may_open(std::uint32_t in) const {
    return model_->rule.type == SiteRule::Type::budget && model_->rule.cost[in] <= budget_left_;
  }

  const MedianModel* model_;
  std::vector<std::uint8_t> is_open_;  // by site
  std::vector<std::uint32_t> open_;
  std::vector<Rank> ranks_;  // places x (levels + 1), ascending within a place
  // By site: what closing it alone costs, and how much less while `best_move` tries a site.
  std::vector<std::int64_t> loss_;
  std::vector<std::int64_t> correction_;
  std::uint64_t budget_left_;
};

void OpenSites::insert(std::size_t place, Rank rank) {
  const auto all = ranks(place);
  if (rank >= all.back()) {
    return;
  }
  all.back() = rank;
  for (std::size_t i = all.size() - 1; i > 0 && all[i] < all[i - 1]; --i) {
    std::swap(all[i], all[i - 1]);
  }
}

void OpenSites::fill(std::size_t place) {
  const auto all = ranks(place);
  for (std::size_t level = 0; level < all.size(); ++level) {
    const std::size_t standing = std::min(level, model_->levels - 1);
    all[level] = {model_->standing[place * model_->levels + standing], kStanding};
  }
  for (const std::uint32_t site : open_) {
    insert(place, {model_->column(site)[place], site});
  }
}

void OpenSites::count_loss(std::size_t place, std::int64_t sign) {
  const auto all = ranks(place);
  for (std::size_t level = 0; level < model_->levels; ++level) {
    if (all[level].site != kStanding) {
      loss_[all[level].site] += sign * model_->demand[place] * (all.back().cost - all[level].cost);
    }
  }
}

bool OpenSites::may_exchange(std::uint32_t in, std::uint32_t out) const {
  const SiteRule& rule = model_->rule;
  switch (rule.type) {
    case SiteRule::Type::count:
      return true;
    case SiteRule::Type::one_per_group:
      return rule.group[in] == rule.group[out];
    case SiteRule::Type::budget:
      return rule.cost[in] <= budget_left_ + rule.cost[out];
  }
  return false;
}

std::optional<OpenSites::Move> OpenSites::best_move(std::uint32_t in) {
  const auto costs = model_->column(in);
  std::int64_t gain = 0;
  for (std::size_t place = 0; place < costs.size(); ++place) {
    const auto all = ranks(place);
    const std::uint32_t spare = all.back().cost;
    if (costs[place] >= spare) {
      continue;
    }
    const std::uint32_t last = all[model_->levels - 1].cost;
    const std::int64_t demand = model_->demand[place];
    gain += costs[place] < last ? demand * (last - costs[place]) : 0;
    // Closing one of its open sites would now cost the place less.
    const std::int64_t less = demand * (spare - std::max(costs[place], last));
    for (std::size_t level = 0; level < model_->levels; ++level) {
      if (all[level].site != kStanding) {
        correction_[all[level].site] += less;
      }
    }
  }
  std::optional<Move> best;
  if (may_open(in) && gain > 0) {
    best = Move{-gain, std::nullopt};
  }
  for (const std::uint32_t out : open_) {
    const std::int64_t change = loss_[out] - correction_[out] - gain;
    correction_[out] = 0;
    if (change < (best ? best->change : 0) && may_exchange(in, out)) {
      best = Move{change, out};
    }
  }
  return best;
}

void OpenSites::apply(std::uint32_t in, const Move& move) {
  const SiteRule& rule = model_->rule;
  const bool by_budget = rule.type == SiteRule::Type::budget;
  if (move.out) {
    open_.erase(std::ranges::find(open_, *move.out));
    is_open_[*move.out] = 0;
    budget_left_ += by_budget ? rule.cost[*move.out] : 0;
  }
  open_.push_back(in);
  is_open_[in] = 1;
  budget_left_ -= by_budget ? rule.cost[in] : 0;
  for (std::size_t place = 0; place < model_->place_count(); ++place) {
    const auto all = ranks(place);
    const Rank rank{model_->column(in)[place], in};
    const bool loses = move.out && std::ranges::any_of(all, [&](const Rank& each) {
                         return each.site == *move.out;
                       });
    if (loses || rank < all.back()) {
      count_loss(place, -1);
      if (loses) {
        fill(place);
      } else {
        insert(place, rank);
      }
      count_loss(place, 1);
    }
  }
}

}  // namespace

Choice greedy(const MedianModel& model, const base::Task& task) {
  struct Offer {
    double worth{};  // saving, by budget for each unit of cost
    std::uint32_t site{};
    std::size_t round{};

    bool operator<(const Offer& other) const {
      return worth != other.worth ? worth < other.worth : site > other.site;
    }
  };
  PartialChoice choice{model};
  const auto offer = [&](std::uint32_t site, std::size_t round) {
    const std::int64_t saved = saving(model, choice, site);
    const double cost = model.rule.type == SiteRule::Type::budget
                            ? std::max<double>(model.rule.cost[site], 1e-3)
                            : 1.0;
    return Offer{static_cast<double>(saved) / cost, site, round};
  };
  // A saving only gets smaller as sites open, so an old one is an upper bound.
  std::priority_queue<Offer> offers;
  for (std::uint32_t site = 0; site < model.site_count(); ++site) {
    task.check();
    offers.push(offer(site, 0));
  }
  std::size_t round = 0;
  static_cast<void>(choice.settle());
  while (choice.undecided_count() > 0 && !offers.empty()) {
    const Offer best = offers.top();
    offers.pop();
    if (!choice.is_undecided(best.site)) {
      continue;
    }
    if (best.round != round) {
      offers.push(offer(best.site, round));
      continue;
    }
    task.check();
    choice.open(best.site);
    static_cast<void>(choice.settle());
    ++round;
  }
  std::vector<std::uint32_t> sites = choice.open_sites();
  const std::int64_t objective = total(model, sites);
  return {objective, std::move(sites)};
}

Choice interchange(const MedianModel& model,
                   const std::vector<std::uint32_t>& start,
                   const base::Task& task) {
  OpenSites open{model, start};
  const auto sites = static_cast<std::uint32_t>(model.site_count());
  std::uint32_t unchanged = 0;
  for (std::uint32_t in = 0; unchanged < sites; in = (in + 1) % sites, ++unchanged) {
    task.check();
    if (open.is_open(in)) {
      continue;
    }
    if (const auto move = open.best_move(in)) {
      open.apply(in, *move);
      unchanged = 0;
    }
  }
  return open.choice();
}

}  // namespace narhet::siting::detail
