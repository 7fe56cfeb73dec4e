// SPDX-License-Identifier: MIT
#include "narhet/study/run_cost.hpp"

#include "narhet/study/section.hpp"

#include <cstddef>

namespace narhet::study {
namespace {

base::Seconds times(std::size_t count, base::Seconds each) {
  return static_cast<double>(count) * each;
}

/// The searches over the roads and what they run on.
base::Seconds time_of_searches(const RunSize& size, const RunRates& rates) {
  const std::size_t swept = size.searches * size.nodes;
  if (run_method(size) == routing::Method::core) {
    return times(swept, rates.core_search);
  }
  const base::Seconds order = size.has_hierarchy ? base::Seconds{} : rates.order;
  return times(size.nodes, order) + times((1 + size.speed_runs) * size.nodes, rates.weights) +
         times(swept, rates.search);
}

}  // namespace

RunRates read_run_rates(const base::Settings& settings) {
  RunRates rates;
  const auto table = [&](const char* name) {
    return settings.required(name, settings.table(name));
  };
  const base::Settings of_seconds = table("seconds");
  const Section seconds{{}, of_seconds, "seconds", rates.assumptions};
  constexpr double kMilli = 1e-3;
  constexpr double kMicro = 1e-6;
  constexpr double kNano = 1e-9;
  rates.start = base::Seconds{seconds.number("start")};
  rates.segment = base::Seconds{kMicro * seconds.number("segment")};
  rates.order = base::Seconds{kMicro * seconds.number("order")};
  rates.weights = base::Seconds{kMicro * seconds.number("weights")};
  rates.search = base::Seconds{kNano * seconds.number("search")};
  rates.core_search = base::Seconds{kNano * seconds.number("core_search")};
  rates.pair = base::Seconds{kNano * seconds.number("pair")};
  rates.candidate = base::Seconds{kMilli * seconds.number("candidate")};
  rates.answer = base::Seconds{kMicro * seconds.number("answer")};
  const base::Settings of_range = table("range");
  rates.range = Section{{}, of_range, "range", rates.assumptions}.number("factor");
  return rates;
}

TimeRange time_of_run(const RunSize& size, const RunRates& rates) {
  const std::size_t points = size.services + size.candidates;
  const base::Seconds expected =
      rates.start + times(size.segments, rates.segment) + time_of_searches(size, rates) +
      times((1 + size.speed_runs) * size.places * points, rates.pair) +
      times(size.candidates, rates.candidate) + times(size.places * size.kinds, rates.answer);
  return {(1.0 / rates.range) * expected, rates.range * expected};
}

}  // namespace narhet::study
