// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/base/task.hpp"

#include <chrono>
#include <cstdint>
#include <vector>

namespace narhet::tool {

/// Notes how long each phase of a command takes, and passes on to another listener.
class StageTimes final : public base::Progress {
 public:
  /// @param next  who shows the progress; may be null, has to outlive this
  explicit StageTimes(base::Progress* next) : next_{next}, began_{Clock::now()} {}

  void begin(const base::Message& phase, std::uint64_t total) override;
  void advance(std::uint64_t steps) override;
  void end() override;

  /// A line for each phase, those of one name added up, in the order of their first beginning; then
  /// what passed between the phases, and the whole.
  [[nodiscard]] std::vector<base::Message> lines() const;

 private:
  using Clock = std::chrono::steady_clock;

  struct Stage {
    base::Message name;
    Clock::duration time{};
  };

  base::Progress* next_;
  Clock::time_point began_;
  Clock::time_point phase_began_;
  std::size_t running_{};
  std::vector<Stage> stages_;
};

}  // namespace narhet::tool
