// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/model/ranking.hpp"

#include <utility>
#include <vector>

namespace narhet::siting::detail {

/// Points by which one site leads another and yet is not said to be better: nobody measures a
/// village that well.
inline constexpr double kAsGoodInPractice = 1.0;

/// "a", "a and b", "a, b and c".
/// @pre not empty
[[nodiscard]] base::Message enumeration(const std::vector<base::Message>& parts);

/// The same of whole clauses, with a comma before the last: "a, and b", "a, b, and c".
/// @pre not empty
[[nodiscard]] base::Message clauses(const std::vector<base::Message>& parts);

/// Sentences one after another.
[[nodiscard]] base::Message paragraph(const std::vector<base::Message>& sentences);

/// A share as it is said, "87 %", with a decimal below ten and near a hundred per cent: "0.3 %",
/// "less than 0.1 %".
[[nodiscard]] base::Message percent(double share);

/// Whether two numbers read the same with so many decimals.
[[nodiscard]] bool read_the_same(double a, double b, int decimals);

/// As many decimals as it takes for two numbers not to read the same, from `least` to `most`.
[[nodiscard]] int decimals_that_differ(double a, double b, int least, int most);

/// A raw value with its unit as one would say it: "12.3 %", "4.1 min", with more decimals where it
/// would read as none and is not.
[[nodiscard]] base::Message raw_value(const model::Criterion& criterion, double raw);

/// Two of them, with more decimals where they would read the same and are not.
[[nodiscard]] std::pair<base::Message, base::Message> raw_values(const model::Criterion& criterion,
                                                                 double one,
                                                                 double other);

}  // namespace narhet::siting::detail
