// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/model/result.hpp"
#include "narhet/study/run_size.hpp"

#include <vector>

namespace narhet::study {

/// What a run takes of one processor core, by the sizes that make it grow; measured, see
/// `data/defaults/run_cost.toml`.
struct RunRates {
  base::Seconds start;
  base::Seconds segment;
  base::Seconds order;        ///< of a node
  base::Seconds weights;      ///< of a node
  base::Seconds search;       ///< of a node, over a hierarchy
  base::Seconds core_search;  ///< of a node, without one
  base::Seconds pair;         ///< of a place and a point
  base::Seconds candidate;    ///< weighed in all ways
  base::Seconds answer;       ///< of a place and a kind
  double range{1.0};          ///< how many times more or less it may be
  std::vector<model::Provenance> assumptions;
};

[[nodiscard]] RunRates read_run_rates(const base::Settings& settings);

struct TimeRange {
  base::Seconds least;
  base::Seconds most;
};

/// How long a run will take.  An estimate: it grows with each of the sizes.
[[nodiscard]] TimeRange time_of_run(const RunSize& size, const RunRates& rates);

}  // namespace narhet::study
