// SPDX-License-Identifier: MIT
#include "narhet/output/detail/place_changes.hpp"

#include "narhet/base/format.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/style.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace narhet::output::detail {
namespace {

using base::Message;
using base::Metric;
using model::NearestPair;

void add(Columns& columns,
         std::string name,
         ColumnType type,
         Message alias,
         std::function<Value(std::size_t row)> value) {
  columns.push_back({std::move(name), type, std::move(alias), std::move(value), {}});
}

void add_change(Columns& columns, const std::vector<model::PlaceChange>& changes) {
  add(columns, "effect", ColumnType::text, Message{"what changes"},
      [&changes](std::size_t row) -> Value {
        return std::string{model::key(changes[row].effect)};
      });
  for (std::size_t i = 0; i < model::kPlaceEffects; ++i) {
    const auto effect = static_cast<model::PlaceEffect>(i);
    columns.back().terms.push_back(
        {std::string{model::key(effect)}, base::Argument{model::name(effect)}});
  }
  const auto largest = [&](Metric metric, Message alias) {
    add(columns, change_column(metric), ColumnType::real, std::move(alias),
        [&changes, metric](std::size_t row) { return real_or_null(changes[row].largest[metric]); });
  };
  largest(Metric::distance, Message{"km farther to the kind that changes most (below 0: nearer)"});
  largest(Metric::time, Message{"minutes farther to the kind that changes most (below 0: nearer)"});
}

void add_place(Columns& columns, const PlaceDifference& difference) {
  const model::Result& study = difference.study;
  const auto text = [&](std::string name, Message alias, std::string model::Place::*field) {
    add(columns, std::move(name), ColumnType::text, std::move(alias),
        [&study, field](std::size_t row) { return text_or_null(study.places[row].*field); });
  };
  text("id", Message{"id"}, &model::Place::id);
  text("name", Message{"name"}, &model::Place::name);
  add_change(columns, difference.changes);
  add_municipality(columns, study, study.places);
  add(columns, "population", ColumnType::real, Message{"persons"},
      [&study](std::size_t row) { return persons_or_null(study.places[row].population); });
  add_snap(columns, study.place_snaps);
}

/// NULL unless all kinds are reached that have a service point at either time.
Value worst_of(const PlaceDifference& difference,
               const model::NearestTable& table,
               std::size_t place,
               Metric metric) {
  const auto row = base::id_at<base::PlaceIndex>(place);
  std::optional<base::Weight> worst;
  for (std::size_t i = 0; i < difference.study.kinds.size(); ++i) {
    const auto kind = base::id_at<base::KindIndex>(i);
    const auto is_offered = [&](const model::NearestTable& when) {
      return when.at(row, kind, metric).status != model::ReachStatus::no_service_of_kind;
    };
    const auto& nearest = table.at(row, kind, metric).nearest;
    if (nearest) {
      worst = std::max(worst.value_or(nearest->cost), nearest->cost);
    } else if (is_offered(difference.before) || is_offered(difference.after)) {
      return {};
    }
  }
  return worst ? Value{base::to_display(metric, *worst)} : Value{};
}

void add_worst(Columns& columns, const PlaceDifference& difference) {
  const auto column = [&](const model::NearestTable& table, const When& when, Metric metric,
                          Message alias) {
    add(columns, worst_column(metric, when.column), ColumnType::real, std::move(alias),
        [difference, &table, metric](std::size_t row) {
          return worst_of(difference, table, row, metric);
        });
  };
  const auto both = [&](const model::NearestTable& table, const When& when) {
    column(table, when, Metric::distance,
           Message{"km to the farthest of the nearest services, {}", when.name});
    column(table, when, Metric::time,
           Message{"minutes to the farthest of the nearest services, {}", when.name});
  };
  both(difference.before, difference.first);
  both(difference.after, difference.second);
}

/// Of one kind, whether it is reached at the one time and the other, and why not.
void add_status(Columns& columns, const PlaceDifference& difference, base::KindIndex kind) {
  const model::Result& study = difference.study;
  const auto column = [&](const model::NearestTable& table, const When& when) {
    const auto pairs = table.column(kind, study.decide_by);
    add(columns, base::format("{}_status_{}", study.kinds[base::index(kind)].key, when.column),
        ColumnType::text,
        Message{"{}: reached, {}", kind_name(study, base::index(kind)), when.name},
        [pairs](std::size_t row) -> Value { return std::string{model::key(pairs[row].status)}; });
    columns.back().terms = reach_terms();
  };
  column(difference.before, difference.first);
  column(difference.after, difference.second);
}

/// Of one kind and metric the ways at both times, and to whom.
void add_ways(Columns& columns,
              const PlaceDifference& difference,
              base::KindIndex kind,
              Metric metric) {
  const std::string& key = difference.study.kinds[base::index(kind)].key;
  const std::string text = kind_name(difference.study, base::index(kind));
  const std::string_view unit_text = unit(metric);
  const auto before = difference.before.column(kind, metric);
  const auto after = difference.after.column(kind, metric);
  const auto way = [&](const When& when, std::span<const NearestPair> pairs) {
    add(columns, base::format("{}_{}_{}", key, unit_text, when.column), ColumnType::real,
        Message{"{}: {} to the nearest, {}", text, unit_text, when.name},
        [pairs, metric](std::size_t row) -> Value {
          const auto& nearest = pairs[row].nearest;
          return nearest ? Value{base::to_display(metric, nearest->cost)} : Value{};
        });
  };
  const auto id = [&](const When& when, std::span<const NearestPair> pairs) {
    add(columns, base::format("{}_nearest_{}_{}_id", key, unit_text, when.column), ColumnType::text,
        Message{"{}: nearest by {}, {}", text, unit_text, when.name},
        [service_id = difference.service_id, pairs](std::size_t row) -> Value {
          const auto& nearest = pairs[row].nearest;
          return nearest ? Value{service_id(nearest->service)} : Value{};
        });
  };
  way(difference.first, before);
  way(difference.second, after);
  add(columns, base::format("{}_{}_change", key, unit_text), ColumnType::real,
      Message{"{}: {} farther, {} (below 0: nearer)", text, unit_text, difference.second.name},
      [before, after, metric](std::size_t row) {
        return real_or_null(model::change(before[row], after[row], metric));
      });
  id(difference.first, before);
  id(difference.second, after);
}

}  // namespace

void add_place_changes(Columns& columns, const PlaceDifference& difference) {
  add_place(columns, difference);
  add_worst(columns, difference);
  for (std::size_t i = 0; i < difference.study.kinds.size(); ++i) {
    const auto kind = base::id_at<base::KindIndex>(i);
    add_status(columns, difference, kind);
    for (const Metric metric : base::kMetrics) {
      add_ways(columns, difference, kind, metric);
    }
  }
}

std::string worst_column(Metric metric, std::string_view when) {
  return base::format("{}_{}", worst_column(metric), when);
}

std::string change_column(Metric metric) {
  return base::format("largest_change_{}", unit(metric));
}

/// The classes begin and end at half the study's lowest limit and at that limit, as those of the
/// map of places do: so a change is large where it is as large as what counts as near.
void add_change_classes(std::map<std::string, std::string>& values,
                        const model::Result& study,
                        const ChangeLabels& labels,
                        const base::Catalogue& catalogue) {
  const auto limits = class_limits(study);
  const std::string_view unit_text = unit(study.decide_by);
  const auto shown = [](double number) {
    return base::Decimal{number, number == std::floor(number) ? 0 : 2};
  };
  const auto label = [&](const char* name, const Message& message) {
    values[name] = xml(catalogue.render(message));
  };
  values["COLUMN"] = change_column(study.decide_by);
  values["LIMIT_1"] = base::format("{}", limits[0]);
  values["LIMIT_2"] = base::format("{}", limits[1]);
  label("FARTHER_1", Message{"≤ {} {} farther", shown(limits[0]), unit_text});
  label("FARTHER_2", Message{"≤ {} {} farther", shown(limits[1]), unit_text});
  label("FARTHER_3", Message{"> {} {} farther", shown(limits[1]), unit_text});
  label("NEARER_1", Message{"≤ {} {} nearer", shown(limits[0]), unit_text});
  label("NEARER_2", Message{"≤ {} {} nearer", shown(limits[1]), unit_text});
  label("NEARER_3", Message{"> {} {} nearer", shown(limits[1]), unit_text});
  label("LOSES_KIND", labels.loses_kind);
  label("GAINS_KIND", labels.gains_kind);
  label("NEARER_AND_FARTHER", model::name(model::PlaceEffect::nearer_and_farther));
  label("UNCHANGED", model::name(model::PlaceEffect::unchanged));
}

}  // namespace narhet::output::detail
