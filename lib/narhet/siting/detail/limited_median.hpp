// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/siting/detail/place_covers.hpp"
#include "narhet/siting/location_problem.hpp"
#include "narhet/siting/solve.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace narhet::siting::detail {

/// The least total way of choices that leave no place beyond a limit.
///
/// A place that what stands leaves beyond the limit is in the problem once more: at no distance
/// from the sites within it, without a way to others, and with a demand that makes up for whatever
/// a choice could gain by leaving it out.
class LimitedMedian {
 public:
  /// @param median  of p-median or one per group; must outlive this, as must covers and task
  /// @param least   no choice totals less
  LimitedMedian(const LocationProblem& median,
                const PlaceCovers& covers,
                std::int64_t least,
                const base::Task& task)
      : median_{&median}, covers_{&covers}, least_{least}, task_{&task} {}

  struct Found {
    std::optional<SitePlan> plan;  ///< within the limit, certified; nothing where none was found
    /// No choice within the limit totals less.  Above `wanted` if none totals so little.
    std::int64_t bound{};
    std::uint64_t nodes{};
  };
  /// @param wanted  choices that total more may be missed
  /// @pre every place that has a way to any site has one within the limit
  /// @throws Cancelled
  [[nodiscard]] Found solve(base::Weight limit,
                            std::int64_t wanted,
                            const SolveOptions& options) const;

  /// Of all places that have a way to some site; infinite if one of them is left without.
  [[nodiscard]] base::Weight longest_way(std::span<const SiteIndex> sites) const;

 private:
  [[nodiscard]] std::uint32_t weight_of_row(std::size_t rows, std::int64_t wanted) const;

  const LocationProblem* median_;
  const PlaceCovers* covers_;
  std::int64_t least_;
  const base::Task* task_;
};

}  // namespace narhet::siting::detail
