// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/message.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/result.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace narhet::study::report {

/// The kinds of service in their order.
[[nodiscard]] std::vector<base::KindIndex> kinds_of(const model::Result& result);
/// "Dagligvaror", for the heads of tables.
[[nodiscard]] const std::string& title_of(const model::Result& result, base::KindIndex kind);
/// "dagligvaror", inside a sentence.
[[nodiscard]] std::string word_for(const model::Result& result, base::KindIndex kind);
/// "dagligvaror, post och paket".
[[nodiscard]] std::string words_for(const model::Result& result, const model::KindSet& kinds);
/// Nothing for what lies in none.
[[nodiscard]] std::string name_of(const model::Result& result,
                                  const std::optional<base::MunicipalityIndex>& municipality);
[[nodiscard]] base::Message unit_of(base::Metric metric);  ///< "km", "min"

/// The study's threshold that decides; nothing if it has none of that metric.
[[nodiscard]] const model::Threshold* deciding(const model::Result& result);
/// The positions of the thresholds of a metric, the nearest first.
[[nodiscard]] std::vector<std::size_t> thresholds_by(const model::Result& result,
                                                     base::Metric metric);

/// Who is within a threshold, of one kind or of all; nullptr where that was not worked out.
[[nodiscard]] const model::Coverage* coverage_of(
    const model::Result& result,
    const std::optional<base::MunicipalityIndex>& municipality,
    base::KindIndex kind,
    std::size_t threshold);
[[nodiscard]] const model::AllKindsCoverage* all_kinds_coverage_of(
    const model::Result& result,
    const std::optional<base::MunicipalityIndex>& municipality,
    std::size_t threshold);

/// Whether people are counted in the cells of a grid.
[[nodiscard]] bool has_cells(const model::Result& result);
/// Whether people of single cells are not to be told of, and some are counted in such.
[[nodiscard]] bool withholds_cells(const model::Result& result);
/// The study's own places that have a row in a table: those that are no cells; in a study of cells
/// alone these, unless they are not to be told of.  By municipality, most persons first.
[[nodiscard]] std::vector<base::PlaceIndex> listed_places(const model::Result& result);
/// Who lives there: of a village with cells, in these, where that may be told.
[[nodiscard]] std::vector<std::optional<base::Persons>> persons_of_places(
    const model::Result& result);
/// Its name or, without one, its id.
[[nodiscard]] const std::string& name_of(const model::Service& service);
/// What a place is called: its name, of a cell its village and its own id.
[[nodiscard]] std::string name_of(const model::Result& result, base::PlaceIndex place);

/// How near a place is to all kinds, by the metric that decides.  Kinds without a service point in
/// the study say nothing of a place.
struct PlaceReach {
  std::size_t asked{};                      ///< kinds that have a service point
  std::size_t reached{};                    ///< of these
  base::Weight worst;                       ///< way to the farthest of the reached
  std::optional<base::KindIndex> farthest;  ///< which that is
  std::vector<base::KindIndex> beyond;      ///< farther than the limit, or not reached

  [[nodiscard]] bool reaches_all() const { return reached == asked; }
};
/// @param limit  of `beyond`
[[nodiscard]] PlaceReach reach_of(const model::Result& result,
                                  base::PlaceIndex place,
                                  base::Weight limit);

/// The positions of the groups that people belong to by who they are, all people first.  Where they
/// live is no part of it: the chapter on municipalities has that.
[[nodiscard]] std::vector<std::size_t> people_groups(const model::Result& result);

/// Which indicator, and of what it tells.
struct IndicatorKey {
  model::Indicator indicator{};
  std::optional<base::KindIndex> kind{};
  std::optional<base::Metric> metric{};
  std::optional<std::size_t> threshold{};
  std::size_t group{};
};
/// The whole study first, then municipality by municipality; empty where it was not worked out.
[[nodiscard]] std::span<const model::MunicipalityIndicator> rows_of(const model::Result& result,
                                                                    const IndicatorKey& key);

}  // namespace narhet::study::report
