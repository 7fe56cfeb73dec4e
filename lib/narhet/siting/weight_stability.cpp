// SPDX-License-Identifier: MIT
#include "narhet/siting/weight_stability.hpp"

#include <algorithm>
#include <cmath>

namespace narhet::siting {
namespace {

constexpr double kSameChange = 1e-9;

/// How much more one alternative is worth than another where one criterion has the share 0 and
/// where it has all; between, the lead is linear.
struct Lead {
  double at_none{};
  double at_all{};

  /// Where it is 0; only if it has two signs.
  [[nodiscard]] double root() const { return at_none / (at_none - at_all); }
};

std::optional<Lead> lead(std::span<const double> a,
                         std::span<const double> b,
                         std::span<const double> shares,
                         std::size_t criterion) {
  double rest = 0.0;
  double others = 0.0;
  for (std::size_t c = 0; c < shares.size(); ++c) {
    if (c != criterion) {
      rest += shares[c];
      others += shares[c] * (a[c] - b[c]);
    }
  }
  if (rest <= 0.0) {
    return std::nullopt;
  }
  return Lead{others / rest, a[criterion] - b[criterion]};
}

}  // namespace

std::optional<StableRange> stable_range(const DecisionMatrix& matrix,
                                        std::span<const double> shares,
                                        std::size_t first,
                                        std::size_t criterion) {
  StableRange range;
  double slope_below = 0.0;
  double slope_above = 0.0;
  for (std::size_t other = 0; other < matrix.alternative_count(); ++other) {
    const auto ahead = lead(matrix.row(first), matrix.row(other), shares, criterion);
    if (!ahead) {
      return std::nullopt;
    }
    // Of two that pass it at the same share, the one that then goes ahead faster.
    const double slope = std::abs(ahead->at_all - ahead->at_none);
    if (ahead->at_none < 0.0) {
      const double root = std::min(ahead->root(), shares[criterion]);
      if (root > range.from || (root == range.from && slope > slope_below)) {
        range.from = root;
        range.first_below = other;
        slope_below = slope;
      }
    } else if (ahead->at_all < 0.0) {
      const double root = std::max(ahead->root(), shares[criterion]);
      if (root < range.to || (root == range.to && slope > slope_above)) {
        range.to = root;
        range.first_above = other;
        slope_above = slope;
      }
    }
  }
  return range;
}

std::optional<Reversal> reversal(std::span<const double> before,
                                 std::span<const double> after,
                                 std::span<const double> shares) {
  std::optional<Reversal> least;
  for (std::size_t c = 0; c < shares.size(); ++c) {
    const auto ahead = lead(before, after, shares, c);
    if (shares[c] <= 0.0 || !ahead || (ahead->at_none >= 0.0 && ahead->at_all >= 0.0)) {
      continue;
    }
    const double root = ahead->root();
    const auto change = [&](const Reversal& turn) {
      return std::abs(turn.share - shares[turn.criterion]);
    };
    // Equal changes are equal whatever the rounding: the lower criterion then.
    if (!least || change({c, root}) < change(*least) - kSameChange) {
      least = Reversal{c, root};
    }
  }
  return least;
}

}  // namespace narhet::siting
