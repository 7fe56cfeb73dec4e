// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/report.hpp"

namespace narhet::output::detail {

/// What whoever publishes the report can say of it in the statement that the law asks of them: what
/// is tested with every version (tests/browser), and what is not.
[[nodiscard]] model::ReportChapter accessibility_chapter();

}  // namespace narhet::output::detail
