// SPDX-License-Identifier: MIT
#include "narhet/output/detail/target_lock.hpp"

#include "narhet/base/error.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>

namespace narhet::output::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

/// Whether the open file still is the one of that name: the run that held the lock before may have
/// removed it between our `open` and `flock`.
bool is_still(const FileDescriptor& descriptor, const std::filesystem::path& file) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(descriptor.get(), &opened) == 0 && ::stat(file.c_str(), &named) == 0 &&
         opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

}  // namespace

TargetLock::TargetLock(const std::filesystem::path& target)
    : file_{target.parent_path() / ("." + target.filename().string() + ".lock")} {
  do {
    descriptor_.emplace(::open(file_.c_str(), O_RDONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644));
    if (descriptor_->get() < 0) {
      throw Error{ErrorCode::output_failed,
                  {target.string(), {}, {}},
                  Message{"nothing can be written in the folder of the result: {}", reason(errno)},
                  Message{"choose a folder that exists and that you may write to"}};
    }
    if (::flock(descriptor_->get(), LOCK_EX | LOCK_NB) != 0) {
      throw Error{ErrorCode::output_in_use,
                  {target.string(), {}, {}},
                  Message{"another run is writing this result"},
                  Message{"wait until it is done, or give this study another name"}};
    }
  } while (!is_still(*descriptor_, file_));
}

TargetLock::~TargetLock() {
  ::unlink(file_.c_str());
}

}  // namespace narhet::output::detail
