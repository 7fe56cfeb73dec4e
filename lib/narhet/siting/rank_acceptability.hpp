// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/decision_matrix.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace narhet::siting {

struct AcceptabilityOptions {
  std::size_t draws{10'000};
  std::uint64_t seed{1};
};

/// How often each alternative has each rank.
struct Acceptability {
  /// By alternative, then rank from the first; each alternative's shares sum to 1.
  std::vector<std::vector<double>> rank_shares;
  /// By alternative the mean of the weights that make it first; empty if none does.
  std::vector<std::vector<double>> central_weights;
};

/// SMAA-2 (Lahdelma, Hokkanen & Salminen 1998; Lahdelma & Salminen 2001) without any preference:
/// weights are drawn uniformly from all that sum to one, an alternative is worth the weighted sum
/// of its values, and its rank is counted.  Equal worths share their ranks.
///
/// Draws are the same on every platform; the standard error of a share p is sqrt(p (1-p) / draws).
/// @param matrices  the same alternatives and criteria as one may measure them: draw number d has
///                  matrix d modulo their count
/// @pre matrices are some, of one shape
[[nodiscard]] Acceptability rank_acceptability(std::span<const DecisionMatrix> matrices,
                                               const AcceptabilityOptions& options);

/// Tiers of alternatives that the draws do not separate, from 1.
///
/// The first tier reaches from the first of `order` to the last that is first in at least `share`
/// of the draws: who stands between two that cannot be told apart cannot be told apart from them.
/// The next is made likewise among those that remain.
/// @param order  all alternatives, the best first
[[nodiscard]] std::vector<std::uint32_t> tiers(std::span<const DecisionMatrix> matrices,
                                               std::span<const std::size_t> order,
                                               double share,
                                               const AcceptabilityOptions& options);

}  // namespace narhet::siting
