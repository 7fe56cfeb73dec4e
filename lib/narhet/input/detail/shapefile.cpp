// SPDX-License-Identifier: MIT
#include "narhet/input/detail/shapefile.hpp"

#include "narhet/base/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>
#include <vector>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

/// The part with an extension, its letters small or capital.
std::optional<std::filesystem::path> part_of(const std::filesystem::path& file,
                                             std::string_view small,
                                             std::string_view capital) {
  for (const std::string_view extension : {small, capital}) {
    std::filesystem::path part = file;
    part.replace_extension(extension);
    std::error_code ignored;
    if (std::filesystem::is_regular_file(part, ignored)) {
      return part;
    }
  }
  return std::nullopt;
}

std::filesystem::path require_part(const std::filesystem::path& file,
                                   std::string_view small,
                                   std::string_view capital,
                                   const base::Where& where) {
  auto part = part_of(file, small, capital);
  if (!part) {
    throw Error{
        ErrorCode::file_damaged, where, Message{"its part {} is not there", small},
        Message{
            "a shapefile is several files of one name: put .shp, .shx, .dbf and .prj together"}};
  }
  return *std::move(part);
}

/// The first bytes of a part; those that are not there are zero.
template <std::size_t Size>
std::array<unsigned char, Size> header_of(const std::filesystem::path& part) {
  std::array<char, Size> bytes{};
  std::ifstream{part, std::ios::binary}.read(bytes.data(), Size);
  std::array<unsigned char, Size> header{};
  std::copy(bytes.begin(), bytes.end(), header.begin());
  return header;
}

std::uint64_t big_endian(std::span<const unsigned char, 4> bytes) {
  std::uint64_t number = 0;
  for (const unsigned char byte : bytes) {
    number = number << 8U | byte;
  }
  return number;
}

std::uint64_t little_endian(std::span<const unsigned char> bytes) {
  std::uint64_t number = 0;
  unsigned shift = 0;
  for (const unsigned char byte : bytes) {
    number |= std::uint64_t{byte} << shift;
    shift += 8;
  }
  return number;
}

void require_size(const std::filesystem::path& part,
                  std::uint64_t stated,
                  const base::Where& where) {
  const std::uint64_t size = std::filesystem::file_size(part);
  if (size < stated) {
    throw Error{ErrorCode::file_damaged, where,
                Message{"its part {} is cut off: expected {} bytes, found {}",
                        part.extension().string(), stated, size},
                Message{"copy or download all its parts again"}};
  }
}

/// How long a `.shp` or `.shx` says that it is, in bytes.  Both begin with the same 100 bytes.
std::uint64_t require_whole(const std::filesystem::path& part, const base::Where& where) {
  constexpr std::uint64_t kFileCode = 9994;
  constexpr std::uint64_t kHeaderSize = 100;
  const auto header = header_of<kHeaderSize>(part);
  const std::span<const unsigned char, kHeaderSize> bytes{header};
  if (big_endian(bytes.first<4>()) != kFileCode) {
    throw Error{ErrorCode::file_damaged, where,
                Message{"this is not {}, whatever its name says", "Shapefile"},
                Message{"open it in QGIS and save it anew as a GeoPackage"}};
  }
  const std::uint64_t stated = 2 * big_endian(bytes.subspan<24, 4>());  // it counts in 16 bits
  require_size(part, std::max(stated, kHeaderSize), where);
  return std::max(stated, kHeaderSize);
}

/// How many records a whole `.dbf` has.
std::uint64_t require_whole_table(const std::filesystem::path& part, const base::Where& where) {
  const auto header = header_of<32>(part);
  const std::span<const unsigned char, 32> bytes{header};
  const std::uint64_t records = little_endian(bytes.subspan<4, 4>());
  require_size(
      part, little_endian(bytes.subspan<8, 2>()) + records * little_endian(bytes.subspan<10, 2>()),
      where);
  return records;
}

constexpr std::uint64_t kIndexHeader = 100;
constexpr std::uint64_t kIndexRecord = 8;

/// Two records of the index that lead to one shape: one of them has lost its own.
void require_shapes_of_their_own(const std::filesystem::path& index,
                                 std::uint64_t shapes,
                                 const base::Where& where) {
  std::ifstream stream{index, std::ios::binary};
  stream.seekg(static_cast<std::streamoff>(kIndexHeader));
  std::vector<std::uint64_t> offsets;
  std::array<char, kIndexRecord> record{};
  for (std::uint64_t i = 0; i < shapes && stream.read(record.data(), record.size()); ++i) {
    std::array<unsigned char, 4> bytes{};
    std::copy_n(record.begin(), bytes.size(), bytes.begin());
    offsets.push_back(big_endian(bytes));
  }
  std::sort(offsets.begin(), offsets.end());
  const auto same = std::adjacent_find(offsets.begin(), offsets.end());
  if (same != offsets.end()) {
    throw Error{
        ErrorCode::file_damaged, where,
        Message{"two records of its part {} lead to the same shape, at byte {}", ".shx", 2 * *same},
        Message{"copy or download all its parts again"}};
  }
}

}  // namespace

void check_shapefile(const std::filesystem::path& file, const base::Where& where) {
  const auto index = require_part(file, ".shx", ".SHX", where);
  const auto table = require_part(file, ".dbf", ".DBF", where);
  require_whole(file, where);
  const std::uint64_t shapes = (require_whole(index, where) - kIndexHeader) / kIndexRecord;
  require_shapes_of_their_own(index, shapes, where);
  const std::uint64_t records = require_whole_table(table, where);
  if (shapes != records) {
    throw Error{ErrorCode::file_damaged, where,
                Message{"there are {} shapes and {} rows of attributes", shapes, records},
                Message{"copy or download all its parts again"}};
  }
}

std::filesystem::path table_of_shapefile(const std::filesystem::path& file,
                                         const base::Where& where) {
  return require_part(file, ".dbf", ".DBF", where);
}

std::string encoding_of_shapefile(const std::filesystem::path& file) {
  const auto part = part_of(file, ".cpg", ".CPG");
  std::string word;
  if (part) {
    std::ifstream{*part} >> word;
  }
  const std::string folded = base::is_valid_utf8(word) ? base::fold_case(word) : "";
  const auto says = [&](std::string_view mark) { return folded.find(mark) != std::string::npos; };
  if (says("utf")) {
    return "utf-8";
  }
  return says("1252") || says("8859-1") || says("88591") ? "windows-1252" : "";
}

}  // namespace narhet::input::detail
