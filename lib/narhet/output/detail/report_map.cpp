// SPDX-License-Identifier: MIT
#include "narhet/output/detail/report_map.hpp"

#include "narhet/base/format.hpp"
#include "narhet/output/detail/report_drawing.hpp"
#include "narhet/output/detail/report_map_data.hpp"
#include "narhet/output/detail/report_symbol.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

namespace narhet::output::detail {
namespace {

using base::Message;
using model::ReportMapLayer;

/// In a box as large as the largest symbol, so that the texts stand in a column.
void write_swatch(const Look& look, bool is_area, ReportPen& pen) {
  const Html::Element svg{
      pen.html,
      "svg",
      {{"width", "26"}, {"height", "20"}, {"viewBox", "0 0 26 20"}, {"aria-hidden", "true"}}};
  if (is_area) {
    pen.html.lone("rect", {{"x", "1"},
                           {"y", "2"},
                           {"width", "24"},
                           {"height", "16"},
                           {"fill", look.fill},
                           {"stroke", look.outline}});
  } else {
    draw_symbol(look, {13, 10}, 7.5, pen.html);
  }
}

/// How many persons the largest symbol stands for, where symbols differ.
void write_size(const ReportMapLayer& layer, ReportPen& pen) {
  const double largest = largest_weight(layer);
  const bool differ = std::any_of(layer.marks.begin(), layer.marks.end(),
                                  [&](const auto& mark) { return mark.weight < largest; });
  if (layer.symbol == ReportMapLayer::Symbol::place && differ) {
    pen.html.element("p", {{"class", "note"}},
                     pen.say(Message{"The area of a symbol follows the number of persons; the "
                                     "largest stands for {}.",
                                     std::llround(largest)}));
  }
}

void write_layer_legend(const ReportMapLayer& layer, ReportPen& pen) {
  // One that is not drawn without a script has no place in the legend there.
  const Html::Element item{
      pen.html, "li", {{"class", layer.is_shown ? "layer" : "layer with-script"}}};
  pen.html.element("span", {{"class", "layer-title"}}, pen.say(layer.title));
  {
    const Html::Element list{pen.html, "ul"};
    for (std::size_t i = 0; i < layer.classes.size(); ++i) {
      const Html::Element entry{pen.html, "li"};
      write_swatch(look_of(layer, i), layer.symbol == ReportMapLayer::Symbol::municipality, pen);
      pen.html.element("span", {}, pen.say(layer.classes[i].title));
    }
  }
  write_size(layer, pen);
}

void write_legend(const model::ReportMap& map, const std::string& id, ReportPen& pen) {
  const Html::Element box{pen.html,
                          "div",
                          {{"class", "map-legend"},
                           {"role", "group"},
                           {"aria-labelledby", base::format("{0}-legend {0}", id)}}};
  pen.html.element("p", {{"class", "legend-title"}, {"id", id + "-legend"}},
                   pen.say(Message{"Legend"}));
  const Html::Element list{pen.html, "ul", {{"class", "layers"}}};
  for (std::size_t layer = map.layers.size(); layer-- > 0;) {
    write_layer_legend(map.layers[layer], pen);
  }
}

void write_words(const model::ReportMap& map, const std::string& id, ReportPen& pen) {
  const Html::Element words{pen.html, "div", {{"class", "map-words"}, {"id", id + "-words"}}};
  pen.html.element("p", {{"class", "legend-title"}}, pen.say(Message{"The map in words"}));
  for (const Message& sentence : map.equivalent) {
    pen.html.element("p", {}, pen.say(sentence));
  }
}

}  // namespace

void write_map(const model::ReportMap& map, ReportPen& pen) {
  const std::size_t number = ++pen.maps;
  const std::string id = base::format("map-{}", number);
  const bool has_marks = std::any_of(map.layers.begin(), map.layers.end(),
                                     [](const auto& layer) { return !layer.marks.empty(); });
  const Html::Element figure{pen.html, "figure", {{"class", "map"}, {"id", id + "-figure"}}};
  pen.html.element("figcaption", {{"id", id}}, pen.say(Message{"Map {}. {}", number, map.caption}));
  if (has_marks) {
    const MapView view = view_of(map);
    const Html::Element frame{pen.html, "div", {{"class", "map-frame"}}};
    {
      const Html::Element sheet{pen.html, "div", {{"class", "map-sheet"}}};
      draw_map(view, id, pen);
    }
    write_legend(map, id, pen);
    const Html::Element data{
        pen.html, "script", {{"type", "application/json"}, {"class", "map-data"}}};
    pen.html.markup(map_data(view, pen.catalogue));
  }
  write_words(map, id, pen);
}

}  // namespace narhet::output::detail
