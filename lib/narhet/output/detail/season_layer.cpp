// SPDX-License-Identifier: MIT
#include "narhet/output/detail/season_layer.hpp"

#include "narhet/output/detail/place_changes.hpp"
#include "narhet/output/detail/withheld_cells.hpp"

#include <utility>

namespace narhet::output::detail {

using base::Message;

Layer season_place_layer(const model::Result& result) {
  const model::SeasonChange& change = *result.season_change;
  Layer layer{kSeasonPlaces,
              Message{"From {} to {}: what changes for each place", name(change.compared),
                      name(change.chosen)},
              Message{"one row per place: how far to each kind of service in the one season and "
                      "in the other"},
              GeometryType::point,
              result.places.size(),
              {},
              [&result](std::size_t row) { return result.places[row].position; }};
  const PlaceDifference difference{
      result,
      change.nearest,
      result.nearest,
      change.place_changes,
      [&result](base::ServiceIndex service) { return result.services[base::index(service)].id; },
      {"compared", name(change.compared)},
      {"season", name(change.chosen)}};
  add_place_changes(layer.columns, difference);
  return without_withheld_cells(std::move(layer), result);
}

void add_season_classes(std::map<std::string, std::string>& values,
                        const model::Result& result,
                        const base::Catalogue& catalogue) {
  const Message season = name(result.season_change->chosen);
  add_change_classes(values, result,
                     {Message{"some service out of reach: {}", season},
                      Message{"some service within reach only then: {}", season}},
                     catalogue);
}

}  // namespace narhet::output::detail
