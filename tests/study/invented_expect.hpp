// SPDX-License-Identifier: MIT
#pragma once

#include "invented_model.hpp"
#include "result_table.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace narhet::test {

/// Of the result of one run of the invented municipality, read once.
[[nodiscard]] const std::vector<ResultRow>& invented_table(const std::string& name);
[[nodiscard]] const InventedModel& invented_model();

/// Costs and persons are sums of whole numbers divided once: equal but for the last bits.
inline constexpr double kLastBits = 1e-9;

void expect_number(const ResultRow& row,
                   const std::string& column,
                   std::optional<double> expected,
                   double tolerance = kLastBits);
void expect_text(const ResultRow& row,
                 const std::string& column,
                 const std::optional<std::string>& expected);

/// Kilometres or minutes.
[[nodiscard]] std::optional<double> shown(Metric metric, Cost cost);
[[nodiscard]] std::optional<double> shown_difference(Metric metric, Cost from, Cost to);
[[nodiscard]] std::string unit(Metric metric);

/// The thresholds of study.toml by metric: 5 and 10 km, 10 and 20 minutes.
struct InventedThreshold {
  Metric metric;
  std::int64_t limit;  ///< centimetres or milliseconds
  std::string suffix;
};
inline const std::vector<InventedThreshold> kInventedThresholds{{Metric::min, 600'000, "10min"},
                                                                {Metric::min, 1'200'000, "20min"},
                                                                {Metric::km, 500'000, "5km"},
                                                                {Metric::km, 1'000'000, "10km"}};
[[nodiscard]] bool is_within(Cost cost, const InventedThreshold& threshold);

}  // namespace narhet::test
