// SPDX-License-Identifier: MIT
#include "layer_fixture.hpp"
#include "workbook_fixture.hpp"

#include "narhet/input/records.hpp"

#include <filesystem>
#include <fstream>

namespace narhet::test {
namespace {

using base::ErrorCode;
using Cells = std::vector<ExcelCell>;

const Cells kHeader{"möte", "datum",  "plats",  "deltagare",  "grupp",
                    "slag", "styrka", "röster", "publicerbar"};

Cells row(const ExcelCell& date, double participants, double voices) {
  return {"M1", date, "P1", participants, "äldre", "drivmedel", "behov", voices, "ja"};
}

class Workbook : public LayerTest {
 protected:
  Workbook() {
    places_.emplace_back();
    places_.back().id = "P1";
  }
  [[nodiscard]] input::Source write(const std::vector<ExcelSheet>& sheets) const {
    write_workbook(folder() / "behov.xlsx", sheets);
    return {folder() / "behov.xlsx", "behov.xlsx", {}, {}, {}, {}};
  }
  [[nodiscard]] auto read(const input::Source& source) const {
    return input::read_needs(source, {places_, {}, kinds_}, {});
  }
  [[nodiscard]] base::Error refusal(const input::Source& source) const {
    return error_of([&] { static_cast<void>(read(source)); });
  }

  std::vector<model::Place> places_;
};

TEST_F(Workbook, IsReadWithDatesAndNumbers) {
  const auto loaded = read(
      write({{"Behov",
              {{1, kHeader}, {2, row(ExcelDate{46095}, 24, 9)}, {4, row("2026-03-14", 24, 3)}}}}));
  ASSERT_EQ(loaded.records.size(), 2U);
  EXPECT_TRUE(loaded.report.is_balanced());
  const model::Need& need = loaded.records[0];
  EXPECT_EQ(need.date, "2026-03-14");
  EXPECT_EQ(need.participants, 24U);
  EXPECT_EQ(need.voices, 9U);
  EXPECT_EQ(need.group, model::Group::elderly);
  EXPECT_TRUE(need.publishable);
  EXPECT_EQ(loaded.records[1].origin.record, "row 4") << "as Excel numbers it";
}

TEST_F(Workbook, MayHoldOnlyItsHeader) {
  EXPECT_EQ(read(write({{"Behov", {{1, kHeader}}}})).report.read, 0U);
}

TEST_F(Workbook, TellsFaultsByTheRowsOfExcel) {
  const base::Error error = refusal(write(
      {{"Behov", {{1, kHeader}, {5, row(ExcelDate{46095}, 24, 9.5)}, {6, row("i mars", 0, 1)}}}}));
  EXPECT_EQ(shown(error.message()),
            "3 cells cannot be used:\n"
            "  row 5, column 'röster': expected a count of 1 or more, found '9.5'\n"
            "  row 6, column 'datum': expected a date such as 2026-03-14, found '…'\n"
            "  row 6, column 'deltagare': expected a count of 1 or more, found '0'");
}

TEST_F(Workbook, HasSheetsOfWhichTheStudyNamesOne) {
  input::Source source = write({{"Läs mig", {{1, {"Fyll i det andra bladet"}}}},
                                {"Behov", {{1, kHeader}, {2, row(ExcelDate{46095}, 24, 9)}}}});
  const base::Error several = refusal(source);
  EXPECT_EQ(several.code(), ErrorCode::layer_missing);
  EXPECT_EQ(shown(several.message()), "there are 2 sheets: Läs mig, Behov");
  source.layer = "Behov";
  EXPECT_EQ(read(source).records.size(), 1U);
  source.layer = "Behof";
  const base::Error error = refusal(source);
  EXPECT_EQ(error.code(), ErrorCode::layer_missing);
  EXPECT_EQ(shown(error.message()), "there is no such sheet; there are Läs mig, Behov");
}

TEST_F(Workbook, MayHaveEmptySheetsBesideTheOneThatCounts) {
  const auto loaded = read(write({{"Blad1", {}},
                                  {"Behov", {{1, kHeader}, {2, row(ExcelDate{46095}, 24, 9)}}},
                                  {"Blad3", {}}}));
  EXPECT_EQ(loaded.records.size(), 1U);
}

TEST_F(Workbook, WithAnErrorForAValueIsRefused) {
  const base::Error error = refusal(write({{"Behov", {{1, kHeader}, {7, row("#REF!", 24, 9)}}}}));
  EXPECT_EQ(error.where().record, "row 7");
  EXPECT_EQ(shown(error.message()),
            "the spreadsheet has no value in the column 'datum', but the error #REF!");
}

TEST_F(Workbook, WithoutAHeaderIsRefused) {
  EXPECT_EQ(refusal(write({{"Behov", {}}})).code(), ErrorCode::layer_empty);
  EXPECT_EQ(refusal(write({{"Behov", {{1, {"möte", "möte"}}}}})).code(), ErrorCode::value_invalid);
}

TEST_F(Workbook, ThatIsDamagedIsRefused) {
  EXPECT_EQ(refusal(text("text.xlsx", "möte;datum\n")).code(), ErrorCode::file_damaged);
  const input::Source source =
      write({{"Behov", {{1, kHeader}, {2, row(ExcelDate{46095}, 24, 9)}}}});
  std::ifstream stream{source.path, std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
  for (const double part : {0.25, 0.5, 0.75, 0.95}) {
    const auto end = static_cast<std::size_t>(part * static_cast<double>(bytes.size()));
    EXPECT_EQ(refusal(text("cut.xlsx", bytes.substr(0, end))).code(), ErrorCode::file_damaged)
        << part;
  }
}

// 129 MiB of spaces pack to a thousandth of that.
TEST_F(Workbook, ThatUnpacksToMoreThanTheMemoryHoldsIsRefused) {
  Cells cells = kHeader;
  cells[0] = std::string(std::size_t{129} << 20U, ' ');
  const base::Error error = refusal(write({{"Behov", {{1, cells}}}}));
  EXPECT_EQ(error.code(), ErrorCode::too_large);
}

// A file that could come by mail, of ten million rows: GDAL alone takes 45 s and 1.7 GB to read it.
TEST_F(Workbook, ThatIsSmallAndUnpacksToTenMillionRowsIsRefused) {
  const std::filesystem::path file = folder() / "behov.xlsx";
  write_long_workbook(file, 10'000'000);
  EXPECT_LT(std::filesystem::file_size(file), std::uintmax_t{1} << 20U);
  const base::Error error = refusal({file, "behov.xlsx", {}, {}, {}, {}});
  EXPECT_EQ(error.code(), ErrorCode::too_large);
}

// GDAL holds rows of equal width and all between the first and the last.
TEST_F(Workbook, MayHaveAMillionCells) {
  const auto with_last_row = [&](std::uint32_t last) {
    std::vector<ExcelRow> rows{{1, kHeader}};
    for (std::uint32_t number = 10'000; number < last; number += 10'000) {
      rows.push_back({number, {}});
    }
    rows.push_back({last, {}});
    return write({{"Behov", rows}});
  };
  EXPECT_EQ(read(with_last_row(111'111)).report.read, 0U);  // of nine columns: 999 999 cells
  const base::Error error = refusal(with_last_row(111'112));
  EXPECT_EQ(error.code(), ErrorCode::too_large);
  EXPECT_EQ(shown(error.message()),
            "a sheet may have a million cells at most, the empty ones before the last counted too");
}

// The files that the fuzz target begins with, by how they end: tests/fuzz/make_workbooks.
TEST_F(Workbook, OfTheFuzzCorpusEndsAsItShould) {
  const std::filesystem::path corpus{NARHET_SOURCE_DIR "/tests/fuzz/corpus/workbook"};
  const auto source = [&](const std::string& name) {
    std::ifstream stream{corpus / name, std::ios::binary};
    EXPECT_TRUE(stream) << name;
    return text(name + ".xlsx", std::string{std::istreambuf_iterator<char>{stream}, {}});
  };
  for (const char* name : {"stored", "deflated"}) {
    EXPECT_EQ(read(source(name)).records.size(), 1U) << name;
  }
  EXPECT_EQ(refusal(source("two-sheets")).code(), ErrorCode::layer_missing);
  EXPECT_EQ(refusal(source("shared-strings")).code(), ErrorCode::field_missing);
  for (const char* name : {"far-cells", "beyond-excel"}) {
    EXPECT_EQ(refusal(source(name)).code(), ErrorCode::too_large) << name;
  }
  for (const char* name : {"laughs", "utf-16", "cut", "empty", "size-untrue"}) {
    EXPECT_EQ(refusal(source(name)).code(), ErrorCode::file_damaged) << name;
  }
  EXPECT_EQ(refusal(source("sheet-missing")).code(), ErrorCode::layer_empty);
}

}  // namespace
}  // namespace narhet::test
