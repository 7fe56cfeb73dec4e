// SPDX-License-Identifier: MIT
#include "narhet/input/season_tags.hpp"

#include "input/osm_defaults.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::input {
namespace {

using model::Months;

const Months kAll;

struct Case {
  const char* text;
  std::optional<Months> months;
};

/// The expected months are those of the specification of `opening_hours` in OpenStreetMap's wiki,
/// a month counting as open with fifteen days or more.
TEST(OpeningHours, GiveTheMonthsTheySpeakOf) {
  const std::array cases{
      Case{"May-Oct", Months::range(5, 10)},
      Case{"may-oct", Months::range(5, 10)},
      Case{"May 1-Sep 30: Mo-Su 08:00-20:00", Months::range(5, 9)},
      Case{"May 01 - Sep 30 08:00-20:00", Months::range(5, 9)},
      Case{"Jun-Aug 08:00-20:00; Dec off", Months::range(6, 8)},
      Case{"Jun-Aug; PH off", Months::range(6, 8)},
      Case{"Jun-Aug 08:00-20:00, Sep-Oct 10:00-18:00", Months::range(6, 10)},
      Case{"Apr,Jun Mo-Fr 07:00-08:00", Months::range(4, 4) | Months::range(6, 6)},
      Case{"Nov-Mar off", Months::range(4, 10)},
      Case{"Mo-Su 08:00-20:00; Nov-Mar off", Months::range(4, 10)},
      Case{"24/7; Jan-Mar closed", Months::range(4, 12)},
      Case{"May-Sep Mo-Fr 08:00-18:00; Oct-Apr Sa 10:00-12:00", kAll},
      Case{"Oct-Apr 10:00-12:00", Months::range(10, 4)},
      Case{"Jun 20-Aug 10", Months::range(7, 7)},
      Case{"Jun 16-Aug 15", Months::range(6, 8)},
      Case{"Jul 1-20", Months::range(7, 7)},
      Case{"Dec 24-26 off; May-Dec 10:00-12:00", Months::range(5, 12)},
      Case{"May-Oct \"as long as there is no ice\"", Months::range(5, 10)},
      Case{"Nov-Apr Sa,Su off; Mo-Su 06:00-22:00", kAll},
      Case{"May-Oct || \"on request\"", Months::range(5, 10)},
      Case{"Mo-Su 05:30-23:50", kAll},
      Case{"Mo-Fr 06:00+; PH off", kAll},
      Case{"sunrise-sunset", kAll},
      Case{"24/7", kAll},
      Case{"", kAll},
  };
  const SeasonSettings seasons = test::osm_defaults().seasons;
  for (const auto& [text, months] : cases) {
    EXPECT_EQ(months_of_opening_hours(text, seasons), months) << text;
  }
}

TEST(OpeningHours, WhatIsNotUnderstoodGivesNothing) {
  const SeasonSettings seasons = test::osm_defaults().seasons;
  for (const char* text : {"2024 May-Oct",
                           "May 2024-Oct 2025",
                           "week 20-35",
                           "easter-Oct",
                           "Jun Su[1]-Sep Su[-1]",
                           "off",
                           "Mo-Fr off; off",
                           "summer",
                           "May-",
                           "May-32",
                           "May 40-Sep 30",
                           "May 31-May 1",
                           "ask the ferryman",
                           "May-Oct asdf",
                           "Nov-Oct off; Jan-Dec off",
                           "Mo-Fr Jun-Aug",
                           "Jul 10-12",
                           "maj till oktober",
                           "\xff\xfe",
                           "May--Oct"}) {
    EXPECT_EQ(months_of_opening_hours(text, seasons), std::nullopt) << text;
  }
}

TEST(Seasonal, NamesSeasonsMonthsOrNothing) {
  const SeasonSettings seasons = test::osm_defaults().seasons;
  const auto months = [&](const char* text) { return seasonal_from_text(text, seasons)->months; };
  EXPECT_EQ(months("no"), kAll);
  EXPECT_EQ(months("summer"), Months::range(6, 8));
  EXPECT_EQ(months("spring;summer;autumn"), Months::range(4, 11));
  EXPECT_EQ(months("winter"), Months::range(12, 3));
  EXPECT_EQ(months("May-Sep"), Months::range(5, 9));
  EXPECT_TRUE(seasonal_from_text("yes", seasons)->is_unsaid);
  EXPECT_EQ(months("yes"), kAll) << "nobody knows which";
  for (const char* text : {"", ";", "dry_season", "sometimes", "summer;sometimes", "\xff"}) {
    EXPECT_FALSE(seasonal_from_text(text, seasons)) << text;
  }
}

/// A clause as "value months".
std::vector<std::string> clauses(std::string_view text, bool& understood) {
  std::vector<std::string> found;
  understood =
      for_each_season_clause(text, test::osm_defaults().seasons, [&](const SeasonClause& clause) {
        found.push_back(std::string{clause.value} + " " + model::key(clause.months));
      });
  return found;
}

TEST(Conditional, OnlyClausesAboutMonthsCount) {
  struct Conditional {
    const char* text;
    std::vector<std::string> clauses;
    bool understood;
  };
  const std::vector<Conditional> cases{
      {"no @ (Nov-Apr)", {"no 11-4"}, true},
      {"no @ Nov-Apr", {"no 11-4"}, true},
      {"yes @ (Dec-Mar)", {"yes 12-3"}, true},
      {"yes @ (Dec 1-Mar 31)", {"yes 12-3"}, true},
      {"no @ (Nov-Dec; Jan-Apr)", {"no 11-4"}, true},
      {"no @ winter", {"no 12-3"}, true},
      {"no @ (Nov-Apr); destination @ (22:00-06:00)", {"no 11-4"}, true},
      {"no @ (22:00-06:00)", {}, true},
      {"no @ (weight>3.5)", {}, true},
      {"yes @ (Dec-Mar AND snow)", {}, false},
      {"no @ (Nov-Apr 22:00-06:00)", {}, false},
      {"no @ (2024 Nov-2025 Apr)", {}, false},
      {"no; Nov-Apr", {}, false},
      {"@", {}, true},
      {"no @ (((", {}, true},
      {"", {}, true},
  };
  for (const Conditional& each : cases) {
    bool understood{};
    EXPECT_EQ(clauses(each.text, understood), each.clauses) << each.text;
    EXPECT_EQ(understood, each.understood) << each.text;
  }
}

TEST(SeasonTags, LongHostileTextsEnd) {
  const SeasonSettings seasons = test::osm_defaults().seasons;
  for (const std::string& part :
       {std::string{"May,"}, std::string{"May-"}, std::string{"("}, std::string{";"},
        std::string{"@"}, std::string{"\""}, std::string{"Jan 1-Feb 2,"}, std::string("\0", 1)}) {
    std::string text;
    for (int i = 0; i < 20'000; ++i) {
      text += part;
    }
    bool understood{};
    static_cast<void>(months_of_opening_hours(text, seasons));
    static_cast<void>(seasonal_from_text(text, seasons));
    static_cast<void>(clauses(text, understood));
  }
}

}  // namespace
}  // namespace narhet::input
