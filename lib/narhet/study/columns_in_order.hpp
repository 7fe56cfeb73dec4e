// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/routing/travel_columns.hpp"

#include <cstddef>
#include <map>
#include <mutex>
#include <span>
#include <utility>

namespace narhet::study {

/// `routing::for_each_travel_column` by one metric, for sums of double, which have to be made in
/// one order: what is costly is made of each column on any thread, and taken on one at a time in
/// the order of the destinations.  What comes early waits in memory.
///
/// @param make  of a destination and its costs, any movable value; called from several threads
/// @param take  of the destination and that value
template <class Make, class Take>
void for_each_column_in_order(const routing::Engine& engine,
                              std::span<const model::Snap> places,
                              std::span<const model::Snap> destinations,
                              base::Metric metric,
                              const base::Task& task,
                              const Make& make,
                              const Take& take) {
  using Made = decltype(make(std::size_t{}, std::span<const base::Weight>{}));
  std::mutex mutex;
  std::map<std::size_t, Made> waiting;
  std::size_t next = 0;
  routing::for_each_travel_column(engine, places, destinations,
                                  {.metrics = {metric}, .in_order = true}, task,
                                  [&](const routing::TravelColumn& column) {
                                    Made made = make(column.destination, column.costs[metric]);
                                    const std::lock_guard lock{mutex};
                                    waiting.emplace(column.destination, std::move(made));
                                    while (!waiting.empty() && waiting.begin()->first == next) {
                                      take(next++, std::move(waiting.begin()->second));
                                      waiting.erase(waiting.begin());
                                    }
                                  });
}

}  // namespace narhet::study
