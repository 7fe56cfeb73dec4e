// SPDX-License-Identifier: MIT
#include "narhet/siting/rank_correlation.hpp"

#include "narhet/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace narhet::siting {
namespace {

/// Twice the rank, so that the mean of two ranks is a whole number and sums are exact.
std::vector<double> double_ranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    while (end < order.size() && values[order[end]] == values[order[begin]]) {
      ++end;
    }
    for (std::size_t i = begin; i < end; ++i) {
      ranks[order[i]] = static_cast<double>(begin + end + 1);
    }
    begin = end;
  }
  return ranks;
}

}  // namespace

std::optional<double> rank_correlation(std::span<const double> a, std::span<const double> b) {
  NARHET_EXPECTS(a.size() == b.size());
  if (a.size() < 3) {
    return std::nullopt;
  }
  const std::vector<double> ranks_a = double_ranks(a);
  const std::vector<double> ranks_b = double_ranks(b);
  const auto mean = static_cast<double>(a.size() + 1);
  double product = 0.0;
  double square_a = 0.0;
  double square_b = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    product += (ranks_a[i] - mean) * (ranks_b[i] - mean);
    square_a += (ranks_a[i] - mean) * (ranks_a[i] - mean);
    square_b += (ranks_b[i] - mean) * (ranks_b[i] - mean);
  }
  if (square_a <= 0.0 || square_b <= 0.0) {
    return std::nullopt;
  }
  return product / std::sqrt(square_a * square_b);
}

}  // namespace narhet::siting
