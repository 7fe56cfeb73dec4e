// SPDX-License-Identifier: MIT
#include "study_copy.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace narhet::test {
namespace {

TEST(InventedRoads, AreMadeOfTheReadableFile) {
  const StudyCopy copy;
  const auto fresh = copy.folder() / "fresh.osm.pbf";
  const std::string command = NARHET_PYTHON " " NARHET_SOURCE_DIR
                                            "/tests/study/make_invented_roads '" +
                              fresh.string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  EXPECT_TRUE(read_bytes(fresh) ==
              read_bytes(NARHET_SOURCE_DIR "/tests/study/invented/roads.osm.pbf"))
      << "run tests/study/make_invented_roads";
}

// The lengths that invented_test compares with are those of the files as they are now.
TEST(InventedMeasures, AreThoseOfTheReadableFile) {
  const StudyCopy copy;
  const auto fresh = copy.folder() / "fresh.hpp";
  const std::string command =
      NARHET_PYTHON " " NARHET_SOURCE_DIR "/tests/study/measure_invented >'" + fresh.string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(read_bytes(fresh), read_bytes(NARHET_SOURCE_DIR "/tests/study/invented_measures.hpp"))
      << "run tests/study/measure_invented >tests/study/invented_measures.hpp";
}

TEST(InventedReadme, HasTheLengthsMeasured) {
  const StudyCopy copy;
  const auto fresh = copy.folder() / "roads.md";
  const std::string command = NARHET_PYTHON " " NARHET_SOURCE_DIR
                                            "/tests/study/measure_invented --roads >'" +
                              fresh.string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  const std::string table = read_bytes(fresh);
  ASSERT_FALSE(table.empty());
  EXPECT_NE(read_bytes(NARHET_SOURCE_DIR "/tests/study/invented/README.md").find(table),
            std::string::npos)
      << "put in the table that tests/study/measure_invented --roads prints";
}

}  // namespace
}  // namespace narhet::test
