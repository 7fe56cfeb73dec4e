// SPDX-License-Identifier: MIT
#include "support/draws.hpp"

namespace narhet::test {

Draws::Draws(std::uint64_t seed) : state_{seed} {}

std::uint32_t Draws::next() {
  std::uint32_t number = 0;
  if (is_again_) {
    number = drawn_.size() < kept_.size() ? kept_[drawn_.size()] : 0;
  } else {  // SplitMix64
    state_ += 0x9e37'79b9'7f4a'7c15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58'476d'1ce4'e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d0'49bb'1331'11ebU;
    number = static_cast<std::uint32_t>((z ^ (z >> 31U)) >> 32U);
  }
  drawn_.push_back(number);
  return number;
}

std::uint32_t Draws::below(std::uint32_t limit) {
  const std::uint32_t number = next() % limit;
  drawn_.back() = number;
  return number;
}

}  // namespace narhet::test
