// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/routing/planner.hpp"
#include "narhet/routing/travel_columns.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace narhet::test {

/// The engine of a method, made in memory.
[[nodiscard]] routing::Engine engine_of(const network::RoadGraph& graph, routing::Method method);

/// All columns of travel together, by destination: what the product never holds.
class TravelMatrix {
 public:
  TravelMatrix(const routing::Engine& engine,
               std::span<const model::Snap> places,
               std::span<const model::Snap> destinations,
               const base::Task& task = {},
               const routing::TravelColumnOptions& options = {});

  [[nodiscard]] const std::vector<base::Weight>& column(std::size_t destination,
                                                        base::Metric metric) const {
    return columns_[destination][metric];
  }

 private:
  std::vector<base::PerMetric<std::vector<base::Weight>>> columns_;
};

}  // namespace narhet::test
