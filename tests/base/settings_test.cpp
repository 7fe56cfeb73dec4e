// SPDX-License-Identifier: MIT
#include "narhet/base/settings.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/base/error.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
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
  const std::string text = complaint([] { static_cast<void>(parse("a = 1\nb = = 2\n")); });
  EXPECT_NE(text.find("study.toml: line 2: this is not TOML, column 5: "), std::string::npos)
      << text;
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
