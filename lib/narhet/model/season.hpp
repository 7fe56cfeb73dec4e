// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/model/months.hpp"

#include <string>

namespace narhet::model {

/// The part of the year that a study is of.  What is closed in any of its months is closed: one
/// cannot rely on it all season.
struct Season {
  std::string key;  ///< as the study file says it: "winter", "feb"
  Months months;

  /// Whether one can rely on it: of a study of the whole year on all that is open in some month.
  [[nodiscard]] bool opens(Months open) const { return is_whole_year() || open.contains(months); }
  [[nodiscard]] bool is_whole_year() const { return months.is_whole_year(); }

  friend bool operator==(const Season&, const Season&) = default;
};

[[nodiscard]] base::Message name(const Season& season);       ///< "winter", "February"
[[nodiscard]] base::Message full_name(const Season& season);  ///< "winter (January–March)"

}  // namespace narhet::model
