// SPDX-License-Identifier: MIT
#include "narhet/base/builtin_text.hpp"

#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace narhet::base {
namespace {

const std::filesystem::path kData = std::filesystem::path{NARHET_SOURCE_DIR} / "data";

TEST(BuiltinText, IsTheFileByteForByte) {
  for (const char* path : {"defaults/study.toml", "messages/sv.po"}) {
    EXPECT_EQ(builtin_text(path), test::read_bytes(kData / path)) << path;
  }
}

TEST(BuiltinText, HoldsEveryDefaultSoThatNoneIsForgotten) {
  for (const auto& entry : std::filesystem::directory_iterator{kData / "defaults"}) {
    const std::string path = "defaults/" + entry.path().filename().string();
    EXPECT_EQ(builtin_text(path), test::read_bytes(entry.path())) << path;
  }
}

TEST(BuiltinTextDeathTest, AbortsOnAFileThatIsNotBuiltIn) {
  EXPECT_DEATH(static_cast<void>(builtin_text("defaults/none.toml")), "defaults/none.toml");
}

}  // namespace
}  // namespace narhet::base
