// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/siting/location_problem.hpp"
#include "narhet/study/plan_settings.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/study_file.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
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
  std::vector<std::uint32_t> demand;  ///< hundredths of persons, or of persons times their need
  std::vector<siting::SiteRole> roles;
  std::vector<std::uint32_t> groups;
  std::vector<std::uint32_t> site_costs;  ///< kronor; empty where there is no budget
  std::optional<std::uint64_t> budget;    ///< kronor
  std::vector<std::uint64_t> capacities;  ///< hundredths of persons; empty where they do not count
  std::vector<std::uint32_t> loads;       ///< likewise
  base::Weight limit;
  std::string limit_label;  ///< empty where the problem has none
  base::Weight no_way{base::Weight::kMaxArc};
  siting::ProblemType type{};
  std::size_t sites{};
  std::vector<base::PlaceIndex> places_off_road;  ///< most persons first
  /// Without a way to any site or point of today for some kind, so that no choice helps.  Most
  /// persons first.
  std::vector<base::PlaceIndex> places_without_way;
  std::size_t places_without_population{};
  std::size_t places_not_asked{};  ///< by any meeting, where need counts
  std::size_t candidates_off_road{};

  [[nodiscard]] siting::LocationProblem problem() const;
  /// Whether places without a way are no rows of the problem, which asks for every place.
  [[nodiscard]] bool leaves_out_places_without_way() const;
  /// Those that may be chosen or are required.
  [[nodiscard]] std::size_t candidates_to_choose_from() const;
  /// What the objective is with today's points alone; nothing where the problem counts no persons.
  [[nodiscard]] std::optional<std::int64_t> objective_today() const;
};

/// How many searches over the roads the problem asks for.
[[nodiscard]] std::size_t count_plan_searches(const StudyFile& study,
                                              const Prepared& prepared,
                                              const PlanQuestion& question);

/// Searches the ways and sets the problem up.
/// @throws Error `usage` for ids that are not there; `field_missing`, `too_large` as `write_plan`;
///         Cancelled
[[nodiscard]] PlanProblem plan_problem(const StudyFile& study,
                                       const Prepared& prepared,
                                       const routing::Engine& engine,
                                       const PlanQuestion& question,
                                       const base::Task& task);

}  // namespace narhet::study
