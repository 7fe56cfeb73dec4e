// SPDX-License-Identifier: MIT
#include "narhet/base/catalogue.hpp"
#include "narhet/base/format.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"

#include <algorithm>
#include <functional>
#include <memory>

namespace narhet::output::detail {
namespace {

using base::Message;
using base::Metric;

std::string kinds_of(const model::Result& result, std::size_t service) {
  std::string keys;
  for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
    if (model::kinds_in_any_season(result.services[service])
            .contains(base::id_at<base::KindIndex>(kind))) {
      keys += (keys.empty() ? "" : ", ") + result.kinds[kind].key;
    }
  }
  return keys;
}

/// When it is open, where some service point is closed part of the year.
void add_season(Columns& columns, const model::Result& result) {
  const bool is_seasonal =
      std::any_of(result.services.begin(), result.services.end(),
                  [](const model::Service& service) { return !service.months.is_whole_year(); });
  if (!is_seasonal) {
    return;
  }
  columns.push_back(
      {"months",
       ColumnType::text,
       Message{"months in which it is open"},
       [&result](std::size_t row) -> Value { return model::key(result.services[row].months); },
       {}});
  columns.push_back({"closed_this_season",
                     ColumnType::boolean,
                     Message{"closed in the season of the study"},
                     [&result](std::size_t row) -> Value {
                       return std::int64_t{result.services[row].kinds.empty() ? 1 : 0};
                     },
                     {}});
}

void add_identity(Columns& columns, const model::Result& result) {
  columns.push_back({"id",
                     ColumnType::text,
                     Message{"id"},
                     [&result](std::size_t row) -> Value { return result.services[row].id; },
                     {}});
  columns.push_back({"name",
                     ColumnType::text,
                     Message{"name"},
                     [&result](std::size_t row) { return text_or_null(result.services[row].name); },
                     {}});
  columns.push_back({"kinds",
                     ColumnType::text,
                     Message{"kinds of service"},
                     [&result](std::size_t row) { return text_or_null(kinds_of(result, row)); },
                     {}});
  columns.push_back({"days_per_week",
                     ColumnType::integer,
                     Message{"days a week that it is open"},
                     [&result](std::size_t row) -> Value {
                       return std::int64_t{result.services[row].days_per_week};
                     },
                     {}});
  add_season(columns, result);
  add_municipality(columns, result, result.services);
  add_snap(columns, result.service_snaps);
}

/// What closing the service point whole would do, and who has it as their nearest.
void add_summary(Columns& columns, const model::Result& result) {
  const auto column = [&](std::string name, ColumnType type, Message alias,
                          std::function<Value(const model::ClosureSummary&)> value) {
    columns.push_back({std::move(name),
                       type,
                       std::move(alias),
                       [&result, value = std::move(value)](std::size_t row) {
                         return value(result.closure_summaries[row]);
                       },
                       {}});
  };
  using Summary = model::ClosureSummary;
  column("persons_nearest", ColumnType::real,
         Message{"persons with their nearest of some kind here"},
         [](const Summary& summary) { return summary.affected.persons.count(); });
  column("closure_rank", ColumnType::integer,
         Message{"rank of its closing: 1 hits most people; none where nobody is hit"},
         [](const Summary& summary) -> Value {
           return summary.affected.places > 0 ? Value{std::int64_t{summary.rank}} : Value{};
         });
  column("closure_beyond_persons", ColumnType::real,
         Message{"if it closed: persons beyond the first threshold, or without"},
         [](const Summary& summary) { return summary.beyond.persons.count(); });
  column("closure_beyond_places", ColumnType::integer,
         Message{"if it closed: places beyond the first threshold, or without"},
         [](const Summary& summary) { return std::int64_t{summary.beyond.places}; });
  const auto sentence = [&](base::Language language, Message alias, Message Summary::*field) {
    const auto catalogue = std::make_shared<const base::Catalogue>(language);
    column(base::format("closure_{}", base::code(language)), ColumnType::text, std::move(alias),
           [catalogue, field](const Summary& summary) -> Value {
             return text_or_null(catalogue->render(summary.*field));
           });
  };
  sentence(base::Language::swedish, Message{"what its closing would do (Swedish)"},
           &Summary::swedish);
  sentence(base::Language::english, Message{"what its closing would do (English)"},
           &Summary::english);
}

/// The effects of closing, one for each service that offers the kind; null for the others.
std::vector<const model::ClosureEffect*> effects_of(const model::Result& result,
                                                    std::size_t kind,
                                                    Metric metric) {
  std::vector<const model::ClosureEffect*> effects(result.services.size());
  for (const model::ClosureEffect& effect : result.closures) {
    if (base::index(effect.kind) == kind && effect.metric == metric) {
      effects[base::index(effect.service)] = &effect;
    }
  }
  return effects;
}

void add_closure(Columns& columns, const model::Result& result, std::size_t kind, Metric metric) {
  const auto effects = effects_of(result, kind, metric);
  const std::string_view unit_text = unit(metric);
  const std::string prefix = base::format("closure_{}_{}", result.kinds[kind].key, unit_text);
  const std::string kind_text = kind_name(result, kind);
  const auto column = [&](const std::string& name, ColumnType type, Message alias,
                          std::function<Value(const model::ClosureEffect&)> value) {
    columns.push_back({base::format("{}_{}", prefix, name),
                       type,
                       std::move(alias),
                       [effects, value = std::move(value)](std::size_t row) {
                         return effects[row] == nullptr ? Value{} : value(*effects[row]);
                       },
                       {}});
  };
  using Effect = model::ClosureEffect;
  column("persons", ColumnType::real,
         Message{"{} closes here: persons affected ({})", kind_text, unit_text},
         [](const Effect& effect) { return effect.affected.persons.count(); });
  column("places", ColumnType::integer,
         Message{"{} closes here: places affected ({})", kind_text, unit_text},
         [](const Effect& effect) { return std::int64_t{effect.affected.places}; });
  column("mean_extra", ColumnType::real,
         Message{"{} closes here: {} farther, mean per person", kind_text, unit_text},
         [](const Effect& effect) { return real_or_null(effect.extra_mean); });
  column("max_extra", ColumnType::real,
         Message{"{} closes here: {} farther, at most", kind_text, unit_text},
         [](const Effect& effect) { return real_or_null(effect.extra_max); });
  column("left_with_nothing", ColumnType::real,
         Message{"{} closes here: persons left without ({})", kind_text, unit_text},
         [](const Effect& effect) { return effect.left_with_nothing.persons.count(); });
  column("left_with_nothing_places", ColumnType::integer,
         Message{"{} closes here: places left without ({})", kind_text, unit_text},
         [](const Effect& effect) { return std::int64_t{effect.left_with_nothing.places}; });
  for (std::size_t i = 0; i < result.thresholds.size(); ++i) {
    if (result.thresholds[i].metric == metric) {
      column(base::format("beyond_{}", model::column_suffix(result.thresholds[i])),
             ColumnType::real,
             Message{"{} closes here: persons no longer within {} (≤)", kind_text,
                     result.thresholds[i].label},
             [i](const Effect& effect) { return effect.passing_threshold[i].count(); });
    }
  }
}

}  // namespace

Layer service_layer(const model::Result& result) {
  Layer layer{"services",
              Message{"Service points"},
              Message{"one row per service point: whom it serves, and what its closing would do"},
              GeometryType::point,
              result.services.size(),
              {},
              [&result](std::size_t row) { return result.services[row].position; }};
  add_identity(layer.columns, result);
  add_summary(layer.columns, result);
  for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
    for (const Metric metric : base::kMetrics) {
      add_closure(layer.columns, result, kind, metric);
    }
  }
  return layer;
}

}  // namespace narhet::output::detail
