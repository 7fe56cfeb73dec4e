// SPDX-License-Identifier: MIT
#include "narhet/output/detail/area_style.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/format.hpp"
#include "narhet/output/detail/style.hpp"
#include "narhet/output/detail/table_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace narhet::output::detail {
namespace {

struct Colour {
  double red{};
  double green{};
  double blue{};
};

/// From near to far: ColorBrewer's GnBu (Brewer and Harrower, Apache licence), without its palest.
constexpr std::array kRamp{Colour{8, 64, 129}, Colour{43, 140, 190}, Colour{123, 204, 196},
                           Colour{204, 235, 197}};

/// @param place  0 is nearest, 1 farthest
Colour on_ramp(double place) {
  const double at = place * (kRamp.size() - 1);
  const std::size_t first = std::min(static_cast<std::size_t>(at), kRamp.size() - 2);
  const double share = at - static_cast<double>(first);
  const Colour& a = kRamp.at(first);
  const Colour& b = kRamp.at(first + 1);
  const auto between = [&](double from, double to) { return from + share * (to - from); };
  return {between(a.red, b.red), between(a.green, b.green), between(a.blue, b.blue)};
}

std::string text_of(const Colour& colour, double darkness) {
  const auto part = [&](double value) { return std::lround(value * darkness); };
  return base::format("{},{},{},255", part(colour.red), part(colour.green), part(colour.blue));
}

std::string option(const char* name, const std::string& value) {
  return base::format("            <Option name=\"{}\" type=\"QString\" value=\"{}\"/>\n", name,
                      value);
}

std::string symbol(std::size_t number, const Colour& colour, bool is_area) {
  std::string options;
  if (is_area) {
    options = option("color", text_of(colour, 1.0)) + option("style", "solid") +
              option("outline_color", text_of(colour, 0.6)) + option("outline_style", "solid") +
              option("outline_width", "0.2") + option("outline_width_unit", "MM");
  } else {
    options = option("line_color", text_of(colour, 0.6)) + option("line_width", "0.4") +
              option("line_width_unit", "MM") + option("line_style", "solid") +
              option("capstyle", "round") + option("joinstyle", "round");
  }
  return base::format(
      "      <symbol name=\"{}\" type=\"{}\" alpha=\"{}\">\n"
      "        <layer class=\"{}\" enabled=\"1\" locked=\"0\" pass=\"0\">\n"
      "          <Option type=\"Map\">\n{}          </Option>\n"
      "        </layer>\n"
      "      </symbol>\n",
      number, is_area ? "fill" : "line", is_area ? "0.75" : "1",
      is_area ? "SimpleFill" : "SimpleLine", options);
}

}  // namespace

std::string area_style(const Layer& layer,
                       const model::ReachableAreas& areas,
                       const base::Catalogue& catalogue) {
  if (layer.geometry_type == GeometryType::none) {
    return filled(base::builtin_text("styles/table.qml.in"),
                  {{"FIELDS", fields_of(layer, catalogue)}});
  }
  std::string rules;
  std::string symbols;
  const std::size_t count = areas.areas.size();
  for (std::size_t i = 0; i < count; ++i) {
    const double place = count == 1 ? 0.5 : static_cast<double>(i) / static_cast<double>(count - 1);
    const std::string& label = areas.areas[i].label;
    rules += base::format(
        "        <rule key=\"{{limit-{}}}\" symbol=\"{}\" filter=\"{}\" label=\"{}\"/>\n", i, i,
        xml("\"limit\" = '" + label + "'"), xml("≤ " + label));
    symbols += symbol(i, on_ramp(place), layer.geometry_type == GeometryType::multi_polygon);
  }
  return filled(base::builtin_text("styles/areas.qml.in"),
                {{"FIELDS", fields_of(layer, catalogue)},
                 {"HEADING", xml(catalogue.render(layer.title))},
                 {"RULES", rules},
                 {"SYMBOLS", symbols}});
}

}  // namespace narhet::output::detail
