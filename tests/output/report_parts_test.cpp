// SPDX-License-Identifier: MIT
#include "support/temporary_folder.hpp"

#include "narhet/base/format.hpp"
#include "narhet/output/detail/report_bars.hpp"
#include "narhet/output/detail/report_drawing.hpp"
#include "narhet/output/detail/report_symbol.hpp"
#include "narhet/output/detail/report_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <regex>
#include <string>
#include <vector>

namespace narhet::output::detail {
namespace {

using base::Argument;
using base::Decimal;
using base::Message;
using model::ReportMapLayer;
using model::ReportTable;
using Shade = ReportTable::Column::Shade;

ReportTable one_column(Shade shade, const std::vector<std::optional<double>>& numbers) {
  ReportTable table{Message{"t"}, {{Message{"n"}, true, shade}}, {}, 20};
  for (const auto& number : numbers) {
    std::vector<std::optional<Argument>> row(1);
    if (number) {
      row[0] = Argument{Decimal{*number}};
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

// Of five numbers none is better than the best, four are better than the worst: shades 1 to 5.
TEST(Shades, FollowTheRankInTheColumn) {
  const std::vector<std::optional<double>> numbers{10, 50, 20, 40, 30};
  EXPECT_EQ(shades_of(one_column(Shade::high_is_worse, numbers), 0), (std::vector{1, 5, 2, 4, 3}));
  EXPECT_EQ(shades_of(one_column(Shade::low_is_worse, numbers), 0), (std::vector{5, 1, 4, 2, 3}));
  EXPECT_EQ(shades_of(one_column(Shade::none, numbers), 0), (std::vector{0, 0, 0, 0, 0}));
}

TEST(Shades, EqualNumbersAreEquallyDarkAndWhatIsNotKnownIsNot) {
  EXPECT_EQ(shades_of(one_column(Shade::high_is_worse, {7, std::nullopt, 7, 7}), 0),
            (std::vector{1, 0, 1, 1}));
}

TEST(AxisMarks, AreRoundNumbersUpToTheLongest) {
  EXPECT_EQ(axis_marks(100, true), (std::vector<double>{0, 20, 40, 60, 80, 100}));
  EXPECT_EQ(axis_marks(3210, false), (std::vector<double>{0, 1000, 2000, 3000, 4000}));
  EXPECT_EQ(axis_marks(12, false), (std::vector<double>{0, 2.5, 5, 7.5, 10, 12.5}));
  EXPECT_EQ(axis_marks(0, false), (std::vector<double>{0, 1}));
  for (const double longest : {0.07, 1.0, 9.99, 10.01, 26.0, 51.0, 123456.0}) {
    const auto marks = axis_marks(longest, false);
    EXPECT_LE(marks.size(), 6U) << longest;
    EXPECT_GE(marks.back(), longest * (1 - 1e-9));
    EXPECT_LT(marks[marks.size() - 2], longest);
  }
}

std::string drawing_of(const std::string& label, std::size_t parts) {
  const base::Catalogue english{base::Language::english};
  ReportPen pen{english};
  model::ReportFigure figure;
  figure.caption = figure.summary = figure.table.caption = Message{"f"};
  figure.bars.axis = Message{"a"};
  figure.bars.parts.assign(parts, Message{"p"});
  figure.bars.longest = 100.0;
  figure.bars.bars.push_back({Argument{label}, std::vector<std::optional<double>>(parts, 16.3)});
  figure.table.columns = {{Message{"c"}, false, Shade::none}};
  figure.table.rows = {{Argument{label}}};
  write_figure(figure, pen);
  return pen.html.html();
}

// A telephone has room for some 36 letters at 14 px: "Fabeldalens församlingshem" and five numbers
// are 57.
TEST(Bars, PutNumbersOnALineOfTheirOwnWhereTheyHaveNoRoomBesideTheLabel) {
  const std::string own_line = "<tspan class=\"value\" x=\"0\"";
  EXPECT_EQ(drawing_of("Flen", 2).find(own_line), std::string::npos);
  const std::string two_lines = drawing_of("Fabeldalens församlingshem", 5);
  EXPECT_NE(two_lines.find(own_line), std::string::npos) << two_lines;
  EXPECT_NE(two_lines.find("height=\"81\""), std::string::npos) << "as high as it is then";
  EXPECT_NE(two_lines.find("16.3 · 16.3 · 16.3 · 16.3 · 16.3"), std::string::npos);
}

TEST(ScaleBar, IsAsLongAsHasRoom) {
  EXPECT_EQ(scale_bar_length(13'000), 10'000);
  EXPECT_EQ(scale_bar_length(49'999), 20'000);
  EXPECT_EQ(scale_bar_length(50'000), 50'000);
  EXPECT_EQ(scale_bar_length(990), 500);
}

ReportMapLayer layer_of(ReportMapLayer::Symbol symbol, std::size_t classes) {
  ReportMapLayer layer{Message{"l"}, symbol, true, {}, {}};
  for (std::size_t i = 0; i < classes; ++i) {
    layer.classes.push_back({Message{"c"}, std::nullopt});
  }
  return layer;
}

double area_of(const std::vector<geo::Point>& corners) {
  double twice = 0;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const geo::Point a = corners[i];
    const geo::Point b = corners[(i + 1) % corners.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return std::abs(twice) / 2;
}

TEST(Symbols, OfAllShapesAreAsLargeAsTheCircle) {
  const auto services = layer_of(ReportMapLayer::Symbol::service, 5);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_NEAR(area_of(look_of(services, i).shape), std::numbers::pi, 1e-9);
  }
  EXPECT_NEAR(area_of(look_of(layer_of(ReportMapLayer::Symbol::chosen, 1), 0).shape),
              std::numbers::pi, 1e-9);
}

TEST(Symbols, GrowInAreaWithTheWeight) {
  ReportMapLayer places = layer_of(ReportMapLayer::Symbol::place, 1);
  for (const double persons : {4000, 1000, 0}) {
    places.marks.push_back({{}, {}, 0, persons, Argument{"a place"}, {}});
  }
  const double largest = largest_weight(places);
  EXPECT_EQ(largest, 4000);
  EXPECT_DOUBLE_EQ(radius_of(places, places.marks[0], largest),
                   2 * radius_of(places, places.marks[1], largest));
  EXPECT_GT(radius_of(places, places.marks[2], largest), 3);
}

/// Relative luminance of sRGB, WCAG 2.1.
double luminance(const std::string& hex) {
  double sum = 0;
  const std::array weights{0.2126, 0.7152, 0.0722};
  for (std::size_t i = 0; i < 3; ++i) {
    const double value = std::stoi(hex.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
    sum +=
        weights.at(i) * (value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4));
  }
  return sum;
}

double contrast(const std::string& a, const std::string& b) {
  const double x = luminance(a);
  const double y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

/// The colour that a pattern finds in report.css.
std::string colour(const std::string& pattern) {
  const std::string css = test::read_bytes(NARHET_SOURCE_DIR "/data/report/report.css");
  std::smatch found;
  if (!std::regex_search(css, found, std::regex{pattern + "(#[0-9a-f]{6})"})) {
    throw std::runtime_error{"no " + pattern};
  }
  return found[1];
}

TEST(Contrast, OfTextIsEnoughOnEveryGround) {
  EXPECT_NEAR(contrast("#000000", "#ffffff"), 21, 1e-9);
  EXPECT_NEAR(contrast("#777777", "#ffffff"), 4.48, 0.005) << "WebAIM's well-known case";
  const std::string ink = colour("--ink: ");
  for (const char* ground : {"--ground: ", "--tint: ", "--notice: "}) {
    EXPECT_GE(contrast(ink, colour(ground)), 7) << ground;
    EXPECT_GE(contrast(colour("--accent: "), colour(ground)), 4.5) << ground;
  }
  EXPECT_GE(contrast(colour("--soft: "), colour("--ground: ")), 4.5);
  EXPECT_GE(contrast(colour("--soft: "), colour("--tint: ")), 4.5);
  EXPECT_GE(contrast("#ffffff", colour("--accent: ")), 4.5);
  std::string lighter = "#ffffff";
  for (int shade = 1; shade <= kShades; ++shade) {
    const std::string ground = colour(base::format("\\.shade-{} \\{{ background: ", shade));
    EXPECT_GE(contrast(ink, ground), 4.5) << shade;
    EXPECT_LT(luminance(ground), luminance(lighter)) << "each is darker than the one before";
    lighter = ground;
  }
}

TEST(Contrast, OfEdgesAndOutlinesIsEnoughToSee) {
  const std::string edge = colour("--edge: ");
  EXPECT_GE(contrast(edge, colour("--ground: ")), 3);
  EXPECT_GE(contrast(colour(":focus-visible \\{ outline: 3px solid "), colour("--ground: ")), 3);
  EXPECT_GE(contrast(colour(":focus-visible \\{ outline: 3px solid "), colour("--tint: ")), 3);
  // Marks are told from the ground by their outline or their fill.
  ReportMapLayer places = layer_of(ReportMapLayer::Symbol::place, 0);
  for (const double level : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    places.classes.push_back({Message{"c"}, level});
  }
  double lighter = 2;
  for (std::size_t i = 0; i < places.classes.size(); ++i) {
    const Look look = look_of(places, i);
    EXPECT_GE(contrast(look.outline, "#d5cdbf"), 3) << "the darkest municipality";
    EXPECT_LT(luminance(look.fill), lighter)
        << "darker from best to worst, with or without colours";
    lighter = luminance(look.fill);
  }
}

}  // namespace
}  // namespace narhet::output::detail
