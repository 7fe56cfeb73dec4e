// SPDX-License-Identifier: MIT
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"

#include <functional>
#include <utility>

namespace narhet::output::detail {
namespace {

using base::index;
using base::Message;
using model::MunicipalityIndicator;

template <class Enum>
std::vector<Term> terms_of(std::size_t count) {
  std::vector<Term> terms;
  for (std::size_t i = 0; i < count; ++i) {
    const auto each = static_cast<Enum>(i);
    terms.push_back({std::string{model::key(each)}, base::Argument{model::name(each)}});
  }
  return terms;
}

class IndicatorColumns {
 public:
  IndicatorColumns(Columns& columns, const model::Result& result)
      : columns_{&columns}, result_{&result} {}

  void add(std::string name,
           ColumnType type,
           Message alias,
           std::function<Value(const MunicipalityIndicator&)> value,
           std::vector<Term> terms = {}) const {
    columns_->push_back({std::move(name), type, std::move(alias),
                         [&rows = result_->indicators, value = std::move(value)](std::size_t row) {
                           return value(rows[row]);
                         },
                         std::move(terms)});
  }

 private:
  Columns* columns_;
  const model::Result* result_;
};

/// What a number is about.
void add_key(const IndicatorColumns& columns, const model::Result& result) {
  columns.add(
      "indicator", ColumnType::text, Message{"indicator"},
      [](const MunicipalityIndicator& row) -> Value {
        return std::string{model::key(row.indicator)};
      },
      terms_of<model::Indicator>(model::kIndicators));
  columns.add(
      "kind", ColumnType::text, Message{"kind of service (empty: all kinds)"},
      [&result](const MunicipalityIndicator& row) {
        return row.kind ? Value{result.kinds[index(*row.kind)].key} : Value{};
      },
      kind_terms(result));
  columns.add(
      "metric", ColumnType::text, Message{"measured in"},
      [](const MunicipalityIndicator& row) {
        return row.metric ? Value{std::string{unit(*row.metric)}} : Value{};
      },
      metric_terms());
  columns.add("threshold", ColumnType::text, Message{"threshold (≤)"},
              [&result](const MunicipalityIndicator& row) {
                return row.threshold ? Value{result.thresholds[*row.threshold].label} : Value{};
              });
  std::vector<Term> groups;
  for (const model::PopulationGroup& group : result.groups) {
    groups.push_back({group.key, base::Argument{group.name}});
  }
  columns.add(
      "group", ColumnType::text, Message{"group"},
      [&result](const MunicipalityIndicator& row) -> Value { return result.groups[row.group].key; },
      std::move(groups));
}

void add_number(const IndicatorColumns& columns, const model::Result& result) {
  const auto persons = [](std::optional<base::Persons> MunicipalityIndicator::*field) {
    return [field](const MunicipalityIndicator& row) { return persons_or_null(row.*field); };
  };
  columns.add("value", ColumnType::real, Message{"value (empty: not measured, or not told)"},
              [](const MunicipalityIndicator& row) { return real_or_null(row.value); });
  columns.add(
      "unit", ColumnType::text, Message{"unit"},
      [](const MunicipalityIndicator& row) -> Value { return std::string{model::key(row.unit)}; },
      terms_of<model::IndicatorUnit>(model::kIndicatorUnits));
  columns.add("rank", ColumnType::integer,
              Message{"rank among the municipalities, the best first; equal values share one"},
              [](const MunicipalityIndicator& row) {
                return row.rank ? Value{std::int64_t{*row.rank}} : Value{};
              });
  columns.add("persons", ColumnType::real, Message{"persons that the value counts"},
              persons(&MunicipalityIndicator::persons));
  columns.add("of_persons", ColumnType::real, Message{"of so many persons in listed places"},
              persons(&MunicipalityIndicator::of_persons));
  const auto record = [&](const char* id, const Message& id_alias, const char* name,
                          const Message& name_alias, const auto& records, auto field) {
    columns.add(id, ColumnType::text, id_alias,
                [&records, field](const MunicipalityIndicator& row) {
                  return row.*field ? Value{records[index(*(row.*field))].id} : Value{};
                });
    columns.add(name, ColumnType::text, name_alias,
                [&records, field](const MunicipalityIndicator& row) {
                  return row.*field ? text_or_null(records[index(*(row.*field))].name) : Value{};
                });
  };
  record("place_id", Message{"place that has farthest"}, "place_name",
         Message{"name of the place that has farthest"}, result.places,
         &MunicipalityIndicator::place);
  record("service_id", Message{"service point whose closing means most"}, "service_name",
         Message{"name of the service point whose closing means most"}, result.services,
         &MunicipalityIndicator::service);
}

}  // namespace

Layer indicator_layer(const model::Result& result) {
  Layer layer{"municipality_indicators",
              Message{"Municipalities side by side"},
              Message{"one row per indicator and municipality, or the whole study where it is "
                      "empty; a municipality's average describes no single village, and there is "
                      "no rank over all indicators"},
              GeometryType::none,
              result.indicators.size(),
              {},
              {}};
  add_municipality(layer.columns, result, result.indicators);
  const IndicatorColumns columns{layer.columns, result};
  add_key(columns, result);
  add_number(columns, result);
  return layer;
}

}  // namespace narhet::output::detail
