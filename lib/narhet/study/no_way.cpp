// SPDX-License-Identifier: MIT
#include "narhet/study/no_way.hpp"

#include "narhet/base/id.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>

namespace narhet::study {
namespace {

using base::PerMetric;
using base::Weight;

/// The longest way that somebody at the place has to a nearest point.
PerMetric<Weight> longest_way(const model::NearestTable& nearest, base::PlaceIndex place) {
  PerMetric<Weight> longest;
  for (const base::Metric metric : base::kMetrics) {
    for (std::size_t kind = 0; kind < nearest.kind_count(); ++kind) {
      const auto& pair = nearest.at(place, base::id_at<base::KindIndex>(kind), metric);
      if (pair.nearest) {
        longest[metric] = std::max(longest[metric], pair.nearest->cost);
      }
    }
  }
  return longest;
}

}  // namespace

std::vector<PerMetric<Weight>> no_way_counts_as(const model::NearestTable& nearest,
                                                std::span<const model::Place> places,
                                                const PerMetric<Weight>& stated) {
  std::map<std::optional<base::MunicipalityIndex>, PerMetric<Weight>> longest;
  for (std::size_t place = 0; place < places.size(); ++place) {
    PerMetric<Weight>& own = longest.try_emplace(places[place].municipality, stated).first->second;
    const PerMetric<Weight> way = longest_way(nearest, base::id_at<base::PlaceIndex>(place));
    for (const base::Metric metric : base::kMetrics) {
      own[metric] = std::max(own[metric], way[metric]);
    }
  }
  std::vector<PerMetric<Weight>> counts;
  counts.reserve(places.size());
  for (const model::Place& place : places) {
    counts.push_back(longest.at(place.municipality));
  }
  return counts;
}

}  // namespace narhet::study
