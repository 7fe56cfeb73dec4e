// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/partial_choice.hpp"

#include "narhet/base/contract.hpp"

#include <algorithm>

namespace narhet::siting::detail {

PartialChoice::PartialChoice(const MedianModel& model)
    : model_{&model},
      states_(model.site_count(), State::undecided),
      undecided_{model.site_count()},
      standing_{model.standing},
      count_left_{model.rule.count},
      budget_left_{model.rule.budget},
      is_served_(model.rule.groups, 0),
      group_left_(model.rule.groups, 0) {
  for (const std::uint32_t group : model.rule.group) {
    ++group_left_[group];
  }
}

void PartialChoice::decide(std::size_t site, State state) {
  NARHET_EXPECTS(is_undecided(site));
  states_[site] = state;
  --undecided_;
  if (model_->rule.type == SiteRule::Type::one_per_group) {
    --group_left_[model_->rule.group[site]];
  }
}

void PartialChoice::open(std::size_t site) {
  decide(site, State::open);
  const auto costs = model_->column(site);
  for (std::size_t place = 0; place < costs.size(); ++place) {
    insert_cost(std::span{standing_}.subspan(place * model_->levels, model_->levels), costs[place]);
  }
  switch (model_->rule.type) {
    case SiteRule::Type::count:
      --count_left_;
      break;
    case SiteRule::Type::one_per_group:
      is_served_[model_->rule.group[site]] = 1;
      break;
    case SiteRule::Type::budget:
      budget_left_ -= model_->rule.cost[site];
      break;
  }
}

void PartialChoice::close(std::size_t site) {
  decide(site, State::closed);
}

bool PartialChoice::settle() {
  switch (model_->rule.type) {
    case SiteRule::Type::count:
      return settle_count();
    case SiteRule::Type::one_per_group:
      return settle_groups();
    case SiteRule::Type::budget:
      settle_budget();
      return true;
  }
  return false;
}

bool PartialChoice::settle_count() {
  if (undecided_ < count_left_) {
    return false;
  }
  const bool all = undecided_ == count_left_;
  for (std::size_t site = 0; (all || count_left_ == 0) && site < states_.size(); ++site) {
    if (is_undecided(site)) {
      all ? open(site) : close(site);
    }
  }
  return true;
}

bool PartialChoice::settle_groups() {
  const std::vector<std::uint32_t>& group = model_->rule.group;
  for (std::size_t site = 0; site < states_.size(); ++site) {
    if (is_undecided(site)) {
      if (is_served_[group[site]] != 0) {
        close(site);
      } else if (group_left_[group[site]] == 1) {
        open(site);
      }
    }
  }
  return std::ranges::all_of(model_->rule.group, [&](std::uint32_t each) {
    return is_served_[each] != 0 || group_left_[each] > 0;
  });
}

void PartialChoice::settle_budget() {
  for (std::size_t site = 0; site < states_.size(); ++site) {
    if (is_undecided(site) && model_->rule.cost[site] > budget_left_) {
      close(site);
    }
  }
}

std::vector<std::uint32_t> PartialChoice::open_sites() const {
  std::vector<std::uint32_t> sites;
  for (std::size_t site = 0; site < states_.size(); ++site) {
    if (states_[site] == State::open) {
      sites.push_back(static_cast<std::uint32_t>(site));
    }
  }
  return sites;
}

}  // namespace narhet::siting::detail
