// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace narhet::test {

/// Remembers what it hears of the phases of a task on one thread, in the order in which they begin.
class HeardProgress final : public base::Progress {
 public:
  struct Heard {
    std::string phase;  ///< in English
    std::uint64_t total{};
    std::uint64_t steps{};
  };

  void begin(const base::Message& phase, std::uint64_t total) override {
    open_.push_back(phases.size());
    phases.push_back({phase.english(), total, 0});
  }
  void advance(std::uint64_t steps) override { phases[open_.back()].steps += steps; }
  void end() override { open_.pop_back(); }

  std::vector<Heard> phases;

 private:
  std::vector<std::size_t> open_;
};

}  // namespace narhet::test
