// SPDX-License-Identifier: MIT
#include "narhet/base/text.hpp"

#include "narhet/base/known_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::base {
namespace {

TEST(Utf8, IsRefusedWhereOverlongCutOffOrASurrogate) {
  EXPECT_TRUE(is_valid_utf8(""));
  EXPECT_TRUE(is_valid_utf8("Närhet 𝄞"));
  for (const std::string_view text :
       {"N\xe4rhet", "\xc0\xaf", "\xe2\x82", "\xed\xa0\x80", "\xff"}) {
    EXPECT_FALSE(is_valid_utf8(text)) << text;
  }
}

TEST(Text, OfEqualLettersIsEqualInNfc) {
  EXPECT_EQ(to_nfc("A\u030A"), "\u00C5");  // A and a ring: Å
  EXPECT_EQ(to_nfc("\u00C5by"), "\u00C5by");
}

TEST(Text, IsComparedWithoutCaseAlsoBeyondAscii) {
  EXPECT_EQ(fold_case("ÅBY"), fold_case("a\u030Aby"));
  EXPECT_NE(fold_case("Åby"), fold_case("Aby"));
}

TEST(Printable, ShowsWhatWouldSteerATerminalAsEscapes) {
  EXPECT_EQ(printable("Åby\tväg"), "Åby\\u0009väg");
  EXPECT_EQ(printable("\x1b[2J"), "\\u001b[2J");
  EXPECT_EQ(printable("a\u202Eb"), "a\\u202eb");
  EXPECT_EQ(printable("N\xe4rhet"), "N\\xe4rhet");
}

TEST(Printable, CutsAfterTwoHundredCharacters) {
  const std::string two_hundred(200, 'x');
  EXPECT_EQ(printable(two_hundred), two_hundred);
  EXPECT_EQ(printable(two_hundred + "y"), two_hundred + "…");
}

// As PostgreSQL says it, and what somebody else's server might say to steer a terminal.
TEST(PrintableLine, MakesOneLineOfSeveralAndShowsTheRestAsEscapes) {
  EXPECT_EQ(printable_line("failed.\nno such host\n\tIs it running?\n\n"),
            "failed. no such host; Is it running?");
  EXPECT_EQ(printable_line("\r\n  a \t b \r\n \r\nc"), "a b; c");
  EXPECT_EQ(printable_line("a\x1b[2J\nb"), "a\\u001b[2J; b");
  EXPECT_EQ(printable_line(" \n"), "");
}

TEST(NearestKnown, FindsTheKeyOneMeant) {
  const std::vector<std::string> known{"layer", "language", "source"};
  EXPECT_EQ(nearest_known("langauge", known), "language");
  EXPECT_EQ(nearest_known("Layer", known), "layer");
  EXPECT_EQ(nearest_known("sorce", known), "source");
  EXPECT_EQ(nearest_known("population", known), std::nullopt);
}

TEST(NearestKnown, SuggestsNothingThatSharesNoLetter) {
  const std::vector<std::string> known{"k", "p"};
  EXPECT_EQ(nearest_known("id", known), std::nullopt);
  EXPECT_EQ(nearest_known("", known), std::nullopt);
}

TEST(NearestKnown, TakesTheFirstOfSeveralAsNear) {
  const std::vector<std::string> known{"kind", "mind"};
  EXPECT_EQ(nearest_known("find", known), "kind");
}

TEST(NearestKnown, CountsASwapOfNeighboursAsOneError) {
  // Two changes apart are "abdce" (one for each letter); the swap is one, so it wins though it
  // stands last.
  const std::vector<std::string> known{"abxde", "abdce"};
  EXPECT_EQ(nearest_known("abcde", known), "abxde");
  const std::vector<std::string> swap_only{"abxye", "abdce"};
  EXPECT_EQ(nearest_known("abcde", swap_only), "abdce");
}

// The limit at which a comparison is given up changes no answer: against the distance to the end.
TEST(NearestKnown, IsTheOneOfTheLeastDistanceAmongMany) {
  std::uint32_t random = 1;
  const auto word = [&] {
    std::string text;
    const std::uint32_t length = 3 + (random >> 8U) % 5;
    for (std::uint32_t i = 0; i < length; ++i) {
      random = random * 1664525U + 1013904223U;
      text += static_cast<char>('a' + (random >> 16U) % 3);
    }
    return text;
  };
  std::vector<std::string> known;
  std::generate_n(std::back_inserter(known), 40, word);
  const KnownWords words{known};
  for (int turn = 0; turn < 500; ++turn) {
    const std::string text = word() + word();
    std::optional<std::string> expected;
    std::size_t least = std::min(std::max<std::size_t>(2, text.size() / 3) + 1, text.size());
    for (const std::string& each : known) {
      if (const std::size_t distance = typing_distance(text, each); distance < least) {
        least = distance;
        expected = each;
      }
    }
    EXPECT_EQ(words.nearest(text), expected) << text;
  }
}

TEST(Slug, IsAFileNameWithoutMarks) {
  EXPECT_EQ(slug("Örnsköldsvik 2026"), "ornskoldsvik-2026");
  EXPECT_EQ(slug("../../etc/passwd"), "etc-passwd");
  EXPECT_EQ(slug("Å — ä"), "a-a");
  EXPECT_EQ(slug(""), "study");
  EXPECT_EQ(slug("日本"), "study");
  EXPECT_EQ(slug(std::string(100, 'a')).size(), 64U);
}

TEST(PlainWords, AreLettersAndDigitsWithoutMarks) {
  EXPECT_EQ(plain_words("Café Öst-2, O’Hara's"),
            (std::vector<std::string>{"cafe", "ost", "2", "oharas"}));
  EXPECT_EQ(plain_words("A\u030aBY"), std::vector<std::string>{"aby"});
  EXPECT_TRUE(plain_words(" -- ").empty());
  EXPECT_TRUE(plain_words("\xff").empty());
}

TEST(TypingDistance, CountsErrors) {
  EXPECT_EQ(typing_distance("åby", "öby"), 1U) << "letters, not bytes";
  EXPECT_EQ(typing_distance("lanthandel", "lanthanedl"), 1U) << "a swap of neighbours";
  EXPECT_EQ(typing_distance("", "abc"), 3U);
}

TEST(Trimmed, TakesSpaceFromBothSides) {
  EXPECT_EQ(trimmed(" \ta b\r\n"), "a b");
  EXPECT_EQ(trimmed(" \n"), "");
  EXPECT_EQ(trimmed("\u00a0 Inv\u00a0ånare\u202f\ufeff"), "Inv\u00a0ånare") << "only at the sides";
}

}  // namespace
}  // namespace narhet::base
