// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/weight.hpp"
#include "narhet/siting/detail/plan_pool.hpp"
#include "narhet/siting/detail/set_cover.hpp"
#include "narhet/siting/location_problem.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace narhet::siting::detail {

/// The places and sites of a problem in which every place is to be within some limit.
class PlaceCovers {
 public:
  /// @param problem  must outlive this
  explicit PlaceCovers(const LocationProblem& problem);

  /// Sites that may be chosen, ascending; a cover model's sites are positions in them.
  [[nodiscard]] const std::vector<SiteIndex>& candidates() const { return candidates_; }
  [[nodiscard]] const std::vector<SiteIndex>& required() const { return required_; }
  /// The least way of a place to any site that is or may be open; infinite where there is none.
  [[nodiscard]] base::Weight least(std::size_t place) const { return least_[place]; }
  /// The least way to a site that is open anyhow.
  [[nodiscard]] base::Weight standing(std::size_t place) const { return standing_[place]; }
  /// Places whose least way is longer, ascending.
  [[nodiscard]] std::vector<std::size_t> out_of_reach(base::Weight limit) const;

  /// The places that need a candidate to be within the limit.
  /// @param places  gets the place of each row; may be null
  /// @pre no place is out of reach of the limit
  [[nodiscard]] CoverModel model(base::Weight limit, std::vector<std::size_t>* places) const;
  /// The longest way of all places with these candidates.
  [[nodiscard]] base::Weight longest(std::span<const std::uint32_t> chosen) const;
  /// A choice of candidates as a plan, the required sites with it.
  [[nodiscard]] SitePlan plan(const Choice& choice) const;

 private:
  const LocationProblem* problem_;
  std::vector<SiteIndex> candidates_;
  std::vector<SiteIndex> required_;
  std::vector<base::Weight> standing_;  // by place
  std::vector<base::Weight> least_;     // by place
};

}  // namespace narhet::siting::detail
