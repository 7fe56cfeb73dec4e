// SPDX-License-Identifier: MIT
#include "narhet/output/detail/report_drawing.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/format.hpp"
#include "narhet/geo/simplify.hpp"
#include "narhet/output/detail/report_symbol.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

namespace narhet::output::detail {
namespace {

using model::ReportMapLayer;
using Mark = ReportMapLayer::Mark;
using Symbol = ReportMapLayer::Symbol;

// Pixels.
constexpr double kWidth = 720;
constexpr double kTallest = 860;
constexpr double kLowest = 320;
constexpr double kLetter = 7.2;
constexpr double kLine = 14;
constexpr std::size_t kLabels = 24;
constexpr std::size_t kLabelLetters = 26;
/// Where the largest of a layer have no room, the smaller have no claim.
constexpr std::size_t kLabelTries = 500;

/// Between metres of the map and pixels of the drawing.
class Projection {
 public:
  explicit Projection(const geo::Box& box) : box_{box} {
    const double width = box.max_x - box.min_x;
    const double height = box.max_y - box.min_y;
    scale_ = std::min(kWidth / width, kTallest / height);
    height_ = std::max(kLowest, height * scale_);
  }

  [[nodiscard]] double height() const { return height_; }
  /// Pixels for a metre.
  [[nodiscard]] double scale() const { return scale_; }
  [[nodiscard]] geo::Point operator()(geo::Point p) const {
    const double margin_x = (kWidth - (box_.max_x - box_.min_x) * scale_) / 2;
    const double margin_y = (height_ - (box_.max_y - box_.min_y) * scale_) / 2;
    return {margin_x + (p.x - box_.min_x) * scale_, margin_y + (box_.max_y - p.y) * scale_};
  }

 private:
  geo::Box box_;
  double scale_{};
  double height_{};
};

void add_area(geo::Box& box, const geo::MultiPolygon& area) {
  for (const geo::Polygon& polygon : area) {
    for (const geo::Point p : polygon.outer) {
      box.add(p);
    }
  }
}

bool overlap(const geo::Box& a, const geo::Box& b) {
  return a.min_x < b.max_x && b.min_x < a.max_x && a.min_y < b.max_y && b.min_y < a.max_y;
}

std::string cut_name(const std::string& text, std::size_t& letters) {
  letters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (begins && ++letters > kLabelLetters) {
      return text.substr(0, at) + "…";
    }
  }
  return text;
}

class MapDrawing {
 public:
  MapDrawing(const MapView& view, ReportPen& pen) : view_{view}, pen_{pen}, project_{view.box} {}

  void draw(const std::string& id) {
    const Html::Element svg{
        pen_.html,
        "svg",
        {{"class", "drawing"},
         {"role", "img"},
         {"width", html_number(kWidth)},
         {"height", html_number(project_.height())},
         {"viewBox", base::format("0 0 {} {}", kWidth, html_number(project_.height()))},
         {"aria-labelledby", id},
         {"aria-describedby", id + "-words"}}};
    pen_.html.lone("rect", {{"class", "ground"}, {"width", "100%"}, {"height", "100%"}});
    for (std::size_t layer = 0; layer < view_.map.layers.size(); ++layer) {
      if (view_.map.layers[layer].is_shown) {
        draw_layer(view_.map.layers[layer], view_.order[layer]);
      }
    }
    draw_labels();
    draw_scale_bar();
  }

 private:
  void draw_layer(const ReportMapLayer& layer, const std::vector<std::size_t>& order) {
    const double largest = largest_weight(layer);
    // Marks on the same spot hide each other: of thousands, most need not be drawn.
    std::set<std::tuple<int, int, std::size_t>> drawn;
    for (const std::size_t index : order) {
      const Mark& mark = layer.marks[index];
      const Look look = look_of(layer, mark.class_index);
      if (layer.symbol == Symbol::municipality) {
        draw_area(mark.area, look);
        continue;
      }
      const geo::Point at = project_(mark.at);
      if (!view_.box.contains(mark.at) ||
          !drawn.emplace(static_cast<int>(at.x), static_cast<int>(at.y), mark.class_index).second) {
        continue;
      }
      draw_symbol(look, at, radius_of(layer, mark, largest), pen_.html);
    }
  }

  void draw_area(const geo::MultiPolygon& area, const Look& look) {
    constexpr double kPixels = 0.4;
    std::string path;
    const auto add_ring = [&](const geo::Ring& ring) {
      for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const geo::Point p = project_(ring[i]);
        path += base::format("{}{:.1f} {:.1f}", i == 0 ? "M" : "L", p.x, p.y);
      }
      path += "Z";
    };
    for (const geo::Polygon& polygon :
         geo::simplified(area, base::Metres{kPixels / project_.scale()})) {
      add_ring(polygon.outer);
      std::for_each(polygon.holes.begin(), polygon.holes.end(), add_ring);
    }
    pen_.html.lone("path", {{"d", path},
                            {"fill", look.fill},
                            {"fill-rule", "evenodd"},
                            {"stroke", look.outline},
                            {"stroke-width", html_number(look.outline_width)}});
  }

  /// Chosen sites first, then candidates, then places from the largest on, each where it covers
  /// neither an earlier name nor a mark that one sees.
  void draw_labels() {
    std::vector<geo::Box> taken = boxes_of_marks();
    std::size_t labels = 0;
    for (const Symbol symbol : {Symbol::chosen, Symbol::candidate, Symbol::place}) {
      for (std::size_t layer = 0; layer < view_.map.layers.size(); ++layer) {
        const ReportMapLayer& each = view_.map.layers[layer];
        if (each.symbol != symbol || !each.is_shown) {
          continue;
        }
        const double largest = largest_weight(each);
        const std::size_t tries = std::min(each.marks.size(), kLabelTries);
        for (std::size_t i = 0; i < tries && labels < kLabels; ++i) {
          const Mark& mark = each.marks[view_.order[layer][i]];
          labels +=
              static_cast<std::size_t>(draw_label(mark, radius_of(each, mark, largest), taken));
        }
      }
    }
  }

  [[nodiscard]] std::vector<geo::Box> boxes_of_marks() const {
    constexpr double kSeen = 5;
    std::vector<geo::Box> boxes;
    for (const ReportMapLayer& layer : view_.map.layers) {
      const double largest = largest_weight(layer);
      for (const Mark& mark : layer.marks) {
        const double radius = radius_of(layer, mark, largest);
        if (layer.is_shown && layer.symbol != Symbol::municipality && radius >= kSeen) {
          const geo::Point at = project_(mark.at);
          boxes.push_back({at.x - radius, at.y - radius, at.x + radius, at.y + radius});
        }
      }
    }
    return boxes;
  }

  /// Right of the mark, left of it, below or above; nothing where none has room.
  bool draw_label(const Mark& mark, double radius, std::vector<geo::Box>& taken) {
    std::size_t letters = 0;
    const std::string text = cut_name(pen_.say(mark.name), letters);
    if (letters == 0 || !view_.box.contains(mark.at)) {
      return false;
    }
    const geo::Point at = project_(mark.at);
    const double width = kLetter * static_cast<double>(std::min(letters, kLabelLetters + 1));
    const double aside = radius + 3;
    const double apart = radius + 1 + kLine / 2;
    for (const geo::Point left : {geo::Point{at.x + aside, at.y},
                                  {at.x - aside - width, at.y},
                                  {at.x - width / 2, at.y + apart},
                                  {at.x - width / 2, at.y - apart}}) {
      const geo::Box box{left.x, left.y - kLine / 2, left.x + width, left.y + kLine / 2};
      const bool is_free = box.min_x >= 2 && box.max_x <= kWidth - 2 && box.min_y >= 2 &&
                           box.max_y <= project_.height() - 2 &&
                           std::none_of(taken.begin(), taken.end(),
                                        [&](const geo::Box& other) { return overlap(box, other); });
      if (is_free) {
        taken.push_back(box);
        write_name(text, at, left, width);
        return true;
      }
    }
    return false;
  }

  /// On the side of its mark, whatever the letters' true width.
  void write_name(const std::string& text, geo::Point at, geo::Point left, double width) {
    const bool is_left = left.x + width < at.x;
    const bool is_right = left.x > at.x;
    pen_.html.element("text",
                      {{"class", "name"},
                       {"x", html_number(is_right  ? left.x
                                         : is_left ? left.x + width
                                                   : at.x)},
                       {"y", html_number(left.y + 4)},
                       {"text-anchor", is_right  ? "start"
                                       : is_left ? "end"
                                                 : "middle"}},
                      text);
  }

  void draw_scale_bar() {
    constexpr double kLongest = 160;
    constexpr double kMargin = 14;
    const double metres = scale_bar_length(kLongest / project_.scale());
    const double length = metres * project_.scale();
    const double y = project_.height() - kMargin;
    pen_.html.lone("path", {{"class", "scale"},
                            {"d", base::format("M{0} {1}v6h{2}v-6", kMargin, html_number(y - 6),
                                               html_number(length))}});
    const base::Argument km{base::Decimal{metres / 1000, metres < 1000 ? 1 : 0}};
    pen_.html.element("text",
                      {{"class", "name"}, {"x", html_number(kMargin)}, {"y", html_number(y - 10)}},
                      pen_.say(base::Message{"{} km", km.decimal()}));
  }

  const MapView& view_;
  ReportPen& pen_;
  Projection project_;
};

}  // namespace

MapView view_of(const model::ReportMap& map) {
  MapView view{map, {}, {}};
  geo::Box services;
  for (const ReportMapLayer& layer : map.layers) {
    std::vector<std::size_t> order(layer.marks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return layer.marks[a].weight > layer.marks[b].weight;
    });
    view.order.push_back(std::move(order));
    for (const Mark& mark : layer.marks) {
      if (layer.symbol == Symbol::municipality) {
        add_area(view.box, mark.area);
      } else {
        (layer.symbol == Symbol::service ? services : view.box).add(mark.at);
      }
    }
  }
  if (view.box.is_empty()) {
    view.box = services;
  }
  NARHET_EXPECTS(!view.box.is_empty());
  // A single point has no extent of its own.
  constexpr double kLeast = 1000;
  const double margin = std::max(
      kLeast, 0.04 * std::max(view.box.max_x - view.box.min_x, view.box.max_y - view.box.min_y));
  view.box.min_x -= margin;
  view.box.min_y -= margin;
  view.box.max_x += margin;
  view.box.max_y += margin;
  return view;
}

double scale_bar_length(double longest) {
  const double power = std::pow(10.0, std::floor(std::log10(longest)));
  for (const double step : {5.0, 2.0}) {
    if (step * power <= longest) {
      return step * power;
    }
  }
  return power;
}

void draw_map(const MapView& view, const std::string& id, ReportPen& pen) {
  MapDrawing{view, pen}.draw(id);
}

}  // namespace narhet::output::detail
