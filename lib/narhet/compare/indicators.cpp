// SPDX-License-Identifier: MIT
#include "narhet/compare/indicators.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/compare/ranks.hpp"

#include <utility>

namespace narhet::compare {
namespace {

using base::Metric;
using base::Persons;
using model::Indicator;
using model::IndicatorUnit;
using model::MunicipalityIndicator;
using model::WayMeasures;

std::optional<double> percent(double part, double whole) {
  return whole > 0.0 ? std::optional{100.0 * (part / whole)} : std::nullopt;
}

IndicatorUnit unit_of(Metric metric) {
  return metric == Metric::distance ? IndicatorUnit::km : IndicatorUnit::minutes;
}

/// Which end of an indicator is the better; nothing where neither is.
std::optional<Better> better(Indicator indicator) {
  switch (indicator) {
    case Indicator::within:
    case Indicator::places_within:
    case Indicator::one_stop:
    case Indicator::within_own:
      return Better::more;
    case Indicator::not_reached:
    case Indicator::mean:
    case Indicator::median:
    case Indicator::percentile_90:
    case Indicator::longest_tenth:
    case Indicator::farthest:
    case Indicator::gini:
    case Indicator::theil:
    case Indicator::detour:
    case Indicator::no_second:
    case Indicator::worst_closure:
      return Better::less;
    case Indicator::theil_between:
    case Indicator::theil_within:
    case Indicator::imported:
    case Indicator::exported:
      return std::nullopt;
  }
  return std::nullopt;
}

/// As reports show it: 97.3 %, 12.4 km, 0.318.
int decimals(IndicatorUnit unit) {
  return unit == IndicatorUnit::index ? 3 : 1;
}

class Rows {
 public:
  explicit Rows(const Measured& measured) : measured_{&measured} {}

  void add_all_kinds() {
    for (std::size_t threshold = 0; threshold < measured_->thresholds.size(); ++threshold) {
      add({.indicator = Indicator::within,
           .metric = measured_->thresholds[threshold].metric,
           .threshold = threshold,
           .unit = IndicatorUnit::percent},
          [&](std::size_t area, MunicipalityIndicator& row) {
            const model::AllKindsCoverage& coverage =
                measured_->all_kinds[area * measured_->thresholds.size() + threshold];
            count(coverage.within.persons, coverage.all.persons, row);
          });
    }
    if (!measured_->one_stop.empty()) {
      add({.indicator = Indicator::one_stop,
           .metric = measured_->decide_by,
           .threshold = model::deciding_threshold(measured_->thresholds, measured_->decide_by),
           .unit = IndicatorUnit::percent},
          [&](std::size_t area, MunicipalityIndicator& row) {
            const auto& share = measured_->one_stop[area];
            row.value = share ? std::optional{100.0 * *share} : std::nullopt;
            row.of_persons = ways(area, 0, measured_->decide_by).persons;
          });
    }
  }

  void add_kind(std::size_t kind) {
    for (std::size_t threshold = 0; threshold < measured_->thresholds.size(); ++threshold) {
      add_coverage(kind, threshold);
    }
    for (const Metric metric : base::kMetrics) {
      add_ways(kind, metric);
      add_neighbours(kind, metric);
    }
    if (!measured_->closures.empty()) {
      add_worst_closure(kind);
    }
  }

  [[nodiscard]] std::vector<MunicipalityIndicator> take() { return std::move(rows_); }

 private:
  static void count(Persons part, Persons whole, MunicipalityIndicator& row) {
    row.value = percent(part.count(), whole.count());
    row.persons = part;
    row.of_persons = whole;
  }

  [[nodiscard]] const model::Coverage& coverage(std::size_t group,
                                                std::size_t area,
                                                std::size_t kind,
                                                std::size_t threshold) const {
    return measured_
        ->coverage[group]
                  [(area * measured_->kinds + kind) * measured_->thresholds.size() + threshold];
  }
  [[nodiscard]] std::size_t position(std::size_t area, std::size_t kind, Metric metric) const {
    return (area * measured_->kinds + kind) * base::kMetrics.size() +
           static_cast<std::size_t>(metric);
  }
  [[nodiscard]] const WayMeasures& ways(std::size_t area, std::size_t kind, Metric metric) const {
    return measured_->ways[position(area, kind, metric)];
  }
  [[nodiscard]] const NeighbourEffect& neighbours(std::size_t area,
                                                  std::size_t kind,
                                                  Metric metric) const {
    return measured_->neighbours[position(area, kind, metric)];
  }

  template <class Fill>
  void add(const MunicipalityIndicator& about, const Fill& fill) {
    const auto put = [&](std::size_t area) {
      MunicipalityIndicator row = about;
      if (area < measured_->municipalities) {
        row.municipality = base::id_at<base::MunicipalityIndex>(area);
      }
      fill(area, row);
      rows_.push_back(row);
    };
    put(measured_->municipalities);
    for (std::size_t area = 0; area < measured_->municipalities; ++area) {
      put(area);
    }
  }

  void add_coverage(std::size_t kind, std::size_t threshold) {
    const Metric metric = measured_->thresholds[threshold].metric;
    MunicipalityIndicator about{.indicator = Indicator::within,
                                .kind = base::id_at<base::KindIndex>(kind),
                                .metric = metric,
                                .threshold = threshold,
                                .unit = IndicatorUnit::percent};
    for (about.group = 0; about.group < measured_->coverage.size(); ++about.group) {
      add(about, [&](std::size_t area, MunicipalityIndicator& row) {
        const model::Coverage& of = coverage(row.group, area, kind, threshold);
        if (row.group == 0 || of.all.persons.count() > 0.0) {
          count(of.within.persons, of.all.persons, row);
        }
      });
    }
    about.group = 0;
    about.indicator = Indicator::places_within;
    add(about, [&](std::size_t area, MunicipalityIndicator& row) {
      const model::Coverage& of = coverage(0, area, kind, threshold);
      row.value = percent(of.within.places, of.all.places);
    });
    about.indicator = Indicator::within_own;
    add(about, [&](std::size_t area, MunicipalityIndicator& row) {
      const model::Coverage& of = coverage(0, area, kind, threshold);
      count(of.within.persons - neighbours(area, kind, metric).lost[threshold], of.all.persons,
            row);
    });
  }

  void add_ways(std::size_t kind, Metric metric) {
    const auto about = [&](Indicator indicator, IndicatorUnit unit) {
      return MunicipalityIndicator{.indicator = indicator,
                                   .kind = base::id_at<base::KindIndex>(kind),
                                   .metric = metric,
                                   .unit = unit};
    };
    const auto measure = [&](Indicator indicator, IndicatorUnit unit, auto value) {
      add(about(indicator, unit), [&](std::size_t area, MunicipalityIndicator& row) {
        const WayMeasures& of = ways(area, kind, metric);
        row.persons = of.persons - of.not_reached;
        row.of_persons = of.persons;
        if (row.persons->count() > 0.0 || indicator == Indicator::farthest) {
          row.value = value(of);
        }
      });
    };
    const auto field = [](std::optional<double> WayMeasures::*of) {
      return [of](const WayMeasures& measures) { return measures.*of; };
    };
    const auto part = [](double WayMeasures::*of) {
      return [of](const WayMeasures& measures) { return std::optional{measures.*of}; };
    };
    add(about(Indicator::not_reached, IndicatorUnit::percent),
        [&](std::size_t area, MunicipalityIndicator& row) {
          const WayMeasures& of = ways(area, kind, metric);
          count(of.not_reached, of.persons, row);
        });
    const IndicatorUnit unit = unit_of(metric);
    measure(Indicator::mean, unit, field(&WayMeasures::mean));
    measure(Indicator::median, unit, field(&WayMeasures::median));
    measure(Indicator::percentile_90, unit, field(&WayMeasures::percentile_90));
    measure(Indicator::longest_tenth, unit, field(&WayMeasures::longest_tenth));
    measure(Indicator::gini, IndicatorUnit::index, field(&WayMeasures::gini));
    measure(Indicator::theil, IndicatorUnit::index, field(&WayMeasures::theil));
    measure(Indicator::theil_between, IndicatorUnit::index, part(&WayMeasures::theil_between));
    measure(Indicator::theil_within, IndicatorUnit::index, part(&WayMeasures::theil_within));
    add(about(Indicator::farthest, unit), [&](std::size_t area, MunicipalityIndicator& row) {
      row.value = ways(area, kind, metric).farthest_way;
      row.place = ways(area, kind, metric).farthest;
    });
    add(about(Indicator::detour, unit), [&](std::size_t area, MunicipalityIndicator& row) {
      const WayMeasures& of = ways(area, kind, metric);
      row.value = of.detour;
      row.persons = of.persons - of.not_reached - of.without_second;
      row.of_persons = of.persons;
    });
    add(about(Indicator::no_second, IndicatorUnit::percent),
        [&](std::size_t area, MunicipalityIndicator& row) {
          const WayMeasures& of = ways(area, kind, metric);
          count(of.without_second, of.persons, row);
        });
  }

  void add_neighbours(std::size_t kind, Metric metric) {
    MunicipalityIndicator about{.indicator = Indicator::imported,
                                .kind = base::id_at<base::KindIndex>(kind),
                                .metric = metric,
                                .unit = IndicatorUnit::percent};
    add(about, [&](std::size_t area, MunicipalityIndicator& row) {
      count(neighbours(area, kind, metric).imported, ways(area, kind, metric).persons, row);
    });
    about.indicator = Indicator::exported;
    about.unit = IndicatorUnit::persons;
    add(about, [&](std::size_t area, MunicipalityIndicator& row) {
      if (area < measured_->municipalities) {  // nobody is from outside the whole
        row.persons = neighbours(area, kind, metric).exported;
        row.value = row.persons->count();
      }
    });
  }

  void add_worst_closure(std::size_t kind) {
    add({.indicator = Indicator::worst_closure,
         .kind = base::id_at<base::KindIndex>(kind),
         .metric = measured_->decide_by,
         .threshold = model::deciding_threshold(measured_->thresholds, measured_->decide_by),
         .unit = IndicatorUnit::percent},
        [&](std::size_t area, MunicipalityIndicator& row) {
          const model::WorstClosure& worst = measured_->closures[area * measured_->kinds + kind];
          count(worst.losing, ways(area, kind, measured_->decide_by).persons, row);
          row.service = worst.service;
        });
  }

  const Measured* measured_;
  std::vector<MunicipalityIndicator> rows_;
};

}  // namespace

std::vector<MunicipalityIndicator> municipality_indicators(const Measured& measured) {
  NARHET_EXPECTS(measured.kinds == 0 || !measured.coverage.empty());
  Rows rows{measured};
  rows.add_all_kinds();
  for (std::size_t kind = 0; kind < measured.kinds; ++kind) {
    rows.add_kind(kind);
  }
  return rows.take();
}

void rank_municipalities(std::size_t municipalities, std::vector<MunicipalityIndicator>& rows) {
  const std::size_t block = municipalities + 1;
  NARHET_EXPECTS(rows.size() % block == 0);
  for (std::size_t first = 0; first < rows.size(); first += block) {
    const auto end = better(rows[first].indicator);
    if (!end) {
      continue;
    }
    std::vector<std::optional<double>> values;
    for (std::size_t i = 1; i < block; ++i) {
      values.push_back(rows[first + i].value);
    }
    const auto found = ranks(values, *end, decimals(rows[first].unit));
    for (std::size_t i = 1; i < block; ++i) {
      rows[first + i].rank = found[i - 1];
    }
  }
}

}  // namespace narhet::compare
