// SPDX-License-Identifier: MIT
#include "narhet/output/publication.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/memory.hpp"
#include "narhet/base/number.hpp"
#include "narhet/output/detail/posix.hpp"
#include "narhet/output/detail/sqlite.hpp"
#include "narhet/output/detail/target_lock.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <string>
#include <system_error>

namespace narhet::output {
namespace {

namespace fs = std::filesystem;

using base::Error;
using base::ErrorCode;
using base::Message;

/// What SQLite keeps beside a database.
constexpr std::array kSidecars{"-wal", "-shm", "-journal"};

/// An empty GeoPackage with its styles.
constexpr std::uintmax_t kSmallestResult = 200'000;

fs::path with_suffix(const fs::path& file, const char* suffix) {
  fs::path longer{file};
  longer += suffix;
  return longer;
}

bool has_sidecars(const fs::path& file) {
  return std::any_of(kSidecars.begin(), kSidecars.end(), [&](const char* suffix) {
    return fs::exists(fs::symlink_status(with_suffix(file, suffix)));
  });
}

void remove_with_sidecars(const fs::path& file) {
  std::error_code ignored;  // what cannot be removed is left to the next run
  fs::remove(file, ignored);
  for (const char* suffix : kSidecars) {
    fs::remove(with_suffix(file, suffix), ignored);
  }
}

void refuse_unfit_target(const fs::path& target, bool overwrite) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(target, error);
  if (status.type() == fs::file_type::not_found) {
    return;
  }
  if (status.type() != fs::file_type::regular) {
    throw Error{ErrorCode::output_failed,
                {target.string(), {}, {}},
                status.type() == fs::file_type::directory
                    ? Message{"there is a folder where the result is to be"}
                    : Message{"there is something else than a file where the result is to be"},
                Message{"remove it, or give the study another name or output folder"}};
  }
  if (!overwrite) {
    throw Error{ErrorCode::output_exists,
                {target.string(), {}, {}},
                Message{"the result exists already"},
                Message{"add --overwrite to replace it, or give the study another name"}};
  }
}

bool is_alive(std::int64_t process) {
  return ::kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM;
}

/// Removes the temporary files of runs that were killed.  The lock is ours, so a file that bears
/// the number of this process is of an earlier one.
void remove_leftovers(const fs::path& target) {
  const std::string begin = "." + target.stem().string() + ".";
  const std::string end = ".tmp" + target.extension().string();
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator{target.parent_path(), error}) {
    const std::string name = entry.path().filename().string();
    const std::size_t number_end = name.find(end, begin.size());
    if (!name.starts_with(begin) || number_end == std::string::npos) {
      continue;
    }
    const auto process = base::integer_from_text(
        std::string_view{name}.substr(begin.size(), number_end - begin.size()));
    if (process && *process > 0 && (*process == ::getpid() || !is_alive(*process))) {
      fs::remove(entry.path(), error);
    }
  }
}

/// Puts back into the database what its journals hold and removes them.
/// @returns whether the target can be replaced
bool free_of_journals(const fs::path& target) {
  if (fs::exists(target)) {
    detail::Sqlite earlier{target, detail::Sqlite::Mode::read_write};
    earlier.wait_for_locks(std::chrono::seconds{2});
    static_cast<void>(earlier.run("PRAGMA wal_checkpoint(TRUNCATE)"));
    const int begun = earlier.run("BEGIN IMMEDIATE");  // fails while somebody writes
    if (begun == SQLITE_BUSY || begun == SQLITE_LOCKED) {
      return false;
    }
    static_cast<void>(earlier.run("ROLLBACK"));
    // Fails as long as anybody else has the database open for editing, which a lock would not tell.
    const int code = earlier.run("PRAGMA journal_mode=DELETE");
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
      return false;
    }
  }
  return !has_sidecars(target);
}

/// Before the work, what `make_ready` would find only after it.
void refuse_target_in_use(const fs::path& target) {
  if (free_of_journals(target)) {
    return;
  }
  if (!fs::exists(target)) {
    throw Error{ErrorCode::output_in_use,
                {target.string(), {}, {}},
                Message{"the journal of a database that is gone lies where the result is to be"},
                Message{"remove the files of that name that end in -wal, -shm or -journal"}};
  }
  throw Error{ErrorCode::output_in_use,
              {target.string(), {}, {}},
              Message{"another program has the earlier result open for editing"},
              Message{"end the editing there (in QGIS, close the layers), then run this again"}};
}

void rename_file(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) {
    throw Error{
        ErrorCode::output_failed,
        {to.string(), {}, {}},
        Message{"the finished result cannot be put in its place: {}", detail::reason(errno)}};
  }
  detail::sync(to.parent_path());
}

}  // namespace

Publication::Publication(const fs::path& target, PublicationOptions options)
    : target_{fs::absolute(target)}, options_{options} {
  refuse_unfit_target(target_, options_.overwrite);
  lock_ = std::make_unique<detail::TargetLock>(target_);
  temporary_ = target_.parent_path() / base::format(".{}.{}.tmp{}", target_.stem().string(),
                                                    ::getpid(), target_.extension().string());
  remove_leftovers(target_);
  refuse_target_in_use(target_);
  require_space(kSmallestResult);
}

Publication::~Publication() {
  remove_with_sidecars(temporary_);
}

void Publication::require_space(std::uintmax_t bytes) const {
  std::error_code error;
  const fs::space_info space = fs::space(target_.parent_path(), error);
  if (!error && space.available < bytes) {
    constexpr std::uintmax_t kMegabyte = 1'000'000;
    throw Error{ErrorCode::output_failed,
                {target_.string(), {}, {}},
                Message{"the disk is too full: the result needs at least {} MB, {} MB are free",
                        bytes / kMegabyte + 1, space.available / kMegabyte},
                Message{"free some space, or choose an output folder on another disk"}};
  }
}

void Publication::protect_temporary() {
  struct stat made {};
  struct stat replaced {};
  if (::stat(temporary_.c_str(), &made) != 0 ||
      ::chmod(temporary_.c_str(), S_IRUSR | S_IWUSR) != 0) {
    throw Error{ErrorCode::output_failed,
                {target_.string(), {}, {}},
                Message{"the result cannot be kept from other users: {}", detail::reason(errno)}};
  }
  mode_ = ::stat(target_.c_str(), &replaced) == 0 ? replaced.st_mode : made.st_mode;
}

void Publication::make_ready() {
  base::require_no_refused_memory();
  if (options_.for_owner_only) {
    protect_temporary();
    mode_ = S_IRUSR | S_IWUSR;
  }
  if (mode_ && ::chmod(temporary_.c_str(), *mode_ & ~static_cast<mode_t>(S_IFMT)) != 0) {
    throw Error{ErrorCode::output_failed,
                {target_.string(), {}, {}},
                Message{"the result cannot be opened to other users: {}", detail::reason(errno)}};
  }
  detail::sync(temporary_);
  if (!options_.overwrite && fs::exists(fs::symlink_status(target_))) {
    const fs::path kept = keep_beside_target();
    throw Error{ErrorCode::output_exists,
                {target_.string(), {}, {}},
                Message{"a file of that name came up during the run; the result is in '{}'",
                        kept.filename().string()},
                Message{"rename one of the two"}};
  }
  if (!free_of_journals(target_)) {
    const fs::path kept = keep_beside_target();
    throw Error{
        ErrorCode::output_in_use,
        {target_.string(), {}, {}},
        Message{"another program has the earlier result open for editing; the new one is in "
                "'{}'",
                kept.filename().string()},
        Message{"end the editing there (in QGIS, close the layers), then put the new file in "
                "the place of the old one"}};
  }
  is_ready_ = true;
}

void Publication::commit() {
  if (!is_ready_) {
    make_ready();
  }
  rename_file(temporary_, target_);
}

fs::path Publication::keep_beside_target() const {
  const auto numbered = [&](int number) {
    return target_.parent_path() /
           base::format("{}.new{}{}", target_.stem().string(),
                        number == 1 ? std::string{} : base::format("-{}", number),
                        target_.extension().string());
  };
  int number = 1;
  while (fs::exists(fs::symlink_status(numbered(number))) || has_sidecars(numbered(number))) {
    ++number;
  }
  rename_file(temporary_, numbered(number));
  return numbered(number);
}

void publish_together(const std::vector<Publication*>& files) {
  for (Publication* file : files) {
    file->make_ready();
  }
  for (Publication* file : files) {
    file->commit();
  }
}

}  // namespace narhet::output
