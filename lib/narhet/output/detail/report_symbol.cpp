// SPDX-License-Identifier: MIT
#include "narhet/output/detail/report_symbol.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/format.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>

namespace narhet::output::detail {
namespace {

using model::ReportMapLayer;
using Symbol = ReportMapLayer::Symbol;

constexpr std::string_view kInk = "#282828";
constexpr std::string_view kUnknown = "#d9d9d9";

struct Colour {
  int red{};
  int green{};
  int blue{};
};

template <std::size_t Count>
std::string between(const std::array<Colour, Count>& ramp, double level) {
  const double at = std::clamp(level, 0.0, 1.0) * static_cast<double>(Count - 1);
  const auto below = std::min(static_cast<std::size_t>(at), Count - 2);
  const double share = at - static_cast<double>(below);
  const auto mix = [&](int Colour::*part) {
    const int from = ramp.at(below).*part;
    const int to = ramp.at(below + 1).*part;
    return static_cast<int>(std::lround(from + share * (to - from)));
  };
  return base::format("#{:02x}{:02x}{:02x}", mix(&Colour::red), mix(&Colour::green),
                      mix(&Colour::blue));
}

// Viridis as in places.qml.in, best to worst; candidates and municipalities as in their styles.
constexpr std::array<Colour, 5> kPlaces{
    {{253, 231, 37}, {94, 201, 98}, {33, 145, 140}, {59, 82, 139}, {68, 1, 84}}};
constexpr std::array<Colour, 3> kCandidates{{{230, 159, 0}, {255, 225, 150}, {255, 255, 255}}};
constexpr std::string_view kChosen = "#d55e00";

/// Of a site the middle is open: most lie on the place that they are to serve.
constexpr double kSeenThrough = 0.6;

using Shape = std::vector<geo::Point>;

/// Made as large as the unit circle.
Shape as_large_as_circle(Shape corners) {
  double twice = 0;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const geo::Point a = corners[i];
    const geo::Point b = corners[(i + 1) % corners.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  const double factor = std::sqrt(2 * std::numbers::pi / std::abs(twice));
  for (geo::Point& corner : corners) {
    corner = {corner.x * factor, corner.y * factor};
  }
  return corners;
}

/// Corners on a circle, the first at the top; with every second of them nearer to the middle, a
/// star.
Shape regular(int corners, double inner = 1) {
  Shape shape;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * i / corners;
    const double radius = i % 2 == 0 ? 1 : inner;
    shape.push_back({radius * std::sin(angle), -radius * std::cos(angle)});
  }
  return as_large_as_circle(std::move(shape));
}

Shape square() {
  return as_large_as_circle({{-1, -1}, {1, -1}, {1, 1}, {-1, 1}});
}

Shape plus() {
  constexpr double kArm = 0.4;
  return as_large_as_circle({{-kArm, -1},
                             {kArm, -1},
                             {kArm, -kArm},
                             {1, -kArm},
                             {1, kArm},
                             {kArm, kArm},
                             {kArm, 1},
                             {-kArm, 1},
                             {-kArm, kArm},
                             {-1, kArm},
                             {-1, -kArm},
                             {-kArm, -kArm}});
}

/// Classes of service points are often kinds, which differ by nothing but their shape.
Shape service_shape(std::size_t class_index) {
  switch (class_index % 5) {
    case 0:
      return square();
    case 1:
      return regular(3);
    case 2:
      return plus();
    case 3:
      return regular(5);
    default:
      return regular(8, 0.5);
  }
}

Look place_look(const ReportMapLayer::Class& each) {
  if (!each.level) {
    return {std::string{kUnknown}, std::string{kInk}, 1, "2 2", {}, 0};
  }
  constexpr double kSecondWorst = 0.6;
  constexpr double kWorst = 0.9;
  const double hole = *each.level >= kWorst ? 0.5 : *each.level >= kSecondWorst ? 0.25 : 0;
  return {between(kPlaces, *each.level), std::string{kInk}, 1, {}, {}, hole};
}

Look service_look(const ReportMapLayer::Class& each, std::size_t class_index) {
  const std::string fill = each.level ? between(kPlaces, *each.level) : std::string{kInk};
  return {fill, each.level ? std::string{kInk} : "#ffffff", 1.2, {}, service_shape(class_index), 0};
}

std::string area_pattern(const ReportMapLayer::Class& each) {
  const int step =
      each.level ? 1 + static_cast<int>(std::lround(4 * std::clamp(*each.level, 0.0, 1.0))) : 0;
  return base::format("url(#area-{})", step);
}

}  // namespace

Look look_of(const ReportMapLayer& layer, std::size_t class_index) {
  NARHET_EXPECTS(class_index < layer.classes.size());
  const ReportMapLayer::Class& each = layer.classes[class_index];
  switch (layer.symbol) {
    case Symbol::place:
      return place_look(each);
    case Symbol::service:
      return service_look(each, class_index);
    case Symbol::candidate:
      return {each.level ? between(kCandidates, *each.level) : std::string{kUnknown},
              std::string{kInk},
              1.2,
              each.level ? "" : "2 2",
              regular(4),
              kSeenThrough};
    case Symbol::chosen:
      return {std::string{kChosen}, std::string{kInk}, 1.4, {}, regular(10, 0.45), 0};
    case Symbol::municipality:
      return {layer.classes.size() == 1 ? "#f7f5ef" : area_pattern(each), "#6e6e6e", 1, {}, {}, 0};
  }
  return {};
}

double largest_weight(const ReportMapLayer& layer) {
  double largest = 0;
  for (const auto& mark : layer.marks) {
    largest = std::max(largest, mark.weight);
  }
  return largest;
}

double radius_of(const ReportMapLayer& layer,
                 const ReportMapLayer::Mark& mark,
                 double largest_weight) {
  struct Range {
    double least;
    double most;
  };
  constexpr std::size_t kMany = 1000;
  const bool is_crowded = layer.marks.size() > kMany;
  const Range range = layer.symbol == Symbol::place ? is_crowded ? Range{1.3, 7} : Range{5.5, 17}
                      : layer.symbol == Symbol::service ? is_crowded ? Range{2.5, 6} : Range{3, 6}
                      : layer.symbol == Symbol::chosen ? Range{10, 12}
                                                        : Range{7, 9};
  const double share = largest_weight > 0 ? std::max(0.0, mark.weight) / largest_weight : 0;
  return std::max(range.least, range.most * std::sqrt(share));
}

void draw_symbol(const Look& look, geo::Point at, double radius, Html& html) {
  HtmlAttributes attributes;
  std::string_view name = "circle";
  if (look.shape.empty() && look.hole == 0) {
    attributes = {{"cx", html_number(at.x)}, {"cy", html_number(at.y)}, {"r", html_number(radius)}};
  } else {
    name = "path";
    std::string path;
    for (const geo::Point corner : look.shape) {
      path +=
          base::format("{}{} {}", path.empty() ? "M" : "L", html_number(at.x + radius * corner.x),
                       html_number(at.y + radius * corner.y));
    }
    const auto circle = [&](double size) {
      return base::format("M{0} {1}a{2} {2} 0 1 0 {3} 0a{2} {2} 0 1 0 -{3} 0",
                          html_number(at.x - size), html_number(at.y), html_number(size),
                          html_number(2 * size));
    };
    path = look.shape.empty() ? circle(radius) : path + "Z";
    if (look.hole > 0) {
      path += "Z" + circle(radius * look.hole) + "Z";
    }
    attributes = {{"d", path}};
    if (look.hole > 0) {
      attributes.push_back({"fill-rule", "evenodd"});
    }
  }
  attributes.push_back({"fill", look.fill});
  attributes.push_back({"stroke", look.outline});
  attributes.push_back({"stroke-width", html_number(look.outline_width)});
  if (!look.dash.empty()) {
    attributes.push_back({"stroke-dasharray", look.dash});
  }
  html.lone(name, attributes);
}

void write_area_patterns(Html& html) {
  struct Pattern {
    std::string_view ground;
    std::string_view path;
  };
  // Denser from best to worst; the first for what is not known.
  constexpr std::array kPatterns{
      Pattern{"#ffffff", "M5 5h1"},
      Pattern{"#fbfaf7", ""},
      Pattern{"#f4f2ec", "M0 0L10 10"},
      Pattern{"#ebe7de", "M0 0L10 10M0 5L5 10M5 0L10 5"},
      Pattern{"#e1dbd0", "M0 0L10 10M10 0L0 10"},
      Pattern{"#d5cdbf", "M0 0L10 10M10 0L0 10M0 5L5 10L10 5L5 0Z"},
  };
  for (std::size_t i = 0; i < kPatterns.size(); ++i) {
    const Html::Element element{html,
                                "pattern",
                                {{"id", base::format("area-{}", i)},
                                 {"width", "10"},
                                 {"height", "10"},
                                 {"patternUnits", "userSpaceOnUse"}}};
    html.lone("rect",
              {{"width", "10"}, {"height", "10"}, {"fill", std::string{kPatterns.at(i).ground}}});
    html.lone("path", {{"d", std::string{kPatterns.at(i).path}},
                       {"fill", "none"},
                       {"stroke", "#a59c8a"},
                       {"stroke-width", "0.6"}});
  }
}

}  // namespace narhet::output::detail
