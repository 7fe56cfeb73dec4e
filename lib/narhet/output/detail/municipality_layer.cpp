// SPDX-License-Identifier: MIT
#include "narhet/base/format.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"

#include <functional>
#include <optional>
#include <string_view>
#include <utility>

namespace narhet::output::detail {
namespace {

using base::Message;

/// The coverage of each municipality; null where the result has none.
std::vector<const model::Coverage*> coverage_of(const model::Result& result,
                                                std::size_t kind,
                                                std::size_t threshold) {
  std::vector<const model::Coverage*> rows(result.municipalities.size());
  for (const model::Coverage& each : result.coverage) {
    if (each.municipality && base::index(each.kind) == kind && each.threshold == threshold) {
      rows[base::index(*each.municipality)] = &each;
    }
  }
  return rows;
}

void add_column(Columns& columns,
                const std::vector<const model::Coverage*>& rows,
                std::string name,
                ColumnType type,
                Message alias,
                std::function<Value(const model::Coverage&)> value) {
  columns.push_back({std::move(name),
                     type,
                     std::move(alias),
                     [rows, value = std::move(value)](std::size_t row) {
                       return rows[row] == nullptr ? Value{} : value(*rows[row]);
                     },
                     {}});
}

void add_identity(Columns& columns, const model::Result& result) {
  columns.push_back(
      {"code",
       ColumnType::text,
       Message{"municipality code"},
       [&result](std::size_t row) { return text_or_null(result.municipalities[row].code); },
       {}});
  columns.push_back(
      {"name",
       ColumnType::text,
       Message{"name"},
       [&result](std::size_t row) { return text_or_null(result.municipalities[row].name); },
       {}});
  add_municipality_type(columns, result.municipalities);
  columns.push_back({"population",
                     ColumnType::real,
                     Message{"persons in the municipality"},
                     [&result](std::size_t row) {
                       return persons_or_null(result.municipalities[row].population);
                     },
                     {}});
}

/// Who lives in the listed places, which is the denominator of every share.
void add_listed(Columns& columns, const model::Result& result) {
  struct Listed {
    base::Persons persons;
    std::int64_t places{};
    std::int64_t without_population{};
  };
  std::vector<Listed> listed(result.municipalities.size());
  for (const model::Place& place : result.places) {
    if (place.municipality) {
      Listed& sum = listed[base::index(*place.municipality)];
      sum.persons += place.population.value_or(base::Persons{});
      sum.places += 1;
      sum.without_population += place.population ? 0 : 1;
    }
  }
  columns.push_back({"places_listed",
                     ColumnType::integer,
                     Message{"listed places"},
                     [listed](std::size_t row) -> Value { return listed[row].places; },
                     {}});
  columns.push_back({"places_without_population",
                     ColumnType::integer,
                     Message{"listed places without a known number of persons"},
                     [listed](std::size_t row) -> Value { return listed[row].without_population; },
                     {}});
  columns.push_back({"persons_listed",
                     ColumnType::real,
                     Message{"persons in listed places"},
                     [listed](std::size_t row) -> Value { return listed[row].persons.count(); },
                     {}});
  columns.push_back({"listed_percent",
                     ColumnType::real,
                     Message{"persons in listed places, percent of the municipality"},
                     [&result, listed](std::size_t row) -> Value {
                       const auto& population = result.municipalities[row].population;
                       return population ? percent(listed[row].persons, *population) : Value{};
                     },
                     {}});
}

void add_coverage(Columns& columns,
                  const model::Result& result,
                  std::size_t kind,
                  std::size_t threshold) {
  const auto rows = coverage_of(result, kind, threshold);
  const std::string prefix = base::format("{}_{}", result.kinds[kind].key,
                                          model::column_suffix(result.thresholds[threshold]));
  const std::string kind_text = kind_name(result, kind);
  const std::string& limit = result.thresholds[threshold].label;
  using model::Coverage;
  add_column(columns, rows, base::format("{}_persons", prefix), ColumnType::real,
             Message{"{} within {} (≤): persons", kind_text, limit},
             [](const Coverage& coverage) { return coverage.within.persons.count(); });
  add_column(columns, rows, base::format("{}_percent", prefix), ColumnType::real,
             Message{"{} within {} (≤): percent of people in listed places", kind_text, limit},
             [](const Coverage& coverage) {
               return percent(coverage.within.persons, coverage.all.persons);
             });
  add_column(columns, rows, base::format("{}_places", prefix), ColumnType::integer,
             Message{"{} within {} (≤): places", kind_text, limit},
             [](const Coverage& coverage) { return std::int64_t{coverage.within.places}; });
}

/// Who is not reached at all.  That depends on the kind and not on a threshold, so any row will do.
void add_not_reached(Columns& columns, const model::Result& result, std::size_t kind) {
  if (result.thresholds.empty()) {
    return;
  }
  const auto rows = coverage_of(
      result, kind, model::deciding_threshold(result.thresholds, result.decide_by).value_or(0));
  const std::string kind_text = kind_name(result, kind);
  const std::string& key = result.kinds[kind].key;
  constexpr auto kReached = static_cast<std::size_t>(model::ReachStatus::reached);
  using model::Coverage;
  add_column(columns, rows, base::format("{}_not_reached_persons", key), ColumnType::real,
             Message{"{}: persons not reached", kind_text}, [](const Coverage& coverage) {
               return (coverage.all.persons - coverage.by_status[kReached].persons).count();
             });
  add_column(columns, rows, base::format("{}_not_reached_places", key), ColumnType::integer,
             Message{"{}: places not reached", kind_text}, [](const Coverage& coverage) {
               return std::int64_t{coverage.all.places} -
                      std::int64_t{coverage.by_status[kReached].places};
             });
}

/// Who has all kinds within a threshold: the share that the map shows.
void add_all_kinds(Columns& columns, const model::Result& result, std::size_t threshold) {
  std::vector<const model::AllKindsCoverage*> rows(result.municipalities.size());
  for (const model::AllKindsCoverage& each : result.all_kinds_coverage) {
    if (each.municipality && each.threshold == threshold) {
      rows[base::index(*each.municipality)] = &each;
    }
  }
  const std::string& limit = result.thresholds[threshold].label;
  const auto column = [&](std::string name, ColumnType type, Message alias,
                          std::function<Value(const model::AllKindsCoverage&)> value) {
    columns.push_back({std::move(name),
                       type,
                       std::move(alias),
                       [rows, value = std::move(value)](std::size_t row) {
                         return rows[row] == nullptr ? Value{} : value(*rows[row]);
                       },
                       {}});
  };
  using Coverage = model::AllKindsCoverage;
  const std::string prefix = all_kinds_column(result.thresholds[threshold]);
  column(base::format("{}_persons", prefix), ColumnType::real,
         Message{"all kinds within {} (≤): persons", limit},
         [](const Coverage& coverage) -> Value { return coverage.within.persons.count(); });
  column(base::format("{}_percent", prefix), ColumnType::real,
         Message{"all kinds within {} (≤): percent of people in listed places", limit},
         [](const Coverage& coverage) {
           return percent(coverage.within.persons, coverage.all.persons);
         });
  column(base::format("{}_places", prefix), ColumnType::integer,
         Message{"all kinds within {} (≤): places", limit},
         [](const Coverage& coverage) -> Value { return std::int64_t{coverage.within.places}; });
}

/// Adds columns from the table of indicators, of all people by the metric and the threshold that
/// decide.
class IndicatorColumns {
 public:
  IndicatorColumns(Columns& columns, const model::Result& result, std::optional<std::size_t> kind)
      : columns_{&columns}, result_{&result}, kind_{kind} {}

  void add(std::string name,
           ColumnType type,
           Message alias,
           model::Indicator indicator,
           std::function<Value(const model::MunicipalityIndicator&)> value) const {
    std::vector<const model::MunicipalityIndicator*> rows(result_->municipalities.size());
    for (const model::MunicipalityIndicator& row : result_->indicators) {
      if (row.municipality && row.indicator == indicator && is_asked(row)) {
        rows[base::index(*row.municipality)] = &row;
      }
    }
    columns_->push_back({std::move(name),
                         type,
                         std::move(alias),
                         [rows = std::move(rows), value = std::move(value)](std::size_t row) {
                           return rows[row] == nullptr ? Value{} : value(*rows[row]);
                         },
                         {}});
  }

 private:
  [[nodiscard]] bool is_asked(const model::MunicipalityIndicator& row) const {
    const bool is_kind =
        kind_ ? row.kind && base::index(*row.kind) == *kind_ : !row.kind.has_value();
    return is_kind && row.group == 0 && row.metric == result_->decide_by &&
           (!row.threshold ||
            row.threshold == model::deciding_threshold(result_->thresholds, result_->decide_by));
  }

  Columns* columns_;
  const model::Result* result_;
  std::optional<std::size_t> kind_;
};

Value value_of(const model::MunicipalityIndicator& row) {
  return real_or_null(row.value);
}
Value persons_of(const model::MunicipalityIndicator& row) {
  return persons_or_null(row.persons);
}
Value rank_of(const model::MunicipalityIndicator& row) {
  return row.rank ? Value{std::int64_t{*row.rank}} : Value{};
}

void add_all_kinds_indicators(Columns& columns, const model::Result& result) {
  using model::Indicator;
  const auto deciding = model::deciding_threshold(result.thresholds, result.decide_by);
  if (!deciding) {
    return;
  }
  const std::string& limit = result.thresholds[*deciding].label;
  const IndicatorColumns column{columns, result, std::nullopt};
  column.add("all_kinds_rank", ColumnType::integer,
             Message{"all kinds within {} (≤): rank by the share of people", limit},
             Indicator::within, rank_of);
  column.add(
      "one_stop_percent", ColumnType::real,
      Message{"kinds within {} at one stop, percent of all kinds, mean of the people", limit},
      Indicator::one_stop, value_of);
}

/// The main indicators of a kind; the table `municipality_indicators` has them all.
void add_indicators(Columns& columns, const model::Result& result, std::size_t kind) {
  using model::Indicator;
  const std::string& key = result.kinds[kind].key;
  const std::string name = kind_name(result, kind);
  const std::string_view units = unit(result.decide_by);
  const IndicatorColumns column{columns, result, kind};
  const auto way = [&](const char* what, Message alias, Indicator indicator) {
    column.add(base::format("{}_{}_{}", key, what, units), ColumnType::real, std::move(alias),
               indicator, value_of);
  };
  way("mean", Message{"{}: {} to the nearest, mean of the reached", name, units}, Indicator::mean);
  way("p90", Message{"{}: {} that nine in ten do not exceed (empty: not reached)", name, units},
      Indicator::percentile_90);
  way("longest_tenth", Message{"{}: {} of the tenth who have farthest, mean", name, units},
      Indicator::longest_tenth);
  column.add(base::format("{}_gini", key), ColumnType::real,
             Message{"{}: Gini of the ways of the reached", name}, Indicator::gini, value_of);
  way("worst", Message{"{}: {} from the place that has farthest", name, units},
      Indicator::farthest);
  column.add(base::format("{}_worst_place", key), ColumnType::text,
             Message{"{}: place that has farthest", name}, Indicator::farthest,
             [&result](const model::MunicipalityIndicator& row) {
               if (!row.place) {
                 return Value{};
               }
               const model::Place& place = result.places[base::index(*row.place)];
               return Value{place.name.empty() ? place.id : place.name};
             });
  column.add(base::format("{}_imported_persons", key), ColumnType::real,
             Message{"{}: persons whose nearest lies outside the municipality", name},
             Indicator::imported, persons_of);
  const auto deciding = model::deciding_threshold(result.thresholds, result.decide_by);
  if (!deciding) {
    return;
  }
  const std::string& limit = result.thresholds[*deciding].label;
  column.add(base::format("{}_own_percent", key), ColumnType::real,
             Message{"{} within {} (≤) by the municipality's own points alone: percent of people "
                     "in listed places",
                     name, limit},
             Indicator::within_own, value_of);
  column.add(
      base::format("{}_closure_persons", key), ColumnType::real,
      Message{
          "{}: persons no longer within {} if the point closed that means most to the municipality",
          name, limit},
      Indicator::worst_closure, persons_of);
  column.add(base::format("{}_rank", key), ColumnType::integer,
             Message{"{} within {} (≤): rank by the share of people", name, limit},
             Indicator::within, rank_of);
}

}  // namespace

std::string all_kinds_column(const model::Threshold& threshold) {
  return base::format("all_kinds_{}", model::column_suffix(threshold));
}

Layer municipality_layer(const model::Result& result) {
  Layer layer{
      "municipalities",
      Message{"Municipalities"},
      Message{"one row per municipality: how many of its people have service within reach, and "
              "how far they have; an average describes no single village"},
      GeometryType::multi_polygon,
      result.municipalities.size(),
      {},
      [&result](std::size_t row) { return &result.municipalities[row].area; }};
  add_identity(layer.columns, result);
  add_listed(layer.columns, result);
  for (std::size_t threshold = 0; threshold < result.thresholds.size(); ++threshold) {
    add_all_kinds(layer.columns, result, threshold);
  }
  add_all_kinds_indicators(layer.columns, result);
  for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
    for (std::size_t threshold = 0; threshold < result.thresholds.size(); ++threshold) {
      add_coverage(layer.columns, result, kind, threshold);
    }
    add_not_reached(layer.columns, result, kind);
    add_indicators(layer.columns, result, kind);
  }
  return layer;
}

}  // namespace narhet::output::detail
