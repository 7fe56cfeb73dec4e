// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/limited_median.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/id.hpp"
#include "narhet/siting/certificate.hpp"
#include "narhet/siting/detail/cover_reduction.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

namespace narhet::siting::detail {

using base::index;
using base::Weight;

Weight LimitedMedian::longest_way(std::span<const SiteIndex> sites) const {
  const Certificate certificate = certify(*median_, sites);
  Weight longest{};
  for (std::size_t place = 0; place < certificate.nearest.size(); ++place) {
    if (covers_->least(place).is_finite()) {
      const auto& nearest = certificate.nearest[place];
      longest = std::max(longest,
                         nearest ? median_->costs.at(place, index(*nearest)) : Weight::infinite());
    }
  }
  return longest;
}

/// So much that leaving out one row makes a total above `wanted`, or as much as the solver can
/// count: too little of it costs a proof and never gives a wrong one.
std::uint32_t LimitedMedian::weight_of_row(std::size_t rows, std::int64_t wanted) const {
  constexpr std::int64_t kMost = std::int64_t{1} << 58U;  // as `solve` asks for
  const std::int64_t no_way = median_->no_way.units();
  std::int64_t room = kMost - (kMost >> 10U);
  for (const std::uint32_t demand : median_->demand) {
    room -= demand * no_way;
  }
  const std::int64_t needed = (wanted - least_) / no_way + 1;
  const std::int64_t possible = std::max<std::int64_t>(room, 0) / no_way /
                                static_cast<std::int64_t>(std::max<std::size_t>(rows, 1));
  return static_cast<std::uint32_t>(
      std::min({needed, possible, std::int64_t{std::numeric_limits<std::uint32_t>::max()}}));
}

LimitedMedian::Found LimitedMedian::solve(Weight limit,
                                          std::int64_t wanted,
                                          const SolveOptions& options) const {
  NARHET_EXPECTS(wanted >= least_);
  CoverModel model = covers_->model(limit, nullptr);
  // No choice helps a place without any way.
  std::erase_if(model.rows, [](const std::vector<std::uint32_t>& row) { return row.empty(); });
  leave_out_implied_rows(model, *task_);

  const std::size_t places = median_->costs.place_count();
  const std::size_t all = places + model.rows.size();
  const std::size_t sites = median_->costs.site_count();
  std::vector<Weight> costs(all * sites, Weight::infinite());
  for (std::size_t site = 0; site < sites; ++site) {
    std::ranges::copy(median_->costs.column(site),
                      costs.begin() + static_cast<std::ptrdiff_t>(site * all));
  }
  for (std::size_t row = 0; row < model.rows.size(); ++row) {
    for (const std::uint32_t candidate : model.rows[row]) {
      costs[index(covers_->candidates()[candidate]) * all + places + row] = Weight{};
    }
  }
  std::vector<std::uint32_t> demand{median_->demand.begin(), median_->demand.end()};
  demand.resize(all, weight_of_row(model.rows.size(), wanted));

  LocationProblem problem = *median_;
  problem.costs = CostMatrix{costs, all, sites};
  problem.demand = demand;
  const Answer answer = siting::solve(problem, options, *task_);
  Found found{std::nullopt, answer.bound, answer.nodes};
  const SitePlan& plan = answer.plans.front();
  if (longest_way(plan.sites) <= limit) {
    found.plan = SitePlan{plan.sites, certify(*median_, plan.sites).objective};
  }
  return found;
}

}  // namespace narhet::siting::detail
