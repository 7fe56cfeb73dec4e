// SPDX-License-Identifier: MIT
#include "narhet/output/detail/style.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/format.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/season_layer.hpp"
#include "narhet/output/detail/service_style.hpp"
#include "narhet/output/detail/table_view.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

namespace narhet::output::detail {
namespace {

using base::Message;

std::string shown(double number, const base::Catalogue& catalogue) {
  const int decimals = number == std::floor(number) ? 0 : 2;
  return catalogue.render(base::Argument{base::Decimal{number, decimals}});
}

void add_place_values(std::map<std::string, std::string>& values,
                      const std::string& column,
                      const model::Result& result,
                      const std::string& notice,
                      const base::Catalogue& catalogue) {
  const auto limits = class_limits(result);
  const std::string_view unit_text = unit(result.decide_by);
  for (std::size_t i = 0; i < limits.size(); ++i) {
    values[base::format("LIMIT_{}", i + 1)] = base::format("{}", limits[i]);
    values[base::format("LABEL_{}", i + 1)] =
        xml(base::format("≤ {} {}", shown(limits[i], catalogue), unit_text));
  }
  values["LABEL_5"] = xml(base::format("> {} {}", shown(limits.back(), catalogue), unit_text));
  values["COLUMN"] = column;
  values["HEADING"] = xml(catalogue.render(with_notice(
      with_mode(Message{"{} to the farthest of the nearest services", unit_text}, result.mode),
      notice)));
  values["NOT_REACHED"] = xml(catalogue.render(Message{"some service cannot be reached"}));
}

/// The share of people with all kinds within the deciding threshold; nobody's where there is none.
void add_municipality_values(std::map<std::string, std::string>& values,
                             const model::Result& result,
                             const std::string& notice,
                             const base::Catalogue& catalogue) {
  const auto deciding = model::deciding_threshold(result.thresholds, result.decide_by);
  values["SHARE"] = "NULL";
  Message heading{"no threshold decides"};
  if (deciding) {
    const model::Threshold& threshold = result.thresholds[*deciding];
    values["SHARE"] = base::format("&quot;{}_percent&quot;", xml(all_kinds_column(threshold)));
    heading = Message{"people in listed places with all kinds within {} (≤)", threshold.label};
  }
  values["HEADING"] = xml(catalogue.render(with_notice(with_mode(heading, result.mode), notice)));
  values["UNKNOWN"] = xml(catalogue.render(Message{"no listed places with a known population"}));
}

/// What a label shows below its text: a part of an expression of QGIS, empty without a notice.
std::string notice_line(const std::string& notice) {
  if (notice.empty()) {
    return {};
  }
  return xml(" || '\\n' || " + string_literal(notice));
}

}  // namespace

std::string filled(std::string_view text, const std::map<std::string, std::string>& values) {
  std::string result;
  for (;;) {
    const std::size_t begin = text.find('@');
    const std::size_t end = begin == std::string_view::npos ? begin : text.find('@', begin + 1);
    if (end == std::string_view::npos) {
      return result.append(text);
    }
    result.append(text.substr(0, begin));
    result.append(values.at(std::string{text.substr(begin + 1, end - begin - 1)}));
    text.remove_prefix(end + 1);
  }
}

std::string xml(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        // XML has no way to write other control characters.
        escaped += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return escaped;
}

std::string string_literal(std::string_view text) {
  std::string literal = "'";
  for (const char c : text) {
    literal += std::string(c == '\'' || c == '\\' ? 2 : 1, c);
  }
  return literal + "'";
}

std::array<double, 4> class_limits(const model::Result& result) {
  std::vector<double> limits;
  for (const model::Threshold& threshold : result.thresholds) {
    if (threshold.metric == result.decide_by) {
      limits.push_back(base::to_display(threshold.metric, threshold.limit));
    }
  }
  std::sort(limits.begin(), limits.end());
  limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
  if (limits.empty()) {
    limits.push_back(10.0);
  }
  if (limits.size() < 4) {
    limits.insert(limits.begin(), limits.front() / 2);
  }
  while (limits.size() < 4) {
    limits.push_back(2 * limits.back());
  }
  return {limits[0], limits[1], limits[2], limits[3]};
}

std::string style_of(const Layer& layer,
                     const model::Result& result,
                     const std::string& notice,
                     const base::Catalogue& catalogue) {
  std::map<std::string, std::string> values{{"FIELDS", fields_of(layer, catalogue)},
                                            {"HEADING", xml(catalogue.render(layer.title))},
                                            {"NOTICE_LINE", notice_line(result.notice)},
                                            {"DETAIL_SCALE", kDetailScale},
                                            {"MAP_SCALE", kMapScale}};
  if (layer.name == "places") {
    add_place_values(values, worst_column(result.decide_by), result, notice, catalogue);
  } else if (layer.name == "municipalities") {
    add_municipality_values(values, result, notice, catalogue);
  } else if (layer.name == "services") {
    add_service_symbols(values, result, catalogue);
  } else if (layer.name == "routes") {
    values["FASTEST"] = xml(catalogue.render(Message{"fastest way (minutes)"}));
    values["SHORTEST"] = xml(catalogue.render(Message{"shortest way (km)"}));
  } else if (layer.name == "needs") {
    values["ASKED"] =
        xml(catalogue.render(Message{"what a place asked for: the larger, the more"}));
  } else if (layer.name == "rejected") {
    values["REJECTED"] = xml(catalogue.render(Message{"a record that could not be used"}));
  } else if (layer.name == "candidates") {
    values["FIRST"] = xml(catalogue.render(Message{"the first site of each municipality"}));
    values["BEST"] = xml(catalogue.render(Message{"the second and the third"}));
    values["REASON"] = catalogue.language() == base::Language::swedish ? "reason_sv" : "reason_en";
    values["RANKED"] = xml(catalogue.render(Message{"other candidate sites"}));
    values["UNRANKED"] = xml(catalogue.render(Message{"candidate sites not tied to a road"}));
  }
  if (layer.name == kSeasonPlaces) {
    add_season_classes(values, result, catalogue);
  }
  const std::string file = layer.geometry_type == GeometryType::none ? "table"
                           : layer.name == kSeasonPlaces             ? "scenario_places"
                                                                     : layer.name;
  return filled(base::builtin_text(base::format("styles/{}.qml.in", file)), values);
}

std::string place_style(const Layer& places,
                        const std::string& column,
                        const model::Result& result,
                        const base::Catalogue& catalogue) {
  std::map<std::string, std::string> values{{"FIELDS", fields_of(places, catalogue)}};
  add_place_values(values, column, result, {}, catalogue);
  return filled(base::builtin_text("styles/places.qml.in"), values);
}

std::string border_style(const Layer& borders,
                         const std::string& notice,
                         const base::Catalogue& catalogue) {
  return filled(base::builtin_text("styles/borders.qml.in"),
                {{"FIELDS", fields_of(borders, catalogue)},
                 {"HEADING", xml(catalogue.render(Message{"municipality"}))},
                 {"NOTICE_LINE", notice_line(notice)}});
}

Layer style_layer(const std::vector<Layer>& layers,
                  const std::function<std::string(const Layer&)>& style,
                  const base::Catalogue& catalogue,
                  const std::string& date) {
  Layer styles{"layer_styles",
               Message{"Map styles"},
               Message{"one row per layer: how QGIS shows it"},
               GeometryType::none,
               layers.size(),
               {},
               {},
               "id"};
  const auto column = [&](std::string name, ColumnType type,
                          std::function<Value(const Layer&)> of) {
    styles.columns.push_back(
        {std::move(name),
         type,
         {},
         [&layers, of = std::move(of)](std::size_t row) { return of(layers[row]); },
         {}});
  };
  // The columns as QGIS makes them.  It finds a style only by an empty schema, not by NULL.
  column("f_table_catalog", ColumnType::text, [](const Layer&) { return Value{""}; });
  column("f_table_schema", ColumnType::text, [](const Layer&) { return Value{""}; });
  column("f_table_name", ColumnType::text, [](const Layer& layer) { return layer.name; });
  column("f_geometry_column", ColumnType::text, [](const Layer& layer) {
    return layer.geometry_type == GeometryType::none ? Value{""} : Value{kGeometryColumn};
  });
  column("styleName", ColumnType::text, [](const Layer&) { return Value{"Närhet"}; });
  column("styleQML", ColumnType::text, [style](const Layer& layer) { return style(layer); });
  column("styleSLD", ColumnType::text, [](const Layer&) { return Value{""}; });
  column("useAsDefault", ColumnType::boolean, [](const Layer&) { return std::int64_t{1}; });
  column("description", ColumnType::text,
         [&catalogue](const Layer& layer) { return catalogue.render(layer.title); });
  column("owner", ColumnType::text, [](const Layer&) { return Value{""}; });
  column("ui", ColumnType::text, [](const Layer&) { return Value{}; });
  column("update_time", ColumnType::date_time, [date](const Layer&) { return date; });
  return styles;
}

}  // namespace narhet::output::detail
