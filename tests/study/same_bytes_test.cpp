// SPDX-License-Identifier: MIT
#include "study_copy.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

namespace narhet::test {
namespace {

std::string bytes_of_run(const std::string& options,
                         const std::vector<std::string>& variables,
                         const std::string& study = "tests/study/invented") {
  const StudyCopy copy{study};
  std::vector<std::string> all = variables;
  all.push_back("SOURCE_DATE_EPOCH=1770000000");
  copy.run(options, all);
  return read_bytes(copy.result());
}

/// The variables of an environment, by what makes it special.
std::vector<std::vector<std::string>> environments(const std::string& locales) {
  std::vector<std::vector<std::string>> all;
  for (const std::string zone : {"UTC", "Asia/Tokyo"}) {
    all.push_back({"TZ=" + zone, "LC_ALL=C.UTF-8"});
    // With a decimal comma.
    all.push_back({"TZ=" + zone, "LC_ALL=sv_SE.UTF-8", "LOCPATH=" + locales});
  }
  return all;
}

// Every run is in a folder of its own, so the folder's name is not in the file either.
TEST(SameBytes, WhateverTheThreadsTheLocaleAndTheTimeZone) {
  const TemporaryFolder locales;
  const std::string make_locale =
      "localedef -i sv_SE -f UTF-8 '" + (locales / "sv_SE.UTF-8").string() + "' 2>&1";
  ASSERT_EQ(std::system(make_locale.c_str()), 0) << "the package locales has what it needs";
  const std::string first = bytes_of_run("--threads 1", {"LC_ALL=C", "TZ=UTC"});
  ASSERT_FALSE(first.empty());
  for (const std::string threads : {"1", "2", "7"}) {
    for (const auto& variables : environments(locales.path().string())) {
      // The comparison prints no megabytes when it fails.
      EXPECT_TRUE(first == bytes_of_run("--threads " + threads, variables))
          << threads << " threads, " << ::testing::PrintToString(variables);
    }
  }
}

// The candidate sites of the eleven are several blocks of work.
TEST(SameBytes, OfTheElevenMunicipalitiesWhateverTheThreads) {
  const std::string first = bytes_of_run("--threads 1", {}, "data/demo");
  ASSERT_FALSE(first.empty());
  for (const std::string threads : {"2", "5", "16"}) {
    EXPECT_TRUE(first == bytes_of_run("--threads " + threads, {}, "data/demo")) << threads;
  }
}

TEST(SameBytes, WhateverTheLanguageOfTheMessages) {
  EXPECT_TRUE(bytes_of_run("--lang sv", {}) == bytes_of_run("--lang en", {}));
}

TEST(SameBytes, ButTheDateIsTheOneGiven) {
  const StudyCopy copy;
  copy.run("", {"SOURCE_DATE_EPOCH=0"});
  EXPECT_NE(read_bytes(copy.result()).find("1970-01-01T00:00:00"), std::string::npos);
}

}  // namespace
}  // namespace narhet::test
