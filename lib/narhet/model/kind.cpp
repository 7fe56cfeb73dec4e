// SPDX-License-Identifier: MIT
#include "narhet/model/kind.hpp"

#include "narhet/base/text.hpp"

#include <algorithm>

namespace narhet::model {
namespace {

/// The bytes of the character that begins at a position of valid UTF-8, or none at the end.
std::string_view character_at(std::string_view text, std::size_t position) {
  if (position >= text.size()) {
    return {};
  }
  std::size_t end = position + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) {
    ++end;
  }
  return text.substr(position, end - position);
}

}  // namespace

std::optional<base::KindIndex> find_kind(const std::vector<Kind>& kinds, std::string_view key) {
  const auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.key == key; });
  if (found == kinds.end()) {
    return std::nullopt;
  }
  return base::id_at<base::KindIndex>(static_cast<std::size_t>(found - kinds.begin()));
}

std::string name_in_sentence(const Kind& kind, base::Language language) {
  const std::string& name = language == base::Language::swedish ? kind.swedish : kind.english;
  const std::string_view first = character_at(name, 0);
  const std::string_view second = character_at(name, first.size());
  const bool is_abbreviation = base::fold_case(second) != second;
  return is_abbreviation ? name : base::fold_case(first) + name.substr(first.size());
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
