// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/model/ranking.hpp"

#include <vector>

namespace narhet::siting::detail {

/// "a", "a and b", "a, b and c"; of more than three, the first two and how many there are besides.
/// @pre not empty
[[nodiscard]] base::Message enumeration(const std::vector<base::Message>& parts);

/// Sentences one after another.
[[nodiscard]] base::Message paragraph(const std::vector<base::Message>& sentences);

/// A share as whole percent, with a decimal where it would round to none or all and is not.
[[nodiscard]] base::Decimal percent(double share);

/// A raw value with its unit: "12.3 %", "4.10 min".
[[nodiscard]] base::Message raw_value(const model::Criterion& criterion, double raw);

}  // namespace narhet::siting::detail
