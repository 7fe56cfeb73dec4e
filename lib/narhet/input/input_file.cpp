// SPDX-License-Identifier: MIT
#include "narhet/input/input_file.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <system_error>
#include <vector>

namespace narhet::input {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

std::vector<std::string> names_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (std::filesystem::directory_iterator entry{folder, error};
       !error && entry != std::filesystem::directory_iterator{}; entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

[[noreturn]] void not_found(const std::filesystem::path& file, const std::string& shown) {
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
  std::error_code ignored;
  Message hint{"there is no folder '{}' either", base::printable(folder.string())};
  if (std::filesystem::is_directory(folder, ignored)) {
    const auto nearest = base::nearest_known(file.filename().string(), names_in(folder));
    hint = nearest ? Message{"did you mean '{}'?", base::printable(*nearest)} : Message{};
  }
  throw Error{ErrorCode::file_not_found, {shown, {}, {}}, Message{"there is no such file"}, hint};
}

/// How to come from a format that is not read to one that is.
/// @param otherwise  where nothing is known of the format
Message way_to_a_known_format(const std::filesystem::path& file, const Message& otherwise) {
  for (const std::string_view sheet : {".xlsx", ".xls", ".ods"}) {
    if (has_extension(file, sheet)) {
      return Message{"save the sheet as \"CSV UTF-8\""};
    }
  }
  for (const std::string_view layer : {".gdb", ".kml", ".kmz", ".gml", ".gpx", ".tab", ".mif"}) {
    if (has_extension(file, layer)) {
      return Message{"in QGIS: Export, Save Features As, format GeoPackage"};
    }
  }
  return otherwise;
}

std::string joined(std::span<const std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) {
    text += text.empty() ? "" : ", ";
    text += word;
  }
  return text;
}

void refuse_what_is_no_path(const std::string& path, const std::string& shown) {
  // GDAL looks for its own file systems at the beginning of a path alone.
  if (path.find("://") != std::string::npos || path.starts_with("/vsi")) {
    throw Error{ErrorCode::file_refused,
                {shown, {}, {}},
                Message{"expected a file on this computer, found an address"},
                Message{"download or unpack it and name the file"}};
  }
}

}  // namespace

bool has_extension(const std::filesystem::path& file, std::string_view extension) {
  const std::string name = file.filename().string();
  return name.size() > extension.size() &&
         std::equal(
             extension.begin(), extension.end(),
             name.end() - static_cast<std::ptrdiff_t>(extension.size()), [](char wanted, char c) {
               return wanted == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
             });
}

std::filesystem::path check_input_file(const std::filesystem::path& file,
                                       std::span<const std::string_view> extensions,
                                       const std::string& shown) {
  const std::string name = shown.empty() ? file.string() : shown;
  refuse_what_is_no_path(file.string(), name);
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    not_found(file, name);
  }
  const auto refuse = [&](const Message& what, const Message& hint = {}) {
    throw Error{ErrorCode::file_refused, {name, {}, {}}, what, hint};
  };
  if (!std::filesystem::is_regular_file(status)) {
    refuse(Message{"expected a file, found a folder, a pipe or a device"},
           way_to_a_known_format(file, Message{"name a file, with its ending"}));
  }
  if (std::none_of(extensions.begin(), extensions.end(),
                   [&](std::string_view each) { return has_extension(file, each); })) {
    refuse(Message{"expected a name that ends in {}", joined(extensions)},
           way_to_a_known_format(
               file, Message{"save it anew in one of these formats, in the program that made it"}));
  }
  auto resolved = std::filesystem::canonical(file, error);
  if (error || ::access(resolved.c_str(), R_OK) != 0) {
    refuse(Message{"it may not be read"}, Message{"check who may read the file"});
  }
  refuse_what_is_no_path(resolved.string(), name);
  return resolved;
}

}  // namespace narhet::input
