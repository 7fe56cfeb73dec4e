// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"

#include <filesystem>

namespace narhet::output::detail {

/// A file descriptor of its own, closed with its scope; -1 where opening failed.
class FileDescriptor {
 public:
  explicit FileDescriptor(int descriptor) : descriptor_{descriptor} {}
  ~FileDescriptor();
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;

  [[nodiscard]] int get() const { return descriptor_; }

 private:
  int descriptor_;
};

/// What the number of a failed system call means for a person.
[[nodiscard]] base::Message reason(int error);

/// Makes sure that a file, or the names in a folder, survive a power cut.
/// @throws Error `output_failed`
void sync(const std::filesystem::path& path);

}  // namespace narhet::output::detail
