// SPDX-License-Identifier: MIT
#include "narhet/base/builtin_text.hpp"

#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>

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

// A page that holds them asks for nothing: the styles' pictures and the script's map are not there.
TEST(BuiltinText, HoldsLeafletWithoutWhatAsksForFiles) {
  const std::string_view script = builtin_text("leaflet/leaflet.js");
  EXPECT_GT(script.size(), 100'000U);
  EXPECT_EQ(script.find("sourceMappingURL"), std::string_view::npos);
  EXPECT_EQ(script.find("</script"), std::string_view::npos);
  const std::string_view style = builtin_text("leaflet/leaflet.css");
  EXPECT_NE(style.find(".leaflet-pane"), std::string_view::npos);
  EXPECT_EQ(style.find("url("), std::string_view::npos);
}

TEST(BuiltinTextDeathTest, AbortsOnAFileThatIsNotBuiltIn) {
  EXPECT_DEATH(static_cast<void>(builtin_text("defaults/none.toml")), "defaults/none.toml");
}

}  // namespace
}  // namespace narhet::base
