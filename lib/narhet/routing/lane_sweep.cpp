// SPDX-License-Identifier: MIT
#include "narhet/routing/lane_sweep.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/routing/detail/lane_run.hpp"

namespace narhet::routing {

LaneCode best_lane_code() {
#if defined(__x86_64__)
  return static_cast<bool>(__builtin_cpu_supports("avx2")) ? LaneCode::avx2 : LaneCode::scalar;
#else
  return LaneCode::scalar;
#endif
}

void sweep_lanes(const Steps& down,
                 std::span<const Reach<LaneLabel>> reached,
                 std::span<LaneLabel> labels,
                 LaneCode code) {
  NARHET_EXPECTS(labels.size() == down.position_count());
  const auto go = code == LaneCode::avx2 ? detail::run_lanes_avx2 : detail::run_lanes_scalar;
  std::uint32_t position = 0;
  const auto run_to = [&](std::uint32_t end, bool fresh) {
    go({down.first.data(), down.steps.data(), labels.data(), position, end, fresh});
    position = end;
  };
  for (const Reach<LaneLabel>& reach : reached) {
    run_to(reach.position, true);
    labels[reach.position] = reach.label;
    run_to(reach.position + 1, false);
  }
  run_to(static_cast<std::uint32_t>(labels.size()), true);
}

}  // namespace narhet::routing
