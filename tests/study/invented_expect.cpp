// SPDX-License-Identifier: MIT
#include "invented_expect.hpp"

#include "study_copy.hpp"

#include <map>

namespace narhet::test {

const std::vector<ResultRow>& invented_table(const std::string& name) {
  static std::map<std::string, std::vector<ResultRow>> tables;
  const auto found = tables.find(name);
  return found != tables.end()
             ? found->second
             : tables.emplace(name, read_table(invented_result(), name)).first->second;
}

const InventedModel& invented_model() {
  static const InventedModel model;
  return model;
}

void expect_number(const ResultRow& row,
                   const std::string& column,
                   std::optional<double> expected,
                   double tolerance) {
  SCOPED_TRACE(column);
  const auto found = row.number(column);
  ASSERT_EQ(found.has_value(), expected.has_value());
  if (expected) {
    EXPECT_NEAR(*found, *expected, tolerance);
  }
}

void expect_text(const ResultRow& row,
                 const std::string& column,
                 const std::optional<std::string>& expected) {
  SCOPED_TRACE(column);
  EXPECT_EQ(row.text(column).value_or("(null)"), expected.value_or("(null)"));
}

std::optional<double> shown(Metric metric, Cost cost) {
  if (!cost) {
    return std::nullopt;
  }
  return static_cast<double>(*cost) / (metric == Metric::km ? 100'000.0 : 60'000.0);
}

std::optional<double> shown_difference(Metric metric, Cost from, Cost to) {
  return from && to ? shown(metric, *to - *from) : std::nullopt;
}

std::string unit(Metric metric) {
  return metric == Metric::km ? "km" : "min";
}

bool is_within(Cost cost, const InventedThreshold& threshold) {
  return cost && *cost <= threshold.limit;
}

}  // namespace narhet::test
