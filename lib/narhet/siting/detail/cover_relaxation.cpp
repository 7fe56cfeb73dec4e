// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/cover_relaxation.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/siting/detail/cbc.hpp"

#ifdef NARHET_HAS_CBC

#include <coin/ClpEventHandler.hpp>
#include <coin/ClpSimplex.hpp>
#include <coin/CoinPackedMatrix.hpp>
#include <coin/CoinPackedVector.hpp>

#include <algorithm>

namespace narhet::siting::detail {
namespace {

/// Ends the simplex when the task is to stop.
class StopHandler : public ClpEventHandler {
 public:
  explicit StopHandler(const base::Task& task) : task_{task} {}

  int event(Event /*which*/) override {
    constexpr int kGoOn = -1;
    constexpr int kStop = 5;
    return task_.stop.stop_requested() ? kStop : kGoOn;
  }
  [[nodiscard]] ClpEventHandler* clone() const override { return new StopHandler{*this}; }

 private:
  base::Task task_;
};

}  // namespace

class CoverRelaxation::Simplex {
 public:
  Simplex(const CoverModel& model, const base::Task& task)
      : task_{task}, effort_per_step_{kEffortPerLine * (model.rows.size() + model.site_count)} {
    simplex_.setLogLevel(0);
    simplex_.scaling(0);
    const StopHandler handler{task};
    simplex_.passInEventHandler(&handler);
    CoinPackedMatrix matrix{false, 0.0, 0.0};
    matrix.setDimensions(0, static_cast<int>(model.site_count));
    for (const auto& row : model.rows) {
      const std::vector<int> columns(row.begin(), row.end());
      const std::vector<double> ones(row.size(), 1.0);
      matrix.appendRow(CoinPackedVector{static_cast<int>(row.size()), columns.data(), ones.data()});
    }
    const std::vector<double> zeros(model.site_count, 0.0);
    const std::vector<double> ones(std::max(model.site_count, model.rows.size()), 1.0);
    const std::vector<double> cost(model.cost.begin(), model.cost.end());
    simplex_.loadProblem(matrix, zeros.data(), ones.data(), cost.data(), ones.data(), nullptr);
  }

  /// @returns the effort taken
  std::uint64_t solve(std::span<const SiteState> sites, std::uint64_t effort) {
    for (std::size_t site = 0; site < sites.size(); ++site) {
      simplex_.setColumnBounds(static_cast<int>(site), sites[site] == SiteState::open ? 1.0 : 0.0,
                               sites[site] == SiteState::closed ? 0.0 : 1.0);
    }
    constexpr std::uint64_t kMostSteps = 1'000'000'000;
    simplex_.setMaximumIterations(
        static_cast<int>(std::min(effort / effort_per_step_, kMostSteps)));
    simplex_.dual();
    task_.check();
    // Beginning costs as much as some steps.
    constexpr std::uint64_t kBegin = 10;
    return (static_cast<std::uint64_t>(simplex_.numberIterations()) + kBegin) * effort_per_step_;
  }
  [[nodiscard]] std::vector<double> prices() const {
    const double* prices = simplex_.dualRowSolution();
    return {prices, prices + simplex_.numberRows()};
  }

 private:
  // A step takes as long as looking at so many costs for each row and column.
  static constexpr std::uint64_t kEffortPerLine = 20;

  base::Task task_;
  std::uint64_t effort_per_step_;
  ClpSimplex simplex_;
};

CoverRelaxation::CoverRelaxation(const CoverModel& model, const base::Task& task)
    : simplex_{std::make_unique<Simplex>(model, task)} {}

CoverRelaxation::~CoverRelaxation() = default;

std::vector<double> CoverRelaxation::prices(std::span<const SiteState> sites,
                                            std::uint64_t effort) {
  effort_ += simplex_->solve(sites, effort);
  return simplex_->prices();
}

}  // namespace narhet::siting::detail

#else

namespace narhet::siting::detail {

class CoverRelaxation::Simplex {};

CoverRelaxation::CoverRelaxation(const CoverModel& /*model*/, const base::Task& /*task*/) {
  NARHET_EXPECTS(is_cbc_there());
}

CoverRelaxation::~CoverRelaxation() = default;

std::vector<double> CoverRelaxation::prices(std::span<const SiteState> /*sites*/,
                                            std::uint64_t /*effort*/) {
  NARHET_EXPECTS(simplex_ != nullptr);
  return {};
}

}  // namespace narhet::siting::detail

#endif
