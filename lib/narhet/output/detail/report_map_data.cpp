// SPDX-License-Identifier: MIT
#include "narhet/output/detail/report_map_data.hpp"

#include "narhet/geo/simplify.hpp"
#include "narhet/output/detail/joined_units.hpp"
#include "narhet/output/detail/json_text.hpp"
#include "narhet/output/detail/letters.hpp"
#include "narhet/output/detail/report_symbol.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace narhet::output::detail {
namespace {

using base::Message;
using model::ReportMapLayer;
using Json = nlohmann::ordered_json;

/// More marks than that are drawn on a canvas, since browsers slow down with as many elements.
constexpr std::size_t kElements = 3000;

class MapData {
 public:
  MapData(const MapView& view, const base::Catalogue& catalogue)
      : view_{view}, catalogue_{catalogue} {}

  [[nodiscard]] Json map() const {
    Json layers = Json::array();
    std::size_t marks = 0;
    for (std::size_t layer = 0; layer < view_.map.layers.size(); ++layer) {
      layers.push_back(layer_object(view_.map.layers[layer], view_.order[layer]));
      marks += view_.map.layers[layer].marks.size();
    }
    return {{"size", corner({view_.box.max_x, view_.box.max_y})},
            {"canvas", marks > kElements},
            {"words", words()},
            {"layers", std::move(layers)}};
  }

 private:
  [[nodiscard]] Json words() const {
    return {{"map", say(Message{"Map: arrow keys move it, plus and minus change its scale"})},
            {"in", say(Message{"Zoom in"})},
            {"out", say(Message{"Zoom out"})},
            {"close", say(Message{"Close"})},
            {"choose", say(Message{"Find on the map"})},
            {"show", say(Message{"Show"})}};
  }

  [[nodiscard]] Json layer_object(const ReportMapLayer& layer,
                                  const std::vector<std::size_t>& order) const {
    Json looks = Json::array();
    for (std::size_t i = 0; i < layer.classes.size(); ++i) {
      looks.push_back(look_object(look_of(layer, i), say(layer.classes[i].title)));
    }
    Json marks = Json::array();
    const double largest = largest_weight(layer);
    for (const std::size_t mark : order) {
      marks.push_back(mark_object(layer, layer.marks[mark], largest));
    }
    return {{"title", say(layer.title)},
            {"shown", layer.is_shown},
            {"rank", name_rank(layer.symbol)},
            {"looks", std::move(looks)},
            {"marks", std::move(marks)}};
  }

  /// Whose names go before others'; 0: no names on the map; below: no marks.
  [[nodiscard]] static int name_rank(ReportMapLayer::Symbol symbol) {
    switch (symbol) {
      case ReportMapLayer::Symbol::chosen:
        return 3;
      case ReportMapLayer::Symbol::candidate:
        return 2;
      case ReportMapLayer::Symbol::place:
        return 1;
      case ReportMapLayer::Symbol::service:
        return 0;
      case ReportMapLayer::Symbol::municipality:
        return -1;
    }
    return 0;
  }

  [[nodiscard]] static Json look_object(const Look& look, std::string title) {
    Json shape = Json::array();
    for (const geo::Point corner : look.shape) {
      shape.push_back({std::round(corner.x * 1000) / 1000, std::round(corner.y * 1000) / 1000});
    }
    return {{"title", std::move(title)},   {"fill", look.fill}, {"line", look.outline},
            {"width", look.outline_width}, {"dash", look.dash}, {"hole", look.hole},
            {"shape", std::move(shape)}};
  }

  /// Place or area, radius, class, name, facts: by position, for there are thousands.
  [[nodiscard]] Json mark_object(const ReportMapLayer& layer,
                                 const ReportMapLayer::Mark& mark,
                                 double largest) const {
    Json facts = Json::array();
    for (const Message& fact : mark.facts) {
      facts.push_back(say(fact));
    }
    const bool is_area = layer.symbol == ReportMapLayer::Symbol::municipality;
    const double radius = is_area ? 0 : std::round(radius_of(layer, mark, largest) * 10) / 10;
    return Json::array({is_area ? area_array(mark.area) : corner(mark.at), radius, mark.class_index,
                        showable(catalogue_.render(mark.name)), std::move(facts)});
  }

  [[nodiscard]] Json area_array(const geo::MultiPolygon& area) const {
    // On a screen of a thousand pixels, enlarged eight times, two pixels.
    const double extent =
        std::max(view_.box.max_x - view_.box.min_x, view_.box.max_y - view_.box.min_y);
    Json polygons = Json::array();
    for (const geo::Polygon& polygon : geo::simplified(area, base::Metres{extent / 4000})) {
      Json rings = Json::array({ring_array(polygon.outer)});
      for (const geo::Ring& hole : polygon.holes) {
        rings.push_back(ring_array(hole));
      }
      polygons.push_back(std::move(rings));
    }
    return polygons;
  }

  [[nodiscard]] Json ring_array(const geo::Ring& ring) const {
    Json corners = Json::array();
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      corners.push_back(corner(ring[i]));
    }
    return corners;
  }

  [[nodiscard]] Json corner(geo::Point p) const {
    return Json::array({std::lround(p.x - view_.box.min_x), std::lround(p.y - view_.box.min_y)});
  }

  [[nodiscard]] std::string say(const Message& message) const {
    return showable(joined_units(catalogue_.render(message)));
  }

  const MapView& view_;
  const base::Catalogue& catalogue_;
};

}  // namespace

std::string map_data(const MapView& view, const base::Catalogue& catalogue) {
  return json_in_html(MapData{view, catalogue}.map().dump());
}

std::string json_in_html(const std::string& json) {
  std::string text;
  for (const char letter : harmless_json(json)) {
    switch (letter) {
      case '<':
        text += "\\u003c";
        break;
      case '>':
        text += "\\u003e";
        break;
      case '&':
        text += "\\u0026";
        break;
      default:
        text += letter;
    }
  }
  return text;
}

}  // namespace narhet::output::detail
