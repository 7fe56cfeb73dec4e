// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/need.hpp"
#include "narhet/model/place.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace narhet::test {

/// A record of a meeting, that may be published.
struct Said {
  std::string meeting{"M"};
  std::uint32_t place{};
  std::uint32_t participants{};
  std::optional<std::uint8_t> kind{0};
  model::Strength strength{model::Strength::need};
  std::uint32_t voices{1};
  model::Group group{model::Group::residents};
};
[[nodiscard]] model::Need need(const Said& said);

/// Places of as many inhabitants; negative: not known.
[[nodiscard]] std::vector<model::Place> places_of(const std::vector<double>& populations);

}  // namespace narhet::test
