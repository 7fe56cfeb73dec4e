// SPDX-License-Identifier: MIT
#include "narhet/output/detail/posix.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace narhet::output::detail {

using base::Message;

FileDescriptor::~FileDescriptor() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

Message reason(int error) {
  switch (error) {
    case EACCES:
    case EPERM:
      return Message{"there is no permission"};
    case EROFS:
      return Message{"the disk can only be read"};
    case ENOSPC:
      return Message{"the disk is full"};
    case EDQUOT:
      return Message{"the quota of the user is used up"};
    case EFBIG:
      return Message{"the file would be larger than allowed"};
    case EIO:
      return Message{"the disk reports a fault"};
    case ENOENT:
      return Message{"the folder does not exist"};
    case ENOTDIR:
      return Message{"a part of the path is no folder"};
    case ENAMETOOLONG:
      return Message{"the name is too long"};
    default:
      return Message{"the system reports error {}", base::format("{}", error)};
  }
}

void sync(const std::filesystem::path& path) {
  const FileDescriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  // Network file systems that cannot sync a folder answer EINVAL.
  if (file.get() < 0 || (::fsync(file.get()) != 0 && errno != EINVAL)) {
    throw base::Error{
        base::ErrorCode::output_failed,
        {path.string(), {}, {}},
        Message{"the disk does not confirm that the result is stored: {}", reason(errno)}};
  }
}

}  // namespace narhet::output::detail
