// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/output/detail/posix.hpp"

#include <filesystem>
#include <optional>

namespace narhet::output::detail {

/// Keeps other runs from a target by a locked file `.NAME.EXTENSION.lock` in its folder.  The
/// system frees the lock of a run that was killed; the file that it leaves locks nobody out.
class TargetLock {
 public:
  /// @throws Error `output_in_use` if another run holds it; `output_failed` if the folder may not
  /// be
  ///         written to
  explicit TargetLock(const std::filesystem::path& target);
  ~TargetLock();
  TargetLock(const TargetLock&) = delete;
  TargetLock& operator=(const TargetLock&) = delete;

 private:
  std::filesystem::path file_;
  std::optional<FileDescriptor> descriptor_;
};

}  // namespace narhet::output::detail
