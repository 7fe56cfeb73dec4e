// SPDX-License-Identifier: MIT
#include "narhet/input/detail/number_column.hpp"

#include "layer_fixture.hpp"

namespace narhet::test {
namespace {

using base::ErrorCode;
using input::detail::NumberColumn;
using input::detail::NumberRule;
using Cells = std::vector<std::string>;
using Numbers = std::vector<std::optional<double>>;

Numbers read(const Cells& cells, NumberRule rule = {}) {
  NumberColumn column{"invånare", rule};
  for (std::size_t i = 0; i < cells.size(); ++i) {
    column.look_at(cells[i], {"t.csv", {}, "row " + std::to_string(i + 2)});
  }
  Numbers numbers;
  numbers.reserve(cells.size());
  for (const std::string& cell : cells) {
    numbers.push_back(column.read(cell));
  }
  return numbers;
}

base::Error refusal(const Cells& cells, NumberRule rule = {}) {
  return error_of([&] { static_cast<void>(read(cells, rule)); });
}

TEST(NumberColumn, ReadsWhatHasOneReading) {
  struct Case {
    const char* cell;
    double number;
  };
  for (const Case& each : {Case{"0", 0},
                           Case{"007", 7},
                           Case{"1200", 1200},
                           Case{"-3", -3},
                           Case{"3.5", 3.5},
                           Case{"3,5", 3.5},
                           Case{"0,125", 0.125},
                           Case{"0.125", 0.125},
                           Case{"-0,5", -0.5},
                           Case{".5", 0.5},
                           Case{",5", 0.5},
                           Case{"12,3456", 12.3456},
                           Case{"1234.567", 1234.567},
                           Case{"1234,567", 1234.567},
                           Case{"1 234", 1234},
                           Case{"12 345 678", 12345678},
                           Case{"1 234,5", 1234.5},
                           Case{"1 234.5", 1234.5},
                           Case{"1.234,5", 1234.5},
                           Case{"1,234.5", 1234.5},
                           Case{"1.234.567", 1234567},
                           Case{"1,234,567", 1234567},
                           Case{"1\xc2\xa0"
                                "234",
                                1234},
                           Case{"1\xe2\x80\xaf"
                                "234,5",
                                1234.5},
                           Case{"1\xe2\x80\x89"
                                "234",
                                1234},
                           Case{"\xe2\x88\x92"
                                "7",
                                -7},
                           Case{" 12 ", 12},
                           Case{"12\xc2\xa0", 12},
                           Case{"1e3", 1000},
                           Case{"1.5e-05", 1.5e-05}}) {
    EXPECT_EQ(read({each.cell}), Numbers{each.number}) << each.cell;
  }
  EXPECT_EQ(read({"", "4"}), (Numbers{std::nullopt, 4})) << "an empty cell is not zero";
}

TEST(NumberColumn, RefusesWhatIsNoNumberWithItsRecord) {
  for (const char* cell :
       {"x",           "nan",      "inf",       "-inf",      "+3",       "0x10",       "1e999",
        "--1",         "12 34",    "1 2345",    "12 34 567", "1,23,456", "1.23.456",   "1,234.5,6",
        "1.234,567,8", "1.2.3",    "3 kr",      "5 %",       "1'234",    "-",          ".",
        ",",           "1 234 ,5", "1,234 567", "0 123",     "1234 567", "2024-01-01", "½"}) {
    const base::Error error = refusal({"1", cell});
    EXPECT_EQ(error.code(), ErrorCode::value_invalid) << cell;
    EXPECT_EQ(error.where().record, "row 3") << cell;
  }
  EXPECT_EQ(shown(refusal({"många"}).message()),
            "expected a number in the column 'invånare', found 'många'");
}

// One mark, three digits behind it and one to three before it, in every number of the column.
TEST(NumberColumn, RefusesWhatHasTwoReadingsAndShowsBoth) {
  const base::Error comma = refusal({"900", "1,234", "2,100"});
  EXPECT_EQ(comma.code(), ErrorCode::value_invalid);
  EXPECT_EQ(comma.where().record, "row 3");
  EXPECT_EQ(shown(comma.message()),
            "'1,234' in the column 'invånare' can be read as 1234 and as 1.234");
  EXPECT_EQ(shown(refusal({"-12.345"}).message()),
            "'-12.345' in the column 'invånare' can be read as -12.345 and as -12345");
}

TEST(NumberColumn, IsReadByWhatAnotherCellShows) {
  EXPECT_EQ(read({"1,234", "12,5"}), (Numbers{1.234, 12.5}));
  EXPECT_EQ(read({"1.234", "12.5"}), (Numbers{1.234, 12.5}));
  EXPECT_EQ(read({"1,234", "1,234,567"}), (Numbers{1234, 1234567}));
  EXPECT_EQ(read({"1.234", "2.345,5"}), (Numbers{1234, 2345.5}));
  EXPECT_EQ(read({"1,234", "0,125"}), (Numbers{1.234, 0.125}));
}

// 1234 and 12.5, or a slip of one who writes decimal commas?
TEST(NumberColumn, RefusesAMixtureOfMarks) {
  const base::Error error = refusal({"1.200", "1,5"});
  EXPECT_EQ(shown(error.message()),
            "'1.200' in the column 'invånare' can be read as 1.200 and as 1200");
  const base::Error both = refusal({"3.5", "1,5"});
  EXPECT_EQ(shown(both.message()),
            "the column 'invånare' has both '3.5' and '1,5': decimal comma or decimal point?");
  EXPECT_EQ(both.where().record, "row 3");
  EXPECT_EQ(refusal({"1.234,5", "1,234.5"}).code(), ErrorCode::value_invalid);
}

TEST(NumberColumn, FollowsTheMarkThatTheStudyStates) {
  EXPECT_EQ(read({"1,234"}, {',', false, false}), Numbers{1.234});
  EXPECT_EQ(read({"1,234"}, {'.', false, false}), Numbers{1234});
  EXPECT_EQ(read({"1.234"}, {',', false, false}), Numbers{1234});
  EXPECT_EQ(refusal({"3.5"}, {',', false, false}).code(), ErrorCode::value_invalid);
}

// GDAL writes the double 1.234 of a GeoPackage as "1.234".
TEST(NumberColumn, OfAFormatThatHoldsNumbersHasDecimalPoints) {
  EXPECT_EQ(read({"1.234"}, {'\0', true, false}), Numbers{1.234});
  EXPECT_EQ(refusal({"1,234"}, {'\0', true, false}).code(), ErrorCode::value_invalid)
      << "that is a text in it";
}

TEST(NumberColumn, OfDegreesHasNoThousands) {
  const NumberRule degrees{'\0', false, true};
  EXPECT_EQ(read({"14,123"}, degrees), Numbers{14.123});
  EXPECT_EQ(read({"14.123"}, degrees), Numbers{14.123});
  EXPECT_EQ(refusal({"59 123"}, degrees).code(), ErrorCode::value_invalid);
}

TEST(NumberColumn, OfPersonsIsNotNegative) {
  NumberColumn column{"invånare", {}};
  column.look_at("-1", {});
  EXPECT_EQ(error_of([&] { static_cast<void>(column.read_persons("-1", {})); }).code(),
            ErrorCode::value_invalid);
}

}  // namespace
}  // namespace narhet::test
