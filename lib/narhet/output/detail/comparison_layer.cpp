// SPDX-License-Identifier: MIT
#include "narhet/output/detail/comparison_layer.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/format.hpp"
#include "narhet/output/detail/background_layers.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/style.hpp"
#include "narhet/output/detail/table_view.hpp"
#include "narhet/output/detail/withheld_cells.hpp"

#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace narhet::output::detail {
namespace {

using base::Message;
using model::WayComparison;
using model::WayDifference;

Value km_or_null(const std::optional<base::Metres>& length) {
  return length ? Value{length->count() / 1000.0} : Value{};
}

/// Appends columns of one way after another.
class WayColumns {
 public:
  WayColumns(Columns& columns, const WayComparison& comparison)
      : columns_{&columns}, comparison_{&comparison} {}

  void add(std::string name,
           ColumnType type,
           Message alias,
           std::function<Value(const model::ComparedWay&)> value) const {
    columns_->push_back({std::move(name),
                         type,
                         std::move(alias),
                         [&ways = comparison_->ways, value = std::move(value)](std::size_t row) {
                           return value(ways[row]);
                         },
                         {}});
  }
  void terms(std::vector<Term> terms) const { columns_->back().terms = std::move(terms); }

 private:
  Columns* columns_;
  const WayComparison* comparison_;
};

const model::Place& place_of(const WayComparison& comparison, const model::ComparedWay& way) {
  return comparison.study.places[base::index(way.stated.place)];
}

void add_place(const WayColumns& columns, const WayComparison& comparison) {
  const auto of_place = [&](std::string name, Message alias, std::string model::Place::*field) {
    columns.add(std::move(name), ColumnType::text, std::move(alias),
                [&comparison, field](const model::ComparedWay& way) {
                  return text_or_null(place_of(comparison, way).*field);
                });
  };
  of_place("place_id", Message{"place"}, &model::Place::id);
  of_place("place_name", Message{"name of the place"}, &model::Place::name);
  const auto of_municipality = [&](std::string name, Message alias,
                                   std::string model::Municipality::*field) {
    columns.add(
        std::move(name), ColumnType::text, std::move(alias),
        [&comparison, field](const model::ComparedWay& way) -> Value {
          const auto municipality = place_of(comparison, way).municipality;
          return municipality
                     ? text_or_null(comparison.study.municipalities[base::index(*municipality)].*
                                    field)
                     : Value{};
        });
  };
  of_municipality("municipality_code", Message{"municipality code"}, &model::Municipality::code);
  of_municipality("municipality_name", Message{"municipality"}, &model::Municipality::name);
  columns.add("population", ColumnType::real, Message{"persons"},
              [&comparison](const model::ComparedWay& way) {
                return persons_or_null(place_of(comparison, way).population);
              });
}

std::vector<Term> difference_terms() {
  std::vector<Term> terms;
  for (std::size_t i = 0; i < model::kWayDifferences; ++i) {
    const auto difference = static_cast<WayDifference>(i);
    terms.push_back({std::string{model::key(difference)}, base::Argument{model::name(difference)}});
  }
  return terms;
}

void add_ways(const WayColumns& columns, const WayComparison& comparison) {
  columns.add("kind", ColumnType::text, Message{"kind of service"},
              [&comparison](const model::ComparedWay& way) -> Value {
                return comparison.study.kinds[base::index(way.stated.kind)].key;
              });
  columns.terms(kind_terms(comparison.study));
  columns.add("own_km", ColumnType::real, Message{"km in the study (empty: no way)"},
              [](const model::ComparedWay& way) { return km_or_null(way.ours); });
  columns.add("stated_km", ColumnType::real, Message{"km in the table (empty: no way)"},
              [](const model::ComparedWay& way) { return km_or_null(way.stated.length); });
  columns.add("difference_km", ColumnType::real, Message{"km more in the table than in the study"},
              [](const model::ComparedWay& way) -> Value {
                return way.ours && way.stated.length
                           ? Value{(way.stated.length->count() - way.ours->count()) / 1000.0}
                           : Value{};
              });
  columns.add("reason", ColumnType::text, Message{"likely reason of the difference"},
              [](const model::ComparedWay& way) -> Value {
                return std::string{model::key(way.difference)};
              });
  columns.terms(difference_terms());
}

void add_services(const WayColumns& columns, const WayComparison& comparison) {
  columns.add("stated_service", ColumnType::text, Message{"nearest service point of the table"},
              [](const model::ComparedWay& way) { return text_or_null(way.stated.service); });
  columns.add("without_id", ColumnType::text,
              Message{"the study's point without which the two would agree"},
              [&comparison](const model::ComparedWay& way) -> Value {
                return way.without ? Value{comparison.study.services[base::index(*way.without)].id}
                                   : Value{};
              });
  columns.add("without_name", ColumnType::text, Message{"name of that point"},
              [&comparison](const model::ComparedWay& way) {
                return way.without
                           ? text_or_null(comparison.study.services[base::index(*way.without)].name)
                           : Value{};
              });
}

}  // namespace

Layer compared_ways_layer(const WayComparison& comparison) {
  Layer layer;
  layer.name = "compared_ways";
  layer.title = Message{"Ways of the study and of another table"};
  layer.description = Message{
      "one row is the way from a place to its nearest service of a kind, in the study and "
      "in the table"};
  layer.geometry_type = GeometryType::point;
  layer.rows = comparison.ways.size();
  const WayColumns columns{layer.columns, comparison};
  add_place(columns, comparison);
  add_ways(columns, comparison);
  add_services(columns, comparison);
  layer.geometry = [&comparison](std::size_t row) -> Geometry {
    return place_of(comparison, comparison.ways[row]).position;
  };
  return without_withheld_cells(std::move(layer), comparison.study, [&comparison](std::size_t row) {
    return comparison.ways[row].stated.place;
  });
}

std::string comparison_style(const Layer& layer,
                             const WayComparison& comparison,
                             const std::string& notice,
                             const base::Catalogue& catalogue) {
  if (layer.name == kBorders || layer.name == kServicePoints) {
    return background_style(layer, comparison.study, notice, catalogue);
  }
  const Message title = with_notice(
      with_mode(Message{"likely reason of the difference"}, comparison.study.mode), notice);
  std::map<std::string, std::string> values{{"FIELDS", fields_of(layer, catalogue)},
                                            {"HEADING", xml(catalogue.render(title))},
                                            {"DETAIL_SCALE", kDetailScale},
                                            {"MAP_SCALE", kMapScale}};
  for (std::size_t i = 0; i < model::kWayDifferences; ++i) {
    const auto difference = static_cast<WayDifference>(i);
    values[base::format("REASON_{}", i)] = xml(catalogue.render(model::name(difference)));
  }
  const std::string file = layer.geometry_type == GeometryType::none ? "table" : layer.name;
  return filled(base::builtin_text(base::format("styles/{}.qml.in", file)), values);
}

}  // namespace narhet::output::detail
