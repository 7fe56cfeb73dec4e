// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/decision_matrix.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace narhet::siting {

/// How a column is made free of its unit.
enum class Normalisation : std::uint8_t {
  vector,   ///< divided by its Euclidean length
  min_max,  ///< from 0 at the worst to 1 at the best alternative
};

/// TOPSIS (Hwang & Yoon 1981; as in Tzeng & Huang 2011): of each alternative the closeness to the
/// best and away from the worst of all columns, 0 to 1.
///
/// A column in which all are equal tells nothing apart and counts nothing; where no column does,
/// all are at ½.  Unlike a score on anchored scales, closeness changes when an alternative is
/// added: it is a second opinion.
/// @param weights  one per criterion, not negative
[[nodiscard]] std::vector<double> topsis(const DecisionMatrix& matrix,
                                         std::span<const double> weights,
                                         Normalisation normalisation = Normalisation::vector);

}  // namespace narhet::siting
