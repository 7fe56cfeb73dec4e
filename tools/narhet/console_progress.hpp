// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/task.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <ostream>
#include <string>
#include <thread>

namespace narhet::tool {

/// Shows phases that last longer than two seconds: how much is done, how fast, how long it will
/// take.
///
/// On a terminal one line that is written anew twice a second; elsewhere a line every ten seconds.
class ConsoleProgress final : public base::Progress {
 public:
  enum class Style : std::uint8_t { rewritten_line, separate_lines };

  ConsoleProgress(std::ostream& out, const base::Catalogue& catalogue, Style style);
  ~ConsoleProgress() override;

  void begin(const base::Message& phase, std::uint64_t total) override;
  void advance(std::uint64_t steps) override;
  void end() override;

 private:
  using Clock = std::chrono::steady_clock;

  void tick(const std::stop_token& stop);
  void show(Clock::time_point now);
  void clear_line();
  [[nodiscard]] base::Message line(double seconds) const;

  std::ostream* out_;
  const base::Catalogue* catalogue_;
  Style style_;

  std::atomic<std::uint64_t> done_{0};
  std::mutex mutex_;  // guards what follows
  std::condition_variable_any wake_;
  bool active_{false};
  base::Message phase_;
  std::uint64_t total_{0};
  Clock::time_point began_;
  Clock::time_point next_show_;
  bool line_open_{false};
  std::jthread ticker_;  // last: ends before the members that it uses
};

}  // namespace narhet::tool
