// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/report.hpp"
#include "narhet/needs/disclosure.hpp"
#include "narhet/study/answer.hpp"

#include <string>
#include <string_view>

namespace narhet::test {

/// tests/study/invented, whose every number can be worked out by hand, for those and in a language.
[[nodiscard]] study::Answer work_out_invented(needs::Level level, base::Language language);
/// In English, worked out once.
[[nodiscard]] const study::Answer& invented();
[[nodiscard]] const study::Answer& invented_for_everyone();

[[nodiscard]] model::Report report_of(const study::Answer& answer);

[[nodiscard]] bool contains(const std::string& text, std::string_view part);

}  // namespace narhet::test
