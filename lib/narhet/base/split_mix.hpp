// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace narhet::base {

/// SplitMix64 (Steele, Lea & Flood 2014): the same numbers on every platform, which the standard's
/// distributions do not promise.
class SplitMix {
 public:
  explicit SplitMix(std::uint64_t seed) : state_{seed} {}

  [[nodiscard]] std::uint64_t next() {
    state_ += 0x9e37'79b9'7f4a'7c15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58'476d'1ce4'e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d0'49bb'1331'11ebU;
    return z ^ (z >> 31U);
  }
  /// 0 <= u < 1, in steps of 2^-53.
  [[nodiscard]] double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

 private:
  std::uint64_t state_;
};

}  // namespace narhet::base
