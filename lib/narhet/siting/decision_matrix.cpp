// SPDX-License-Identifier: MIT
#include "narhet/siting/decision_matrix.hpp"

#include <algorithm>
#include <numeric>

namespace narhet::siting {

std::vector<std::size_t> ranks_of(std::span<const double> worth) {
  std::vector<std::size_t> order(worth.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return worth[a] > worth[b]; });
  std::vector<std::size_t> ranks(worth.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    ranks[order[i]] = i + 1;
  }
  return ranks;
}

}  // namespace narhet::siting
