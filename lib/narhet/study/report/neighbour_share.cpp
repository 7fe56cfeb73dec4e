// SPDX-License-Identifier: MIT
#include "narhet/study/report/neighbour_share.hpp"

#include "narhet/study/report/subject.hpp"

namespace narhet::study::report {

using model::Indicator;

std::optional<base::Persons> NeighbourShare::fewer(std::size_t area) const {
  const auto& all = with[area].persons;
  const auto& own = without[area].persons;
  return all && own ? std::optional{*all - *own} : std::nullopt;
}

NeighbourShare neighbour_share(const model::Result& result,
                               base::KindIndex kind,
                               std::size_t threshold) {
  const auto rows = [&](Indicator indicator) {
    return rows_of(result, {.indicator = indicator,
                            .kind = kind,
                            .metric = result.thresholds[threshold].metric,
                            .threshold = threshold});
  };
  return {rows(Indicator::within), rows(Indicator::within_own)};
}

std::optional<MostByNeighbours> most_by_neighbours(const model::Result& result,
                                                   std::size_t threshold) {
  std::optional<MostByNeighbours> most;
  for (const base::KindIndex kind : kinds_of(result)) {
    const NeighbourShare share = neighbour_share(result, kind, threshold);
    const auto fewer = share.is_known() ? share.fewer(0) : std::nullopt;
    if (fewer && (!most || *fewer > most->fewer)) {
      most = MostByNeighbours{*fewer, kind};
    }
  }
  return most;
}

}  // namespace narhet::study::report
