// SPDX-License-Identifier: MIT
#include "narhet/base/for_each_block.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <numeric>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <vector>

namespace narhet::base {
namespace {

Task on_threads(unsigned count) {
  Task task;
  task.threads.count = count;
  return task;
}

TEST(ForEachBlock, VisitsEveryItemOnceOnAnyNumberOfThreads) {
  for (const unsigned threads : {1U, 2U, 7U}) {
    for (const std::size_t items : {0U, 1U, 9U, 10U, 11U, 1000U}) {
      std::vector<int> visits(items);
      for_each_block(items, 10, on_threads(threads), [&](Block block) {
        EXPECT_LT(block.begin, block.end);
        for (std::size_t i = block.begin; i < block.end; ++i) {
          ++visits[i];
        }
      });
      EXPECT_EQ(visits, std::vector<int>(items, 1)) << threads << " threads";
    }
  }
}

TEST(ForEachBlock, CutsTheItemsTheSameWayOnAnyNumberOfThreads) {
  // Sums of 1/i in the order of the blocks: another cut gives other bits.
  const auto sum = [](unsigned threads) {
    std::vector<double> partial(100);
    for_each_block(1000, 10, on_threads(threads), [&](Block block) {
      for (std::size_t i = block.begin; i < block.end; ++i) {
        partial[block.number] += 1.0 / static_cast<double>(i + 1);
      }
    });
    return std::accumulate(partial.begin(), partial.end(), 0.0);
  };
  EXPECT_EQ(sum(1), sum(2));
  EXPECT_EQ(sum(1), sum(7));
}

TEST(ForEachBlock, ThrowsWhatTheLowestFailingBlockThrew) {
  for (int round = 0; round < 200; ++round) {
    try {
      for_each_block(64, 1, on_threads(7), [](Block block) {
        if (block.number >= 5) {
          throw std::runtime_error{std::to_string(block.number)};
        }
      });
      FAIL() << "no exception";
    } catch (const std::runtime_error& error) {
      ASSERT_STREQ(error.what(), "5");
    }
  }
}

TEST(ForEachBlock, BeginsNoBlockAfterAFailure) {
  std::size_t begun = 0;
  const auto work = [&](Block) {
    ++begun;
    throw std::runtime_error{"stop"};
  };
  EXPECT_THROW(for_each_block(100, 1, on_threads(1), work), std::runtime_error);
  EXPECT_EQ(begun, 1U);
}

TEST(ForEachBlock, StopsWhenAskedInTheMiddle) {
  for (const unsigned threads : {1U, 7U}) {
    std::stop_source source;
    Task task = on_threads(threads);
    task.stop = source.get_token();
    std::atomic<std::size_t> done{0};
    const auto work = [&](Block block) {
      if (block.number == 3) {
        source.request_stop();
      }
      ++done;
    };
    EXPECT_THROW(for_each_block(10'000, 1, task, work), Cancelled);
    EXPECT_LT(done, 10'000U);
  }
}

TEST(ForEachBlockDeathTest, RefusesBlocksOfNothing) {
  EXPECT_DEATH(for_each_block(1, 0, Task{}, [](Block) {}), "block_size > 0");
}

}  // namespace
}  // namespace narhet::base
