// SPDX-License-Identifier: MIT
#include "demo_run.hpp"

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

DemoCopy::DemoCopy() {
  for (const auto& file : std::filesystem::directory_iterator{NARHET_SOURCE_DIR "/data/demo"}) {
    if (file.is_regular_file()) {
      std::filesystem::copy(file.path(), folder());
    }
  }
}

std::filesystem::path DemoCopy::result() const {
  return folder() / "result" / "demo-pahittad-kommun.gpkg";
}

std::string DemoCopy::run(const std::string& options,
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

const std::filesystem::path& demo_result() {
  static const DemoCopy copy;
  static const std::filesystem::path result = [] {
    copy.run("--lang en", {"SOURCE_DATE_EPOCH=1770000000"});
    return copy.result();
  }();
  return result;
}

}  // namespace narhet::test
