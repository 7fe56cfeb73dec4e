// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/huff.hpp"
#include "narhet/siting/score_inputs.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace narhet::siting {

/// What one candidate, as a shop, would do to those that exist: whom it would be nearer to by the
/// deciding metric, what it would draw by Huff's model, and whose distance condition of driftstöd
/// (SFS 2000:284 21 a §: the next shop more than 10 km away) would no longer hold by road.
///
/// A distance condition is one of several; that it holds does not mean that a shop is entitled to
/// support.  A candidate that has a shop's own id or position is that shop and does it no harm.
/// @param ways    of every place to the candidate by the deciding metric
/// @param market  of `inputs.shops`; null: customers by Huff's model are not measured
/// @returns       the shops that lose something, most persons lost first, then by index
/// @pre inputs.shops and settings.kind are there
[[nodiscard]] std::vector<model::ShopHarm> shop_harm(std::size_t candidate,
                                                     std::span<const base::Weight> ways,
                                                     const ScoreInputs& inputs,
                                                     const HarmSettings& settings,
                                                     const HuffMarket* market);

}  // namespace narhet::siting
