// SPDX-License-Identifier: MIT
#include "narhet/base/memory.hpp"

#include "narhet/base/error.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace narhet::base {
namespace {

TEST(MemoryFromText, ReadsSizesWithTheirUnits) {
  EXPECT_EQ(memory_from_text("4GB"), 4'000'000'000U);
  EXPECT_EQ(memory_from_text("4 GB"), 4'000'000'000U);
  EXPECT_EQ(memory_from_text("1.5 GB"), 1'500'000'000U);
  EXPECT_EQ(memory_from_text("2GiB"), 2'147'483'648U);
  EXPECT_EQ(memory_from_text("500MB"), 500'000'000U);
  EXPECT_EQ(memory_from_text("1MiB"), 1'048'576U);
}

TEST(MemoryFromText, FindsNothingInWhatIsNoSize) {
  for (const char* text :
       {"", "4", "GB", "4 gb", "4G", "-4GB", "0GB", "0.5MB", "1e30GB", "nanGB"}) {
    EXPECT_EQ(memory_from_text(text), std::nullopt) << text;
  }
}

TEST(ResidentMemory, GrowsByWhatIsWritten) {
  const std::uint64_t before = resident_memory();
  const std::vector<char> block(50'000'000, 'x');
  EXPECT_GE(resident_memory(), before + 49'000'000U + (block.back() == 'x' ? 0U : 1U));
}

TEST(RequireMemory, RefusesWithTheEstimateWhatWouldNotFit) {
  Task task;
  EXPECT_NO_THROW(require_memory(task, std::uint64_t{1} << 50U, Message{"it"})) << "no limit";
  task.memory_limit = resident_memory() + 100'000'000;
  EXPECT_NO_THROW(require_memory(task, 50'000'000, Message{"it"}));
  try {
    require_memory(task, 3'000'000'000, Message{"the work on {} nodes", 7});
    FAIL() << "3 GB in 0.1";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::too_large);
    const std::string text = error.what();
    EXPECT_NE(text.find("the work on 7 nodes needs about 3"), std::string::npos) << text;
    EXPECT_FALSE(error.hint().empty());
  }
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(__clang__)
/// In a process of its own, which stays limited.
[[noreturn]] void ask_for_more_than_is_allowed() {
  forbid_more_memory(300'000'000);
  try {
    const std::vector<char> block(1'000'000'000, 'x');
    std::exit(block.empty() ? 1 : 2);
  } catch (const std::bad_alloc&) {
    std::exit(0);
  }
}

// The sanitizers' shadow memory is larger than any limit.
TEST(ForbidMoreMemory, MakesWhatAsksForMoreFail) {
  EXPECT_EXIT(ask_for_more_than_is_allowed(), testing::ExitedWithCode(0), "");
}

/// Sixteen stacks of the usual eight megabytes would be more than is allowed.
[[noreturn]] void begin_threads_within_a_limit() {
  forbid_more_memory(60'000'000);
  try {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 16; ++i) {
      threads.emplace_back([] { std::this_thread::sleep_for(std::chrono::milliseconds{50}); });
    }
  } catch (const std::system_error&) {
    std::_Exit(1);
  }
  std::_Exit(0);
}

TEST(ForbidMoreMemory, LeavesRoomForThreads) {
  EXPECT_EXIT(begin_threads_within_a_limit(), testing::ExitedWithCode(0), "");
}
#endif

/// Once noted it stays: a process of its own.
[[noreturn]] void publish_after_a_refusal() {
  try {
    require_no_refused_memory();
    note_refused_memory();
  } catch (const Error&) {
    std::_Exit(1);
  }
  try {
    require_no_refused_memory();
  } catch (const Error& error) {
    std::_Exit(error.code() == ErrorCode::too_large ? 0 : 2);
  }
  std::_Exit(3);
}

TEST(RefusedMemory, IsNotForgotten) {
  EXPECT_EXIT(publish_after_a_refusal(), testing::ExitedWithCode(0), "");
}

TEST(ThreadsWithin, AreAsManyAsALimitHasRoomForAndOneAtLeast) {
  EXPECT_EQ(threads_within(4'000'000'000, 8), 8U);
  EXPECT_EQ(threads_within(140'000'000, 128), 4U) << "stacks of 2 MiB in a sixteenth of 140 MB";
  EXPECT_EQ(threads_within(1'000'000, 128), 1U);
}

}  // namespace
}  // namespace narhet::base
