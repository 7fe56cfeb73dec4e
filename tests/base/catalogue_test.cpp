// SPDX-License-Identifier: MIT
#include "narhet/base/catalogue.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>

namespace narhet::base {
namespace {

const Catalogue kEnglish{Language::english};
const Catalogue kSwedish{Language::swedish};

std::string counted_in(const Catalogue& catalogue, std::int64_t count) {
  return catalogue.render(Argument{count});
}

std::string decimal_in(const Catalogue& catalogue, double value, int decimals) {
  return catalogue.render(Argument{Decimal{value, decimals}});
}

TEST(Catalogue, GroupsCountsOfFiveDigitsAndMore) {
  EXPECT_EQ(counted_in(kEnglish, 9999), "9999");
  EXPECT_EQ(counted_in(kEnglish, 18930), "18,930");
  EXPECT_EQ(counted_in(kEnglish, 1234567), "1,234,567");
  EXPECT_EQ(counted_in(kSwedish, 18930), "18\u00A0930");
  EXPECT_EQ(counted_in(kSwedish, -100000), "-100\u00A0000");
  EXPECT_EQ(counted_in(kEnglish, std::numeric_limits<std::int64_t>::min()),
            "-9,223,372,036,854,775,808");
}

TEST(Catalogue, WritesDecimalsInTheMannerOfTheLanguage) {
  EXPECT_EQ(decimal_in(kEnglish, 3.25, 1), "3.2");  // 3.25 is a tie in binary: to even
  EXPECT_EQ(decimal_in(kSwedish, 3.14159, 2), "3,14");
  EXPECT_EQ(decimal_in(kSwedish, 12345.6, 1), "12\u00A0345,6");
  EXPECT_EQ(decimal_in(kEnglish, -0.04, 1), "0.0");
  EXPECT_EQ(decimal_in(kEnglish, -1.0, 0), "-1");
}

TEST(Catalogue, TranslatesAMessageAndTheMessagesInIt) {
  EXPECT_EQ(kSwedish.render(Message{"hint: {}", Message{"row {}", "17"}}), "råd: rad 17");
}

TEST(Catalogue, ShowsAMessageWithoutTranslationInEnglish) {
  EXPECT_EQ(kSwedish.render(Message{"no such text: {}", 20000}), "no such text: 20\u00A0000");
}

TEST(Catalogue, RendersNoMessageAsNothing) {
  EXPECT_EQ(kSwedish.render(Message{}), "");
}

TEST(Language, IsTheFirstThatTheEnvironmentNames) {
  std::map<std::string, const char*> environment;
  const auto lookup = [&](const char* name) -> const char* {
    const auto found = environment.find(name);
    return found == environment.end() ? nullptr : found->second;
  };
  EXPECT_EQ(language_from_environment(lookup), Language::english);
  environment["LANG"] = "sv_SE.UTF-8";
  EXPECT_EQ(language_from_environment(lookup), Language::swedish);
  environment["LC_ALL"] = "";
  EXPECT_EQ(language_from_environment(lookup), Language::swedish);
  environment["LC_ALL"] = "C";
  EXPECT_EQ(language_from_environment(lookup), Language::english);
}

TEST(Language, IsOneOfTwoCodes) {
  for (const Language language : {Language::english, Language::swedish}) {
    EXPECT_EQ(language_from_code(code(language)), language);
  }
  EXPECT_EQ(language_from_code("de"), std::nullopt);
}

TEST(ReadPo, JoinsPiecesAndReadsEscapes) {
  const auto pairs = read_po(
      "# comment\nmsgid \"\"\nmsgstr \"Language: sv\\n\"\n\n"
      "msgid \"\"\n\"a \\\"b\\\" \"\n\"c\"\nmsgstr \"x\\ty\"\n");
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_EQ(pairs.at("a \"b\" c"), "x\ty");
}

TEST(ReadPo, LeavesOutWhatIsNotTranslated) {
  EXPECT_TRUE(read_po("msgid \"a\"\nmsgstr \"\"\n").empty());
}

TEST(ReadPo, NamesTheLineItCannotRead) {
  try {
    static_cast<void>(read_po("msgid \"a\"\nmsgstr \"b\"\nwhat"));
    FAIL() << "no exception";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string{error.what()}.find("line 3"), std::string::npos);
  }
}

}  // namespace
}  // namespace narhet::base
