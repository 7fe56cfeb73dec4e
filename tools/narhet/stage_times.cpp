// SPDX-License-Identifier: MIT
#include "stage_times.hpp"

#include <algorithm>
#include <iterator>

namespace narhet::tool {
namespace {

using base::Message;

Message line(std::chrono::duration<double> time, const Message& name) {
  return Message{"  {} s  {}", base::Decimal{time.count(), 2}, name};
}

}  // namespace

void StageTimes::begin(const Message& phase, std::uint64_t total) {
  const auto same = std::find_if(stages_.begin(), stages_.end(),
                                 [&](const Stage& stage) { return stage.name == phase; });
  running_ = static_cast<std::size_t>(std::distance(stages_.begin(), same));
  if (same == stages_.end()) {
    stages_.push_back({phase, {}});
  }
  phase_began_ = Clock::now();
  if (next_ != nullptr) {
    next_->begin(phase, total);
  }
}

void StageTimes::advance(std::uint64_t steps) {
  if (next_ != nullptr) {
    next_->advance(steps);
  }
}

void StageTimes::end() {
  stages_[running_].time += Clock::now() - phase_began_;
  if (next_ != nullptr) {
    next_->end();
  }
}

std::vector<Message> StageTimes::lines() const {
  const Clock::duration whole = Clock::now() - began_;
  Clock::duration between = whole;
  std::vector<Message> lines{Message{"where the time went:"}};
  for (const Stage& stage : stages_) {
    lines.push_back(line(stage.time, stage.name));
    between -= stage.time;
  }
  lines.push_back(line(between, Message{"everything else"}));
  lines.push_back(line(whole, Message{"in all"}));
  return lines;
}

}  // namespace narhet::tool
