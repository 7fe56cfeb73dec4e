// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/siting/detail/set_cover.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace narhet::siting::detail {

/// What is decided of a site.
enum class SiteState : std::uint8_t { undecided, open, closed };

/// The covering where a site may be open in part, solved by CBC's simplex from where it last stood.
/// It says where good prices of the rows are, in floating point and not checked.  Any prices are a
/// bound once they are taken as whole numbers, so nothing true rests on it.
class CoverRelaxation {
 public:
  /// @pre is_cbc_there(); the model has rows; `task` outlives this
  CoverRelaxation(const CoverModel& model, const base::Task& task);
  CoverRelaxation(const CoverRelaxation&) = delete;
  CoverRelaxation& operator=(const CoverRelaxation&) = delete;
  ~CoverRelaxation();

  /// @param sites   by site
  /// @param effort  what the simplex may take; with less than it needs the prices are worse
  /// @returns by row, in costs
  /// @throws Cancelled
  [[nodiscard]] std::vector<double> prices(std::span<const SiteState> sites, std::uint64_t effort);
  /// Of all calls together, in costs looked at.
  [[nodiscard]] std::uint64_t effort() const { return effort_; }

 private:
  class Simplex;

  std::unique_ptr<Simplex> simplex_;
  std::uint64_t effort_{};
};

}  // namespace narhet::siting::detail
