// SPDX-License-Identifier: MIT
#include "study_copy.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace narhet::test {
namespace {

std::string quoted(const std::string& text) {
  std::string shown = "'";
  for (const char letter : text) {
    shown += letter == '\'' ? std::string{"'\\''"} : std::string{letter};
  }
  return shown + "'";
}

}  // namespace

StudyCopy::StudyCopy(const std::string& study) {
  for (const auto& file :
       std::filesystem::directory_iterator{std::filesystem::path{NARHET_SOURCE_DIR} / study}) {
    if (file.is_regular_file()) {
      std::filesystem::copy(file.path(), folder());
    }
  }
}

std::filesystem::path StudyCopy::result() const {
  for (const auto& file : std::filesystem::directory_iterator{folder() / "result"}) {
    if (file.path().extension() == ".gpkg") {
      return file.path();
    }
  }
  ADD_FAILURE() << "no result in " << folder();
  return {};
}

std::string StudyCopy::run(const std::string& options,
                           const std::vector<std::string>& variables) const {
  const std::filesystem::path log = folder() / "log";
  std::string command = "env";
  for (const std::string& variable : variables) {
    command += " " + quoted(variable);
  }
  command += " " + quoted(NARHET_PROGRAM) + " " + options + " run " + quoted(folder().string()) +
             " >" + quoted(log.string()) + " 2>&1";
  const int status = std::system(command.c_str());  // NOLINT(cert-env33-c): a command of our own
  std::string printed = read_bytes(log);
  EXPECT_EQ(status, 0) << command << "\n" << printed;
  return printed;
}

const std::filesystem::path& invented_result() {
  static const StudyCopy copy;
  static const std::filesystem::path result = [] {
    copy.run("--lang en", {"SOURCE_DATE_EPOCH=1770000000"});
    return copy.result();
  }();
  return result;
}

}  // namespace narhet::test
