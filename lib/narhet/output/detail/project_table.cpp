// SPDX-License-Identifier: MIT
#include "narhet/output/detail/project_table.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/output/detail/sqlite.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <cstddef>
#include <memory>
#include <string_view>

namespace narhet::output::detail {
namespace {

using base::Message;

[[noreturn]] void fail(const Publication& publication, const base::Argument& what) {
  throw base::Error{
      base::ErrorCode::output_failed,
      {publication.target().string(), "qgis_projects", {}},
      Message{"the result could not be written: {}", what},
      Message{"run again; if it happens again, the disk or this program is at fault"}};
}

struct FreeCpl {
  void operator()(void* memory) const { VSIFree(memory); }
};

/// A ZIP of one member, made in memory; the member's date is always the same.
/// @returns its bytes in hexadecimal digits; empty where GDAL could not make it
std::string zipped(const std::string& member, const std::string& text) {
  // One name suffices: the file lives within this call, and a run writes one result.
  const std::string archive = "/vsimem/narhet-project.zip";
  void* zip = CPLCreateZip(archive.c_str(), nullptr);
  if (zip == nullptr) {
    return {};
  }
  const bool is_written =
      CPLCreateFileInZip(zip, member.c_str(), nullptr) == CE_None &&
      CPLWriteFileInZip(zip, text.data(), static_cast<int>(text.size())) == CE_None &&
      CPLCloseFileInZip(zip) == CE_None;
  const bool is_closed = CPLCloseZip(zip) == CE_None;
  vsi_l_offset size = 0;
  const std::unique_ptr<GByte, FreeCpl> bytes{VSIGetMemFileBuffer(archive.c_str(), &size, TRUE)};
  if (!is_written || !is_closed || bytes == nullptr) {
    return {};
  }
  const std::unique_ptr<char, FreeCpl> digits{CPLBinaryToHex(static_cast<int>(size), bytes.get())};
  return digits.get();
}

void run(const std::string& sql, Sqlite& database, const Publication& publication) {
  if (database.run(sql) != SQLITE_OK) {
    fail(publication, base::Argument{database.fault()});
  }
}

}  // namespace

std::string zipped_project(const std::string& text) {
  return zipped(base::format("{}.qgs", kProjectName), text);
}

std::string stored_project(const std::filesystem::path& result) {
  std::string digits;
  Sqlite database{result, Sqlite::Mode::read_only};
  static_cast<void>(database.run(
      base::format("SELECT content FROM qgis_projects WHERE name = '{}'", kProjectName),
      [&](sqlite3_stmt* row) {
        const unsigned char* found = sqlite3_column_text(row, 0);
        digits = found == nullptr ? std::string{}
                                  : std::string{found, found + sqlite3_column_bytes(row, 0)};
      }));
  if (digits.empty()) {
    return {};
  }
  int size = 0;
  GByte* bytes = CPLHexToBinary(digits.c_str(), &size);
  const std::string archive = "/vsimem/narhet-stored-project.zip";
  VSIFCloseL(VSIFileFromMemBuffer(archive.c_str(), bytes, static_cast<vsi_l_offset>(size), TRUE));
  const std::string member = base::format("/vsizip/{}/{}.qgs", archive, kProjectName);
  constexpr GIntBig kMostBytes = 100'000'000;
  GByte* read = nullptr;
  vsi_l_offset length = 0;
  const bool is_read = VSIIngestFile(nullptr, member.c_str(), &read, &length, kMostBytes) != FALSE;
  const std::unique_ptr<GByte, FreeCpl> text{read};
  VSIUnlink(archive.c_str());
  return is_read ? std::string{text.get(), text.get() + length} : std::string{};
}

void write_project(const std::string& text,
                   const std::string& date,
                   const Publication& publication) {
  const std::string content = zipped_project(text);
  if (content.empty()) {
    fail(publication, base::Argument{Message{"the project of QGIS could not be packed"}});
  }
  Sqlite database{publication.temporary(), Sqlite::Mode::read_write};
  run("CREATE TABLE qgis_projects(name TEXT PRIMARY KEY, metadata BLOB, content BLOB)", database,
      publication);
  run(base::format("INSERT INTO qgis_projects VALUES('{}', "
                   "'{{\"last_modified_time\": \"{}\", \"last_modified_user\": \"\"}}', '{}')",
                   kProjectName, date.substr(0, 19), content),
      database, publication);
  bool is_same = false;
  const int status = database.run("SELECT content FROM qgis_projects", [&](sqlite3_stmt* row) {
    const auto* found = static_cast<const char*>(sqlite3_column_blob(row, 0));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, 0));
    is_same = found != nullptr && content == std::string_view{found, size};
  });
  if (status != SQLITE_OK || !is_same) {
    fail(publication, base::Argument{database.fault()});
  }
}

}  // namespace narhet::output::detail
