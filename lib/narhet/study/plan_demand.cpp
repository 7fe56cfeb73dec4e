// SPDX-License-Identifier: MIT
#include "narhet/study/plan_demand.hpp"

#include "narhet/base/id.hpp"

namespace narhet::study {

std::vector<double> need_of_places(const needs::PlaceNeeds& needs,
                                   std::size_t place_count,
                                   std::size_t kind_count) {
  std::vector<double> result;
  for (std::size_t i = 0; i < place_count * kind_count; ++i) {
    const std::vector<double>& neutral = needs.neutral.of_kind;
    result.push_back(neutral.empty() ? 1.0 : neutral[i % kind_count]);
  }
  for (const model::PlaceNeed& row : needs.rows) {
    result[base::index(row.place) * kind_count + base::index(row.kind)] = row.intensity;
  }
  return result;
}

}  // namespace narhet::study
