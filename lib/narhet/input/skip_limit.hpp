// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace narhet::input {

/// How many faulty records of a file may be set aside before the file is refused:
/// decision 31.
class SkipLimit {
 public:
  /// One in a hundred.
  SkipLimit() = default;

  /// @param text  "20", or a share such as "1 %"; nothing unless it is one of them, a share of 100
  /// %
  ///              at most
  [[nodiscard]] static std::optional<SkipLimit> from_text(std::string_view text);

  /// Of a file with so many records.  A share is rounded up: one record may always be.
  [[nodiscard]] std::uint64_t of(std::uint64_t records) const;
  [[nodiscard]] std::string text() const;  ///< as `from_text` takes it

 private:
  double percent_{1.0};
  std::optional<std::uint64_t> count_;
};

}  // namespace narhet::input
