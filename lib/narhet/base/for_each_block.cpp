// SPDX-License-Identifier: MIT
#include "narhet/base/for_each_block.hpp"

#include "narhet/base/contract.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace narhet::base {
namespace {

/// The blocks of one loop, handed out in order until one fails.
class BlockQueue {
 public:
  BlockQueue(std::size_t items, std::size_t block_size)
      : items_{items},
        block_size_{block_size},
        blocks_{items / block_size + (items % block_size == 0 ? 0 : 1)} {}

  void work_off(const Task& task, const std::function<void(Block)>& work) {
    while (!failed_.load(std::memory_order_relaxed)) {
      const std::size_t number = next_.fetch_add(1, std::memory_order_relaxed);
      if (number >= blocks_) {
        return;
      }
      try {
        task.check();
        const std::size_t begin = number * block_size_;
        work({number, begin, std::min(items_, begin + block_size_)});
      } catch (...) {  // carried to the calling thread, which rethrows it
        keep(number, std::current_exception());
      }
    }
  }

  void rethrow() const {
    if (exception_) {
      std::rethrow_exception(exception_);
    }
  }

  [[nodiscard]] std::size_t blocks() const { return blocks_; }

 private:
  void keep(std::size_t number, std::exception_ptr exception) {
    const std::scoped_lock lock{mutex_};
    if (number < failed_block_) {
      failed_block_ = number;
      exception_ = std::move(exception);
    }
    failed_.store(true, std::memory_order_relaxed);
  }

  std::size_t items_;
  std::size_t block_size_;
  std::size_t blocks_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> failed_{false};
  std::mutex mutex_;
  std::size_t failed_block_{std::numeric_limits<std::size_t>::max()};
  std::exception_ptr exception_;
};

}  // namespace

void for_each_block(std::size_t items,
                    std::size_t block_size,
                    const Task& task,
                    const std::function<void(Block)>& work) {
  NARHET_EXPECTS(block_size > 0);
  BlockQueue queue{items, block_size};
  {
    const std::size_t helpers = std::min<std::size_t>(std::max(task.threads.count, 1U),
                                                      std::max<std::size_t>(queue.blocks(), 1)) -
                                1;
    std::vector<std::jthread> threads;
    threads.reserve(helpers);
    try {
      for (std::size_t i = 0; i < helpers; ++i) {
        threads.emplace_back([&] { queue.work_off(task, work); });
      }
    } catch (const std::system_error&) {
      // The system allows no more threads.  The result does not depend on how many there are.
    }
    queue.work_off(task, work);
  }
  queue.rethrow();
}

}  // namespace narhet::base
