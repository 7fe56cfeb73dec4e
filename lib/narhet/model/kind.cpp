// SPDX-License-Identifier: MIT
#include "narhet/model/kind.hpp"

#include <algorithm>

namespace narhet::model {

std::optional<base::KindIndex> find_kind(const std::vector<Kind>& kinds, std::string_view key) {
  const auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.key == key; });
  if (found == kinds.end()) {
    return std::nullopt;
  }
  return base::id_at<base::KindIndex>(static_cast<std::size_t>(found - kinds.begin()));
}

std::optional<std::size_t> deciding_threshold(std::span<const Threshold> thresholds,
                                              base::Metric metric) {
  const auto found = std::find_if(thresholds.begin(), thresholds.end(),
                                  [&](const Threshold& each) { return each.metric == metric; });
  if (found == thresholds.end()) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - thresholds.begin());
}

std::string column_suffix(const Threshold& threshold) {
  std::string suffix;
  for (const char c : threshold.label) {
    if (c == '.' || c == ',') {
      suffix += '_';
    } else if (c != ' ') {
      suffix += c;
    }
  }
  return suffix;
}

}  // namespace narhet::model
