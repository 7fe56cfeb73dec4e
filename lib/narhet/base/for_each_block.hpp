// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"

#include <cstddef>
#include <functional>

namespace narhet::base {

/// A run of consecutive items, `begin <= i < end`, and its number.
struct Block {
  std::size_t number{};
  std::size_t begin{};
  std::size_t end{};
};

/// The one parallel loop: calls `work` for every block of `items` items, on `task.threads` threads.
///
/// Blocks depend on `items` and `block_size` alone, so a result put together from slots per block
/// is the same for any number of threads.  Each call must write to its own slots only.  A thread
/// takes the next block when it is done with one; the calling thread works too.
///
/// If calls throw, the exception of the lowest block that threw leaves; blocks not yet begun are
/// skipped.  Checks `task.stop` before every block.
///
/// @pre block_size > 0
/// @throws Cancelled, and whatever `work` throws
void for_each_block(std::size_t items,
                    std::size_t block_size,
                    const Task& task,
                    const std::function<void(Block)>& work);

}  // namespace narhet::base
