// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/access/decay.hpp"
#include "narhet/base/weight.hpp"

#include <string_view>

namespace narhet::study {

/// A decay from its name and parameters, with units of the metric: "gaussian(20 min)",
/// "step(10 min 1, 20 min 0.68, 30 min 0.22)", "power(1 min, 2)".
/// @throws Error `usage`, naming the forms there are, for anything else
[[nodiscard]] access::Decay decay_from_text(std::string_view text, base::Metric metric);

/// A length or a duration, as the metric has it.
/// @throws Error `usage`
[[nodiscard]] base::Weight limit_from_text(std::string_view text, base::Metric metric);

}  // namespace narhet::study
