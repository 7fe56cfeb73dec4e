// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"
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

/// What is said where the memory is not enough.
[[nodiscard]] Error memory_error();

/// That somebody in this process asked for memory and got none.
void note_refused_memory() noexcept;
/// A library that gets no memory may go on without a word, with less than it read: nothing that is
/// made after that is to be believed.
/// @throws Error `too_large` if a refusal was noted since the process began
void require_no_refused_memory();

/// What `end_for_want_of_memory` says, rendered while there is memory; at most 500 bytes of it.
void keep_last_words(std::string_view text);

/// Ends the process with status 6 and the last words: for C libraries that would abort where they
/// get no memory.  Files on their way to an output are left to the next run, as after a kill.
[[noreturn]] void end_for_want_of_memory();

}  // namespace narhet::base
