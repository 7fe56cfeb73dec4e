// SPDX-License-Identifier: MIT
#include "narhet/base/settings.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/base/error.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace narhet::base {
namespace {

Settings parse(std::string_view text) {
  return Settings::parse(text, "study.toml");
}

/// What `call` complains about, in English.
template <class Call>
std::string complaint(const Call& call) {
  try {
    call();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::study_invalid);
    return error.what();
  }
  return "no error";
}

TEST(Settings, GivesValuesOfEachType) {
  const Settings settings = parse(
      "name = 'Åby'\ncount = 3\nshare = 0.5\nwhole = 2\nflag = true\none = 'a'\nmany = ['a', 'b']\n"
      "limit = '10 km'\ntime = '20 min'\nspeed = '36 km/h'\n");
  EXPECT_EQ(settings.text("name"), "Åby");
  EXPECT_EQ(settings.integer("count"), 3);
  EXPECT_EQ(settings.number("share"), 0.5);
  EXPECT_EQ(settings.number("whole"), 2.0);
  EXPECT_EQ(settings.flag("flag"), true);
  EXPECT_EQ(settings.texts("one"), (std::vector<std::string>{"a"}));
  EXPECT_EQ(settings.texts("many"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(settings.length("limit"), Metres{10'000});
  EXPECT_EQ(settings.duration("time"), Seconds{1200});
  EXPECT_EQ(settings.speed("speed"), speed_from_text("36 km/h"));
  EXPECT_NO_THROW(settings.refuse_unknown());
}

TEST(Settings, GivesNothingWhereAKeyIsAbsent) {
  const Settings settings = parse("");
  EXPECT_EQ(settings.text("a"), std::nullopt);
  EXPECT_EQ(settings.length("a"), std::nullopt);
  EXPECT_FALSE(settings.table("a").has_value());
  EXPECT_TRUE(settings.tables("a").empty());
}

TEST(Settings, RefusesABareNumberWhereAUnitIsPossible) {
  const Settings settings = parse("\nmax_snap = 2\n");
  EXPECT_EQ(
      complaint([&] { static_cast<void>(settings.length("max_snap")); }),
      "narhet: error[study-invalid]: study.toml: line 2: max_snap: expected a length with its "
      "unit, found 2\n  hint: write for example max_snap = \"2 km\"");
}

TEST(Settings, ShowsWhatItFoundInsteadOfAValue) {
  const Settings settings = parse("a = 0.1\nb = []\nc = {}\nd = 'x'\n");
  const auto found = [&](const char* key) {
    const std::string text = complaint([&] { static_cast<void>(settings.flag(key)); });
    return text.substr(text.find("found"));
  };
  EXPECT_EQ(found("a"), "found 0.1");
  EXPECT_EQ(found("b"), "found […]");
  EXPECT_EQ(found("c"), "found {…}");
  EXPECT_EQ(found("d"), "found 'x'");
}

TEST(Settings, TakesNoWholeNumberForAFractionNorATextForANumber) {
  const Settings settings = parse("a = 1.0\nb = '1'\nc = inf\nd = [1]\n");
  EXPECT_THROW(static_cast<void>(settings.integer("a")), Error);
  EXPECT_THROW(static_cast<void>(settings.number("b")), Error);
  EXPECT_THROW(static_cast<void>(settings.number("c")), Error);
  EXPECT_THROW(static_cast<void>(settings.texts("d")), Error);
  EXPECT_THROW(static_cast<void>(settings.table("a")), Error);
  EXPECT_THROW(static_cast<void>(settings.tables("a")), Error);
}

TEST(Settings, RefusesAnUnknownKeyWithItsLineAndTheNearestKnownOne) {
  const Settings settings = parse("[study]\nname = 'x'\nlangauge = 'sv'\n");
  const Settings study = *settings.table("study");
  static_cast<void>(study.text("name"));
  static_cast<void>(study.text("language"));
  EXPECT_EQ(complaint([&] { settings.refuse_unknown(); }),
            "narhet: error[study-invalid]: study.toml: line 3: unknown key 'langauge' in [study]\n"
            "  hint: did you mean 'language'?");
}

TEST(Settings, ListsTheKnownKeysWhereNoneIsNear) {
  const Settings settings = parse("colour = 'red'\n");
  static_cast<void>(settings.table("travel"));
  static_cast<void>(settings.table("study"));
  EXPECT_EQ(complaint([&] { settings.refuse_unknown(); }),
            "narhet: error[study-invalid]: study.toml: line 1: unknown key 'colour'\n"
            "  hint: known here: study, travel");
}

TEST(Settings, RefusesAnUnknownKeyInARowOfTables) {
  const Settings settings = parse("[[kinds]]\nkey = 'a'\n[[kinds]]\nkey = 'b'\nkye = 'c'\n");
  for (const Settings& kind : settings.tables("kinds")) {
    static_cast<void>(kind.text("key"));
  }
  EXPECT_NE(
      complaint([&] { settings.refuse_unknown(); }).find("line 5: unknown key 'kye' in [kinds]"),
      std::string::npos);
}

TEST(Settings, CopiesShareWhatIsKnown) {
  const Settings settings = parse("a = 1\n");
  const Settings copy = settings;
  static_cast<void>(copy.integer("a"));
  EXPECT_NO_THROW(settings.refuse_unknown());
}

TEST(Settings, GivesKeysInTheOrderOfTheFile) {
  const Settings settings = parse("zebra = 1\nant = 2\n[moth]\nb = 1\n");
  EXPECT_EQ(settings.keys(), (std::vector<std::string>{"zebra", "ant", "moth"}));
}

TEST(Settings, NamesLineAndColumnOfWhatIsNotToml) {
  EXPECT_EQ(complaint([] { static_cast<void>(parse("a = 1\nb = # here\n")); }),
            "narhet: error[study-invalid]: study.toml: line 2: column 5: there is no value behind "
            "=: b = # here\n"
            "  hint: write one, or take the line out");
}

TEST(Settings, SaysInOurWordsWhyATextIsNotToml) {
  const std::vector<std::pair<const char*, const char*>> kFaults{
      {"a = \"Storuman\nb = 1\n", "a text does not end"},
      {"a = \"\"\"Storuman\n", "a text does not end"},
      {"a = \"Storuman\" \"\"\n", "something stands behind the value"},
      {"a = 1,5\n", "something stands behind the value"},
      {"a = Storuman\n", "the value is no text in quotes"},
      {"a = \u201DStoruman\u201D\n", "the value is no text in quotes"},
      {"a = True\n", "the value is no text in quotes"},
      {"a = nej\n", "the value is no text in quotes"},
      {"a =\n", "there is no value behind ="},
      {"a \"x\"\n", "there is no = behind the name"},
      {"a = 1\na = 2\n", "this setting stands twice"},
      {"[a]\n[a]\n", "this table stands twice"},
      {"[a]\nb = 1\n[[a]]\nb = 2\n", "this table stands twice"},
      {"a = 0428\n", "a number begins with 0"},
      {"a = 99999999999999999999\n", "a number is too large"},
      {"a = 10km\n", "this is no number"},
      {"a = 31.12.2025\n", "this is no number"},
      {"a = 2026-02-30\n", "there is no such date or time"},
      {"a = 25:00:00\n", "there is no such date or time"},
      {"a = \"C:\\data\\q\"\n", "a \\ in a text means nothing here"},
      {"a = \"C:\\Users\"\n", "a \\ in a text means nothing here"},
      {"a = [\"x\" \"y\"]\n", "a list has no ] at its end"},
      {"a = { b = 1\n", "a table in curly brackets does not end"},
      {"[a\nb = 1\n", "the name of a table is not as it should be"},
      {"spr\u00E5k = 1\n", "there is no = behind the name"},
      {"\u00E4 = 1\n", "a line begins neither with a name"},
      {"a = \"\xe5\"\n", "these are no letters in UTF-8"},
  };
  for (const auto& [text, why] : kFaults) {
    const std::string said = complaint([&, given = text] { static_cast<void>(parse(given)); });
    EXPECT_NE(said.find(std::string{": "} + why), std::string::npos) << text << said;
    EXPECT_EQ(said.find("rror while parsing"), std::string::npos) << said;
  }
}

TEST(Settings, GivesTheWordsOfTheParserForARareFault) {
  const std::string said = complaint([] { static_cast<void>(parse("a = 0x\n")); });
  EXPECT_NE(said.find("column 7: this is not TOML: a = 0x (Error while parsing hexadecimal"),
            std::string::npos)
      << said;
}

TEST(Settings, NamesTheTableInWhichARequiredKeyIsMissing) {
  const Settings settings = parse("\n[study]\n");
  const Settings study = *settings.table("study");
  EXPECT_EQ(complaint([&] { static_cast<void>(study.required("name", study.text("name"))); }),
            "narhet: error[study-invalid]: study.toml: line 2: 'name' is missing in [study]");
  EXPECT_EQ(complaint([&] { static_cast<void>(settings.required("x", settings.text("x"))); }),
            "narhet: error[study-invalid]: study.toml: 'x' is missing");
}

}  // namespace
}  // namespace narhet::base
