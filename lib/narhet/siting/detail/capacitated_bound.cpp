// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/capacitated_bound.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace narhet::siting::detail {
namespace {

/// A sum stays here where it would go beyond.
constexpr std::int64_t kMost = std::int64_t{1} << 61;

std::int64_t sum_of(std::int64_t a, std::int64_t b) {
  return std::min(a + b, kMost);
}

}  // namespace

CapacitatedBound::CapacitatedBound(const CapacitatedModel& model, const base::Task& task)
    : model_{&model},
      task_{&task},
      most_price_(model.loads.size(), 0),
      is_open_(model.servers.size(), 0),
      direction_(model.loads.size(), 0) {
  constexpr std::int64_t kFinest = std::int64_t{1} << 50;
  constexpr unsigned kMostScale = 20;
  const std::int64_t most = std::max<std::int64_t>(model.most_saved(), 1);
  while (scale_ < kMostScale && (most << (scale_ + 1)) <= kFinest) {
    ++scale_;
  }
  for (const auto& server : model.servers) {
    for (const Saving& saving : server.savings) {
      most_price_[saving.place] = std::max(most_price_[saving.place], saving.amount << scale_);
    }
  }
  prices_ = most_price_;
  for (std::int64_t& price : prices_) {
    price /= 2;
  }
}

/// The best set of places that fits, over all amounts of room.
CapacitatedBound::Filling CapacitatedBound::fill_exactly(const CapacitatedModel::Server& server) {
  const std::size_t room = server.capacity;
  std::vector<std::int64_t> best(room + 1, 0);
  std::vector<std::uint8_t> is_taken(worth_.size() * (room + 1), 0);
  for (std::size_t i = 0; i < worth_.size(); ++i) {
    const std::size_t load = model_->loads[worth_[i].place];
    for (std::size_t left = room + 1; left-- > load;) {
      const std::int64_t with_it = best[left - load] + worth_[i].amount;
      if (with_it > best[left]) {
        best[left] = with_it;
        is_taken[i * (room + 1) + left] = 1;
      }
    }
  }
  effort_ += is_taken.size();
  Filling filling{best[room], {}};
  std::size_t left = room;
  for (std::size_t i = worth_.size(); i-- > 0;) {
    if (is_taken[i * (room + 1) + left] != 0) {
      filling.places.push_back(worth_[i].place);
      left -= model_->loads[worth_[i].place];
    }
  }
  return filling;
}

/// The places that are worth most for what they take up, and a bound by pricing the room at what
/// the first that no longer fits is worth.
CapacitatedBound::Filling CapacitatedBound::fill_by_price(const CapacitatedModel::Server& server) {
  const auto load = [&](const Saving& saving) {
    return std::max<std::int64_t>(model_->loads[saving.place], 1);
  };
  std::ranges::sort(worth_, [&](const Saving& a, const Saving& b) {
    const double ratio_a = static_cast<double>(a.amount) / static_cast<double>(load(a));
    const double ratio_b = static_cast<double>(b.amount) / static_cast<double>(load(b));
    return std::pair{-ratio_a, a.place} < std::pair{-ratio_b, b.place};
  });
  Filling filling;
  std::uint64_t left = server.capacity;
  std::int64_t price = 0;
  for (const Saving& each : worth_) {
    if (model_->loads[each.place] > left) {
      price = each.amount / load(each);
      break;
    }
    left -= server.capacity == kUnlimited ? 0 : model_->loads[each.place];
    filling.places.push_back(each.place);
  }
  // A smaller price is no less a bound, and the product stays in range.
  const std::int64_t room = static_cast<std::int64_t>(
      std::min<std::uint64_t>(server.capacity, static_cast<std::uint64_t>(kMost)));
  price = std::min(price, kMost / std::max<std::int64_t>(room, 1));
  filling.value = price * (price == 0 ? 0 : room);
  for (const Saving& each : worth_) {
    const std::int64_t net = each.amount - price * std::int64_t{model_->loads[each.place]};
    filling.value = sum_of(filling.value, std::max<std::int64_t>(net, 0));
  }
  effort_ += 4 * worth_.size();
  return filling;
}

CapacitatedBound::Filling CapacitatedBound::fill(const CapacitatedModel::Server& server) {
  worth_.clear();
  std::uint64_t wanted = 0;
  for (const Saving& saving : server.savings) {
    const std::int64_t net = (saving.amount << scale_) - prices_[saving.place];
    if (net > 0) {
      worth_.push_back({saving.place, net});
      wanted += model_->loads[saving.place];
    }
  }
  effort_ += server.savings.size();
  constexpr std::uint64_t kCheap = 200'000;
  const bool is_short = wanted > server.capacity;
  return is_short && worth_.size() * (server.capacity + 1) <= kCheap ? fill_exactly(server)
                                                                     : fill_by_price(server);
}

void CapacitatedBound::evaluate() {
  value_ = std::accumulate(prices_.begin(), prices_.end(), std::int64_t{0});
  std::vector<Filling> fillings;
  std::vector<std::uint32_t> order;
  for (std::uint32_t server = 0; server < model_->servers.size(); ++server) {
    fillings.push_back(fill(model_->servers[server]));
    if (!model_->servers[server].is_open) {
      order.push_back(server);
    }
  }
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return fillings[a].value > fillings[b].value;
  });
  order.resize(model_->count);
  for (std::uint32_t server = 0; server < model_->servers.size(); ++server) {
    if (model_->servers[server].is_open) {
      order.push_back(server);
    }
  }
  std::ranges::fill(is_open_, 0);
  std::ranges::fill(direction_, 1);
  for (const std::uint32_t server : order) {
    is_open_[server] = 1;
    value_ = sum_of(value_, fillings[server].value);
    for (const std::uint32_t place : fillings[server].places) {
      --direction_[place];
    }
  }
}

/// @returns whether there is a direction
bool CapacitatedBound::step(double part, std::int64_t known) {
  double length = 0.0;
  for (std::size_t place = 0; place < prices_.size(); ++place) {
    // A price of nothing cannot fall.
    if (direction_[place] > 0 && prices_[place] == 0) {
      direction_[place] = 0;
    }
    length += static_cast<double>(direction_[place]) * direction_[place];
  }
  if (length <= 0.0) {
    return false;
  }
  const double ahead =
      std::ldexp(static_cast<double>(rounded_down(value_) - known) + 1.0, static_cast<int>(scale_));
  for (std::size_t place = 0; place < prices_.size(); ++place) {
    constexpr double kFarthest = 0x1p60;
    const double change = part * ahead / length * direction_[place];
    prices_[place] = std::clamp<std::int64_t>(
        prices_[place] - std::llround(std::clamp(change, -kFarthest, kFarthest)), 0,
        most_price_[place]);
  }
  return true;
}

std::int64_t CapacitatedBound::descend(const AscentOptions& options) {
  constexpr int kPatience = 15;
  std::int64_t best = kMost;
  std::int64_t known = 0;
  std::vector<std::int64_t> best_prices = prices_;
  double part = 1.0;
  int failures = 0;
  for (std::size_t count = 0; count <= options.steps && effort_ <= options.effort; ++count) {
    task_->check();
    evaluate();
    if (value_ < best) {
      best = value_;
      best_prices = prices_;
      failures = 0;
      known = options.heard(is_open_);
    } else if (++failures > kPatience) {
      failures = 0;
      part *= 0.6;
      prices_ = best_prices;
      evaluate();
    }
    if (rounded_down(best) <= known || part < 1e-4 || !step(part, known)) {
      break;
    }
  }
  return rounded_down(best);
}

}  // namespace narhet::siting::detail
