// SPDX-License-Identifier: MIT
#include "narhet/access/leg_effect.hpp"

#include "narhet/base/contract.hpp"

namespace narhet::access {

base::Persons persons_moved_by_legs(std::span<const model::Place> places,
                                    std::span<const model::Snap> place_snaps,
                                    std::span<const model::Snap> service_snaps,
                                    const model::NearestTable& nearest,
                                    std::span<const model::Threshold> thresholds) {
  NARHET_EXPECTS(places.size() == place_snaps.size());
  base::Persons moved;
  for (std::size_t i = 0; i < places.size(); ++i) {
    bool is_moved = false;
    for (std::size_t kind = 0; kind < nearest.kind_count(); ++kind) {
      for (const model::Threshold& threshold : thresholds) {
        const auto& reached = nearest
                                  .at(base::id_at<base::PlaceIndex>(i),
                                      base::id_at<base::KindIndex>(kind), threshold.metric)
                                  .nearest;
        if (!reached || reached->cost <= threshold.limit) {
          continue;
        }
        const base::Weight legs =
            place_snaps[i].position->leg[threshold.metric] +
            service_snaps[base::index(reached->service)].position->leg[threshold.metric];
        is_moved = is_moved || reached->cost - legs <= threshold.limit;
      }
    }
    if (is_moved && !places[i].is_neighbour) {
      moved += places[i].population.value_or(base::Persons{});
    }
  }
  return moved;
}

}  // namespace narhet::access
