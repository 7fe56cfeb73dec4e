// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/place_covers.hpp"

#include "narhet/base/id.hpp"

#include <algorithm>
#include <iterator>

namespace narhet::siting::detail {

using base::index;
using base::Weight;

PlaceCovers::PlaceCovers(const LocationProblem& problem)
    : problem_{&problem},
      standing_(problem.costs.place_count(), Weight::infinite()),
      least_(problem.costs.place_count(), Weight::infinite()) {
  const auto lower = [](std::vector<Weight>& least, std::span<const Weight> costs) {
    std::ranges::transform(least, costs, least.begin(),
                           [](Weight a, Weight b) { return std::min(a, b); });
  };
  for (std::size_t site = 0; site < problem.roles.size(); ++site) {
    const SiteRole role = problem.roles[site];
    if (role == SiteRole::forbidden) {
      continue;
    }
    if (role == SiteRole::candidate) {
      candidates_.push_back(base::id_at<SiteIndex>(site));
    } else {
      lower(standing_, problem.costs.column(site));
    }
    if (role == SiteRole::required) {
      required_.push_back(base::id_at<SiteIndex>(site));
    }
    lower(least_, problem.costs.column(site));
  }
}

std::vector<std::size_t> PlaceCovers::out_of_reach(Weight limit) const {
  std::vector<std::size_t> places;
  for (std::size_t place = 0; place < least_.size(); ++place) {
    if (least_[place] > limit || !least_[place].is_finite()) {
      places.push_back(place);
    }
  }
  return places;
}

CoverModel PlaceCovers::model(Weight limit, std::vector<std::size_t>* places) const {
  CoverModel model;
  model.site_count = candidates_.size();
  model.cost.assign(candidates_.size(), 1);
  std::vector<std::uint32_t> row_of(standing_.size(), 0);
  for (std::size_t place = 0; place < standing_.size(); ++place) {
    if (standing_[place] > limit) {
      row_of[place] = static_cast<std::uint32_t>(model.rows.size());
      model.rows.emplace_back();
      if (places != nullptr) {
        places->push_back(place);
      }
    }
  }
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const auto costs = problem_->costs.column(index(candidates_[i]));
    for (std::size_t place = 0; place < costs.size(); ++place) {
      if (costs[place] <= limit && standing_[place] > limit) {
        model.rows[row_of[place]].push_back(static_cast<std::uint32_t>(i));
      }
    }
  }
  return model;
}

Weight PlaceCovers::longest(std::span<const std::uint32_t> chosen) const {
  Weight longest{};
  for (std::size_t place = 0; place < standing_.size(); ++place) {
    Weight least = standing_[place];
    for (const std::uint32_t site : chosen) {
      least = std::min(least, problem_->costs.at(place, index(candidates_[site])));
    }
    longest = std::max(longest, least);
  }
  return longest;
}

SitePlan PlaceCovers::plan(const Choice& choice) const {
  SitePlan plan{required_, choice.objective};
  std::ranges::transform(choice.sites, std::back_inserter(plan.sites),
                         [&](std::uint32_t site) { return candidates_[site]; });
  std::ranges::sort(plan.sites);
  return plan;
}

}  // namespace narhet::siting::detail
