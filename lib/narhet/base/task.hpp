// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"
#include "narhet/base/message.hpp"

#include <cstdint>
#include <optional>
#include <stop_token>

namespace narhet::base {

/// How many threads a function may use, itself included.  At least 1.
struct Threads {
  unsigned count{1};
};

/// Hears how far the work has come.  Called from one thread, the one that called the function that
/// works, except `advance`, which may come from any.
class Progress {
 public:
  Progress() = default;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  virtual ~Progress() = default;

  /// @param total  how many steps the phase has; 0 if nobody knows
  virtual void begin(const Message& phase, std::uint64_t total) = 0;
  virtual void advance(std::uint64_t steps) = 0;
  virtual void end() = 0;
};

/// What a function that may take more than a second is given: how many threads, who hears of the
/// progress, when to stop, and how much memory the process may hold.  The library starts no thread
/// unasked and never prints.
struct Task {
  Threads threads;
  std::stop_token stop;
  Progress* progress{nullptr};  ///< may be null
  /// Bytes; work that would need more is refused before it begins, see `require_memory`.
  std::optional<std::uint64_t> memory_limit{};

  /// @throws Cancelled if the user asked to stop
  void check() const {
    if (stop.stop_requested()) {
      throw Cancelled{};
    }
  }
};

/// One phase of a task: begins when made, ends with its scope.
class Phase {
 public:
  Phase(const Task& task, const Message& name, std::uint64_t total = 0) : task_{&task} {
    if (task_->progress != nullptr) {
      task_->progress->begin(name, total);
    }
  }
  Phase(const Phase&) = delete;
  Phase& operator=(const Phase&) = delete;
  ~Phase() {
    if (task_->progress != nullptr) {
      task_->progress->end();
    }
  }

  /// Reports steps done and stops the work if asked to.
  /// @throws Cancelled
  void advance(std::uint64_t steps = 1) {
    task_->check();
    if (task_->progress != nullptr) {
      task_->progress->advance(steps);
    }
  }

 private:
  const Task* task_;
};

}  // namespace narhet::base
