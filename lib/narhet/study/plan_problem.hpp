// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/siting/location_problem.hpp"
#include "narhet/study/plan.hpp"
#include "narhet/study/prepare.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace narhet::study {

/// Persons are counted in hundredths, since siting counts in whole numbers.
inline constexpr std::int64_t kPartsOfPerson = 100;

/// What a problem's rows and sites are in the study, and its numbers, which `problem` borrows.
///
/// A row is a place and a kind.  The first sites are the candidates; then, of problems with places,
/// two that exist: each row's nearest and its second nearest service point of today, whichever they
/// are.  Of `dispersion` rows and sites are the candidates and the service points.
struct PlanProblem {
  struct Row {
    base::PlaceIndex place{};
    base::KindIndex kind{};
  };
  std::vector<base::KindIndex> kinds;  ///< asked about
  std::vector<Row> rows;               ///< empty for `dispersion`
  std::vector<base::Weight> costs;
  std::vector<std::uint32_t> demand;  ///< hundredths of persons
  std::vector<siting::SiteRole> roles;
  std::vector<std::uint32_t> groups;
  base::Weight limit;
  std::string limit_label;  ///< empty where the problem has none
  base::Weight no_way;
  siting::ProblemType type{};
  std::size_t sites{};
  std::size_t places_off_road{};
  /// Without a way to any site or point of today, so that no choice helps: left out of problems
  /// that ask for every place.  Most persons first.
  std::vector<base::PlaceIndex> places_without_way;
  std::size_t places_without_population{};
  std::size_t candidates_off_road{};

  [[nodiscard]] siting::LocationProblem problem() const;
};

/// What of the options can be checked before hours of work.
/// @throws Error `usage`, `layer_empty`
void check_plan_options(const StudyFile& study, const PlanOptions& options);

/// How many searches over the roads the problem asks for.
[[nodiscard]] std::size_t count_plan_searches(const StudyFile& study,
                                              const Prepared& prepared,
                                              const PlanOptions& options);

/// Searches the ways and sets the problem up.
/// @throws Error `usage` for ids that are not there; `field_missing`, `too_large` as `write_plan`;
///         Cancelled
[[nodiscard]] PlanProblem plan_problem(const StudyFile& study,
                                       const Prepared& prepared,
                                       const routing::Engine& engine,
                                       const PlanOptions& options,
                                       const base::Task& task);

}  // namespace narhet::study
