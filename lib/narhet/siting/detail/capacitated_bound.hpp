// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/siting/detail/capacitated_model.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace narhet::siting::detail {

/// Upper bounds on what a choice can save, by relaxing that a place is served at most once: each
/// server then fills itself for prices of the places (Pirkul 1987).
///
/// A server that is filled in O(its savings x capacity) at little cost is filled exactly, another
/// with its capacity priced too.  In whole numbers, so that any prices give a bound without a
/// tolerance.
class CapacitatedBound {
 public:
  /// @param model  must outlive the bound, as must the task
  CapacitatedBound(const CapacitatedModel& model, const base::Task& task);

  struct AscentOptions {
    std::size_t steps{};
    std::uint64_t effort{};  ///< in savings looked at
    /// Hears of the servers that each better bound opens.
    /// @returns the most that is known to be saved
    std::function<std::int64_t(const std::vector<std::uint8_t>&)> heard;
  };
  /// Lowers the bound by steps along subgradients (Held, Wolfe & Crowder 1974), until it is what is
  /// known to be saved or the steps are done.
  /// @returns the bound
  /// @throws Cancelled
  [[nodiscard]] std::int64_t descend(const AscentOptions& options);

  [[nodiscard]] std::uint64_t effort() const { return effort_; }

 private:
  struct Filling {
    std::int64_t value{};
    std::vector<std::uint32_t> places;
  };
  [[nodiscard]] Filling fill(const CapacitatedModel::Server& server);
  [[nodiscard]] Filling fill_exactly(const CapacitatedModel::Server& server);
  [[nodiscard]] Filling fill_by_price(const CapacitatedModel::Server& server);
  void evaluate();
  [[nodiscard]] bool step(double part, std::int64_t known);
  [[nodiscard]] std::int64_t rounded_down(std::int64_t scaled) const { return scaled >> scale_; }

  const CapacitatedModel* model_;
  const base::Task* task_;
  unsigned scale_{};
  std::vector<std::int64_t> most_price_;  // by place: more is of no use
  std::vector<std::int64_t> prices_;      // by place
  // Of the last evaluation.
  std::int64_t value_{};
  std::vector<std::uint8_t> is_open_;    // by server
  std::vector<std::int32_t> direction_;  // by place: 1 less how often it is served
  // Scratch of a filling: places worth their price, with what they are worth beyond.
  std::vector<Saving> worth_;
  std::uint64_t effort_{};
};

}  // namespace narhet::siting::detail
