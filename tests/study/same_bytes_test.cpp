// SPDX-License-Identifier: MIT
#include "demo_run.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace narhet::test {
namespace {

std::string bytes_of_run(const std::string& options, const std::vector<std::string>& variables) {
  const DemoCopy copy;
  std::vector<std::string> all = variables;
  all.push_back("SOURCE_DATE_EPOCH=1770000000");
  copy.run(options, all);
  return read_bytes(copy.result());
}

// Every run is in a folder of its own, so the folder's name is not in the file either.
TEST(SameBytes, WhateverTheThreadsTheLocaleAndTheTimeZone) {
  const std::string first = bytes_of_run("--threads 1", {"LC_ALL=C", "TZ=UTC"});
  ASSERT_FALSE(first.empty());
  const std::vector<std::string> locales{"C", "C.UTF-8", "sv_SE.UTF-8"};
  const std::vector<std::string> zones{"UTC", "Asia/Tokyo"};
  for (const std::string threads : {"1", "2", "7"}) {
    for (const std::string& locale : locales) {
      for (const std::string& zone : zones) {
        // The comparison prints no megabytes when it fails.
        EXPECT_TRUE(first == bytes_of_run("--threads " + threads,
                                          {"LC_ALL=" + locale, "LANG=" + locale, "TZ=" + zone}))
            << threads << " threads, " << locale << ", " << zone;
      }
    }
  }
}

TEST(SameBytes, WhateverTheLanguageOfTheMessages) {
  EXPECT_TRUE(bytes_of_run("--lang sv", {}) == bytes_of_run("--lang en", {}));
}

TEST(SameBytes, ButTheDateIsTheOneGiven) {
  const DemoCopy copy;
  copy.run("", {"SOURCE_DATE_EPOCH=0"});
  EXPECT_NE(read_bytes(copy.result()).find("1970-01-01T00:00:00"), std::string::npos);
}

}  // namespace
}  // namespace narhet::test
