// SPDX-License-Identifier: MIT
#include "narhet/study/no_way.hpp"

#include "narhet/base/id.hpp"

#include <algorithm>
#include <cstddef>

namespace narhet::study {

base::PerMetric<base::Weight> no_way_counts_as(const model::NearestTable& nearest,
                                               const base::PerMetric<base::Weight>& stated) {
  base::PerMetric<base::Weight> longest = stated;
  for (const base::Metric metric : base::kMetrics) {
    for (std::size_t kind = 0; kind < nearest.kind_count(); ++kind) {
      for (const auto& pair : nearest.column(base::id_at<base::KindIndex>(kind), metric)) {
        if (pair.nearest) {
          longest[metric] = std::max(longest[metric], pair.nearest->cost);
        }
      }
    }
  }
  return longest;
}

}  // namespace narhet::study
