// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/weight.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace narhet::siting {

/// How a shop draws customers: way to the power of minus `exponent`, all shops being equally
/// attractive.
struct HuffSettings {
  double exponent{2.0};
  base::Weight least;  ///< shorter ways count as this: next door is not infinitely near
  base::Weight cap;    ///< farther shops draw nobody
};

/// The shops of today and who goes where, every person sharing their errands among the shops in
/// proportion to what draws them (Huff 1963, "A probabilistic analysis of shopping center trade
/// areas").
class HuffMarket {
 public:
  /// @param persons  by place
  /// @param ways     from every place to every shop, the places of the first shop first; infinite
  ///                 where there is no way
  /// @pre ways.size() is a multiple of persons.size(); `least` is above zero
  HuffMarket(std::vector<double> persons,
             std::span<const base::Weight> ways,
             const HuffSettings& settings);

  /// Persons that each shop would lose to one more shop; who shops half there counts half.
  /// @param to_new  from every place to the new shop
  [[nodiscard]] std::vector<double> losses(std::span<const base::Weight> to_new) const;

 private:
  struct Draw {
    std::size_t shop;
    double strength;
  };

  [[nodiscard]] double strength(base::Weight way) const;

  HuffSettings settings_;
  std::vector<double> persons_;
  std::size_t shops_;
  std::vector<std::vector<Draw>> draws_;  // by place, of the shops within the cap
  std::vector<double> sums_;              // of them
};

}  // namespace narhet::siting
