// SPDX-License-Identifier: MIT
#include "narhet/study/rule_settings.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/error.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace narhet::study {
namespace {

std::vector<model::Rule> read(const std::string& text, std::vector<model::Provenance>& noted) {
  const std::vector<model::Kind> kinds{{"dagligvaror", "Dagligvaror", "groceries"},
                                       {"betaltjanster", "Betaltjänster", "payment services"}};
  return read_rules(base::Settings::parse(text, "rules.toml"), kinds, noted);
}

const model::Rule& named(const std::vector<model::Rule>& rules, const std::string& key) {
  return *std::find_if(rules.begin(), rules.end(),
                       [&](const model::Rule& rule) { return rule.key == key; });
}

// The numbers of the law, of the region and of Tillväxtverket.
TEST(Rules, AreThoseOfTheirSources) {
  std::vector<model::Provenance> noted;
  const auto rules = read(std::string{base::builtin_text("defaults/rules.toml")}, noted);
  ASSERT_EQ(rules.size(), 8U);
  EXPECT_EQ(named(rules, "driftstod_distance").limit.limit, base::Weight{1'000'000});
  EXPECT_EQ(named(rules, "driftstod_distance").measure, model::RuleMeasure::next_point);
  EXPECT_EQ(named(rules, "rsp_05_20_km").limit.limit, base::Weight{2'000'000});
  EXPECT_EQ(named(rules, "rsp_05_20_km").most_percent, 0.0);
  EXPECT_EQ(named(rules, "rsp_05_20_km").code_prefix, "05");
  EXPECT_EQ(named(rules, "cash_withdrawal_25_km").limit.limit, base::Weight{2'500'000});
  EXPECT_EQ(named(rules, "cash_withdrawal_25_km").most_percent, 0.3);
  EXPECT_EQ(named(rules, "takings_deposit_25_km").most_percent, 1.22);
  EXPECT_EQ(named(rules, "class_20_min").limit.metric, base::Metric::time);
  EXPECT_EQ(named(rules, "class_20_min").limit.limit, base::Weight{1'200'000});
  EXPECT_EQ(named(rules, "class_5_km").kinds.size(), 2U) << "of five those that the study has";
  EXPECT_EQ(noted.size(), 8U + 3) << "every limit, and three shares";
  for (const model::Provenance& line : noted) {
    EXPECT_FALSE(line.source.empty() || line.date.empty()) << line.name;
  }
}

TEST(Rules, OfNoKindOfTheStudyAreLeftOut) {
  std::vector<model::Provenance> noted;
  const std::string rule =
      "[[rules]]\nkey = \"a\"\nsv = \"A\"\nen = \"A\"\nmeasure = \"shown_share\"\nlevel = "
      "\"anywhere\"\nkinds = [\"bibliotek\"]\nlimit = \"5 km\"\nsource = \"x\"\ndate = \"2026\"\n";
  EXPECT_TRUE(read(rule, noted).empty());
  EXPECT_TRUE(noted.empty());
}

TEST(Rules, WithoutAKnownWordOrAShareAreRefused) {
  std::vector<model::Provenance> noted;
  const std::string head = "[[rules]]\nkey = \"a\"\nsv = \"A\"\nen = \"A\"\nlevel = \"country\"\n";
  const std::string tail =
      "kinds = [\"dagligvaror\"]\nlimit = \"5 km\"\nsource = \"x\"\ndate = \"2026\"\n";
  EXPECT_THROW(read(head + "measure = \"guess\"\n" + tail, noted), base::Error);
  EXPECT_THROW(read(head + "measure = \"share_beyond\"\n" + tail, noted), base::Error);
}

}  // namespace
}  // namespace narhet::study
