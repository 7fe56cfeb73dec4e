// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/model/result.hpp"

#include <string_view>

namespace narhet::study::report {

/// What a setting or an assumption is about, in words.
/// @param key  its name in the study file or in the defaults: "score.cap_min"
/// @returns nothing of one that has no words
[[nodiscard]] base::Message setting_name(const model::Result& result, std::string_view key);

}  // namespace narhet::study::report
