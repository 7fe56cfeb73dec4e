// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/siting/detail/median_model.hpp"
#include "narhet/siting/detail/partial_choice.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace narhet::siting::detail {

/// What serving a unit of demand is priced at, by place: costs in units of 2^-scale, whole numbers.
/// Any prices give a bound; `LagrangianBound::ascend` looks for good ones.
using Prices = std::vector<std::int64_t>;

/// Lower bounds on the completions of a partial choice, by relaxing that each place is served from
/// as many sites as there are levels (Cornuejols, Fisher & Nemhauser 1977, "Location of bank
/// accounts to optimize float", Management Science 23(8)).
///
/// In whole numbers throughout, so a bound is one without any rounding, and independent of the
/// order of sums.
class LagrangianBound {
 public:
  /// @param model  must outlive the bound, as must the task
  /// @throws Cancelled
  LagrangianBound(const MedianModel& model, const base::Task& task);

  /// Prices to start from, by a choice: between each place's last used site and the next.
  [[nodiscard]] Prices prices_from(const std::vector<std::uint32_t>& chosen) const;

  struct AscentOptions {
    std::size_t steps{};
    double first_step{1.0};  ///< part of the way to the cutoff
    /// Hears of the sites that each better bound selects; may be empty.
    std::function<void(const std::vector<std::uint32_t>&)> heard;
    /// What a completion may come to and still be wanted; may fall as `heard` finds better ones.
    std::function<std::int64_t()> cutoff;
    /// Whether the work allowed is done.
    std::function<bool()> is_tired;
  };
  enum class Outcome : std::uint8_t {
    bounded,  ///< the bound is within the cutoff
    closed,   ///< no completion is within the cutoff
    decided,  ///< every site is open or closed, and the rule kept
  };
  /// Raises the bound by the volume algorithm (Barahona & Anbil 2000, "The volume algorithm:
  /// producing primal solutions with a subgradient method", Mathematical Programming 87), and
  /// decides sites whose reduced costs leave no choice.
  /// @param prices  where to start; the best when it returns
  /// @throws Cancelled
  Outcome ascend(PartialChoice& choice, Prices& prices, const AscentOptions& options);

  /// Of the last ascent: the bound in units of the objective, rounded up.
  [[nodiscard]] std::int64_t bound() const;
  /// Of the last ascent: how large a part of each site the relaxation would have, 0 to 1.
  [[nodiscard]] const std::vector<double>& parts() const { return parts_; }
  /// The sites that the best prices select beside the open ones, ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& selection() const { return best_selection_; }

  /// Leaves out sites that are closed, for good.
  void forget_closed(const PartialChoice& choice);
  /// Costs looked at so far.
  [[nodiscard]] std::uint64_t effort() const { return effort_; }

 private:
  void evaluate_trial(const PartialChoice& choice);
  void price_places(const PartialChoice& choice, const Prices& prices);
  void select(const PartialChoice& choice);
  void select_count(const PartialChoice& choice);
  void select_groups(const PartialChoice& choice);
  void select_budget(const PartialChoice& choice);
  [[nodiscard]] std::int64_t budget_price(const PartialChoice& choice,
                                          std::vector<std::uint32_t>& order) const;
  void add_selected(std::uint32_t site, std::int64_t reduced_cost);
  void find_direction(const PartialChoice& choice, const Prices& prices);
  [[nodiscard]] bool update_means(double most_new);
  [[nodiscard]] bool step(const Prices& best, double part, std::int64_t cutoff);
  /// Weighed by demand.
  [[nodiscard]] double product(const std::vector<double>& a, const std::vector<double>& b) const;
  [[nodiscard]] bool is_within(std::int64_t scaled, std::int64_t cutoff) const;
  [[nodiscard]] bool decide(PartialChoice& choice, std::int64_t cutoff);

  [[nodiscard]] std::int64_t scaled(std::uint32_t cost) const {
    return std::int64_t{cost} << scale_;
  }

  const MedianModel* model_;
  const base::Task* task_;
  unsigned scale_{};
  // Of each place the sites below its horizon, as cost << 32 | site, ascending.
  std::vector<std::size_t> first_;
  std::vector<std::uint64_t> near_;
  // Of the last evaluation.
  std::int64_t value_{};
  std::vector<std::int64_t> reduced_costs_;  // by site, not above 0
  std::vector<std::uint8_t> is_selected_;    // by site
  std::vector<std::uint32_t> selection_;
  // By site: the least that the bound rises if an unselected one is opened, a selected one closed.
  std::vector<std::int64_t> penalties_;
  std::vector<double> direction_;  // by place: levels less how often it is served
  // Of the last ascent.
  std::int64_t best_value_{};
  std::vector<std::uint32_t> best_selection_;
  std::vector<double> parts_;
  std::vector<double> mean_direction_;
  Prices trial_;
  std::vector<std::uint32_t> order_;
  std::uint64_t effort_{};
};

}  // namespace narhet::siting::detail
