// SPDX-License-Identifier: MIT
#include "narhet/compare/withheld.hpp"

#include "narhet/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

namespace narhet::compare {
namespace {

using base::index;
using base::Metric;
using base::Persons;
using model::Indicator;
using model::MunicipalityIndicator;

void take_out(MunicipalityIndicator& row) {
  row.value.reset();
  row.persons.reset();
  row.of_persons.reset();
  row.place.reset();
  row.service.reset();
}

/// Judges the rows of one study.
class Judge {
 public:
  Judge(double k, const Measured& measured, std::span<const model::Place> places)
      : k_{k}, measured_{&measured}, places_{places} {}

  [[nodiscard]] bool may_tell(const MunicipalityIndicator& row) const {
    if (row.group > 0) {
      return false;
    }
    switch (row.indicator) {
      case Indicator::within:
      case Indicator::places_within:
      case Indicator::not_reached:
        return true;  // as the layers of before
      case Indicator::mean:
      case Indicator::median:
      case Indicator::percentile_90:
      case Indicator::longest_tenth:
      case Indicator::gini:
      case Indicator::theil:
      case Indicator::theil_between:
      case Indicator::theil_within:
      case Indicator::detour:
        return row.persons && row.persons->count() >= 10.0 * k_;
      case Indicator::one_stop:
        return row.of_persons && row.of_persons->count() >= 10.0 * k_;
      case Indicator::farthest:
        return !row.place || !places_[index(*row.place)].cell_width;
      case Indicator::no_second:
        return is_many_of(row);
      case Indicator::worst_closure:
        return is_many_of(row) && are_many_or_none(elsewhere(row));
      case Indicator::within_own:
        return row.threshold ==
                   model::deciding_threshold(measured_->thresholds, measured_->decide_by) &&
               is_many_of(row) && neighbours(row).lost[*row.threshold].count() >= k_;
      case Indicator::imported:
      case Indicator::exported:
        return may_tell_of_neighbours(row);
    }
    return false;
  }

 private:
  [[nodiscard]] bool are_many_or_none(Persons persons) const {
    return persons.count() <= 0.0 || persons.count() >= k_;
  }
  [[nodiscard]] bool is_many_of(const MunicipalityIndicator& row) const {
    return row.persons && row.persons->count() >= k_ &&
           (*row.of_persons - *row.persons).count() >= k_;
  }
  [[nodiscard]] std::size_t area(const MunicipalityIndicator& row) const {
    return row.municipality ? index(*row.municipality) : measured_->municipalities;
  }
  [[nodiscard]] std::size_t position(const MunicipalityIndicator& row) const {
    return (area(row) * measured_->kinds + index(*row.kind)) * base::kMetrics.size() +
           static_cast<std::size_t>(*row.metric);
  }
  [[nodiscard]] const NeighbourEffect& neighbours(const MunicipalityIndicator& row) const {
    return measured_->neighbours[position(row)];
  }
  /// Who the worst closing of a municipality hits in others: the layer of services tells of all.
  [[nodiscard]] Persons elsewhere(const MunicipalityIndicator& row) const {
    const model::WorstClosure& worst =
        measured_->closures[area(row) * measured_->kinds + index(*row.kind)];
    return worst.losing_in_all - worst.losing;
  }
  /// From what service points are nearest to, either gives the other: both are told, or neither.
  [[nodiscard]] bool may_tell_of_neighbours(const MunicipalityIndicator& row) const {
    const NeighbourEffect& effect = neighbours(row);
    const model::WayMeasures& ways = measured_->ways[position(row)];
    const Persons own = ways.persons - ways.not_reached - effect.imported;
    const bool is_whole = !row.municipality;
    return effect.imported.count() >= k_ && own.count() >= k_ &&
           (is_whole || effect.exported.count() >= k_);
  }

  double k_;
  const Measured* measured_;
  std::span<const model::Place> places_;
};

/// Who has farther than each threshold of a metric, which the layers tell.
std::vector<double> told_beyond(const Measured& measured,
                                std::size_t area,
                                base::KindIndex kind,
                                Metric metric) {
  std::vector<double> told;
  for (std::size_t t = 0; t < measured.thresholds.size(); ++t) {
    if (measured.thresholds[t].metric == metric) {
      const model::Coverage& row =
          measured.coverage
              .front()[(area * measured.kinds + index(kind)) * measured.thresholds.size() + t];
      told.push_back((row.all.persons - row.within.persons).count());
    }
  }
  return told;
}

bool is_threshold(const Measured& measured, const model::Threshold& limit) {
  return std::any_of(measured.thresholds.begin(), measured.thresholds.end(),
                     [&](const model::Threshold& each) {
                       return each.metric == limit.metric && each.limit == limit.limit;
                     });
}

bool is_same_area(const model::RuleCheck& a, const model::RuleCheck& b) {
  return a.municipality == b.municipality && a.kind == b.kind && a.aged_70 == b.aged_70;
}

}  // namespace

void withhold_few(double k,
                  const Measured& measured,
                  std::span<const model::Place> places,
                  std::vector<MunicipalityIndicator>& rows) {
  const std::size_t block = measured.municipalities + 1;
  NARHET_EXPECTS(rows.size() % block == 0);
  const Judge judge{k, measured, places};
  for (std::size_t first = 0; first < rows.size(); first += block) {
    bool any = false;
    for (std::size_t i = block; i-- > 0;) {  // the whole study last
      MunicipalityIndicator& row = rows[first + i];
      if (!judge.may_tell(row) || (i == 0 && any)) {
        any = true;
        take_out(row);
      }
    }
  }
}

void withhold_few(double k,
                  const Measured& measured,
                  std::span<const model::Rule> rules,
                  std::vector<model::RuleCheck>& checks) {
  for (std::size_t i = 0; i < checks.size(); ++i) {
    model::RuleCheck& check = checks[i];
    const model::Rule& rule = rules[check.rule];
    if (check.service || !check.persons || (!check.aged_70 && is_threshold(measured, rule.limit))) {
      continue;
    }
    const std::size_t area =
        check.municipality ? index(*check.municipality) : measured.municipalities;
    std::vector<double> others = told_beyond(measured, area, check.kind, rule.limit.metric);
    for (std::size_t j = 0; j < i; ++j) {
      const model::RuleCheck& before = checks[j];
      const model::Threshold& limit = rules[before.rule].limit;
      if (before.persons && is_same_area(before, check) && limit.metric == rule.limit.metric &&
          limit.limit != rule.limit.limit) {
        others.push_back(before.persons->count());
      }
    }
    const double persons = check.persons->count();
    const double all = check.of_persons->count();
    const bool is_apart = std::all_of(others.begin(), others.end(),
                                      [&](double other) { return std::abs(other - persons) >= k; });
    if (!check.aged_70 && persons >= k && all - persons >= k && is_apart) {
      continue;
    }
    const bool keeps = rule.most_percent && persons < k &&
                       100.0 * (std::ceil(k) - 1.0) / all <= *rule.most_percent;
    check.met = keeps ? std::optional{true} : std::nullopt;
    check.value.reset();
    check.persons.reset();
  }
  // The sum of the others would give back the one that is withheld.
  for (model::RuleCheck& whole : checks) {
    const auto is_part = [&](const model::RuleCheck& each) {
      return each.rule == whole.rule && each.kind == whole.kind && each.aged_70 == whole.aged_70 &&
             each.municipality && !each.service && !each.persons && each.of_persons->count() > 0.0;
    };
    if (!whole.municipality && !whole.service &&
        std::any_of(checks.begin(), checks.end(), is_part)) {
      whole.value.reset();
      whole.persons.reset();
      whole.met.reset();
    }
  }
}

}  // namespace narhet::compare
