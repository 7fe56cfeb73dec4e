// SPDX-License-Identifier: MIT
#include "narhet/study/report/far_places.hpp"

#include <algorithm>
#include <utility>

namespace narhet::study::report {

std::vector<FarPlace> far_places(const model::Result& result, const model::Threshold& threshold) {
  std::vector<FarPlace> far;
  for (const base::PlaceIndex place : listed_places(result)) {
    PlaceReach reach = reach_of(result, place, threshold.limit);
    if (!reach.beyond.empty()) {
      far.push_back({place, std::move(reach)});
    }
  }
  std::stable_sort(far.begin(), far.end(), [](const FarPlace& a, const FarPlace& b) {
    const bool a_reaches = a.reach.reaches_all();
    const bool b_reaches = b.reach.reaches_all();
    return a_reaches != b_reaches ? !a_reaches : a.reach.worst > b.reach.worst;
  });
  return far;
}

bool is_uncertain(const model::Result& result, const FarPlace& far) {
  return std::any_of(far.reach.beyond.begin(), far.reach.beyond.end(), [&](base::KindIndex kind) {
    return result.nearest.at(far.place, kind, result.decide_by).edge_uncertain;
  });
}

std::uint64_t count_uncertain(const model::Result& result, std::span<const FarPlace> places) {
  return static_cast<std::uint64_t>(
      std::count_if(places.begin(), places.end(),
                    [&](const FarPlace& far) { return is_uncertain(result, far); }));
}

}  // namespace narhet::study::report
