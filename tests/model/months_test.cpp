// SPDX-License-Identifier: MIT
#include "narhet/model/months.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/model/season.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace narhet::model {
namespace {

TEST(Months, AreReadAsPeopleWriteThem) {
  struct Case {
    const char* text;
    Months months;
  };
  const std::array cases{
      Case{"5-10", Months::range(5, 10)},
      Case{"maj-okt", Months::range(5, 10)},
      Case{"May-Oct", Months::range(5, 10)},
      Case{"maj–oktober", Months::range(5, 10)},
      Case{" MAJ — OKT ", Months::range(5, 10)},
      Case{"nov-apr", Months::range(11, 4)},
      Case{"dec", Months::range(12, 12)},
      Case{"2", Months::range(2, 2)},
      Case{"6, 7;8", Months::range(6, 8)},
      Case{"1-12", Months{}},
      Case{"7-6", Months{}},
      Case{"mars,juni", Months::range(3, 3) | Months::range(6, 6)},
  };
  for (const auto& [text, months] : cases) {
    EXPECT_EQ(months_from_text(text), months) << text;
  }
}

TEST(Months, OtherTextsAreNone) {
  for (const char* text : {"",
                           " ",
                           "-",
                           "5-",
                           "-10",
                           "0",
                           "13",
                           "5-13",
                           "may-",
                           "m",
                           "ma",
                           "sommar",
                           "5,,6",
                           ",",
                           "5-6-7",
                           "2026",
                           "maj okt",
                           "99999999999999999999",
                           "\xff\xfe\xfd",
                           "-1"}) {
    EXPECT_FALSE(months_from_text(text)) << text;
  }
  EXPECT_FALSE(months_from_text(std::string(100'000, '-')));
  EXPECT_FALSE(months_from_text(std::string("5\0-6", 4)));
}

TEST(Months, AreToldInBothLanguages) {
  const base::Catalogue swedish{base::Language::swedish};
  const base::Catalogue english{base::Language::english};
  const Months open = Months::range(5, 10);
  EXPECT_EQ(english.render(name(open)), "May–October");
  EXPECT_EQ(swedish.render(name(open)), "maj–oktober");
  EXPECT_EQ(english.render(name(Months::range(11, 2))), "November–February")
      << "over the turn of the year it is one stretch";
  EXPECT_EQ(swedish.render(name(Months::range(1, 1) | Months::range(6, 8))),
            "januari, juni–augusti");
  EXPECT_EQ(english.render(name(Months{})), "the whole year");
  EXPECT_EQ(key(Months::range(11, 2)), "11-2");
  EXPECT_EQ(key(Months::range(3, 3) | Months::range(6, 8)), "3, 6-8");
}

TEST(Months, TheirKeyIsReadBack) {
  for (std::uint32_t bits = 1; bits <= 0xFFF; ++bits) {
    const auto months = Months::from_bits(bits);
    ASSERT_TRUE(months);
    EXPECT_EQ(months_from_text(key(*months)), months) << key(*months);
  }
  EXPECT_FALSE(Months::from_bits(0x1000));
}

TEST(Season, ClosesWhatIsClosedInOneOfItsMonths) {
  const Season winter{"winter", Months::range(1, 3)};
  EXPECT_TRUE(winter.opens(Months::range(12, 4)));
  EXPECT_TRUE(winter.opens(winter.months));
  EXPECT_FALSE(winter.opens(Months::range(5, 10)));
  EXPECT_FALSE(winter.opens(Months::range(2, 4))) << "not yet in January";
  const Season none;
  EXPECT_TRUE(none.opens(Months::range(5, 10))) << "without a season everything counts as open";
}

}  // namespace
}  // namespace narhet::model
