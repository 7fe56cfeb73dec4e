// SPDX-License-Identifier: MIT
#include "narhet/output/publication.hpp"

#include "output/sqlite_table.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <stdexcept>

namespace narhet::output {
namespace {

namespace fs = std::filesystem;

using base::Error;
using base::ErrorCode;
using test::TemporaryFolder;

std::vector<std::string> names_in(const TemporaryFolder& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator{folder.path()}) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

using Names = std::vector<std::string>;

ErrorCode code_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code();
  }
  throw std::runtime_error{"no Error was thrown"};
}

ErrorCode refusal(const fs::path& target, bool overwrite = false) {
  return code_of([&] { const Publication publication{target, {.overwrite = overwrite}}; });
}

void write_temporary(const Publication& publication, const std::string& bytes) {
  const TemporaryFolder elsewhere;
  fs::copy_file(elsewhere.write("new", bytes), publication.temporary());
}

mode_t mode_of(const fs::path& file) {
  struct stat status {};
  EXPECT_EQ(::stat(file.c_str(), &status), 0);
  return status.st_mode & 0777U;
}

/// @param meanwhile  what another program does during the work
void publish(
    const fs::path& target, const std::string& bytes, const std::function<void()>& meanwhile = [] {
    }) {
  Publication publication{target, {.overwrite = true}};
  meanwhile();
  write_temporary(publication, bytes);
  publication.commit();
}

TEST(Publication, PutsTheNewFileInPlaceAndLeavesNothingElse) {
  const TemporaryFolder folder;
  publish(folder / "result.gpkg", "new");
  EXPECT_EQ(test::read_bytes(folder / "result.gpkg"), "new");
  EXPECT_EQ(names_in(folder), Names{"result.gpkg"});
}

TEST(Publication, WritesBesideTheTarget) {
  const TemporaryFolder folder;
  const Publication publication{folder / "result.gpkg", {}};
  EXPECT_EQ(publication.temporary(), folder / base::format(".result.{}.tmp.gpkg", ::getpid()));
}

TEST(Publication, RefusesAnExistingTargetUnlessAskedToOverwrite) {
  const TemporaryFolder folder;
  const auto target = folder.write("result.gpkg", "old");
  EXPECT_EQ(refusal(target), ErrorCode::output_exists);
  EXPECT_EQ(test::read_bytes(target), "old");
  publish(target, "new");
  EXPECT_EQ(test::read_bytes(target), "new");
}

TEST(Publication, RefusesATargetThatIsNoFile) {
  const TemporaryFolder folder;
  fs::create_directory(folder / "folder.gpkg");
  fs::create_symlink(folder.write("elsewhere", "kept"), folder / "link.gpkg");
  EXPECT_EQ(refusal(folder / "folder.gpkg", true), ErrorCode::output_failed);
  EXPECT_EQ(refusal(folder / "link.gpkg", true), ErrorCode::output_failed);
  EXPECT_EQ(test::read_bytes(folder / "elsewhere"), "kept");
}

TEST(Publication, RefusesAFolderThatIsNotThere) {
  const TemporaryFolder folder;
  EXPECT_EQ(refusal(folder / "missing/result.gpkg"), ErrorCode::output_failed);
  EXPECT_TRUE(names_in(folder).empty());
}

// In a process of its own, since nothing is forbidden to root.
TEST(Publication, RefusesAFolderThatMayNotBeWrittenTo) {
  const TemporaryFolder folder;
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec |
                                     fs::perms::others_read | fs::perms::others_exec);
  const pid_t child = ::fork();
  if (child == 0) {
    constexpr uid_t kNobody = 65534;
    const bool is_harmless = ::geteuid() != 0 || ::setuid(kNobody) == 0;
    const bool refused = is_harmless && refusal(folder / "result.gpkg") == ErrorCode::output_failed;
    ::_exit(refused ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  fs::permissions(folder.path(), fs::perms::owner_all);
  EXPECT_EQ(status, 0);
  EXPECT_TRUE(names_in(folder).empty());
}

TEST(Publication, RefusesASecondRunTowardsTheSameTarget) {
  const TemporaryFolder folder;
  {
    const Publication first{folder / "result.gpkg", {}};
    EXPECT_EQ(refusal(folder / "result.gpkg"), ErrorCode::output_in_use);
    const Publication other{folder / "other.gpkg", {}};
  }
  const Publication next{folder / "result.gpkg", {}};
}

TEST(Publication, IsNotLockedOutByARunThatWasKilled) {
  const TemporaryFolder folder;
  folder.write(".result.gpkg.lock", "");
  publish(folder / "result.gpkg", "new");
  EXPECT_EQ(names_in(folder), Names{"result.gpkg"});
}

TEST(Publication, RemovesWhatWasWrittenWhenItIsNotCommitted) {
  const TemporaryFolder folder;
  const auto target = folder.write("result.gpkg", "old");
  try {
    const Publication publication{target, {.overwrite = true}};
    write_temporary(publication, "half");
    fs::copy_file(publication.temporary(), publication.temporary().string() + "-journal");
    throw std::runtime_error{"the disk is gone"};
  } catch (const std::runtime_error&) {
  }
  EXPECT_EQ(names_in(folder), Names{"result.gpkg"});
  EXPECT_EQ(test::read_bytes(target), "old");
}

// 4 194 304 is the largest process number that Linux can give, so the next one is nobody's; 1 is
// always alive.
TEST(Publication, RemovesTemporaryFilesOfRunsThatAreNoMore) {
  const TemporaryFolder folder;
  folder.write(".result.4194305.tmp.gpkg", "");
  folder.write(".result.4194305.tmp.gpkg-journal", "");
  folder.write(base::format(".result.{}.tmp.gpkg", ::getpid()), "");
  folder.write(".result.1.tmp.gpkg", "");
  folder.write(".result.draft.tmp.gpkg", "");
  folder.write(".other.4194305.tmp.gpkg", "");
  publish(folder / "result.gpkg", "new");
  EXPECT_EQ(names_in(folder), (Names{".other.4194305.tmp.gpkg", ".result.1.tmp.gpkg",
                                     ".result.draft.tmp.gpkg", "result.gpkg"}));
}

TEST(Publication, KeepsTheTemporaryFileFromOthersAndThenGivesTheModeOfTheReplacedFile) {
  const TemporaryFolder folder;
  const auto target = folder.write("result.gpkg", "old");
  ASSERT_EQ(::chmod(target.c_str(), 0640), 0);
  Publication publication{target, {.overwrite = true}};
  write_temporary(publication, "new");
  publication.protect_temporary();
  EXPECT_EQ(mode_of(publication.temporary()), 0600U);
  publication.commit();
  EXPECT_EQ(mode_of(target), 0640U);
}

TEST(Publication, GivesANewFileTheModeItWasMadeWith) {
  const TemporaryFolder folder;
  Publication publication{folder / "result.gpkg", {}};
  write_temporary(publication, "new");
  ASSERT_EQ(::chmod(publication.temporary().c_str(), 0664), 0);
  publication.protect_temporary();
  publication.commit();
  EXPECT_EQ(mode_of(folder / "result.gpkg"), 0664U);
}

TEST(Publication, RefusesMoreThanTheDiskHoldsAndSaysBothFigures) {
  const TemporaryFolder folder;
  const Publication publication{folder / "result.gpkg", {}};
  publication.require_space(1);
  try {
    publication.require_space(1'000'000'000'000'000'000U);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::output_failed);
    ASSERT_EQ(error.message().arguments().size(), 2U);
    EXPECT_EQ(error.message().arguments()[0].count(), 1'000'000'000'001);
    EXPECT_EQ(error.message().arguments()[1].count(),
              static_cast<std::int64_t>(fs::space(folder.path()).available / 1'000'000));
  }
}

TEST(Publication, KeepsTheResultBesideAFileThatCameUpMeanwhile) {
  const TemporaryFolder folder;
  const fs::path target = folder / "result.gpkg";
  Publication publication{target, {}};
  write_temporary(publication, "new");
  folder.write("result.gpkg", "somebody's");
  EXPECT_EQ(code_of([&] { publication.commit(); }), ErrorCode::output_exists);
  EXPECT_EQ(test::read_bytes(target), "somebody's");
  EXPECT_EQ(test::read_bytes(folder / "result.new.gpkg"), "new");
}

/// A database whose latest change stands in the file `-wal` beside it.
struct WalDatabase {
  explicit WalDatabase(const fs::path& file) {
    sqlite3* raw = nullptr;
    EXPECT_EQ(sqlite3_open(file.c_str(), &raw), SQLITE_OK);
    connection.reset(raw);
    EXPECT_EQ(sqlite3_exec(raw,
                           "PRAGMA journal_mode=WAL; CREATE TABLE IF NOT EXISTS earlier(x);"
                           "DELETE FROM earlier; INSERT INTO earlier VALUES (1)",
                           nullptr, nullptr, nullptr),
              SQLITE_OK);
  }
  std::unique_ptr<sqlite3, decltype(&sqlite3_close)> connection{nullptr, &sqlite3_close};
};

/// The bytes of a small sound database.
std::string new_database() {
  const TemporaryFolder folder;
  test::execute(folder / "new", "CREATE TABLE later(x); INSERT INTO later VALUES (2)");
  return test::read_bytes(folder / "new");
}

TEST(Publication, KeepsTheResultBesideAnEarlierOneThatIsOpenForEditing) {
  const TemporaryFolder folder;
  const fs::path target = folder / "result.gpkg";
  for (int number = 0; number < 2; ++number) {
    std::unique_ptr<WalDatabase> editor;
    const auto edit = [&] { editor = std::make_unique<WalDatabase>(target); };
    EXPECT_EQ(code_of([&] { publish(target, new_database(), edit); }), ErrorCode::output_in_use);
  }
  EXPECT_EQ(test::query(target, "SELECT x FROM earlier"), (std::vector<test::Cells>{{"1"}}));
  EXPECT_EQ(test::read_bytes(folder / "result.new.gpkg"), new_database());
  EXPECT_EQ(test::read_bytes(folder / "result.new-2.gpkg"), new_database());
}

// An edit that has begun and not yet written, without a WAL.
TEST(Publication, KeepsTheResultBesideAnEarlierOneThatIsBeingEdited) {
  const TemporaryFolder folder;
  const fs::path target = folder / "result.gpkg";
  test::execute(target, "CREATE TABLE earlier(x)");
  sqlite3* raw = nullptr;
  ASSERT_EQ(sqlite3_open(target.c_str(), &raw), SQLITE_OK);
  const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> writer{raw, &sqlite3_close};
  const auto edit = [&] {
    EXPECT_EQ(sqlite3_exec(raw, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  };
  EXPECT_EQ(code_of([&] { publish(target, new_database(), edit); }), ErrorCode::output_in_use);
  EXPECT_EQ(test::read_bytes(folder / "result.new.gpkg"), new_database());
}

TEST(Publication, KeepsTheResultBesideAnEarlierOneThatIsLocked) {
  const TemporaryFolder folder;
  const fs::path target = folder / "result.gpkg";
  test::execute(target, "CREATE TABLE earlier(x)");
  sqlite3* raw = nullptr;
  ASSERT_EQ(sqlite3_open(target.c_str(), &raw), SQLITE_OK);
  const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> writer{raw, &sqlite3_close};
  const auto lock = [&] {
    EXPECT_EQ(sqlite3_exec(raw, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
  };
  EXPECT_EQ(code_of([&] { publish(target, new_database(), lock); }), ErrorCode::output_in_use);
  EXPECT_EQ(test::read_bytes(folder / "result.new.gpkg"), new_database());
}

TEST(Publication, RefusesBeforeTheWorkAnEarlierResultThatIsOpenForEditing) {
  const TemporaryFolder folder;
  const fs::path target = folder / "result.gpkg";
  const WalDatabase editor{target};
  EXPECT_EQ(refusal(target, true), ErrorCode::output_in_use);
  EXPECT_EQ(test::query(target, "SELECT x FROM earlier"), (std::vector<test::Cells>{{"1"}}));
  EXPECT_FALSE(fs::exists(folder / "result.new.gpkg"));
}

// What belongs together is moved only when none of it can fail any more.
TEST(Publication, MadeReadyStillLeavesTheEarlierResult) {
  const TemporaryFolder folder;
  const auto target = folder.write("result.gpkg", "old");
  Publication publication{target, {.overwrite = true}};
  write_temporary(publication, "new");
  publication.make_ready();
  EXPECT_EQ(test::read_bytes(target), "old");
  publication.commit();
  EXPECT_EQ(test::read_bytes(target), "new");
}

// Without the recovery the old `-wal` is taken for one of the new file: the row of `earlier` comes
// back or the file is damaged.
TEST(Publication, RecoversTheJournalsThatACrashLeftBesideTheEarlierResult) {
  const TemporaryFolder folder;
  const fs::path target = folder / "result.gpkg";
  const pid_t child = ::fork();
  if (child == 0) {
    const WalDatabase crashing{target};
    ::_exit(0);
  }
  ASSERT_EQ(::waitpid(child, nullptr, 0), child);
  ASSERT_TRUE(fs::exists(folder / "result.gpkg-wal"));
  publish(target, new_database());
  EXPECT_EQ(names_in(folder), Names{"result.gpkg"});
  EXPECT_EQ(test::read_bytes(target), new_database());
  EXPECT_EQ(test::query(target, "SELECT x FROM later"), (std::vector<test::Cells>{{"2"}}));
}

TEST(Publication, DoesNotPutAFileBesideJournalsThatAreNotItsOwn) {
  const TemporaryFolder folder;
  folder.write("result.gpkg-journal", "of a file that was deleted");
  EXPECT_EQ(refusal(folder / "result.gpkg"), ErrorCode::output_in_use);
  EXPECT_EQ(names_in(folder), Names{"result.gpkg-journal"});
}

TEST(Publication, DoesNotPutAFileBesideJournalsThatCameUpMeanwhile) {
  const TemporaryFolder folder;
  const auto leave = [&] { folder.write("result.gpkg-journal", "of a file that was deleted"); };
  EXPECT_EQ(code_of([&] { publish(folder / "result.gpkg", "new", leave); }),
            ErrorCode::output_in_use);
  EXPECT_EQ(names_in(folder), (Names{"result.gpkg-journal", "result.new.gpkg"}));
}

}  // namespace
}  // namespace narhet::output
