// SPDX-License-Identifier: MIT
#include "narhet/routing/detail/lane_run.hpp"

namespace narhet::routing::detail {

void run_lanes_scalar(const LaneRun& run) {
  for (std::uint32_t position = run.begin; position < run.end; ++position) {
    LaneLabel best;
    if (!run.fresh) {
      best = run.labels[position];
    }
    for (std::uint32_t i = run.first[position]; i < run.first[position + 1]; ++i) {
      best.improve(run.labels[run.steps[i].position], run.steps[i].units);
    }
    run.labels[position] = best;
  }
}

}  // namespace narhet::routing::detail
