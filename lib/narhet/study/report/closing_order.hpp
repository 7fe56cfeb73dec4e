// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/message.hpp"
#include "narhet/model/result.hpp"

#include <vector>

namespace narhet::study::report {

/// The service points by the rank of their closing, those left out that are nobody's nearest.
[[nodiscard]] std::vector<base::ServiceIndex> closing_order(const model::Result& result);

/// What the closing of one would do, to be read aloud: "Name: …".
[[nodiscard]] base::Message closing_sentence(const model::Result& result,
                                             base::ServiceIndex service);

}  // namespace narhet::study::report
