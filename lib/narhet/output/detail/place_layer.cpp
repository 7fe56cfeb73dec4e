// SPDX-License-Identifier: MIT
#include "narhet/base/format.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/withheld_cells.hpp"

#include <algorithm>
#include <utility>

namespace narhet::output::detail {
namespace {

using base::Message;
using base::Metric;

/// What the place's nearest services are in sum, by one metric.  Kinds without a single service
/// point in the study say nothing about the place and do not count.
struct Reach {
  std::size_t asked{};    ///< kinds that have a service point
  std::size_t reached{};  ///< of these
  base::Weight worst;     ///< of the reached
};

Reach reach_of(const model::Result& result, std::size_t place, Metric metric) {
  Reach reach;
  for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
    const model::NearestPair& pair = result.nearest.at(base::id_at<base::PlaceIndex>(place),
                                                       base::id_at<base::KindIndex>(kind), metric);
    reach.asked += pair.status == model::ReachStatus::no_service_of_kind ? 0U : 1U;
    if (pair.nearest) {
      ++reach.reached;
      reach.worst = std::max(reach.worst, pair.nearest->cost);
    }
  }
  return reach;
}

bool is_on_road(const model::Result& result, std::size_t place) {
  return result.place_snaps[place].status == model::SnapStatus::on_road;
}

/// The summary over the kinds, by the metric that decides.
Value status_of(const model::Result& result, std::size_t place) {
  if (!is_on_road(result, place)) {
    return "not_on_road";
  }
  const Reach reach = reach_of(result, place, result.decide_by);
  if (reach.reached == 0) {
    return "none_reached";
  }
  return reach.reached == reach.asked ? "all_reached" : "some_reached";
}

/// Of the first kind that is not reached; nothing where all are.
Value not_reached_because(const model::Result& result, std::size_t place) {
  for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
    const model::ReachStatus status = result.nearest
                                          .at(base::id_at<base::PlaceIndex>(place),
                                              base::id_at<base::KindIndex>(kind), result.decide_by)
                                          .status;
    if (status != model::ReachStatus::reached && status != model::ReachStatus::no_service_of_kind) {
      return std::string{model::key(status)};
    }
  }
  return {};
}

constexpr const char* kAsked = "asked";
constexpr const char* kNotAsked = "not_asked";
constexpr const char* kNotTold = "not_told";

/// Whether what a place needs is known.  A result for everyone does not tell whether anybody was
/// asked where nothing may be told.
Value need_status_of(const model::Result& result, std::size_t place) {
  if (result.need_index[place]) {
    return kAsked;
  }
  return result.withhold_cells ? kNotTold : kNotAsked;
}

std::vector<Term> need_status_terms() {
  return {{kAsked, base::Argument{Message{"asked"}}},
          {kNotAsked, base::Argument{Message{"not asked: counts as the mean of those asked"}}},
          {kNotTold, base::Argument{Message{"not asked, or nothing may be told: counts as the mean "
                                            "of those told of"}}}};
}

Value worst_of(const model::Result& result, std::size_t place, Metric metric) {
  const Reach reach = reach_of(result, place, metric);
  if (reach.reached == 0 || reach.reached < reach.asked) {
    return {};
  }
  return base::to_display(metric, reach.worst);
}

Value is_edge_uncertain(const model::Result& result, std::size_t place) {
  bool uncertain = false;
  for (const Metric metric : base::kMetrics) {
    for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
      uncertain = uncertain || result.nearest
                                   .at(base::id_at<base::PlaceIndex>(place),
                                       base::id_at<base::KindIndex>(kind), metric)
                                   .edge_uncertain;
    }
  }
  return std::int64_t{uncertain ? 1 : 0};
}

Value cost_to_edge(const model::Result& result, std::size_t place, Metric metric) {
  const auto cost = result.nearest.to_edge(metric)[place];
  return cost ? Value{base::to_display(metric, *cost)} : Value{};
}

Value kinds_within(const model::Result& result, std::size_t place) {
  const auto deciding = model::deciding_threshold(result.thresholds, result.decide_by);
  if (!deciding || !is_on_road(result, place)) {
    return {};
  }
  const model::Threshold& threshold = result.thresholds[*deciding];
  std::int64_t within = 0;
  for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
    const auto& nearest = result.nearest
                              .at(base::id_at<base::PlaceIndex>(place),
                                  base::id_at<base::KindIndex>(kind), threshold.metric)
                              .nearest;
    within += nearest && nearest->cost <= threshold.limit ? 1 : 0;
  }
  return within;
}

/// The columns of the groups that some place has measured.
void add_groups(Columns& columns, const model::Result& result) {
  using Group = std::optional<base::Persons> model::Place::*;
  const auto group = [&](std::string name, Message alias, Group of) {
    const bool measured =
        std::any_of(result.places.begin(), result.places.end(),
                    [of](const model::Place& place) { return (place.*of).has_value(); });
    if (measured) {
      columns.push_back(
          {std::move(name),
           ColumnType::real,
           std::move(alias),
           [&result, of](std::size_t row) { return persons_or_null(result.places[row].*of); },
           {}});
    }
  };
  group("young", Message{"young people"}, &model::Place::young);
  group("elderly", Message{"elderly people"}, &model::Place::elderly);
  group("aged_70", Message{"people of 70 and older"}, &model::Place::aged_70);
}

/// How wide a cell is and which village it shares the needs of, where there are cells.
void add_cell(Columns& columns, const model::Result& result) {
  const bool has_cells =
      std::any_of(result.places.begin(), result.places.end(),
                  [](const model::Place& place) { return place.cell_width.has_value(); });
  if (!has_cells) {
    return;
  }
  columns.push_back({"cell_m",
                     ColumnType::real,
                     Message{"width of the cell in metres"},
                     [&result](std::size_t row) -> Value {
                       const auto& width = result.places[row].cell_width;
                       return width ? Value{width->count()} : Value{};
                     },
                     {}});
  const auto village = [&](std::string name, Message alias, std::string model::Place::*field) {
    columns.push_back({std::move(name),
                       ColumnType::text,
                       std::move(alias),
                       [&result, field](std::size_t row) -> Value {
                         const auto& of = result.places[row].village;
                         return of ? text_or_null(result.places[base::index(*of)].*field) : Value{};
                       },
                       {}});
  };
  village("village_id", Message{"id of the nearest village"}, &model::Place::id);
  village("village_name", Message{"the nearest village"}, &model::Place::name);
}

void add_identity(Columns& columns, const model::Result& result) {
  const auto text = [&](std::string name, Message alias, std::string model::Place::*field) {
    columns.push_back(
        {std::move(name),
         ColumnType::text,
         std::move(alias),
         [&result, field](std::size_t row) { return text_or_null(result.places[row].*field); },
         {}});
  };
  text("id", Message{"id"}, &model::Place::id);
  text("name", Message{"name"}, &model::Place::name);
  text("type", Message{"type of place"}, &model::Place::type);
  add_municipality(columns, result, result.places);
  columns.push_back(
      {"population",
       ColumnType::real,
       Message{"persons"},
       [&result](std::size_t row) { return persons_or_null(result.places[row].population); },
       {}});
  add_groups(columns, result);
  add_cell(columns, result);
  add_snap(columns, result.place_snaps);
}

void add_summary(Columns& columns, const model::Result& result) {
  const auto column = [&](std::string name, ColumnType type, Message alias,
                          Value (*value)(const model::Result&, std::size_t)) {
    columns.push_back({std::move(name),
                       type,
                       std::move(alias),
                       [&result, value](std::size_t row) { return value(result, row); },
                       {}});
  };
  column("status", ColumnType::text, Message{"service reached"}, &status_of);
  columns.back().terms = {
      {"all_reached", base::Argument{Message{"all kinds reached"}}},
      {"some_reached", base::Argument{Message{"some kinds not reached"}}},
      {"none_reached", base::Argument{Message{"no kind reached"}}},
      {"not_on_road", base::Argument{model::name(model::ReachStatus::not_on_road)}}};
  column("not_reached_because", ColumnType::text, Message{"why some service is not reached"},
         &not_reached_because);
  columns.back().terms = reach_terms();
  column("edge_uncertain", ColumnType::boolean,
         Message{"a service beyond the edge of the roads could be nearer"}, &is_edge_uncertain);
  column("edge_km", ColumnType::real, Message{"km to the edge of the loaded roads"},
         [](const model::Result& of, std::size_t row) {
           return cost_to_edge(of, row, Metric::distance);
         });
  column(
      "edge_min", ColumnType::real, Message{"minutes to the edge of the loaded roads"},
      [](const model::Result& of, std::size_t row) { return cost_to_edge(of, row, Metric::time); });
  column("kinds_within", ColumnType::integer, Message{"kinds within reach"}, &kinds_within);
  if (const auto deciding = model::deciding_threshold(result.thresholds, result.decide_by)) {
    columns.back().alias = Message{"kinds within {} (≤)", result.thresholds[*deciding].label};
  }
  column("need_status", ColumnType::text, Message{"whether the place was asked"}, &need_status_of);
  columns.back().terms = need_status_terms();
  columns.push_back({"need_index",
                     ColumnType::real,
                     Message{"need of all kinds, 0 to 1 (empty: as need_status says)"},
                     [&result](std::size_t row) { return real_or_null(result.need_index[row]); },
                     {}});
  columns.push_back({worst_column(Metric::distance),
                     ColumnType::real,
                     Message{"km to the farthest of the nearest services"},
                     [&result](std::size_t row) { return worst_of(result, row, Metric::distance); },
                     {}});
  columns.push_back({worst_column(Metric::time),
                     ColumnType::real,
                     Message{"minutes to the farthest of the nearest services"},
                     [&result](std::size_t row) { return worst_of(result, row, Metric::time); },
                     {}});
}

/// What stands of the nearest and the second nearest service, of one kind and by one metric.
void add_nearest(Columns& columns, const model::Result& result, std::size_t kind, Metric metric) {
  const auto pairs = result.nearest.column(base::id_at<base::KindIndex>(kind), metric);
  const std::string& key = result.kinds[kind].key;
  const std::string kind_text = kind_name(result, kind);
  const std::string_view unit_text = unit(metric);
  const auto id = [&](std::string_view which, Message alias,
                      std::optional<model::Reached> model::NearestPair::*reached) {
    columns.push_back({base::format("{}_{}_{}_id", key, which, unit_text),
                       ColumnType::text,
                       std::move(alias),
                       [&result, pairs, reached](std::size_t row) -> Value {
                         const auto& found = pairs[row].*reached;
                         if (!found) {
                           return {};
                         }
                         return result.services[base::index(found->service)].id;
                       },
                       {}});
  };
  const auto cost = [&](std::string name, Message alias,
                        std::optional<model::Reached> model::NearestPair::*reached) {
    columns.push_back({std::move(name),
                       ColumnType::real,
                       std::move(alias),
                       [pairs, reached, metric](std::size_t row) -> Value {
                         const auto& found = pairs[row].*reached;
                         return found ? Value{base::to_display(metric, found->cost)} : Value{};
                       },
                       {}});
  };
  id("nearest", Message{"{}: nearest service point by {}", kind_text, unit_text},
     &model::NearestPair::nearest);
  cost(base::format("{}_{}", key, unit_text),
       Message{"{}: {} to the nearest", kind_text, unit_text}, &model::NearestPair::nearest);
  id("second", Message{"{}: second nearest service point by {}", kind_text, unit_text},
     &model::NearestPair::second);
  cost(base::format("{}_second_{}", key, unit_text),
       Message{"{}: {} to the second nearest", kind_text, unit_text}, &model::NearestPair::second);
  columns.push_back({base::format("{}_vulnerability_{}", key, unit_text),
                     ColumnType::real,
                     Message{"{}: {} farther if the nearest closes", kind_text, unit_text},
                     [pairs, metric](std::size_t row) { return vulnerability(pairs[row], metric); },
                     {}});
}

}  // namespace

std::string worst_column(Metric metric) {
  return base::format("worst_{}", unit(metric));
}

Layer place_layer(const model::Result& result) {
  Layer layer{"places",
              Message{"Places"},
              Message{"one row per place: who has how far to service"},
              GeometryType::point,
              result.places.size(),
              {},
              [&result](std::size_t row) { return result.places[row].position; }};
  add_identity(layer.columns, result);
  add_summary(layer.columns, result);
  for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
    const auto pairs = result.nearest.column(base::id_at<base::KindIndex>(kind), result.decide_by);
    layer.columns.push_back(
        {base::format("{}_status", result.kinds[kind].key), ColumnType::text,
         Message{"{}: reached", kind_name(result, kind)},
         [pairs](std::size_t row) -> Value { return std::string{model::key(pairs[row].status)}; },
         reach_terms()});
    for (const Metric metric : base::kMetrics) {
      add_nearest(layer.columns, result, kind, metric);
    }
  }
  return without_withheld_cells(std::move(layer), result);
}

}  // namespace narhet::output::detail
