// SPDX-License-Identifier: MIT
#include "narhet/input/detail/workbook_size.hpp"

#include "narhet/base/error.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

constexpr std::uintmax_t kMaxBytes = std::uintmax_t{64} << 20U;
constexpr std::size_t kMaxUnpacked = std::size_t{128} << 20U;
constexpr std::uint64_t kMaxCells = 1'000'000;
constexpr std::string_view kSpace{" \t\r\n"};

[[noreturn]] void refuse_size(const Source& source, const Message& limit) {
  throw Error{ErrorCode::too_large,
              {source.shown_path, source.layer, {}},
              limit,
              Message{"save the sheet as \"CSV UTF-8\""}};
}

constexpr std::uintmax_t kMebi = std::uintmax_t{1} << 20U;

double mebibytes(std::uintmax_t bytes) {
  return static_cast<double>(bytes) / static_cast<double>(kMebi);
}

[[noreturn]] void refuse_packed(const Source& source, std::uintmax_t bytes) {
  refuse_size(source, Message{"the workbook has {} MiB, and may have {} at most",
                              base::Decimal{mebibytes(bytes), 1}, kMaxBytes / kMebi});
}

[[noreturn]] void refuse_unpacked(const Source& source) {
  refuse_size(source, Message{"the workbook has {} MiB and unpacks to more than {}, the most that "
                              "one may have",
                              base::Decimal{mebibytes(std::filesystem::file_size(source.path)), 1},
                              kMaxUnpacked / kMebi});
}

/// The bytes of a part; what it really has, not what the directory says.
std::string read_part(const std::string& name, std::size_t most, const Source& source) {
  const std::unique_ptr<VSILFILE, int (*)(VSILFILE*)> part{VSIFOpenL(name.c_str(), "rb"),
                                                           &VSIFCloseL};
  std::string bytes;
  std::array<char, 1U << 16U> buffer{};
  while (part) {
    const std::size_t count = VSIFReadL(buffer.data(), 1, buffer.size(), part.get());
    bytes.append(buffer.data(), count);
    if (bytes.size() > most) {
      refuse_unpacked(source);
    }
    if (count < buffer.size()) {
      break;
    }
  }
  return bytes;
}

/// By how it begins, as a relation may name a part of any name as a sheet.
bool may_be_xml(std::string_view bytes) {
  constexpr std::string_view kBefore{" \t\r\n\0\xEF\xBB\xBF\xFE\xFF", 10};
  const auto first = bytes.find_first_not_of(kBefore);
  return first != std::string_view::npos && bytes[first] == '<';
}

/// The value of the attribute `r` of a tag, as it stands; nothing if there is none.
std::optional<std::string_view> reference_in(std::string_view attributes) {
  while (true) {
    const auto begin = attributes.find_first_not_of(kSpace);
    const auto equals = attributes.find('=');
    if (begin == std::string_view::npos || equals == std::string_view::npos || begin > equals) {
      return std::nullopt;
    }
    std::string_view name = attributes.substr(begin, equals - begin);
    name = name.substr(0, name.find_first_of(kSpace));
    const auto quote = attributes.find_first_of("'\"", equals);
    if (quote == std::string_view::npos) {
      return std::nullopt;
    }
    const auto end = attributes.find(attributes[quote], quote + 1);
    if (end == std::string_view::npos) {
      return std::nullopt;
    }
    if (name == "r") {
      return attributes.substr(quote + 1, end - quote - 1);
    }
    attributes.remove_prefix(end + 1);
  }
}

/// The cells that GDAL would make of a sheet.
class CellCount {
 public:
  /// @param tag  from behind "<" to before the next "<"
  void add(std::string_view tag) {
    if (is(tag, "row")) {
      column_ = 0;
      const std::string number{reference_in(tag.substr(3)).value_or("")};
      const long long last = std::clamp(std::strtoll(number.c_str(), nullptr, 10), 0LL, kMost);
      rows_ = std::min(std::max(rows_ + 1, last), kMost);
    } else if (is(tag, "c")) {
      column_ = std::min(std::max(column_, column_of(reference_in(tag.substr(1)))) + 1, kMost);
      widest_ = std::max(widest_, column_);
    }
  }
  [[nodiscard]] std::uint64_t cells() const {
    return static_cast<std::uint64_t>(rows_) * static_cast<std::uint64_t>(widest_);
  }

 private:
  static constexpr long long kMost = std::int64_t{1} << 31U;

  static bool is(std::string_view tag, std::string_view name) {
    return tag.starts_with(name) && tag.size() > name.size() &&
           (kSpace.find(tag[name.size()]) != std::string_view::npos || tag[name.size()] == '/' ||
            tag[name.size()] == '>');
  }

  /// "A1" is 0, "AB7" 27; GDAL takes no column beyond the two thousandth.
  static long long column_of(const std::optional<std::string_view>& reference) {
    constexpr long long kLast = 2000;
    long long column = 0;
    for (const char letter : reference.value_or("")) {
      if (letter < 'A' || letter > 'Z' || column > kLast) {
        break;
      }
      column = column * 26 + (letter - 'A' + 1);
    }
    return std::clamp(column - 1, 0LL, kLast);
  }

  long long rows_{};
  long long column_{};
  long long widest_{1};  // a row without cells is held too
};

void check_part(std::string_view xml, const Source& source, const base::Task& task) {
  if (xml.find('\0') != std::string_view::npos || xml.find("<!DOCTYPE") != std::string_view::npos) {
    refuse_as_no_workbook(source);
  }
  CellCount count;
  // No "<" stands in an attribute: from one to the next there is no more than one tag.
  for (auto at = xml.find('<'); at != std::string_view::npos;) {
    const auto next = xml.find('<', at + 1);
    const std::string_view tag = xml.substr(at + 1, next - at - 1);
    count.add(tag);
    at = next;
  }
  task.check();
  if (count.cells() > kMaxCells) {
    refuse_size(source, Message{"a sheet may have a million cells at most, the empty ones before "
                                "the last counted too"});
  }
}

}  // namespace

void refuse_as_no_workbook(const Source& source) {
  throw Error{ErrorCode::file_damaged,
              {source.shown_path, source.layer, {}},
              Message{"this is no Excel workbook, whatever its name says"},
              Message{"open it in Excel and save it anew, or save the sheet as \"CSV UTF-8\""}};
}

void check_workbook_size(const std::filesystem::path& file,
                         const Source& source,
                         const base::Task& task) {
  if (const std::uintmax_t bytes = std::filesystem::file_size(file); bytes > kMaxBytes) {
    refuse_packed(source, bytes);
  }
  const std::string archive = "/vsizip/{" + file.string() + "}";
  const CPLStringList names{VSIReadDirRecursive(archive.c_str())};
  std::size_t left = kMaxUnpacked;
  for (int i = 0; i < names.size(); ++i) {
    const std::string part = read_part(archive + "/" + names[i], left, source);
    left -= part.size();
    if (may_be_xml(part)) {
      check_part(part, source, task);
    }
  }
}

}  // namespace narhet::input::detail
