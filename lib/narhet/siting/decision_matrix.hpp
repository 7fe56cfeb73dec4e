// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/contract.hpp"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace narhet::siting {

/// Alternatives by criteria.  More is better in every column: who has a cost gives it with the sign
/// turned.
class DecisionMatrix {
 public:
  /// @param values  the criteria of the first alternative first
  /// @pre criteria > 0; values.size() is a multiple of it
  DecisionMatrix(std::vector<double> values, std::size_t criteria)
      : values_{std::move(values)}, criteria_{criteria} {
    NARHET_EXPECTS(criteria > 0 && values_.size() % criteria == 0);
  }

  [[nodiscard]] std::size_t alternative_count() const { return values_.size() / criteria_; }
  [[nodiscard]] std::size_t criterion_count() const { return criteria_; }
  [[nodiscard]] double at(std::size_t alternative, std::size_t criterion) const {
    return values_[alternative * criteria_ + criterion];
  }
  [[nodiscard]] std::span<const double> row(std::size_t alternative) const {
    return std::span{values_}.subspan(alternative * criteria_, criteria_);
  }

 private:
  std::vector<double> values_;
  std::size_t criteria_;
};

/// The ranks of alternatives by what each is worth, from 1, most first; ties go to the lower
/// alternative.
[[nodiscard]] std::vector<std::size_t> ranks_of(std::span<const double> worth);

}  // namespace narhet::siting
