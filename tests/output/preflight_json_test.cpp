// SPDX-License-Identifier: MIT
#include "narhet/output/preflight_json.hpp"

#include "narhet/base/text.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <random>
#include <string>
#include <string_view>

namespace narhet::output::test {
namespace {

using base::Language;
using nlohmann::json;

const base::Catalogue kEnglish{Language::english};
const base::Catalogue kSwedish{Language::swedish};

model::Preflight named(std::string name) {
  model::Preflight preflight;
  preflight.study_name = std::move(name);
  return preflight;
}

std::string name_in(const std::string& text) {
  return json::parse(text).at("study").at("name").get<std::string>();
}

/// What may stand raw in the answer: a terminal and a page must be able to show it.
void expect_harmless(const std::string& text) {
  EXPECT_TRUE(base::is_valid_utf8(text));
  EXPECT_EQ(text.find("</"), std::string::npos);
  for (const char c : text) {
    EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n') << static_cast<int>(c);
  }
  for (const std::string_view mark :
       {"\u2028", "\u2029", "\u202e", "\u200f", "\u061c", "\u2067", "\u009b", "\x7f"}) {
    EXPECT_EQ(text.find(mark), std::string::npos) << text;
  }
}

TEST(PreflightJson, GivesHostileNamesBackAndShowsNoneOfThem) {
  for (const std::string& name :
       {std::string{"Åre \"kommun\" \\ / '"}, std::string{"</script><script>alert(1)</script>"},
        std::string{"a\u2028b\u2029c"}, std::string{"\x1b[31mred\a\b\f\n\r\t"},
        std::string{"zero\0inside", 11}, std::string{"\u202egnp.exe"}, std::string{"\u009b31m"},
        std::string{"\x7f"}, std::string{"{\"a\": [1, 2]}"}, std::string{"\U0001F600 \uFFFF"},
        std::string{"<"}, std::string{"/"}, std::string{}}) {
    const std::string text = preflight_json(named(name), kEnglish);
    EXPECT_EQ(name_in(text), name);
    expect_harmless(text);
  }
}

TEST(PreflightJson, HasAReplacementForBytesThatAreNoText) {
  // A lone surrogate in UTF-8's clothes, a cut letter, a byte that never occurs.
  for (const std::string name : {"\xed\xa0\x80", "\xc3", "\xff", "\xf0\x9f"}) {
    const std::string text = preflight_json(named("a" + name + "b"), kEnglish);
    const std::string found = name_in(text);
    EXPECT_TRUE(found.starts_with("a\ufffd")) << found;
    EXPECT_TRUE(found.ends_with("b")) << found;
    expect_harmless(text);
  }
}

TEST(PreflightJson, IsValidForAnyBytes) {
  std::mt19937 random{7};
  constexpr std::array<std::string_view, 12> kPieces{
      "\xe2", "\x80", "\xa8", "\xae", "</", "\"", "\\", "\x1b", "\xc2", "\x9b", "\xf4\x8f", "å"};
  for (int round = 0; round < 3000; ++round) {
    std::string name;
    for (auto i = random() % 12; i > 0; --i) {
      name += random() % 3 == 0 ? std::string(1, static_cast<char>(random() % 256))
                                : std::string{kPieces[random() % kPieces.size()]};
    }
    const std::string text = preflight_json(named(name), kEnglish);
    expect_harmless(text);
    const std::string found = name_in(text);
    if (base::is_valid_utf8(name)) {
      ASSERT_EQ(found, name);
    }
  }
}

TEST(PreflightJson, SaysNullForWhatIsNotThere) {
  const json answer = json::parse(preflight_json(named("x"), kEnglish));
  EXPECT_TRUE(answer.at("cost").at("memory_limit_bytes").is_null());
  EXPECT_TRUE(answer.at("roads").at("share_without_limit").is_null());
  EXPECT_TRUE(answer.at("ready").get<bool>());
}

TEST(PreflightJson, IsNotReadyBeyondTheLimitOfMemory) {
  model::Preflight preflight = named("x");
  preflight.cost.memory = 200;
  preflight.cost.memory_limit = 199;
  const json answer = json::parse(preflight_json(preflight, kEnglish));
  EXPECT_FALSE(answer.at("ready").get<bool>());
  EXPECT_TRUE(answer.at("next_command").empty());
}

TEST(PreflightJson, KeepsKeysInEnglishAndTellsInTheLanguage) {
  model::Preflight preflight = named("x");
  preflight.missing = {{"candidates", base::Message{"no candidate sites: nothing is ranked"}}};
  const json swedish = json::parse(preflight_json(preflight, kSwedish));
  EXPECT_EQ(swedish.at("missing").at(0).at("what"), "candidates");
  EXPECT_EQ(swedish.at("missing").at(0).at("consequence"),
            "inga tänkbara platser: ingenting rangordnas");
}

TEST(ErrorJson, HasThePartsOfAnError) {
  const base::Error error{base::ErrorCode::value_invalid,
                          {"places.csv", "", "row 17"},
                          base::Message{"the record has no id"},
                          base::Message{"give each record an id of its own"}};
  const json answer = json::parse(error_json(error, kSwedish)).at("error");
  EXPECT_EQ(answer.at("code"), "value-invalid");
  EXPECT_EQ(answer.at("file"), "places.csv");
  EXPECT_TRUE(answer.at("layer").is_null());
  EXPECT_EQ(answer.at("record"), "row 17");
  EXPECT_EQ(answer.at("what"), kSwedish.render(error.message()));
  EXPECT_NE(answer.at("what"), kEnglish.render(error.message()));
  EXPECT_EQ(answer.at("exit_status"), 3);
}

}  // namespace
}  // namespace narhet::output::test
