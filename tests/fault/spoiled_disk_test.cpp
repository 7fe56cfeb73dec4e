// SPDX-License-Identifier: MIT
#include "output/command.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace narhet::test {
namespace {

constexpr const char* kDate = "2026-01-01T00:00:00.000Z";
constexpr int kCannotWrite = 4;
constexpr int kInUse = 5;

/// "write_sample TARGET" of 8 000 places, about 4 MB.
std::string writer(const std::string& target) {
  return std::string{NARHET_WRITE_SAMPLE} + " " + target + " 2000 " + kDate;
}

std::uintmax_t size_of_sample() {
  const TemporaryFolder folder;
  const CommandOutcome outcome = run_command(writer((folder / "result.gpkg").string()));
  EXPECT_EQ(outcome.status, 0) << outcome.text;
  return std::filesystem::file_size(folder / "result.gpkg");
}

/// The command that gives a mount namespace of its own: as an ordinary user where the kernel allows
/// it, else as root, also in a chroot.  There what is mounted shows outside too until it is
/// unmounted.
const std::string& own_mounts() {
  static const std::string command = [] {
    for (const char* each : {"unshare -rm", "unshare -m --propagation unchanged"}) {
      if (run_command(std::string{each} + " true").status == 0) {
        return std::string{each};
      }
    }
    return std::string{};
  }();
  return command;
}

/// Runs lines in a mount namespace of their own, where a small disk is at the current folder with
/// an earlier result, "earlier" in 7 bytes, and then says what is there.
CommandOutcome run_on_small_disk(std::uintmax_t kilobytes, const std::string& lines) {
  EXPECT_NE(own_mounts(), "") << "a small disk needs root or user namespaces";
  const TemporaryFolder folder;
  const std::string disk = folder.path().string();
  return run_command(own_mounts() + " sh -c 'mount -t tmpfs -o size=" + std::to_string(kilobytes) +
                     "k none " + disk + " && cd " + disk + " && printf earlier >result.gpkg && { " +
                     lines +
                     "\n}; status=$?; echo; echo \"content: $(ls -A | tr \"\\n\" \" \")\";"
                     " echo \"result: $(head -c 100 result.gpkg)\"; cd /; umount " +
                     disk + "; exit $status'");
}

void expect_failed_cleanly(const CommandOutcome& outcome) {
  EXPECT_EQ(outcome.status, kCannotWrite) << outcome.text;
  EXPECT_NE(outcome.text.find("error[output-failed]"), std::string::npos) << outcome.text;
  EXPECT_NE(outcome.text.find("result.gpkg"), std::string::npos) << outcome.text;
  EXPECT_NE(outcome.text.find("content: result.gpkg \n"), std::string::npos) << outcome.text;
  EXPECT_NE(outcome.text.find("result: earlier\n"), std::string::npos) << outcome.text;
}

TEST(SpoiledDisk, TooSmallFromTheBeginningIsRefusedWithBothFigures) {
  const CommandOutcome outcome =
      run_on_small_disk(size_of_sample() / 5 / 1024, writer("result.gpkg"));
  expect_failed_cleanly(outcome);
  EXPECT_NE(outcome.text.find("the disk is too full: the result needs at least"), std::string::npos)
      << outcome.text;
}

// The last of the sizes is reached only when the spatial indexes are built, while GDAL closes the
// file.
TEST(SpoiledDisk, FullAtAnyMomentOfWritingLeavesTheEarlierResult) {
  const std::uintmax_t whole = size_of_sample();
  for (const std::uintmax_t percent : {60U, 75U, 85U, 92U, 97U, 99U}) {
    SCOPED_TRACE(percent);
    expect_failed_cleanly(run_on_small_disk(whole * percent / 100 / 1024, writer("result.gpkg")));
  }
}

TEST(SpoiledDisk, ThatIsLargeEnoughGetsTheNewResult) {
  const CommandOutcome outcome =
      run_on_small_disk(size_of_sample() * 2 / 1024, writer("result.gpkg"));
  EXPECT_EQ(outcome.status, 0) << outcome.text;
  EXPECT_NE(outcome.text.find("result: SQLite format 3"), std::string::npos) << outcome.text;
}

TEST(SpoiledDisk, WithALimitOfFileSizesLeavesTheEarlierResult) {
  constexpr std::uintmax_t kBlock = 512;
  const std::uintmax_t whole = size_of_sample();
  for (const std::uintmax_t percent : {1U, 30U, 60U, 90U, 99U}) {
    SCOPED_TRACE(percent);
    expect_failed_cleanly(run_on_small_disk(
        whole * 3 / 1024, "( ulimit -f " + std::to_string(whole * percent / 100 / kBlock) + "; " +
                              writer("result.gpkg") + " )"));
  }
}

TEST(SpoiledDisk, ThatCanOnlyBeReadIsRefused) {
  expect_failed_cleanly(run_on_small_disk(
      100'000, "mount -o remount,ro \"$PWD\" && cd \"$PWD\"; " + writer("result.gpkg")));
}

TEST(OtherRun, TowardsTheSameTargetIsRefused) {
  const TemporaryFolder folder;
  const std::string lock = (folder / ".result.gpkg.lock").string();
  const CommandOutcome outcome =
      run_command("flock -n " + lock + " " + writer((folder / "result.gpkg").string()));
  EXPECT_EQ(outcome.status, kInUse) << outcome.text;
  EXPECT_NE(outcome.text.find("error[output-in-use]"), std::string::npos) << outcome.text;
}

}  // namespace
}  // namespace narhet::test
