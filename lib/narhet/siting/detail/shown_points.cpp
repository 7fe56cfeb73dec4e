// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/shown_points.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace narhet::siting::detail {

ShownPoints shown_points(const model::CandidateScore& score) {
  constexpr double kTenths = 10.0;
  const double total = std::nearbyint(kTenths * score.score);
  double lacking = total;
  std::vector<double> tenths;
  std::vector<double> lost;
  for (const model::CriterionValue& value : score.criteria) {
    tenths.push_back(std::floor(kTenths * value.points));
    lost.push_back(kTenths * value.points - tenths.back());
    lacking -= tenths.back();
  }
  std::vector<std::size_t> order(tenths.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return lost[a] > lost[b]; });
  for (std::size_t i = 0; i < order.size() && static_cast<double>(i) < lacking; ++i) {
    tenths[order[i]] += 1.0;
  }
  ShownPoints shown{{total / kTenths, 1}, {}};
  for (const double each : tenths) {
    shown.parts.push_back({each / kTenths, 1});
  }
  return shown;
}

}  // namespace narhet::siting::detail
