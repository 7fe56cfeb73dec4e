// SPDX-License-Identifier: MIT
#include "narhet/output/detail/background_layers.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/service_style.hpp"
#include "narhet/output/detail/style.hpp"
#include "narhet/output/detail/table_view.hpp"

#include <map>
#include <utility>

namespace narhet::output::detail {
namespace {

using base::Message;

/// The keys of what is offered there, separated by ", ".
std::string kinds_of(const model::Result& result, const model::Service& service) {
  std::string keys;
  for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
    if (service.kinds.contains(base::id_at<base::KindIndex>(kind))) {
      keys += (keys.empty() ? "" : ", ") + result.kinds[kind].key;
    }
  }
  return keys;
}

template <class Record>
void add_text(Columns& columns,
              std::string name,
              Message alias,
              const std::vector<Record>& records,
              std::string Record::*field) {
  columns.push_back(
      {std::move(name),
       ColumnType::text,
       std::move(alias),
       [&records, field](std::size_t row) { return text_or_null(records[row].*field); },
       {}});
}

}  // namespace

Layer border_layer(const model::Result& result) {
  Layer layer{kBorders,
              Message{"Municipalities"},
              Message{"one row per municipality: its code, name and area, as a background"},
              GeometryType::multi_polygon,
              result.municipalities.size(),
              {},
              [&result](std::size_t row) { return &result.municipalities[row].area; }};
  add_text(layer.columns, "code", Message{"municipality code"}, result.municipalities,
           &model::Municipality::code);
  add_text(layer.columns, "name", Message{"name"}, result.municipalities,
           &model::Municipality::name);
  return layer;
}

Layer service_point_layer(const model::Result& result) {
  Layer layer{kServicePoints,
              Message{"Service points today"},
              Message{"one row per service point of today, as a background"},
              GeometryType::point,
              result.services.size(),
              {},
              [&result](std::size_t row) { return result.services[row].position; }};
  add_text(layer.columns, "id", Message{"id"}, result.services, &model::Service::id);
  add_text(layer.columns, "name", Message{"name"}, result.services, &model::Service::name);
  layer.columns.push_back(
      {"kinds",
       ColumnType::text,
       Message{"kinds of service"},
       [&result](std::size_t row) { return text_or_null(kinds_of(result, result.services[row])); },
       {}});
  add_municipality(layer.columns, result, result.services);
  add_snap(layer.columns, result.service_snaps);
  return layer;
}

std::string background_style(const Layer& layer,
                             const model::Result& result,
                             const std::string& notice,
                             const base::Catalogue& catalogue) {
  if (layer.name == kBorders) {
    return border_style(layer, notice, catalogue);
  }
  std::map<std::string, std::string> values{
      {"FIELDS", fields_of(layer, catalogue)},
      {"HEADING", xml(catalogue.render(with_notice(Message{"kinds of service"}, notice)))},
      {"DETAIL_SCALE", kDetailScale}};
  add_service_symbols(values, result, catalogue);
  return filled(base::builtin_text("styles/services.qml.in"), values);
}

}  // namespace narhet::output::detail
