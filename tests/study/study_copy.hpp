// SPDX-License-Identifier: MIT
#pragma once

#include "support/temporary_folder.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace narhet::test {

/// A copy of a study of the repository in a folder of its own, removed with the object.
class StudyCopy {
 public:
  explicit StudyCopy(const std::string& study = "tests/study/invented");

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }
  /// What the program has written.
  [[nodiscard]] std::filesystem::path result() const;

  /// `narhet OPTIONS run FOLDER` in an environment that has `variables` ("TZ=UTC") set beside that
  /// of the test.
  /// @returns what it printed; fails the test if it does not end with 0
  std::string run(const std::string& options, const std::vector<std::string>& variables) const;

 private:
  TemporaryFolder folder_;
};

/// The result of one run for all tests of a program.
[[nodiscard]] const std::filesystem::path& invented_result();

}  // namespace narhet::test
