// SPDX-License-Identifier: MIT
#include "narhet/base/task.hpp"

#include <gtest/gtest.h>

#include <stop_token>
#include <string>
#include <vector>

namespace narhet::base {
namespace {

class Recorder final : public Progress {
 public:
  void begin(const Message& phase, std::uint64_t total) override {
    heard.push_back("begin " + phase.english() + " " + std::to_string(total));
  }
  void advance(std::uint64_t steps) override { heard.push_back(std::to_string(steps)); }
  void end() override { heard.emplace_back("end"); }

  std::vector<std::string> heard;
};

TEST(Phase, BeginsAndEndsWithItsScope) {
  Recorder recorder;
  Task task;
  task.progress = &recorder;
  {
    Phase phase{task, Message{"reading"}, 10};
    phase.advance(3);
    phase.advance();
  }
  EXPECT_EQ(recorder.heard, (std::vector<std::string>{"begin reading 10", "3", "1", "end"}));
}

TEST(Phase, StopsTheWorkWhenAskedAndStillEnds) {
  Recorder recorder;
  std::stop_source source;
  Task task;
  task.progress = &recorder;
  task.stop = source.get_token();
  const auto work = [&] {
    Phase phase{task, Message{"reading"}};
    source.request_stop();
    phase.advance();
  };
  EXPECT_THROW(work(), Cancelled);
  EXPECT_EQ(recorder.heard, (std::vector<std::string>{"begin reading 0", "end"}));
}

TEST(Phase, NeedsNobodyToListen) {
  const Task task;
  Phase phase{task, Message{"reading"}};
  EXPECT_NO_THROW(phase.advance());
}

}  // namespace
}  // namespace narhet::base
