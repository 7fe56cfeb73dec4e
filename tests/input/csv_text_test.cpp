// SPDX-License-Identifier: MIT
#include "narhet/input/csv_text.hpp"

#include "layer_fixture.hpp"

#include <string>

namespace narhet::test {
namespace {

using base::ErrorCode;
using input::CsvTable;
using input::parse_csv;
using Cells = std::vector<std::string>;

CsvTable parse(std::string_view bytes, std::string_view encoding = {}) {
  return parse_csv(bytes, "t.csv", encoding);
}

base::Error refusal(std::string_view bytes, std::string_view encoding = {}) {
  return error_of([&] { parse(bytes, encoding); });
}

TEST(CsvText, GivesRowsWithTheLinesTheyBeginAt) {
  const CsvTable table = parse("id,name\n1,Åby\n\n2,\"two\nlines\"\n3,last");
  EXPECT_EQ(table.header, (Cells{"id", "name"}));
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[0].cells, (Cells{"1", "Åby"}));
  EXPECT_EQ(table.rows[0].line, 2U);
  EXPECT_EQ(table.rows[1].cells, (Cells{"2", "two\nlines"}));
  EXPECT_EQ(table.rows[1].line, 4U);
  EXPECT_EQ(table.rows[2].cells, (Cells{"3", "last"}));
  EXPECT_EQ(table.rows[2].line, 6U);
}

TEST(CsvText, TakesEveryLineEnd) {
  for (const char* text : {"a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\r1,2\r"}) {
    const CsvTable table = parse(text);
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(table.rows[0].cells, (Cells{"1", "2"}));
    EXPECT_EQ(table.rows[0].line, 2U);
  }
}

TEST(CsvText, TakesTheSeparatorThatTheHeaderHasMost) {
  EXPECT_EQ(parse("a;b,c;d\n1;2,5;3\n").rows[0].cells, (Cells{"1", "2,5", "3"}));
  EXPECT_EQ(parse("a\tb\n1\t2,5\n").rows[0].cells, (Cells{"1", "2,5"}));
  EXPECT_EQ(parse("alone\nx\n").header, (Cells{"alone"}));
}

TEST(CsvText, ObeysALineThatStatesTheSeparator) {
  const CsvTable table = parse("sep=;\r\na;b,c,d,e\r\n1;2\r\n");
  EXPECT_EQ(table.header, (Cells{"a", "b,c,d,e"}));
  EXPECT_EQ(table.rows[0].cells, (Cells{"1", "2"}));
  EXPECT_EQ(table.rows[0].line, 3U);
}

TEST(CsvText, KeepsSeparatorsAndDoubledQuotesInQuotedCells) {
  EXPECT_EQ(parse("a,b\n\"1,\"\"5\"\"\" ,x\n").rows[0].cells, (Cells{"1,\"5\"", "x"}));
  EXPECT_EQ(parse("a,b\n5\" pipe,x\n").rows[0].cells, (Cells{"5\" pipe", "x"}))
      << "a quote within a bare cell is a letter";
}

TEST(CsvText, ReadsUtf8WithAndWithoutItsMark) {
  EXPECT_EQ(parse("\xef\xbb\xbfid\nÅkersjön\n").rows[0].cells, (Cells{"Åkersjön"}));
  const CsvTable decomposed = parse("id\nA\xcc\x8akersjo\xcc\x88n\n");
  EXPECT_EQ(decomposed.rows[0].cells, (Cells{"Åkersjön"})) << "normal form C";
  EXPECT_FALSE(decomposed.guessed_word);
}

// 0xc5 0xf6 are Å and ö of Latin-1, 0x80 the euro sign of Windows-1252.
TEST(CsvText, RecognisesWindows1252AndNamesAWordOfIt) {
  const CsvTable table = parse("id;name\n1;\xc5kersj\xf6n \x80\n");
  EXPECT_EQ(table.rows[0].cells[1], "Åkersjön €");
  EXPECT_EQ(table.guessed_word, "Åkersjön");
  EXPECT_FALSE(parse("id\n\xc5\n", "Windows-1252").guessed_word) << "stated, so not guessed";
}

std::string utf16(std::u16string_view text, bool little_endian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const auto low = static_cast<char>(unit & 0xffU);
    const auto high = static_cast<char>(unit >> 8U);
    bytes += little_endian ? low : high;
    bytes += little_endian ? high : low;
  }
  return bytes;
}

// Excel's "Unicode text" is UTF-16 with a mark, the lower byte first, and has tabs.
TEST(CsvText, ReadsUtf16WithItsMark) {
  const std::u16string_view text = u"\ufeffid\tname\r\n1\tÅkersjön 🏪\r\n";
  for (const bool little_endian : {true, false}) {
    const CsvTable table = parse(utf16(text, little_endian));
    EXPECT_EQ(table.header, (Cells{"id", "name"})) << little_endian;
    EXPECT_EQ(table.rows.at(0).cells, (Cells{"1", "Åkersjön 🏪"})) << "a pair of units too";
    EXPECT_FALSE(table.guessed_word);
  }
  const std::u16string half{0xfeff, u'i', u'd', u'\n', 0xd83c, u'x'};
  const std::u16string low{0xfeff, u'i', u'd', u'\n', 0xdfea};
  const std::u16string cut{0xfeff, u'i', u'd', u'\n', 0xd83c};
  for (const std::u16string& each : {half, low, cut}) {
    EXPECT_EQ(refusal(utf16(each, true)).code(), ErrorCode::file_damaged) << "half of a pair";
  }
  EXPECT_EQ(refusal(utf16(text, true) + "x").code(), ErrorCode::file_damaged) << "half a unit";
}

TEST(CsvText, RefusesWhatIsNoTextInAnEncodingItKnows) {
  EXPECT_EQ(refusal("id\n\x81\n").code(), ErrorCode::file_damaged)
      << "not assigned in Windows-1252";
  EXPECT_EQ(refusal("id\n\xc5\n", "utf-8").code(), ErrorCode::file_damaged);
  EXPECT_EQ(refusal("id\n1\n", "ebcdic").code(), ErrorCode::study_invalid);
  const base::Error nul = refusal(std::string_view{"id\n1\n\0\n", 7});
  EXPECT_EQ(nul.code(), ErrorCode::value_invalid);
  EXPECT_EQ(nul.where().record, "line 3");
}

TEST(CsvText, RefusesRowsOfAnotherLengthWithTheirLine) {
  for (const char* text : {"a,b\n1,2\n1,2,3\n", "a,b\n1,2\n1\n"}) {
    const base::Error error = refusal(text);
    EXPECT_EQ(error.code(), ErrorCode::value_invalid);
    EXPECT_EQ(error.where().record, "line 3");
  }
}

TEST(CsvText, RefusesAQuoteThatNeverEndsWhereItBegins) {
  const base::Error error = refusal("a,b\n1,2\n\"3,4\n5,6\n");
  EXPECT_EQ(error.code(), ErrorCode::value_invalid);
  EXPECT_EQ(error.where().record, "line 3");
  EXPECT_EQ(refusal("a,b\n\"1\"x,2\n").where().record, "line 2") << "text after a quoted cell";
}

TEST(CsvText, RefusesColumnsOfOneName) {
  EXPECT_EQ(refusal("id,name,id\n").code(), ErrorCode::value_invalid);
  EXPECT_EQ(parse("id,,\n1,2,3\n").header.size(), 3U) << "names may be missing";
}

TEST(CsvText, RefusesATableWithoutHeaderAndACellWithoutEnd) {
  EXPECT_EQ(refusal("").code(), ErrorCode::layer_empty);
  EXPECT_EQ(refusal("\n\n").code(), ErrorCode::layer_empty);
  EXPECT_EQ(refusal("id\n" + std::string((1U << 20U) + 1, 'x')).code(), ErrorCode::value_invalid);
}

TEST(CsvText, QuotesNoCellInItsMessages) {
  for (const char* text : {"t\nsecret,secret\n", "t\n\"secret\n", "t\n\"secret\"secret\n"}) {
    EXPECT_EQ(std::string{refusal(text).what()}.find("secret"), std::string::npos);
  }
}

}  // namespace
}  // namespace narhet::test
