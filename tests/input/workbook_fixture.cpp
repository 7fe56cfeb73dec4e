// SPDX-License-Identifier: MIT
#include "workbook_fixture.hpp"

#include "narhet/base/format.hpp"

#include <cpl_vsi.h>

#include <string_view>

namespace narhet::test {
namespace {

constexpr std::string_view kMain{"http://schemas.openxmlformats.org/spreadsheetml/2006/main"};
constexpr std::string_view kOffice{
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"};
constexpr std::string_view kPackage{"http://schemas.openxmlformats.org/package/2006"};

std::string cell(std::size_t column, std::uint32_t row, const ExcelCell& value) {
  const std::string at = base::format("{}{}", static_cast<char>('A' + column), row);
  if (const auto* text = std::get_if<std::string>(&value)) {
    return base::format("<c r=\"{}\" t=\"inlineStr\"><is><t>{}</t></is></c>", at, *text);
  }
  if (const auto* number = std::get_if<double>(&value)) {
    return base::format("<c r=\"{}\"><v>{}</v></c>", at, *number);
  }
  if (const auto* date = std::get_if<ExcelDate>(&value)) {
    return base::format("<c r=\"{}\" s=\"1\"><v>{}</v></c>", at, date->days);
  }
  return {};
}

std::string sheet_xml(const ExcelSheet& sheet) {
  std::string rows;
  for (const ExcelRow& row : sheet.rows) {
    rows += base::format("<row r=\"{}\">", row.number);
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      rows += cell(column, row.number, row.cells[column]);
    }
    rows += "</row>";
  }
  return base::format("<worksheet xmlns=\"{}\"><sheetData>{}</sheetData></worksheet>", kMain, rows);
}

class Archive {
 public:
  explicit Archive(const std::filesystem::path& file) : root_{"/vsizip/" + file.string()} {
    archive_ = VSIFOpenL(root_.c_str(), "wb");
  }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive() { VSIFCloseL(archive_); }

  void add(const std::string& name, const std::string& xml) const { add(name, {xml}, 1); }
  /// @param pieces  the first, the second as often as stated, and the rest
  void add(const std::string& name,
           const std::vector<std::string>& pieces,
           std::uint32_t repeated) const {
    VSILFILE* part = VSIFOpenL((root_ + "/" + name).c_str(), "wb");
    const auto write = [part](std::string_view text) {
      VSIFWriteL(text.data(), 1, text.size(), part);
    };
    write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
      for (std::uint32_t i = 0; i < (piece == 1 ? repeated : 1); ++i) {
        write(pieces[piece]);
      }
    }
    VSIFCloseL(part);
  }

 private:
  std::string root_;
  VSILFILE* archive_{};
};

/// All parts but the sheets.
void add_frame(const Archive& archive, const std::vector<std::string>& sheets) {
  std::string types;
  std::string names;
  std::string relations;
  for (std::size_t i = 1; i <= sheets.size(); ++i) {
    types += base::format(
        "<Override PartName=\"/xl/worksheets/sheet{}.xml\" ContentType=\"application/"
        "vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>",
        i);
    names +=
        base::format("<sheet name=\"{}\" sheetId=\"{}\" r:id=\"rId{}\"/>", sheets[i - 1], i, i);
    relations += base::format(
        "<Relationship Id=\"rId{}\" Type=\"{}/worksheet\" Target=\"worksheets/sheet{}.xml\"/>", i,
        kOffice, i);
  }
  archive.add("[Content_Types].xml",
              base::format("<Types xmlns=\"{}/content-types\"><Override "
                           "PartName=\"/xl/workbook.xml\" ContentType=\"application/"
                           "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>{}"
                           "</Types>",
                           kPackage, types));
  archive.add("_rels/.rels",
              base::format("<Relationships xmlns=\"{}/relationships\"><Relationship Id=\"rId1\" "
                           "Type=\"{}/officeDocument\" Target=\"xl/workbook.xml\"/>"
                           "</Relationships>",
                           kPackage, kOffice));
  archive.add("xl/workbook.xml",
              base::format("<workbook xmlns=\"{}\" xmlns:r=\"{}\"><sheets>{}</sheets></workbook>",
                           kMain, kOffice, names));
  archive.add("xl/_rels/workbook.xml.rels",
              base::format("<Relationships xmlns=\"{}/relationships\">{}<Relationship Id=\"rId99\" "
                           "Type=\"{}/styles\" Target=\"styles.xml\"/></Relationships>",
                           kPackage, relations, kOffice));
  archive.add("xl/styles.xml",
              base::format("<styleSheet xmlns=\"{}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf "
                           "numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>",
                           kMain));
}

}  // namespace

void write_workbook(const std::filesystem::path& file, const std::vector<ExcelSheet>& sheets) {
  const Archive archive{file};
  std::vector<std::string> names;
  for (const ExcelSheet& sheet : sheets) {
    names.push_back(sheet.name);
  }
  add_frame(archive, names);
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    archive.add(base::format("xl/worksheets/sheet{}.xml", i + 1), sheet_xml(sheets[i]));
  }
}

void write_long_workbook(const std::filesystem::path& file, std::uint32_t rows) {
  constexpr std::uint32_t kAtATime = 10'000;
  const Archive archive{file};
  add_frame(archive, {"Blad1"});
  std::string some_rows;
  for (std::uint32_t i = 0; i < kAtATime; ++i) {
    some_rows += "<row><c><v>1</v></c></row>";
  }
  archive.add("xl/worksheets/sheet1.xml",
              {base::format("<worksheet xmlns=\"{}\"><sheetData>", kMain), some_rows,
               "</sheetData></worksheet>"},
              rows / kAtATime);
}

}  // namespace narhet::test
