// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace narhet::model {

/// Months of the year, 1 to 12, in which something is open: unless said otherwise, all.
class Months {
 public:
  constexpr Months() = default;

  [[nodiscard]] static constexpr Months none() { return Months{0}; }
  /// From one to another, over the turn of the year where the second is before the first.
  /// @pre both are from 1 to 12
  [[nodiscard]] static constexpr Months range(int first, int last) {
    Months months = none();
    for (int month = first;; month = month % kYear + 1) {
      months = months | Months{bit(month)};
      if (month == last) {
        return months;
      }
    }
  }

  [[nodiscard]] constexpr bool contains(int month) const { return (bits_ & bit(month)) != 0; }
  /// Whether all of the others are among these.
  [[nodiscard]] constexpr bool contains(Months others) const {
    return (others.bits_ & ~bits_) == 0;
  }
  [[nodiscard]] constexpr bool is_whole_year() const { return bits_ == kAll; }
  [[nodiscard]] constexpr bool is_empty() const { return bits_ == 0; }
  /// A bit for each month, January's the lowest.
  [[nodiscard]] constexpr std::uint16_t bits() const { return bits_; }
  /// Nothing if there are bits of no month.
  [[nodiscard]] static constexpr std::optional<Months> from_bits(std::uint32_t bits) {
    return bits > kAll ? std::nullopt : std::optional{Months{static_cast<std::uint16_t>(bits)}};
  }

  friend constexpr Months operator|(Months a, Months b) {
    return Months{static_cast<std::uint16_t>(a.bits_ | b.bits_)};
  }
  friend constexpr Months operator&(Months a, Months b) {
    return Months{static_cast<std::uint16_t>(a.bits_ & b.bits_)};
  }
  friend constexpr Months operator-(Months a, Months b) {
    return Months{static_cast<std::uint16_t>(a.bits_ & ~b.bits_)};
  }
  friend constexpr bool operator==(Months, Months) = default;

  static constexpr int kYear = 12;

 private:
  static constexpr std::uint16_t kAll = 0xFFF;
  static constexpr std::uint16_t bit(int month) {
    return static_cast<std::uint16_t>(1U << static_cast<unsigned>(month - 1));
  }
  explicit constexpr Months(std::uint16_t bits) : bits_{bits} {}

  std::uint16_t bits_{kAll};
};

/// A month by its name in English or Swedish, whole or by its first three letters, letters' case
/// aside.
[[nodiscard]] std::optional<int> month_from_word(std::string_view word);

/// Months as people write them: "5-10", "maj–okt", "May-Oct", "nov-apr", "6, 7, 8", "dec".
/// Nothing for other texts.
[[nodiscard]] std::optional<Months> months_from_text(std::string_view text);

[[nodiscard]] std::string key(Months months);     ///< "5-10", "1-3, 12": for tables
[[nodiscard]] base::Message name(Months months);  ///< "May–October", for people

}  // namespace narhet::model
