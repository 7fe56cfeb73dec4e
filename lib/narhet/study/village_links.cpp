// SPDX-License-Identifier: MIT
#include "narhet/study/village_links.hpp"

#include "narhet/routing/elimination.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/routing/nearest_two.hpp"
#include "narhet/routing/planner.hpp"

#include <algorithm>
#include <span>

namespace narhet::study {
namespace {

using base::Decimal;
using base::Message;
using base::Persons;

/// Villages come before cells.
std::size_t count_villages(std::span<const model::Place> places) {
  const auto first_cell = std::find_if(places.begin(), places.end(), [](const model::Place& place) {
    return place.cell_width.has_value();
  });
  return static_cast<std::size_t>(first_cell - places.begin());
}

/// The nearest village of every cell, as if villages offered a service.
model::NearestTable nearest_villages(const Prepared& prepared,
                                     std::size_t villages,
                                     const base::Task& task) {
  const routing::Engine engine{
      prepared.network.graph,
      routing::eliminate(prepared.network.graph, routing::kCoreDegree, task), task};
  model::KindSet any;
  any.insert(base::KindIndex{0});
  const std::vector<model::KindSet> offered(villages, any);
  const std::span snaps{prepared.places};
  return routing::nearest_two(engine, snaps.subspan(villages), snaps.first(villages), offered, 1,
                              {}, task);
}

}  // namespace

void link_cells_to_villages(const PopulationSettings& settings,
                            Prepared& prepared,
                            const base::Task& task,
                            std::vector<Line>& lines) {
  std::vector<model::Place>& places = prepared.inputs.places;
  const std::size_t villages = count_villages(places);
  if (villages == 0 || villages == places.size()) {
    return;
  }
  const model::NearestTable table = nearest_villages(prepared, villages, task);
  const auto nearest = table.column(base::KindIndex{0}, base::Metric::distance);
  const base::Weight limit = base::to_weight(settings.link_within);
  Persons linked;
  Persons alone;
  for (std::size_t cell = villages; cell < places.size(); ++cell) {
    const auto& village = nearest[cell - villages].nearest;
    const Persons persons =
        places[cell].is_neighbour ? Persons{} : places[cell].population.value_or(Persons{});
    if (village && village->cost <= limit) {
      places[cell].village = base::id_at<base::PlaceIndex>(base::index(village->service));
      linked += persons;
    } else {
      alone += persons;
    }
  }
  lines.push_back({Message{
      "of {} people in the cells, {} have a village within {} km by road, whose needs they share, "
      "and {} have none",
      Decimal{(linked + alone).count(), 0}, Decimal{linked.count(), 0},
      Decimal{settings.link_within.count() / 1000.0, 1}, Decimal{alone.count(), 0}}});
}

}  // namespace narhet::study
