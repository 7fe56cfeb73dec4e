// SPDX-License-Identifier: MIT
#include "narhet/output/detail/reach_layers.hpp"

#include "narhet/base/format.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/withheld_cells.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace narhet::output::detail {
namespace {

using base::Message;
using base::Metric;
using model::Reach;

void add(Columns& columns,
         std::string name,
         ColumnType type,
         Message alias,
         std::function<Value(std::size_t row)> value) {
  columns.push_back({std::move(name), type, std::move(alias), std::move(value), {}});
}

const std::string& key_of(const Reach& reach, std::size_t kind) {
  return reach.study.kinds[base::index(reach.kinds[kind])].key;
}

std::string name_of(const Reach& reach, std::size_t kind) {
  return kind_name(reach.study, base::index(reach.kinds[kind]));
}

/// The columns id and name of records.
template <class Record>
void add_id_and_name(Columns& columns, const std::vector<Record>& records) {
  add(columns, "id", ColumnType::text, Message{"id"},
      [&records](std::size_t row) -> Value { return records[row].id; });
  add(columns, "name", ColumnType::text, Message{"name"},
      [&records](std::size_t row) { return text_or_null(records[row].name); });
}

void add_place(Columns& columns, const Reach& reach) {
  add_id_and_name(columns, reach.study.places);
  add(columns, "type", ColumnType::text, Message{"type of place"},
      [&reach](std::size_t row) { return text_or_null(reach.study.places[row].type); });
  add_municipality(columns, reach.study, reach.study.places);
  add(columns, "population", ColumnType::real, Message{"persons"},
      [&reach](std::size_t row) { return persons_or_null(reach.study.places[row].population); });
  add_snap(columns, reach.study.place_snaps);
}

bool is_on_road(const Reach& reach, std::size_t place) {
  return reach.study.place_snaps[place].status == model::SnapStatus::on_road;
}

void add_bundle(Columns& columns, const Reach& reach) {
  add(columns, kBundleColumn, ColumnType::integer,
      Message{"kinds at one stop within {} (≤)", reach.bundle_limit},
      [&reach](std::size_t row) -> Value {
        return is_on_road(reach, row) ? Value{static_cast<std::int64_t>(reach.bundles[row].kinds)}
                                      : Value{};
      });
  add(columns, "bundle_share", ColumnType::real,
      Message{"bundle completeness: share of the {} kinds asked about", reach.kinds.size()},
      [&reach](std::size_t row) -> Value {
        return is_on_road(reach, row) ? Value{static_cast<double>(reach.bundles[row].kinds) /
                                              static_cast<double>(reach.kinds.size())}
                                      : Value{};
      });
  add(columns, "bundle_stop_id", ColumnType::text, Message{"the stop with most kinds"},
      [&reach](std::size_t row) -> Value {
        const auto& stop = reach.bundles[row].stop;
        return stop ? Value{reach.study.services[base::index(*stop)].id} : Value{};
      });
  const Metric metric = reach.study.decide_by;
  add(columns, base::format("bundle_{}", unit(metric)), ColumnType::real,
      Message{"{} to that stop", unit(metric)}, [&reach, metric](std::size_t row) -> Value {
        return reach.bundles[row].stop ? Value{base::to_display(metric, reach.bundles[row].cost)}
                                       : Value{};
      });
}

void add_nearest(Columns& columns, const Reach& reach, std::size_t kind) {
  const auto pair = [&reach, kind](std::size_t row, Metric metric) -> const model::NearestPair& {
    return reach.study.nearest.at(base::id_at<base::PlaceIndex>(row), reach.kinds[kind], metric);
  };
  add(columns, base::format("{}_status", key_of(reach, kind)), ColumnType::text,
      Message{"{}: reached", name_of(reach, kind)}, [&reach, pair](std::size_t row) -> Value {
        return std::string{model::key(pair(row, reach.study.decide_by).status)};
      });
  columns.back().terms = reach_terms();
  for (const Metric metric : base::kMetrics) {
    add(columns, base::format("{}_{}", key_of(reach, kind), unit(metric)), ColumnType::real,
        Message{"{}: {} to the nearest", name_of(reach, kind), unit(metric)},
        [pair, metric](std::size_t row) -> Value {
          const auto& nearest = pair(row, metric).nearest;
          return nearest ? Value{base::to_display(metric, nearest->cost)} : Value{};
        });
  }
}

void add_access(Columns& columns, const Reach& reach, std::size_t kind) {
  const std::string& key = key_of(reach, kind);
  const std::string name = name_of(reach, kind);
  add(columns, base::format("{}_within", key), ColumnType::integer,
      Message{"{}: service points within {} (≤)", name, reach.catchment},
      [&reach, kind](std::size_t row) -> Value {
        return is_on_road(reach, row) ? Value{std::int64_t{reach.access_at(row, kind).within}}
                                      : Value{};
      });
  const auto measure = [&](const char* suffix, Message alias,
                           std::optional<double> model::PlaceAccess::*field) {
    add(columns, base::format("{}_{}", key, suffix), ColumnType::real, std::move(alias),
        [&reach, kind, field](std::size_t row) {
          return real_or_null(reach.access_at(row, kind).*field);
        });
  };
  measure("gravity", Message{"{}: service points by how near they are, {}", name, reach.decay},
          &model::PlaceAccess::gravity);
  measure("2sfca", Message{"{}: capacity per person, 2SFCA (empty: not measured)", name},
          &model::PlaceAccess::two_step);
  measure("e2sfca", Message{"{}: capacity per person, E2SFCA (empty: not measured)", name},
          &model::PlaceAccess::enhanced);
  measure("3sfca", Message{"{}: capacity per person, 3SFCA (empty: not measured)", name},
          &model::PlaceAccess::three_step);
  measure("bfca", Message{"{}: capacity per person, BFCA (empty: not measured)", name},
          &model::PlaceAccess::balanced);
}

/// The keys of the kinds asked about that a service point offers.
std::string offered(const Reach& reach, std::size_t service) {
  std::string keys;
  for (std::size_t kind = 0; kind < reach.kinds.size(); ++kind) {
    if (reach.study.services[service].kinds.contains(reach.kinds[kind])) {
      keys += (keys.empty() ? "" : ", ") + key_of(reach, kind);
    }
  }
  return keys;
}

void add_most_customers(Columns& columns, const Reach& reach) {
  const auto most = [&](std::string name, Message alias,
                        base::Persons model::CustomerBase::*field) {
    add(columns, std::move(name), ColumnType::real, std::move(alias),
        [&reach, field](std::size_t row) -> Value {
          if (offered(reach, row).empty()) {
            return {};
          }
          base::Persons persons;
          for (std::size_t kind = 0; kind < reach.kinds.size(); ++kind) {
            persons = std::max(persons, reach.customers_of(row, kind).*field);
          }
          return persons.count();
        });
  };
  most("customers_nearest", Message{"persons who have it as their nearest, of the kind with most"},
       &model::CustomerBase::nearest);
  most(kCustomersColumn, Message{"customers by Huff's model, of the kind with most"},
       &model::CustomerBase::huff);
}

void add_customers(Columns& columns, const Reach& reach, std::size_t kind) {
  const auto persons = [&](const char* suffix, Message alias,
                           base::Persons model::CustomerBase::*field) {
    add(columns, base::format("{}_{}", key_of(reach, kind), suffix), ColumnType::real,
        std::move(alias), [&reach, kind, field](std::size_t row) -> Value {
          return reach.study.services[row].kinds.contains(reach.kinds[kind])
                     ? Value{(reach.customers_of(row, kind).*field).count()}
                     : Value{};
        });
  };
  persons("nearest_persons",
          Message{"{}: persons who have it as their nearest", name_of(reach, kind)},
          &model::CustomerBase::nearest);
  persons("huff_persons", Message{"{}: customers by Huff's model", name_of(reach, kind)},
          &model::CustomerBase::huff);
}

/// Appends columns of one kind's measures of the municipalities.
class WayColumns {
 public:
  WayColumns(Columns& columns, const Reach& reach, std::size_t kind)
      : columns_{&columns}, reach_{&reach}, kind_{kind} {}

  void persons(const char* suffix, Message alias, base::Persons model::WayMeasures::*field) const {
    put(suffix, std::move(alias),
        [field](const model::WayMeasures& ways) -> Value { return (ways.*field).count(); });
  }
  void measure(const std::string& suffix,
               Message alias,
               std::optional<double> model::WayMeasures::*field) const {
    put(suffix, std::move(alias),
        [field](const model::WayMeasures& ways) { return real_or_null(ways.*field); });
  }
  void part(const char* suffix, Message alias, double model::WayMeasures::*field) const {
    put(suffix, std::move(alias),
        [field](const model::WayMeasures& ways) -> Value { return ways.*field; });
  }

 private:
  void put(const std::string& suffix,
           Message alias,
           std::function<Value(const model::WayMeasures&)> value) const {
    add(*columns_, base::format("{}_{}", key_of(*reach_, kind_), suffix), ColumnType::real,
        std::move(alias),
        [&reach = *reach_, kind = kind_, value = std::move(value)](std::size_t row) {
          return value(reach.ways_of(row, kind));
        });
  }

  Columns* columns_;
  const Reach* reach_;
  std::size_t kind_;
};

void add_ways(Columns& columns, const Reach& reach, std::size_t kind) {
  using model::WayMeasures;
  const std::string name = name_of(reach, kind);
  const std::string_view units = unit(reach.study.decide_by);
  const WayColumns add_column{columns, reach, kind};
  add_column.persons("persons", Message{"{}: persons in listed places", name},
                     &WayMeasures::persons);
  add_column.persons("not_reached_persons", Message{"{}: persons not reached", name},
                     &WayMeasures::not_reached);
  add_column.measure(base::format("mean_{}", units),
                     Message{"{}: {} to the nearest, mean of the reached", name, units},
                     &WayMeasures::mean);
  add_column.measure(
      base::format("median_{}", units),
      Message{"{}: {} that half of those in listed places do not exceed (empty: not reached)", name,
              units},
      &WayMeasures::median);
  add_column.measure(
      base::format("p90_{}", units),
      Message{"{}: {} that nine in ten do not exceed (empty: not reached)", name, units},
      &WayMeasures::percentile_90);
  add_column.measure("gini", Message{"{}: Gini of the ways of the reached", name},
                     &WayMeasures::gini);
  add_column.measure("theil", Message{"{}: Theil's T of the ways of the reached", name},
                     &WayMeasures::theil);
  add_column.part("theil_between",
                  Message{"{}: part in the whole study's T between municipalities", name},
                  &WayMeasures::theil_between);
  add_column.part("theil_within",
                  Message{"{}: part in the whole study's T within municipalities", name},
                  &WayMeasures::theil_within);
  add_column.measure(
      "palma", Message{"{}: Palma, the longest tenth of the ways over the shortest 40 %", name},
      &WayMeasures::palma);
  add_column.measure("concentration",
                     Message{"{}: concentration by size of place (below 0: longer ways in small "
                             "places)",
                             name},
                     &WayMeasures::concentration);
  add_column.measure("concentration_corrected",
                     Message{"{}: concentration by size of place, corrected (Erreygers)", name},
                     &WayMeasures::concentration_corrected);
}

void add_poverty(Columns& columns, const Reach& reach, std::size_t kind) {
  using model::WayMeasures;
  const std::string name = name_of(reach, kind);
  const WayColumns add_column{columns, reach, kind};
  add_column.measure(
      "fgt0",
      Message{"{}: share of those in listed places who have more than {} or do not reach it, FGT 0",
              name, reach.poverty_line},
      &WayMeasures::headcount);
  add_column.measure(
      "fgt1", Message{"{}: how far beyond {} the reached are, FGT 1", name, reach.poverty_line},
      &WayMeasures::gap);
  add_column.measure(
      "fgt2",
      Message{"{}: how far beyond {} the reached are, squared, FGT 2", name, reach.poverty_line},
      &WayMeasures::severity);
}

}  // namespace

std::string ninth_tenth_column(const Reach& reach) {
  return base::format("{}_p90_{}", key_of(reach, 0), unit(reach.study.decide_by));
}

Layer place_access_layer(const Reach& reach) {
  Layer layer{"place_access",
              with_mode(Message{"Within reach of the places"}, reach.study.mode),
              Message{"one row per place: its nearest, and what shares of service it has"},
              GeometryType::point,
              reach.study.places.size(),
              {},
              [&reach](std::size_t row) { return reach.study.places[row].position; }};
  add_place(layer.columns, reach);
  add_bundle(layer.columns, reach);
  for (std::size_t kind = 0; kind < reach.kinds.size(); ++kind) {
    add_nearest(layer.columns, reach, kind);
    add_access(layer.columns, reach, kind);
  }
  return without_withheld_cells(std::move(layer), reach.study);
}

Layer service_customers_layer(const Reach& reach) {
  Layer layer{"service_customers",
              with_mode(Message{"Customers of the service points"}, reach.study.mode),
              Message{"one row per service point: who goes there"},
              GeometryType::point,
              reach.study.services.size(),
              {},
              [&reach](std::size_t row) { return reach.study.services[row].position; }};
  Columns& columns = layer.columns;
  add_id_and_name(columns, reach.study.services);
  add(columns, "kinds", ColumnType::text, Message{"kinds of service asked about"},
      [&reach](std::size_t row) { return text_or_null(offered(reach, row)); });
  add_municipality(columns, reach.study, reach.study.services);
  add_snap(columns, reach.study.service_snaps);
  add(columns, "capacity", ColumnType::real, Message{"capacity (empty: not known)"},
      [&reach](std::size_t row) { return real_or_null(reach.study.services[row].capacity); });
  add_most_customers(columns, reach);
  for (std::size_t kind = 0; kind < reach.kinds.size(); ++kind) {
    add_customers(columns, reach, kind);
  }
  return layer;
}

Layer municipality_access_layer(const Reach& reach) {
  Layer layer{"municipality_access",
              with_mode(Message{"Ways of the municipalities' people"}, reach.study.mode),
              Message{"one row per municipality: how far its people have, and how equally"},
              GeometryType::multi_polygon,
              reach.study.municipalities.size(),
              {},
              [&reach](std::size_t row) { return &reach.study.municipalities[row].area; }};
  Columns& columns = layer.columns;
  add(columns, "code", ColumnType::text, Message{"municipality code"},
      [&reach](std::size_t row) { return text_or_null(reach.study.municipalities[row].code); });
  add(columns, "name", ColumnType::text, Message{"name"},
      [&reach](std::size_t row) { return text_or_null(reach.study.municipalities[row].name); });
  add_municipality_type(columns, reach.study.municipalities);
  for (std::size_t kind = 0; kind < reach.kinds.size(); ++kind) {
    add_ways(columns, reach, kind);
    if (!reach.poverty_line.empty()) {
      add_poverty(columns, reach, kind);
    }
  }
  return layer;
}

}  // namespace narhet::output::detail
