// SPDX-License-Identifier: MIT
#include "narhet/study/one_stop.hpp"

#include "narhet/routing/nearest_two.hpp"

#include <cstddef>

namespace narhet::study {

using base::Weight;

std::vector<Weight> one_stop_ways(const model::Result& result,
                                  std::span<const model::Snap> places,
                                  std::span<const model::Snap> services,
                                  const routing::Engine& engine,
                                  const base::Task& task) {
  std::vector<model::KindSet> offered;
  for (const model::Service& service : result.services) {
    offered.push_back(service.kinds);
  }
  return ways_to_stops(offered, result, places, services, engine, task);
}

std::vector<Weight> ways_to_stops(std::span<const model::KindSet> stops,
                                  const model::Result& result,
                                  std::span<const model::Snap> places,
                                  std::span<const model::Snap> services,
                                  const routing::Engine& engine,
                                  const base::Task& task) {
  // "Kinds" that say how many kinds a stop has.
  std::vector<model::KindSet> sizes(stops.size());
  for (std::size_t service = 0; service < sizes.size(); ++service) {
    for (std::size_t size = 0; size < stops[service].size(); ++size) {
      sizes[service].insert(base::id_at<base::KindIndex>(size));
    }
  }
  const std::size_t kinds = result.kinds.size();
  const model::NearestTable nearest =
      routing::nearest_two(engine, places, services, sizes, kinds, {}, task);
  std::vector<Weight> ways(result.places.size() * kinds, Weight::infinite());
  for (std::size_t place = 0; place < result.places.size(); ++place) {
    for (std::size_t size = 0; size < kinds; ++size) {
      const auto& found = nearest
                              .at(base::id_at<base::PlaceIndex>(place),
                                  base::id_at<base::KindIndex>(size), result.decide_by)
                              .nearest;
      ways[place * kinds + size] = found ? found->cost : Weight::infinite();
    }
  }
  return ways;
}

}  // namespace narhet::study
