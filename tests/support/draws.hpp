// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace narhet::test {

/// Numbers by chance that a case is made of, kept in the order in which they were drawn: made of
/// fewer or smaller ones the case is smaller, and needs no shrinking of its own.
///
/// A source of random bits for the standard library as well.
class Draws {
 public:
  using result_type = std::uint32_t;

  explicit Draws(std::uint64_t seed);
  /// The same numbers again; behind their end zeros.
  explicit Draws(std::vector<std::uint32_t> kept) : kept_{std::move(kept)}, is_again_{true} {}

  /// 0 <= number < limit.
  /// @pre limit > 0
  [[nodiscard]] std::uint32_t below(std::uint32_t limit);
  result_type operator()() { return next(); }
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

  /// At most so many things; each is preceded by a number that is 0 where there is no more.
  template <class Draw>
  [[nodiscard]] auto list(std::size_t most, const Draw& draw) {
    std::vector<decltype(draw())> things;
    constexpr std::uint32_t kMeanLength = 12;
    while (things.size() < most && below(kMeanLength) != 0) {
      things.push_back(draw());
    }
    return things;
  }

  /// Those that were drawn.
  [[nodiscard]] const std::vector<std::uint32_t>& drawn() const { return drawn_; }

 private:
  std::uint32_t next();

  std::uint64_t state_{};
  std::vector<std::uint32_t> kept_;
  bool is_again_{};
  std::vector<std::uint32_t> drawn_;
};

}  // namespace narhet::test
