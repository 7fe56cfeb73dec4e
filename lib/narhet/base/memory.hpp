// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/base/task.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace narhet::base {

/// Bytes from "4 GB", "500 MB" or "2 GiB"; nothing without a unit, or for less than a megabyte.
[[nodiscard]] std::optional<std::uint64_t> memory_from_text(std::string_view text);

/// What the process holds of the machine's memory now, as Linux counts it; 0 where nobody says.
[[nodiscard]] std::uint64_t resident_memory();

/// Refuses work that would not fit, before it begins.
/// @param more  bytes that the work needs beyond what the process holds, estimated from above
/// @throws Error `too_large` with the estimate, if it and what the process holds are more than
///         `task.memory_limit`
void require_memory(const Task& task, std::uint64_t more, const Message& work);

/// From now on the process cannot hold more: what asks for it gets `std::bad_alloc`.  For what no
/// estimate foresaw.  Threads that begin later have small stacks, since these count too.
/// @throws Error `environment` if the system refuses
void forbid_more_memory(std::uint64_t bytes);

/// How many of the wanted threads such a limit has room for; one at least.
[[nodiscard]] unsigned threads_within(std::uint64_t bytes, unsigned wanted);

}  // namespace narhet::base
