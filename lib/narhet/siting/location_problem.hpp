// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/contract.hpp"
#include "narhet/base/message.hpp"
#include "narhet/base/weight.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace narhet::siting {

/// Position of a site in a cost matrix, service points that exist among them.
enum class SiteIndex : std::uint32_t {};

enum class ProblemType : std::uint8_t {
  /// Least total way to the nearest open site (Hakimi 1964; ReVelle & Swain 1970).
  p_median,
  /// The same with one new site in each group of sites, whatever `sites` says.
  one_per_group,
  /// Most demand within the limit (MCLP; Church & ReVelle 1974).
  max_covering,
  /// Most demand within the limit of one open site plus most within the limit of two: the objective
  /// counts demand once for the first and once for the second (BACOP2 of Hogan & ReVelle 1986 with
  /// equal weights).
  backup_covering,
  /// Fewest or cheapest sites with every place within the limit (LSCP; Toregas et al. 1971).
  set_covering,
  /// Least way of the place that has the longest (Minieka 1970).
  p_center,
  /// Longest way between the two open sites that are nearest each other (Kuby 1987).
  dispersion,
  /// Least total way where a site takes no more than its capacity and a place is served whole by
  /// one
  /// site (Mulvey & Beck 1984), which need not be the nearest.
  capacitated_p_median,
};
/// All, in the order in which a user is told of them.
[[nodiscard]] const std::vector<ProblemType>& problem_types();
/// As the command line has it, e.g. "p-median".
[[nodiscard]] std::string_view key(ProblemType type);
/// Whether more is better.
[[nodiscard]] bool is_maximised(ProblemType type);

/// Costs from places to sites, each site's column in one piece; infinite where there is no way.
class CostMatrix {
 public:
  CostMatrix() = default;
  /// @param costs  those of the first site first; must outlive the matrix
  /// @pre costs.size() == places * sites
  CostMatrix(std::span<const base::Weight> costs, std::size_t places, std::size_t sites)
      : costs_{costs}, places_{places}, sites_{sites} {
    NARHET_EXPECTS(costs.size() == places * sites);
  }

  [[nodiscard]] std::size_t place_count() const { return places_; }
  [[nodiscard]] std::size_t site_count() const { return sites_; }
  [[nodiscard]] base::Weight at(std::size_t place, std::size_t site) const {
    return costs_[site * places_ + place];
  }
  [[nodiscard]] std::span<const base::Weight> column(std::size_t site) const {
    return costs_.subspan(site * places_, places_);
  }

 private:
  std::span<const base::Weight> costs_;
  std::size_t places_{};
  std::size_t sites_{};
};

/// The capacity of a site that takes all who come.
inline constexpr std::uint64_t kUnlimited = 0xffff'ffff'ffff'ffffULL;

enum class SiteRole : std::uint8_t {
  candidate,
  existing,  ///< open, free of cost, not among the `sites` to choose
  required,  ///< to be chosen
  forbidden,
};

inline constexpr std::uint32_t kNoGroup = 0xffff'ffffU;

/// Which sites to open.  Spans must outlive the problem.
struct LocationProblem {
  ProblemType type{ProblemType::p_median};
  /// Of `dispersion`: the ways between sites, a row and a column for each; of the two directions
  /// the shorter counts.
  CostMatrix costs;
  /// By place, in whole units that the caller has chosen (persons, hundredths of a person): whole
  /// numbers, so that a proof is one.  Of no meaning for `set_covering`, `p_center` and
  /// `dispersion`, where every place counts.
  std::span<const std::uint32_t> demand;
  std::span<const SiteRole> roles;  ///< by site
  /// How many to choose, the required ones among them; all where there are fewer.  Of no meaning
  /// for `one_per_group`, `set_covering` and where there is a budget.
  std::size_t sites{};
  base::Weight limit;  ///< of the coverings; "<="
  /// Of the problems of least total way: what a place without a way to an open site counts, and
  /// every longer way too.  So reaching a place is worth much and not infinitely much, as in the
  /// scores.
  base::Weight no_way{base::Weight::kMaxArc};
  /// By site, of `one_per_group`: numbers from 0, or `kNoGroup` for a site that is not chosen.
  std::span<const std::uint32_t> groups;
  /// By site, what it costs to open it, or empty: `set_covering` takes the cheapest; the others
  /// keep to `budget`.
  std::span<const std::uint32_t> site_costs;
  /// Instead of `sites`, of `p_median`, `max_covering` and `backup_covering`: the most that the
  /// chosen sites may cost.
  std::optional<std::uint64_t> budget;
  /// Of `capacitated_p_median`, by site: what it takes at most, or `kUnlimited`; by place: what it
  /// takes up.  A place for which no open site has room counts `no_way`.
  std::span<const std::uint64_t> capacities;
  std::span<const std::uint32_t> loads;
};

/// Sites to open, the required ones among them and the existing ones not, ascending.
struct SitePlan {
  std::vector<SiteIndex> sites;
  std::int64_t objective{};
  /// Of `capacitated_p_median`, by place: the open site that serves it; nothing where none does.
  std::vector<std::optional<SiteIndex>> served_by{};

  friend bool operator==(const SitePlan&, const SitePlan&) = default;
};

/// Why no choice of sites does what was asked.
enum class Infeasibility : std::uint8_t {
  places_out_of_reach,  ///< no site that may be open is within the limit, or none has a way
  too_few_sites,        ///< every place could be reached, but not all with so many sites
  required_sites,       ///< the required ones alone are more, or cost more, than allowed
};

struct InfeasibleCase {
  Infeasibility reason{};
  /// Of `places_out_of_reach` those; of `too_few_sites` places of which no two can share a site,
  /// more than there are sites to choose, or none where that is not why.  Ascending.
  std::vector<std::size_t> places;
  /// Of `places_out_of_reach`: the least limit at which every place has a site; nothing where some
  /// place has no way to any.
  std::optional<base::Weight> smallest_limit;
  /// Of `too_few_sites`: how many would do.
  std::optional<std::size_t> fewest_sites;
};

/// Of `solve_then`: the objective in which the plan is best among those as good in the first.
struct SecondObjective {
  ProblemType type{};
  std::int64_t first_best{};  ///< what the best choice comes to in the first
  bool is_first_proven{};     ///< that it is
  std::int64_t allowed{};     ///< what a choice may come to in the first
  std::int64_t objective{};
  std::int64_t bound{};  ///< no choice allowed is better
};

/// What a location problem comes to.  Objective, bound and plans depend on the problem and the
/// options alone, never on the clock or the number of threads.
///
/// Units: demand x cost for `p_median`, `one_per_group` and `capacitated_p_median`; demand for the
/// coverings with a count (each place once, or twice for backup); sites, or their costs, for
/// `set_covering`; cost for `p_center` and `dispersion`, where `Weight::infinite()` says that no
/// way joins any two.
struct Answer {
  std::int64_t objective{};
  /// No choice of sites is better than this: a lower bound, or an upper one where more is better.
  std::int64_t bound{};
  bool is_proven{};  ///< the objective is the bound
  /// Of `capacitated_p_median`: a bound that CBC states, in floating point and not checked; nothing
  /// where it states none, or one that what is known contradicts.
  std::optional<std::int64_t> stated_bound;
  /// Best first, of equal ones the lower sites first; empty exactly where infeasible.  The first is
  /// the answer; the others are within `SolveOptions::margin` of it.
  std::vector<SitePlan> plans;
  /// No other plan is within the margin.
  bool has_all_plans{};
  std::optional<InfeasibleCase> infeasible;
  std::optional<SecondObjective> second;
  base::Message method;
  std::uint64_t nodes{};  ///< of the search trees
  std::chrono::duration<double> elapsed{};

  /// |objective - bound| / |objective| (of 0 and another bound: 1).
  [[nodiscard]] double gap() const;
};

}  // namespace narhet::siting
