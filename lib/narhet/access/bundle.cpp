// SPDX-License-Identifier: MIT
#include "narhet/access/bundle.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/geo/point_index.hpp"

#include <tuple>

namespace narhet::access {

std::vector<model::KindSet> kinds_at_stops(std::span<const model::Service> services,
                                           base::Metres walk) {
  std::vector<geo::Point> positions;
  for (const model::Service& service : services) {
    positions.push_back(service.position);
  }
  const geo::NearPoints near{positions};
  std::vector<model::KindSet> stops;
  for (const model::Service& service : services) {
    model::KindSet kinds = service.kinds;
    for (const std::uint32_t neighbour : near.within(service.position, walk.count())) {
      kinds.merge(services[neighbour].kinds);
    }
    stops.push_back(kinds);
  }
  return stops;
}

void consider_stop(base::ServiceIndex stop,
                   std::size_t kinds,
                   std::span<const base::Weight> costs,
                   base::Weight limit,
                   std::span<BestStop> best) {
  NARHET_EXPECTS(costs.size() == best.size());
  if (kinds == 0) {
    return;
  }
  for (std::size_t place = 0; place < costs.size(); ++place) {
    if (!costs[place].is_finite() || costs[place] > limit) {
      continue;
    }
    BestStop& held = best[place];
    if (!held.stop || kinds > held.kinds ||
        (kinds == held.kinds &&
         std::tuple{costs[place], stop} < std::tuple{held.cost, *held.stop})) {
      held = {kinds, stop, costs[place]};
    }
  }
}

}  // namespace narhet::access
