// SPDX-License-Identifier: MIT
#include "narhet/model/age_range.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/number.hpp"

namespace narhet::model {
namespace {

constexpr std::int64_t kOldest = 150;

std::optional<unsigned> age_from_text(std::string_view text) {
  const auto age = base::integer_from_text(text);
  return age && *age >= 0 && *age <= kOldest ? std::optional{static_cast<unsigned>(*age)}
                                             : std::nullopt;
}

}  // namespace

std::optional<AgeRange> age_range_from_text(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) {
    return std::nullopt;
  }
  const auto from = age_from_text(text.substr(0, dash));
  const bool open = dash + 1 == text.size();
  const auto to = open ? std::nullopt : age_from_text(text.substr(dash + 1));
  if (!from || (!open && (!to || *to < *from))) {
    return std::nullopt;
  }
  return AgeRange{*from, to};
}

std::string text(const AgeRange& range) {
  return range.to ? base::format("{}–{}", range.from, *range.to) : base::format("{}–", range.from);
}

}  // namespace narhet::model
