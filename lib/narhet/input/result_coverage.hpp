// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/input/source.hpp"
#include "narhet/model/result_coverage.hpp"

namespace narhet::input {

/// What a result of `narhet run` says of its municipalities: its layer `municipalities`.
/// @throws Error as the readers of `records.hpp` do; `field_missing` where the layer is no such one
/// @pre a `GdalSession` lives
[[nodiscard]] model::ResultCoverage read_result_coverage(const Source& source,
                                                         const base::Task& task);

}  // namespace narhet::input
