// SPDX-License-Identifier: MIT
#include "narhet/compare/ranks.hpp"

#include <algorithm>
#include <cmath>

namespace narhet::compare {

std::vector<std::optional<std::uint32_t>> ranks(std::span<const std::optional<double>> values,
                                                Better better,
                                                int decimals) {
  const double scale = std::pow(10.0, decimals);
  std::vector<double> shown;
  for (const std::optional<double>& value : values) {
    if (value) {
      shown.push_back(std::round(*value * scale));
    }
  }
  std::vector<std::optional<std::uint32_t>> found;
  for (const std::optional<double>& value : values) {
    if (!value) {
      found.emplace_back();
      continue;
    }
    const double own = std::round(*value * scale);
    const auto before = std::count_if(shown.begin(), shown.end(), [&](double other) {
      return better == Better::more ? other > own : other < own;
    });
    found.emplace_back(static_cast<std::uint32_t>(before) + 1);
  }
  return found;
}

}  // namespace narhet::compare
