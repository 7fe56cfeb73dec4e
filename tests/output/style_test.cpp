// SPDX-License-Identifier: MIT
#include "narhet/output/detail/style.hpp"

#include "output/sample_result.hpp"

#include "narhet/output/detail/layers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

namespace narhet::output::detail {
namespace {

using Limits = std::array<double, 4>;

Limits limits_of(const std::vector<double>& minutes) {
  model::Result result;
  result.decide_by = base::Metric::time;
  for (const double each : minutes) {
    result.thresholds.push_back(
        {base::Metric::time, base::to_weight(base::Seconds{60 * each}), "limit"});
  }
  result.thresholds.push_back({base::Metric::distance, base::Weight{700'000}, "7 km"});
  return class_limits(result);
}

TEST(ClassLimits, AreTheThresholdsWithHalfTheLowestAndDoublesOfTheHighest) {
  EXPECT_EQ(limits_of({10, 20}), (Limits{5, 10, 20, 40}));
  EXPECT_EQ(limits_of({20}), (Limits{10, 20, 40, 80}));
  EXPECT_EQ(limits_of({30, 10, 20}), (Limits{5, 10, 20, 30}));
}

TEST(ClassLimits, AreTheFourLowestOfManyThresholds) {
  EXPECT_EQ(limits_of({60, 45, 30, 15, 5}), (Limits{5, 15, 30, 45}));
}

TEST(ClassLimits, AreThereWithoutAThresholdOfTheMetric) {
  EXPECT_EQ(limits_of({}), (Limits{5, 10, 20, 40}));
}

struct Styled {
  model::Result result = test::sample_result();
  base::Catalogue catalogue{base::Language::swedish};
  std::vector<Layer> layers = result_layers(result);

  [[nodiscard]] std::string of(const std::string& name) const {
    const auto layer = std::find_if(layers.begin(), layers.end(),
                                    [&](const Layer& each) { return each.name == name; });
    return style_of(*layer, result, result.notice, catalogue);
  }
};

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// A map of a draft is a draft wherever it is shown: in the legend of every layer, and on the map
// itself where municipalities or sites have their labels.
TEST(Style, ShowsTheNoticeInEveryLegendAndOnTheMap) {
  Styled styled;
  for (const Layer& layer : styled.layers) {
    EXPECT_FALSE(contains(styled.of(layer.name), " – UTKAST")) << layer.name;
  }
  styled.result.notice = "UTKAST <1>, Lars' \\";
  for (Layer& layer : styled.layers) {
    layer.title = with_notice(layer.title, styled.result.notice);
  }
  for (const Layer& layer : styled.layers) {
    EXPECT_TRUE(contains(styled.catalogue.render(layer.title), " – UTKAST <1>, Lars' \\"));
    if (layer.geometry_type != GeometryType::none) {
      EXPECT_TRUE(contains(styled.of(layer.name), " – UTKAST &lt;1&gt;, Lars' \\\"")) << layer.name;
    }
  }
  for (const std::string name : {"municipalities", "candidates"}) {
    // A text of QGIS's expressions, in which quotes and backslashes are doubled.
    EXPECT_TRUE(contains(styled.of(name), "'\\n' || 'UTKAST &lt;1&gt;, Lars'' \\\\'")) << name;
  }
}

TEST(Style, HasNoTokenOfTheTemplateLeft) {
  const Styled styled;
  for (const Layer& layer : styled.layers) {
    // But for variables of QGIS, which are lower case: @map_scale.
    EXPECT_FALSE(std::regex_search(styled.of(layer.name), std::regex{"@[^a-z]|@$"})) << layer.name;
  }
}

TEST(Style, OfPlacesHasClassesWithLimitAndUnitAndOneForPlacesNotReached) {
  Styled styled;
  styled.result.thresholds = {{base::Metric::time, base::Weight{300'000}, "5 min"}};
  const std::string qml = styled.of("places");
  EXPECT_TRUE(contains(qml, "filter=\"&quot;worst_min&quot; &lt;= 2.5\" label=\"≤ 2,50 min\""));
  EXPECT_TRUE(contains(qml, "&quot;worst_min&quot; &gt; 2.5 AND &quot;worst_min&quot; &lt;= 5\""));
  EXPECT_TRUE(contains(qml, "filter=\"&quot;worst_min&quot; &gt; 20\" label=\"&gt; 20 min\""));
  EXPECT_TRUE(contains(qml, "&quot;worst_min&quot; IS NULL"));
}

TEST(Style, OfPlacesFollowsTheMetricThatDecides) {
  Styled styled;
  styled.result.decide_by = base::Metric::distance;
  const std::string qml = styled.of("places");
  EXPECT_TRUE(contains(qml, "&quot;worst_km&quot; &lt;= 2.5"));
  EXPECT_FALSE(contains(qml, "&quot;worst_min&quot;"));
}

TEST(Style, OfMunicipalitiesShowsTheShareWithAllKindsAtTheDecidingThreshold) {
  Styled styled;
  const std::string qml = styled.of("municipalities");
  EXPECT_TRUE(contains(qml, "personer i listade orter med alla slag inom 10 min (≤)"));
  EXPECT_TRUE(contains(qml,
                       "filter=\"&quot;all_kinds_10min_percent&quot; &gt;= 90 AND "
                       "&quot;all_kinds_10min_percent&quot; &lt; 100\" label=\"≥ 90 %\""));
  EXPECT_TRUE(contains(qml, "&quot;all_kinds_10min_percent&quot; IS NULL"));
  styled.result.thresholds.clear();
  EXPECT_TRUE(contains(styled.of("municipalities"), "filter=\"NULL IS NULL\""));
}

TEST(Style, OfServicesHasAShapeForEachKindAndOneForSeveral) {
  Styled styled;
  const std::string qml = styled.of("services");
  EXPECT_TRUE(contains(qml, "&quot;kinds&quot; = 'dagligvaror'\" label=\"Dagligvaror\""));
  EXPECT_TRUE(contains(qml, "&quot;kinds&quot; = 'apotek'\" label=\"Apotek\""));
  EXPECT_TRUE(contains(qml, "label=\"servicepunkt med flera slag\""));
  // Also where there are more kinds than shapes.
  styled.result.kinds.resize(20, styled.result.kinds[0]);
  EXPECT_TRUE(contains(styled.of("services"), "symbol name=\"kind-19\""));
}

TEST(Style, NamesKindsInTheLanguageOfTheStudyAndEscapesThem) {
  Styled styled;
  styled.result.kinds[0].swedish = "Mat & \"dryck\" <3";
  styled.layers = result_layers(styled.result);
  const std::string qml = styled.of("place_service");
  EXPECT_TRUE(contains(qml,
                       "name=\"Mat &amp; &quot;dryck&quot; &lt;3\" type=\"QString\" "
                       "value=\"dagligvaror\""));
}

}  // namespace
}  // namespace narhet::output::detail
