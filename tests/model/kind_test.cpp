// SPDX-License-Identifier: MIT
#include "narhet/model/kind.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace narhet::model {
namespace {

TEST(FindKind, GivesThePositionInTheStudysList) {
  const std::vector<Kind> kinds{{"dagligvaror", "", ""}, {"apotek", "", ""}};
  EXPECT_EQ(find_kind(kinds, "apotek"), base::KindIndex{1});
  EXPECT_EQ(find_kind(kinds, "Apotek"), std::nullopt);
}

TEST(DecidingThreshold, IsTheFirstOfTheMetric) {
  const std::vector<Threshold> thresholds{{base::Metric::distance, base::Weight{1}, "10 m"},
                                          {base::Metric::time, base::Weight{300'000}, "5 min"},
                                          {base::Metric::time, base::Weight{60'000}, "1 min"}};
  EXPECT_EQ(deciding_threshold(thresholds, base::Metric::distance), 0U);
  EXPECT_EQ(deciding_threshold(thresholds, base::Metric::time), 1U);
  EXPECT_EQ(deciding_threshold(std::span{thresholds}.first(1), base::Metric::time), std::nullopt);
}

TEST(NameInSentence, BeginsSmallButForAnAbbreviation) {
  const Kind kind{"", "Återvinning", "EV charging"};
  EXPECT_EQ(name_in_sentence(kind, base::Language::swedish), "återvinning");
  EXPECT_EQ(name_in_sentence(kind, base::Language::english), "EV charging");
  EXPECT_EQ(name_in_sentence({"", "Ö", ""}, base::Language::swedish), "ö");
  EXPECT_EQ(name_in_sentence({"", "Ö", ""}, base::Language::english), "");
}

TEST(KindSet, HoldsTheKindsPutIn) {
  KindSet set;
  EXPECT_TRUE(set.empty());
  set.insert(base::KindIndex{31});
  KindSet other;
  other.insert(base::KindIndex{0});
  set.merge(other);
  EXPECT_TRUE(set.contains(base::KindIndex{0}));
  EXPECT_TRUE(set.contains(base::KindIndex{31}));
  EXPECT_FALSE(set.contains(base::KindIndex{1}));
  EXPECT_EQ(set.size(), 2U);
}

TEST(ColumnSuffix, IsTheLabelWithoutSpaceAndMark) {
  const auto suffix = [](const char* label) {
    return column_suffix({base::Metric::distance, base::Weight{1}, label});
  };
  EXPECT_EQ(suffix("10 km"), "10km");
  EXPECT_EQ(suffix("20min"), "20min");
  EXPECT_EQ(suffix("0,5 km"), "0_5km");
}

}  // namespace
}  // namespace narhet::model
