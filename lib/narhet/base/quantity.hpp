// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace narhet::base {

/// A number that carries its unit in its type.  Only products that have a meaning are defined; the
/// bare value leaves through `count()`, at the edge of the program.
template <class Unit>
class Quantity {
 public:
  constexpr Quantity() = default;
  constexpr explicit Quantity(double count) : count_{count} {}

  [[nodiscard]] constexpr double count() const { return count_; }

  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  friend constexpr Quantity operator+(Quantity a, Quantity b) {
    return Quantity{a.count_ + b.count_};
  }
  friend constexpr Quantity operator-(Quantity a, Quantity b) {
    return Quantity{a.count_ - b.count_};
  }
  friend constexpr Quantity operator*(double factor, Quantity q) {
    return Quantity{factor * q.count_};
  }
  friend constexpr double operator/(Quantity a, Quantity b) { return a.count_ / b.count_; }
  constexpr Quantity& operator+=(Quantity other) {
    count_ += other.count_;
    return *this;
  }

 private:
  double count_{0.0};
};

using Metres = Quantity<struct MetreUnit>;
using Seconds = Quantity<struct SecondUnit>;
using MetresPerSecond = Quantity<struct MetrePerSecondUnit>;
/// People; a fraction where they are estimated or shared out.
using Persons = Quantity<struct PersonUnit>;

constexpr Seconds operator/(Metres length, MetresPerSecond speed) {
  return Seconds{length.count() / speed.count()};
}
constexpr MetresPerSecond kilometres_per_hour(double speed) {
  return MetresPerSecond{speed / 3.6};
}

/// "250 m", "10 km", also "10 kilometer" and "10 KM": units short or in full, in Swedish or
/// English, letters' case aside.  Nothing for any other text, so for a number without a unit, and
/// for mil and miles.  A decimal point or comma; not negative.
[[nodiscard]] std::optional<Metres> length_from_text(std::string_view text);
/// "30 s", "20 min", "1 h", likewise "20 minuter" and "1 hour".
[[nodiscard]] std::optional<Seconds> duration_from_text(std::string_view text);
/// "50 km/h".
[[nodiscard]] std::optional<MetresPerSecond> speed_from_text(std::string_view text);

/// A length or a duration as labels have it: "10 minuter" becomes "10 min".  What has a short unit,
/// or none, stays as it is.
[[nodiscard]] std::string with_short_unit(std::string_view text);

}  // namespace narhet::base
