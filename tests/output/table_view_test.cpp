// SPDX-License-Identifier: MIT
#include "narhet/output/detail/table_view.hpp"

#include "output/sample_result.hpp"

#include "narhet/output/detail/layers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace narhet::output::detail {
namespace {

Layer layer_of(const std::vector<std::pair<std::string, ColumnType>>& columns) {
  Layer layer;
  for (const auto& [name, type] : columns) {
    layer.columns.push_back({name, type, base::Message{"{}", name}, {}, {}});
  }
  return layer;
}

std::vector<std::string> read(const Layer& layer) {
  std::vector<std::string> names;
  for (const std::size_t position : reading_order(layer)) {
    names.push_back(layer.columns[position].name);
  }
  return names;
}

TEST(ReadingOrder, BeginsWithWhatARowIsAboutAndEndsWithIds) {
  constexpr auto kText = ColumnType::text;
  constexpr auto kReal = ColumnType::real;
  EXPECT_EQ(read(layer_of({{"id", kText},
                           {"snap_m", kReal},
                           {"municipality_code", kText},
                           {"mill_status", kText},
                           {"mill_second_min", kReal},
                           {"mill_min", kReal},
                           {"population", kReal},
                           {"municipality_name", kText},
                           {"name", kText}})),
            (std::vector<std::string>{"name", "municipality_name", "population", "mill_min",
                                      "mill_status", "mill_second_min", "id", "snap_m",
                                      "municipality_code"}));
}

TEST(ReadingOrder, HasEveryColumnOfEveryLayerOnce) {
  const model::Result result = test::sample_result();
  for (const Layer& layer : result_layers(result)) {
    auto order = reading_order(layer);
    std::sort(order.begin(), order.end());
    for (std::size_t i = 0; i < layer.columns.size(); ++i) {
      EXPECT_EQ(order.at(i), i) << layer.name;
    }
    EXPECT_EQ(order.size(), layer.columns.size()) << layer.name;
  }
}

// The words of a name, whatever the key of a kind is: a share of people is no number of people, and
// a key that ends as a unit does is none.
TEST(ShownDecimals, FollowTheUnitInTheName) {
  for (const char* name : {"population", "mill_persons", "snap_m", "closure_mill_km_beyond_5km",
                           "closure_mill_min_left_with_nothing"}) {
    EXPECT_EQ(shown_decimals(name), 0) << name;
  }
  for (const char* name : {"worst_min", "mill_km", "listed_percent", "score", "need_met_points",
                           "closure_mill_min_mean_extra", "mill_min_before"}) {
    EXPECT_EQ(shown_decimals(name), 1) << name;
  }
  for (const char* name : {"persons_newly_within_raw", "mill_gini", "mill_fgt2"}) {
    EXPECT_EQ(shown_decimals(name), 3) << name;
  }
  for (const char* name : {"need_index", "spearman", "gym_value", "mini"}) {
    EXPECT_EQ(shown_decimals(name), 2) << name;
  }
}

TEST(FieldsOf, HidesTheTextInTheOtherLanguageAndTheIdOfTheRow) {
  const Layer layer = layer_of({{"why_sv", ColumnType::text}, {"why_en", ColumnType::text}});
  const auto hides = [&](base::Language language, const std::string& column) {
    return fields_of(layer, base::Catalogue{language})
               .find("name=\"" + column + "\" hidden=\"1\"") != std::string::npos;
  };
  EXPECT_TRUE(hides(base::Language::swedish, "why_en"));
  EXPECT_FALSE(hides(base::Language::swedish, "why_sv"));
  EXPECT_TRUE(hides(base::Language::english, "why_sv"));
  EXPECT_TRUE(hides(base::Language::english, "fid"));
}

}  // namespace
}  // namespace narhet::output::detail
