// SPDX-License-Identifier: MIT
#include "narhet/output/detail/layers.hpp"

#include "output/sample_result.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/output/detail/geopackage.hpp"
#include "narhet/output/result_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace narhet::output::detail {
namespace {

Value value_of(const Layer& layer, const std::string& column, std::size_t row) {
  const auto found = std::find_if(layer.columns.begin(), layer.columns.end(),
                                  [&](const Column& each) { return each.name == column; });
  EXPECT_NE(found, layer.columns.end()) << column;
  return found->value(row);
}

TEST(Layers, HaveDistinctColumnsOfPlainLetters) {
  const model::Result result = test::sample_result();
  for (const Layer& layer : result_layers(result)) {
    std::set<std::string> names;
    for (const Column& column : layer.columns) {
      EXPECT_TRUE(names.insert(column.name).second) << layer.name << '.' << column.name;
      EXPECT_EQ(column.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"),
                std::string::npos)
          << layer.name << '.' << column.name;
      EXPECT_FALSE(column.alias.empty()) << layer.name << '.' << column.name;
    }
  }
}

TEST(Layers, HoldOnlyKeysThatTheirColumnsCanName) {
  const model::Result result = test::sample_result();
  for (const Layer& layer : result_layers(result)) {
    for (const Column& column : layer.columns) {
      for (std::size_t row = 0; row < layer.rows && !column.terms.empty(); ++row) {
        const Value value = column.value(row);
        if (value == Value{}) {
          continue;
        }
        const std::string key = std::get<std::string>(value);
        EXPECT_TRUE(std::any_of(column.terms.begin(), column.terms.end(),
                                [&](const Term& term) { return term.key == key; }))
            << layer.name << '.' << column.name << ": " << key;
      }
    }
  }
}

// P1 has 5 minutes to groceries; that nobody has a pharmacy says nothing about P1.
TEST(PlaceLayer, LeavesKindsWithoutAnyServicePointOutOfTheSummary) {
  model::Result result = test::sample_result();
  for (const base::Metric metric : base::kMetrics) {
    for (model::NearestPair& pair : result.nearest.column(base::KindIndex{1}, metric)) {
      pair = {std::nullopt, std::nullopt, model::ReachStatus::no_service_of_kind, false};
    }
  }
  const Layer places = place_layer(result);
  EXPECT_EQ(value_of(places, "status", 0), Value{"all_reached"});
  EXPECT_EQ(value_of(places, "worst_min", 0), Value{5.0});
  EXPECT_EQ(value_of(places, "worst_min", 1), Value{1.0});
  EXPECT_EQ(value_of(places, "status", 2), Value{"none_reached"});
  EXPECT_EQ(value_of(places, "worst_min", 2), Value{});
}

TEST(PlaceLayer, CallsAPlaceThatLacksOneKindPartlyServed) {
  model::Result result = test::sample_result();
  result.nearest.at(base::PlaceIndex{0}, base::KindIndex{1}, base::Metric::time) = {
      std::nullopt, std::nullopt, model::ReachStatus::unreachable_one_way_trap, false};
  const Layer places = place_layer(result);
  EXPECT_EQ(value_of(places, "status", 0), Value{"some_reached"});
  EXPECT_EQ(value_of(places, "worst_min", 0), Value{});
  EXPECT_EQ(value_of(places, "worst_km", 0), Value{4.0});
}

// "<=" of 5 minutes, which P1 has exactly.
TEST(PlaceLayer, CountsKindsWithinTheFirstThresholdOfTheDecidingMetric) {
  model::Result result = test::sample_result();
  result.thresholds = {{base::Metric::distance, base::Weight{1}, "10 m"},
                       {base::Metric::time, base::Weight{300'000}, "5 min"}};
  EXPECT_EQ(value_of(place_layer(result), "kinds_within", 0), Value{std::int64_t{2}});
  result.thresholds.pop_back();
  EXPECT_EQ(value_of(place_layer(result), "kinds_within", 0), Value{});
}

TEST(LeastSize, IsBelowTheSizeOfTheFileButNotFarBelow) {
  const model::Result result = test::sample_result(250);
  const test::TemporaryFolder folder;
  Publication publication{folder / "result.gpkg", {}};
  write_result(result, publication, {.date = "2026-01-31T12:00:00.000Z"}, {});
  const auto size = std::filesystem::file_size(publication.temporary());
  const auto least = least_size(result_layers(result));
  EXPECT_LT(least, size);
  EXPECT_GT(least, size / 3);
}

}  // namespace
}  // namespace narhet::output::detail
