// SPDX-License-Identifier: MIT
#include "narhet/access/coverage.hpp"

#include "narhet/base/contract.hpp"

#include <optional>

namespace narhet::access {
namespace {

using base::index;

/// The row of one area, kind and threshold.
std::size_t row_of(std::size_t area,
                   std::size_t kind,
                   std::size_t threshold,
                   std::size_t kinds,
                   std::size_t thresholds) {
  return (area * kinds + kind) * thresholds + threshold;
}

void add(model::Coverage& row,
         const std::optional<base::Persons>& persons,
         const model::NearestPair& pair,
         const model::Threshold& threshold) {
  row.all.add(persons);
  row.by_status.at(static_cast<std::size_t>(pair.status)).add(persons);
  if (pair.nearest && pair.nearest->cost <= threshold.limit) {
    row.within.add(persons);
  }
}

/// Whether a place has every kind that the study has a service point of; none, if it has of none.
bool has_all_kinds(base::PlaceIndex place,
                   const model::NearestTable& nearest,
                   const model::Threshold& threshold) {
  bool any = false;
  for (std::size_t kind = 0; kind < nearest.kind_count(); ++kind) {
    const model::NearestPair& pair =
        nearest.at(place, base::id_at<base::KindIndex>(kind), threshold.metric);
    if (pair.status == model::ReachStatus::no_service_of_kind) {
      continue;
    }
    if (!pair.nearest || pair.nearest->cost > threshold.limit) {
      return false;
    }
    any = true;
  }
  return any;
}

}  // namespace

std::vector<model::Coverage> coverage(std::span<const model::Place> places,
                                      const model::NearestTable& nearest,
                                      std::span<const model::Threshold> thresholds,
                                      std::size_t municipality_count) {
  std::vector<std::optional<base::Persons>> persons;
  persons.reserve(places.size());
  for (const model::Place& place : places) {
    persons.push_back(place.population);
  }
  return coverage_of_group(persons, places, nearest, thresholds, municipality_count);
}

std::vector<model::Coverage> coverage_of_group(
    std::span<const std::optional<base::Persons>> persons,
    std::span<const model::Place> places,
    const model::NearestTable& nearest,
    std::span<const model::Threshold> thresholds,
    std::size_t municipality_count) {
  NARHET_EXPECTS(nearest.place_count() == places.size());
  NARHET_EXPECTS(persons.size() == places.size());
  const std::size_t kinds = nearest.kind_count();
  const std::size_t areas = municipality_count + 1;  // the last is the whole study
  std::vector<model::Coverage> rows(areas * kinds * thresholds.size());
  for (std::size_t area = 0; area < areas; ++area) {
    for (std::size_t kind = 0; kind < kinds; ++kind) {
      for (std::size_t threshold = 0; threshold < thresholds.size(); ++threshold) {
        model::Coverage& row = rows[row_of(area, kind, threshold, kinds, thresholds.size())];
        if (area < municipality_count) {
          row.municipality = base::id_at<base::MunicipalityIndex>(area);
        }
        row.kind = base::id_at<base::KindIndex>(kind);
        row.threshold = threshold;
      }
    }
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto place = base::id_at<base::PlaceIndex>(i);
    for (std::size_t kind = 0; kind < kinds; ++kind) {
      for (std::size_t threshold = 0; threshold < thresholds.size(); ++threshold) {
        const model::NearestPair& pair =
            nearest.at(place, base::id_at<base::KindIndex>(kind), thresholds[threshold].metric);
        const auto row_in = [&](std::size_t area) -> model::Coverage& {
          return rows[row_of(area, kind, threshold, kinds, thresholds.size())];
        };
        if (places[i].municipality) {
          NARHET_EXPECTS(index(*places[i].municipality) < municipality_count);
          add(row_in(index(*places[i].municipality)), persons[i], pair, thresholds[threshold]);
        }
        if (!places[i].is_neighbour) {
          add(row_in(municipality_count), persons[i], pair, thresholds[threshold]);
        }
      }
    }
  }
  return rows;
}

std::vector<model::AllKindsCoverage> coverage_of_all_kinds(
    std::span<const model::Place> places,
    const model::NearestTable& nearest,
    std::span<const model::Threshold> thresholds,
    std::size_t municipality_count) {
  NARHET_EXPECTS(nearest.place_count() == places.size());
  std::vector<model::AllKindsCoverage> rows;
  for (std::size_t area = 0; area <= municipality_count; ++area) {  // the last is the whole study
    const auto municipality = area < municipality_count
                                  ? std::optional{base::id_at<base::MunicipalityIndex>(area)}
                                  : std::nullopt;
    for (std::size_t threshold = 0; threshold < thresholds.size(); ++threshold) {
      rows.push_back({municipality, threshold, {}, {}});
    }
  }
  const auto count = [&](std::size_t area, std::size_t threshold, const model::Place& place,
                         bool within) {
    model::AllKindsCoverage& row = rows[area * thresholds.size() + threshold];
    row.all.add(place.population);
    if (within) {
      row.within.add(place.population);
    }
  };
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t threshold = 0; threshold < thresholds.size(); ++threshold) {
      const bool within =
          has_all_kinds(base::id_at<base::PlaceIndex>(i), nearest, thresholds[threshold]);
      if (places[i].municipality) {
        count(index(*places[i].municipality), threshold, places[i], within);
      }
      if (!places[i].is_neighbour) {
        count(municipality_count, threshold, places[i], within);
      }
    }
  }
  return rows;
}

}  // namespace narhet::access
