// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/compare/indicators.hpp"

#include <vector>

namespace narhet::test {

/// Two municipalities and the whole of them, one kind, the deciding threshold 10 min:
///   M0: 200 persons, 150 within, 120 by its own points, 30 have theirs outside; the worst closing
///       hits 60 of it and 8 of M1
///   M1: 100 persons, 75 within, by its own points too; 2 not reached
/// and of the elderly, counted in M0 alone, 30 of 40.
struct DrawnMeasures {
  std::vector<model::Threshold> thresholds{{base::Metric::time, base::Weight{600'000}, "10 min"}};
  std::vector<std::vector<model::Coverage>> coverage{
      {covered(150, 200, 3, 5), covered(75, 100, 3, 4), covered(225, 300, 6, 9)},
      {covered(30, 40, 0, 5), covered(0, 0, 0, 4), covered(30, 40, 0, 9)}};
  std::vector<model::AllKindsCoverage> all_kinds{all(100, 200), all(50, 100), all(150, 300)};
  std::vector<model::WayMeasures> ways;
  std::vector<compare::NeighbourEffect> neighbours;
  std::vector<model::WorstClosure> closures{
      {base::MunicipalityIndex{0}, base::KindIndex{0}, base::ServiceIndex{4}, base::Persons{60},
       base::Persons{68}},
      {base::MunicipalityIndex{1}, base::KindIndex{0}, base::ServiceIndex{2}, base::Persons{75},
       base::Persons{75}},
      {std::nullopt, base::KindIndex{0}, base::ServiceIndex{2}, base::Persons{75},
       base::Persons{75}}};
  std::vector<std::optional<double>> one_stop{0.5, 0.25, 0.4};

  DrawnMeasures() {
    add(200, 0, 4.0, 30, 0, 30);
    add(100, 2, 6.0, 0, 30, 0);
    add(300, 2, 4.7, 30, 0, 30);
  }

  [[nodiscard]] compare::Measured measured() const {
    return {2,         1,    thresholds, base::Metric::time, coverage,
            all_kinds, ways, neighbours, closures,           one_stop};
  }
  [[nodiscard]] std::vector<model::MunicipalityIndicator> rows() const {
    return compare::municipality_indicators(measured());
  }

 private:
  static model::Coverage covered(double within,
                                 double all,
                                 std::uint32_t places,
                                 std::uint32_t all_places) {
    model::Coverage row;
    row.within = {base::Persons{within}, places, 0};
    row.all = {base::Persons{all}, all_places, 0};
    return row;
  }
  static model::AllKindsCoverage all(double within, double all) {
    return {std::nullopt, 0, {base::Persons{within}, 0, 0}, {base::Persons{all}, 0, 0}};
  }
  void add(double persons,
           double not_reached,
           double mean,
           double imported,
           double exported,
           double lost) {
    model::WayMeasures of;
    of.persons = base::Persons{persons};
    of.not_reached = base::Persons{not_reached};
    of.mean = mean;
    of.gini = 0.25;
    of.longest_tenth = 3 * mean;
    of.farthest = base::PlaceIndex{0};
    of.farthest_way = 5 * mean;
    of.without_second = base::Persons{3};
    ways.insert(ways.end(), {of, of});
    compare::NeighbourEffect effect{
        base::Persons{imported}, base::Persons{exported}, {base::Persons{lost}}};
    neighbours.insert(neighbours.end(), {effect, effect});
  }
};

/// The row of an area (the whole without one) and indicator of the kind, by time.
inline const model::MunicipalityIndicator* row_of(
    const std::vector<model::MunicipalityIndicator>& rows,
    model::Indicator indicator,
    std::optional<std::uint32_t> municipality,
    std::size_t group = 0) {
  for (const model::MunicipalityIndicator& row : rows) {
    const bool is_of_area = municipality
                                ? row.municipality == base::MunicipalityIndex{*municipality}
                                : !row.municipality;
    if (row.indicator == indicator && is_of_area && row.kind && row.metric == base::Metric::time &&
        row.group == group) {
      return &row;
    }
  }
  return nullptr;
}

}  // namespace narhet::test
