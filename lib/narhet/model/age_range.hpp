// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace narhet::model {

/// Ages in whole years, both ends included.
struct AgeRange {
  unsigned from{};
  std::optional<unsigned> to;  ///< nothing: and older

  friend bool operator==(const AgeRange&, const AgeRange&) = default;
};

/// "0-19", or "65-" for 65 and older; nothing for any other text.
[[nodiscard]] std::optional<AgeRange> age_range_from_text(std::string_view text);
/// "0–19", "65–".
[[nodiscard]] std::string text(const AgeRange& range);

/// Who counts as young and as elderly where ages are known.
struct GroupAges {
  AgeRange young;
  AgeRange elderly;
};

/// The third group has its name from its age.
inline constexpr AgeRange kAged70{70, {}};

}  // namespace narhet::model
