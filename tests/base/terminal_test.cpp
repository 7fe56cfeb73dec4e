// SPDX-License-Identifier: MIT
#include "narhet/base/terminal.hpp"

#include <gtest/gtest.h>

#include <string>

namespace narhet::base {
namespace {

TEST(PrintableLines, KeepWhateverCannotSteerATerminal) {
  std::string text;
  for (int i = 0; i < 500; ++i) {
    text += "å–😀";
  }
  text += "\n\nx\n";
  EXPECT_EQ(printable_lines(text), text) << "whole characters, also where a piece ends";
  EXPECT_EQ(printable_lines(""), "");
}

TEST(PrintableLines, ShowWhatWouldAsEscapes) {
  const std::string long_line(400, 'x');
  EXPECT_EQ(printable_lines(long_line + "\x1b[2J\n" + "\x1b]0;t"),
            long_line + "\\u001b[2J\n" + "\\u001b]0;t");
  EXPECT_EQ(printable_lines(std::string(500, '\x80')).size(), 4U * 500U) << "no byte is lost";
}

}  // namespace
}  // namespace narhet::base
