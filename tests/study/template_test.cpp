// SPDX-License-Identifier: MIT
#include "narhet/study/template.hpp"

#include "narhet/base/settings.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace narhet::study {
namespace {

TEST(FillTemplate, PutsValuesInPlaceOfKeys) {
  EXPECT_EQ(fill_template("a = @A@, b = @B_2@\n", {{"A", "1"}, {"B_2", "2"}}), "a = 1, b = 2\n");
}

TEST(FillTemplate, DropsALineThatIsAnEmptyValue) {
  EXPECT_EQ(fill_template("a\n@A@\nb\n", {{"A", ""}}), "a\nb\n");
  EXPECT_EQ(fill_template("a\nx @A@\n", {{"A", ""}}), "a\nx \n");
}

TEST(FillTemplate, DoesNotFillWhatAValueHolds) {
  EXPECT_EQ(fill_template("@A@ @B@\n", {{"A", "@B@"}, {"B", "b"}}), "@B@ b\n");
}

// Whatever a file is called, TOML gives it back.
TEST(TomlText, IsReadBackAsItWas) {
  for (const std::string text : {"Åby", "a \"b\" c", "back\\slash", "tab\tline\nend", "\x01", ""}) {
    const auto settings = base::Settings::parse("a = " + toml_text(text) + "\n", "test.toml");
    EXPECT_EQ(settings.text("a"), text);
  }
  const auto settings =
      base::Settings::parse("a = " + toml_texts({"x", "\"y\""}) + "\n", "test.toml");
  EXPECT_EQ(settings.texts("a"), (std::vector<std::string>{"x", "\"y\""}));
}

}  // namespace
}  // namespace narhet::study
