// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <stop_token>
#include <thread>

namespace narhet::tool {

/// Turns SIGINT and SIGTERM into a stop request; a second one ends the process at once.
///
/// Make it before any other thread: the signals are blocked in the thread that makes it and in
/// those it starts, and one thread of its own waits for them.  SIGPIPE and SIGXFSZ are ignored, so
/// that a closed pipe or a file-size limit is an error of the write and not death.
class StopOnSignal {
 public:
  StopOnSignal();
  ~StopOnSignal();
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }
  /// 130 after SIGINT, 143 after SIGTERM.
  [[nodiscard]] int exit_status() const { return 128 + signal_; }

 private:
  void wait();

  std::stop_source source_;
  std::atomic<int> signal_{0};
  std::thread waiter_;
};

}  // namespace narhet::tool
