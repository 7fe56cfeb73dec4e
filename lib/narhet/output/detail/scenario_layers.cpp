// SPDX-License-Identifier: MIT
#include "narhet/output/detail/scenario_layers.hpp"

#include "narhet/base/format.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/place_changes.hpp"
#include "narhet/output/detail/withheld_cells.hpp"

#include <functional>
#include <string_view>
#include <utility>

namespace narhet::output::detail {
namespace {

using base::index;
using base::Message;
using base::Metric;
using model::Scenario;
using model::ScenarioEffect;
using model::ScenarioPoint;
using model::ScenarioSide;

Message title(const Message& text, const Scenario& scenario) {
  return with_mode(text, scenario.today.mode);
}

void add(Columns& columns,
         std::string name,
         ColumnType type,
         Message alias,
         std::function<Value(std::size_t row)> value) {
  columns.push_back({std::move(name), type, std::move(alias), std::move(value), {}});
}

/// The keys of kinds, as in the column `kinds` of services.
std::string keys_of(const Scenario& scenario, const model::KindSet& kinds) {
  std::string keys;
  for (std::size_t i = 0; i < scenario.today.kinds.size(); ++i) {
    if (kinds.contains(base::id_at<base::KindIndex>(i))) {
      keys += (keys.empty() ? "" : ", ") + scenario.today.kinds[i].key;
    }
  }
  return keys;
}

// -- scenario_summary

using Effects = std::vector<ScenarioEffect>;

void add_whose(Layer& layer, const Scenario& scenario) {
  const Effects& effects = scenario.effects;
  add_municipality(layer.columns, scenario.today, effects);
  add(layer.columns, "group", ColumnType::text, Message{"group"},
      [&scenario](std::size_t row) -> Value {
        return scenario.groups[scenario.effects[row].group].key;
      });
  for (const model::PopulationGroup& group : scenario.groups) {
    layer.columns.back().terms.push_back({group.key, base::Argument{group.name}});
  }
  add(layer.columns, "kind", ColumnType::text, Message{"kind of service"},
      [&scenario](std::size_t row) -> Value {
        const auto& kind = scenario.effects[row].kind;
        return kind ? scenario.today.kinds[base::index(*kind)].key : std::string{"any"};
      });
  layer.columns.back().terms = kind_terms(scenario.today);
  layer.columns.back().terms.push_back({"any", base::Argument{Message{"any kind"}}});
  add(layer.columns, "metric", ColumnType::text, Message{"measured in"},
      [&effects](std::size_t row) -> Value { return std::string{unit(effects[row].metric)}; });
  layer.columns.back().terms = metric_terms();
}

/// What a side is called in names of columns and to people.
struct SideNames {
  ScenarioSide ScenarioEffect::*side;
  std::string_view prefix;      ///< "losing"
  std::string_view altogether;  ///< "left_with_nothing"
  std::string_view passing;     ///< "beyond"
  Message persons;
  Message places;
  Message unknown;
  Message altogether_persons;
  Message altogether_places;
  Message sum;
  Message mean;
  Message max;
};

SideNames losing_names() {
  return {&ScenarioEffect::losing,
          "losing",
          "left_with_nothing",
          "beyond",
          Message{"persons who get farther, or are left with nothing"},
          Message{"places that get farther, or are left with nothing"},
          Message{"of those that get farther, places whose population is not known"},
          Message{"of these, persons left with nothing"},
          Message{"of these, places left with nothing"},
          Message{"person-km or person-minutes more in all"},
          Message{"km or minutes farther, mean per person"},
          Message{"km or minutes farther, at most"}};
}

SideNames gaining_names() {
  return {&ScenarioEffect::gaining,
          "gaining",
          "newly_reached",
          "within",
          Message{"persons who get nearer, or are reached for the first time"},
          Message{"places that get nearer, or are reached for the first time"},
          Message{"of those that get nearer, places whose population is not known"},
          Message{"of these, persons reached for the first time"},
          Message{"of these, places reached for the first time"},
          Message{"person-km or person-minutes less in all"},
          Message{"km or minutes nearer, mean per person"},
          Message{"km or minutes nearer, at most"}};
}

void add_side(Layer& layer, const Scenario& scenario, SideNames names) {
  const auto column = [&](std::string_view name, ColumnType type, Message alias, auto value) {
    add(layer.columns, base::format("{}_{}", names.prefix, name), type, std::move(alias),
        [&effects = scenario.effects, side = names.side, value](std::size_t row) -> Value {
          return value(effects[row].*side);
        });
  };
  using Side = const ScenarioSide&;
  column("persons", ColumnType::real, std::move(names.persons),
         [](Side side) -> Value { return side.changed.persons.count(); });
  column("places", ColumnType::integer, std::move(names.places),
         [](Side side) -> Value { return std::int64_t{side.changed.places}; });
  column("places_without_population", ColumnType::integer, std::move(names.unknown),
         [](Side side) -> Value { return std::int64_t{side.changed.places_without_population}; });
  column(base::format("{}_persons", names.altogether), ColumnType::real,
         std::move(names.altogether_persons),
         [](Side side) -> Value { return side.altogether.persons.count(); });
  column(base::format("{}_places", names.altogether), ColumnType::integer,
         std::move(names.altogether_places),
         [](Side side) -> Value { return std::int64_t{side.altogether.places}; });
  column("sum", ColumnType::real, std::move(names.sum),
         [](Side side) -> Value { return side.sum; });
  column("mean", ColumnType::real, std::move(names.mean),
         [](Side side) { return real_or_null(side.mean); });
  column("max", ColumnType::real, std::move(names.max),
         [](Side side) { return real_or_null(side.max); });
}

/// NULL in the rows of the other metric.
void add_passing(Layer& layer,
                 const Scenario& scenario,
                 const SideNames& names,
                 std::size_t number,
                 Message alias) {
  const model::Threshold& threshold = scenario.today.thresholds[number];
  add(layer.columns,
      base::format("{}_{}_{}", names.prefix, names.passing, model::column_suffix(threshold)),
      ColumnType::real, std::move(alias),
      [&effects = scenario.effects, side = names.side, number,
       metric = threshold.metric](std::size_t row) -> Value {
        if (effects[row].metric != metric) {
          return {};
        }
        return (effects[row].*side).passing_threshold[number].count();
      });
}

// -- scenario_points

void add_point(Layer& layer, const Scenario& scenario) {
  const auto& points = scenario.points;
  const auto text = [&](std::string name, Message alias, auto value) {
    add(layer.columns, std::move(name), ColumnType::text, std::move(alias),
        [&points, value](std::size_t row) { return text_or_null(value(points[row])); });
  };
  text("id", Message{"id"}, [](const ScenarioPoint& point) { return point.id; });
  text("name", Message{"name"}, [](const ScenarioPoint& point) { return point.name; });
  text("role", Message{"what becomes of it"},
       [](const ScenarioPoint& point) { return std::string{model::key(point.role)}; });
  for (const auto role : {ScenarioPoint::Role::closes, ScenarioPoint::Role::loses_kinds,
                          ScenarioPoint::Role::opens}) {
    layer.columns.back().terms.push_back(
        {std::string{model::key(role)}, base::Argument{model::name(role)}});
  }
  text("kinds", Message{"kinds that close or open there"},
       [&scenario](const ScenarioPoint& point) { return keys_of(scenario, point.kinds); });
  text("kinds_left", Message{"kinds that it still offers"},
       [&scenario](const ScenarioPoint& point) { return keys_of(scenario, point.kinds_left); });
  add_municipality(layer.columns, scenario.today, points);
}

}  // namespace

Layer scenario_place_layer(const Scenario& scenario) {
  Layer layer{"scenario_places",
              title(Message{"Scenario: what changes for each place"}, scenario),
              Message{"one row per place: how far to each kind of service before and after"},
              GeometryType::point,
              scenario.today.places.size(),
              {},
              [&scenario](std::size_t row) { return scenario.today.places[row].position; }};
  const PlaceDifference difference{
      scenario.today,
      scenario.today.nearest,
      scenario.after,
      scenario.place_changes,
      [&scenario](base::ServiceIndex service) { return scenario.service_ids[index(service)]; },
      {kBefore, Message{"today"}},
      {kAfter, Message{"afterwards"}}};
  add_place_changes(layer.columns, difference);
  return without_withheld_cells(std::move(layer), scenario.today);
}

Layer scenario_summary_layer(const Scenario& scenario) {
  Layer layer{"scenario_summary",
              title(Message{"Scenario: who loses and who gains"}, scenario),
              Message{"one row per municipality, or the whole study where it is empty, group of "
                      "people (the young, the elderly and businesses, counted by number, where "
                      "places have these columns), kind of service and metric; any kind counts "
                      "each place once"},
              GeometryType::none,
              scenario.effects.size(),
              {},
              {}};
  add_whose(layer, scenario);
  add_side(layer, scenario, losing_names());
  for (std::size_t i = 0; i < scenario.today.thresholds.size(); ++i) {
    add_passing(layer, scenario, losing_names(), i,
                Message{"persons no longer within {} (≤)", scenario.today.thresholds[i].label});
  }
  add_side(layer, scenario, gaining_names());
  for (std::size_t i = 0; i < scenario.today.thresholds.size(); ++i) {
    add_passing(layer, scenario, gaining_names(), i,
                Message{"persons newly within {} (≤)", scenario.today.thresholds[i].label});
  }
  return layer;
}

Layer scenario_point_layer(const Scenario& scenario) {
  Layer layer{"scenario_points",
              title(Message{"Scenario: what closes and opens"}, scenario),
              Message{"one row per service point that closes, or loses kinds, or opens"},
              GeometryType::point,
              scenario.points.size(),
              {},
              [&scenario](std::size_t row) { return scenario.points[row].position; }};
  add_point(layer, scenario);
  return layer;
}

}  // namespace narhet::output::detail
