// SPDX-License-Identifier: MIT
#include "narhet/siting/topsis.hpp"

#include <algorithm>
#include <cmath>

namespace narhet::siting {
namespace {

struct Extent {
  double least{};
  double most{};
};

Extent extent_of(const DecisionMatrix& matrix, std::size_t criterion) {
  Extent extent{matrix.at(0, criterion), matrix.at(0, criterion)};
  for (std::size_t a = 1; a < matrix.alternative_count(); ++a) {
    extent.least = std::min(extent.least, matrix.at(a, criterion));
    extent.most = std::max(extent.most, matrix.at(a, criterion));
  }
  return extent;
}

/// What a column is divided by.
double scale_of(const DecisionMatrix& matrix,
                std::size_t criterion,
                const Extent& extent,
                Normalisation normalisation) {
  if (normalisation == Normalisation::min_max) {
    return extent.most - extent.least;
  }
  double squares = 0.0;
  for (std::size_t a = 0; a < matrix.alternative_count(); ++a) {
    squares += matrix.at(a, criterion) * matrix.at(a, criterion);
  }
  return std::sqrt(squares);
}

}  // namespace

std::vector<double> topsis(const DecisionMatrix& matrix,
                           std::span<const double> weights,
                           Normalisation normalisation) {
  NARHET_EXPECTS(weights.size() == matrix.criterion_count());
  const std::size_t alternatives = matrix.alternative_count();
  std::vector<double> from_best(alternatives, 0.0);
  std::vector<double> from_worst(alternatives, 0.0);
  for (std::size_t c = 0; alternatives > 0 && c < matrix.criterion_count(); ++c) {
    const Extent extent = extent_of(matrix, c);
    if (extent.least == extent.most) {
      continue;
    }
    const double factor = weights[c] / scale_of(matrix, c, extent, normalisation);
    for (std::size_t a = 0; a < alternatives; ++a) {
      const double below = factor * (extent.most - matrix.at(a, c));
      const double above = factor * (matrix.at(a, c) - extent.least);
      from_best[a] += below * below;
      from_worst[a] += above * above;
    }
  }
  std::vector<double> closeness(alternatives, 0.5);
  for (std::size_t a = 0; a < alternatives; ++a) {
    const double best = std::sqrt(from_best[a]);
    const double worst = std::sqrt(from_worst[a]);
    if (best + worst > 0.0) {
      closeness[a] = worst / (best + worst);
    }
  }
  return closeness;
}

}  // namespace narhet::siting
