// SPDX-License-Identifier: MIT
#include "output/command.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <thread>

namespace narhet::test {
namespace {

namespace fs = std::filesystem;

using Clock = std::chrono::steady_clock;

constexpr const char* kOldDate = "2025-01-01T00:00:00.000Z";
constexpr const char* kNewDate = "2026-01-01T00:00:00.000Z";
constexpr const char* kCopies = "1500";  // 6 000 places

/// Starts the writer over `target`, to be waited for.
pid_t start_writer(const fs::path& target) {
  const pid_t writer = ::fork();
  if (writer == 0) {
    ::execl(NARHET_WRITE_SAMPLE, "write_sample", target.c_str(), kCopies, kNewDate, nullptr);
    ::_exit(127);
  }
  return writer;
}

std::string write_whole(const fs::path& target, const char* date) {
  const CommandOutcome outcome = run_command(std::string{NARHET_WRITE_SAMPLE} + " " +
                                             target.string() + " " + kCopies + " " + date);
  EXPECT_EQ(outcome.status, 0) << outcome.text;
  return read_bytes(target);
}

// The writer gives the same bytes each time, so a file is whole exactly if it is one of two
// strings.
TEST(KilledWriter, LeavesTheOldFileOrTheNewOneAndNeverHalfAFile) {
  constexpr int kKills = 100;
  const TemporaryFolder folder;
  const fs::path target = folder / "result.gpkg";
  const std::string old_file = write_whole(target, kOldDate);
  const auto begin = Clock::now();
  const std::string new_file = write_whole(target, kNewDate);
  const auto duration = Clock::now() - begin;
  ASSERT_NE(old_file, new_file);

  int old_files = 0;
  int new_files = 0;
  for (int kill_number = 0; kill_number < kKills; ++kill_number) {
    folder.write("result.gpkg", old_file);
    const pid_t writer = start_writer(target);
    // Spread over the run and a little more, since a run takes longer while the machine is busy;
    // the last one is not killed, however busy it is.
    if (kill_number < kKills - 1) {
      std::this_thread::sleep_for(duration * kill_number * 5 / (kKills * 4));
      ::kill(writer, SIGKILL);
    }
    ASSERT_EQ(::waitpid(writer, nullptr, 0), writer);

    const std::string found = read_bytes(target);
    old_files += found == old_file ? 1 : 0;
    new_files += found == new_file ? 1 : 0;
    for (const char* sidecar : {"-wal", "-shm", "-journal"}) {
      EXPECT_FALSE(fs::exists(target.string() + sidecar));
    }
  }
  RecordProperty("old_files", old_files);
  RecordProperty("new_files", new_files);
  EXPECT_EQ(old_files + new_files, kKills);
  EXPECT_GT(old_files, 0);
  EXPECT_GT(new_files, 0);

  EXPECT_TRUE(write_whole(target, kNewDate) == new_file);
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& each : fs::directory_iterator{folder.path()}) {
    ++files;
  }
  EXPECT_EQ(files, 1U) << "files of killed runs are still there";
}

}  // namespace
}  // namespace narhet::test
