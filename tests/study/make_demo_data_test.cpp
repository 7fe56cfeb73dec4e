// SPDX-License-Identifier: MIT
#include "demo_run.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace narhet::test {
namespace {

TEST(DemoRoads, AreMadeOfTheReadableFile) {
  const DemoCopy copy;
  const auto fresh = copy.folder() / "fresh.osm.pbf";
  const std::string command =
      NARHET_PYTHON " " NARHET_SOURCE_DIR "/scripts/make_demo_data '" + fresh.string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  EXPECT_TRUE(read_bytes(fresh) == read_bytes(NARHET_SOURCE_DIR "/data/demo/roads.osm.pbf"))
      << "run scripts/make_demo_data";
}

// The lengths that demo_test compares with are those of the files as they are now.
TEST(DemoMeasures, AreThoseOfTheReadableFile) {
  const DemoCopy copy;
  const auto fresh = copy.folder() / "fresh.hpp";
  const std::string command =
      NARHET_PYTHON " " NARHET_SOURCE_DIR "/tests/study/measure_demo >'" + fresh.string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(read_bytes(fresh), read_bytes(NARHET_SOURCE_DIR "/tests/study/demo_measures.hpp"))
      << "run tests/study/measure_demo >tests/study/demo_measures.hpp";
}

TEST(DemoReadme, HasTheLengthsMeasured) {
  const DemoCopy copy;
  const auto fresh = copy.folder() / "roads.md";
  const std::string command = NARHET_PYTHON " " NARHET_SOURCE_DIR
                                            "/tests/study/measure_demo --roads >'" +
                              fresh.string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  const std::string table = read_bytes(fresh);
  ASSERT_FALSE(table.empty());
  EXPECT_NE(read_bytes(NARHET_SOURCE_DIR "/data/demo/README.md").find(table), std::string::npos)
      << "put in the table that tests/study/measure_demo --roads prints";
}

}  // namespace
}  // namespace narhet::test
