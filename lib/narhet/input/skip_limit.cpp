// SPDX-License-Identifier: MIT
#include "narhet/input/skip_limit.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"

#include <cmath>

namespace narhet::input {

std::optional<SkipLimit> SkipLimit::from_text(std::string_view text) {
  SkipLimit limit;
  text = base::trimmed(text);
  if (text.ends_with('%')) {
    const auto percent = base::number_from_text(base::trimmed(text.substr(0, text.size() - 1)));
    if (!percent || *percent < 0.0 || *percent > 100.0) {
      return std::nullopt;
    }
    limit.percent_ = *percent;
    return limit;
  }
  const auto count = base::integer_from_text(text);
  if (!count || *count < 0) {
    return std::nullopt;
  }
  limit.count_ = static_cast<std::uint64_t>(*count);
  return limit;
}

std::uint64_t SkipLimit::of(std::uint64_t records) const {
  return count_ ? *count_
                : static_cast<std::uint64_t>(
                      std::ceil(percent_ / 100.0 * static_cast<double>(records)));
}

std::string SkipLimit::text() const {
  return count_ ? base::format("{}", *count_) : base::format("{} %", percent_);
}

}  // namespace narhet::input
