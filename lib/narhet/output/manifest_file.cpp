// SPDX-License-Identifier: MIT
#include "narhet/output/manifest_file.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/sha256.hpp"
#include "narhet/base/text.hpp"
#include "narhet/output/detail/json_text.hpp"
#include "narhet/output/detail/text_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

namespace narhet::output {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;
using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat{"narhet-manifest-1"};
/// A manifest names a handful of files; whatever is larger is none.
constexpr std::uintmax_t kMostBytes = 1U << 20U;

[[noreturn]] void refuse_as_none(const std::filesystem::path& manifest) {
  throw Error{ErrorCode::file_damaged,
              {manifest.string(), {}, {}},
              Message{"this is no manifest of a result"},
              Message{"run the study again: the manifest is written with the result"}};
}

std::string text_of(const std::filesystem::path& manifest) {
  std::error_code error;
  const auto size = std::filesystem::is_regular_file(manifest, error)
                        ? std::filesystem::file_size(manifest, error)
                        : 0;
  std::ifstream stream{manifest, std::ios::binary};
  if (error || !stream || size == 0) {
    throw Error{ErrorCode::file_not_found,
                {manifest.string(), {}, {}},
                Message{"there is no manifest of this result"},
                Message{"a result of run or an export without one was not finished, or was moved "
                        "without it; other commands write none"}};
  }
  if (size > kMostBytes) {
    refuse_as_none(manifest);
  }
  std::string text(static_cast<std::size_t>(size), '\0');
  stream.read(text.data(), static_cast<std::streamsize>(size));
  return stream ? text : std::string{};
}

struct Listed {
  std::string name;
  std::uintmax_t bytes{};
  std::string sha256;
};

/// Nothing unless it is a file's name in its own folder, with what is known of it.
std::optional<Listed> listed_file(const Json& entry) {
  if (!entry.is_object() || !entry.value("name", Json{}).is_string() ||
      !entry.value("bytes", Json{}).is_number_unsigned() ||
      !entry.value("sha256", Json{}).is_string()) {
    return std::nullopt;
  }
  Listed file{entry["name"], entry["bytes"], entry["sha256"]};
  const bool is_name = !file.name.empty() && file.name != "." && file.name != ".." &&
                       file.name.find('/') == std::string::npos &&
                       file.name.find('\0') == std::string::npos;
  return is_name ? std::optional{std::move(file)} : std::nullopt;
}

VerifiedFile::State state_of(const std::filesystem::path& file,
                             const Listed& listed,
                             const base::Task& task) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) {
    return VerifiedFile::State::missing;
  }
  const bool fits = std::filesystem::file_size(file, error) == listed.bytes && !error &&
                    base::sha256_of_file(file, task) == listed.sha256;
  return fits ? VerifiedFile::State::as_written : VerifiedFile::State::changed;
}

}  // namespace

std::filesystem::path manifest_of(const std::filesystem::path& result) {
  return std::filesystem::path{result}.replace_extension(".manifest.json");
}

void write_manifest(const std::vector<const Publication*>& files,
                    const std::string& version,
                    const std::string& date,
                    Publication& publication,
                    const base::Task& task) {
  Json list = Json::array();
  for (const Publication* file : files) {
    std::error_code error;
    list.push_back({{"name", file->target().filename().string()},
                    {"bytes", std::filesystem::file_size(file->temporary(), error)},
                    {"sha256", base::sha256_of_file(file->temporary(), task)}});
  }
  const Json manifest{{"format", std::string{kFormat}},
                      {"version", version},
                      {"date", date},
                      {"files", std::move(list)}};
  detail::TextFile text{publication, "JSON"};
  text.add(detail::harmless_json(manifest.dump(2)) + '\n');
  text.finish();
}

bool VerifiedResult::is_as_written() const {
  return std::all_of(files.begin(), files.end(), [](const VerifiedFile& file) {
    return file.state == VerifiedFile::State::as_written;
  });
}

VerifiedResult verify_result(const std::filesystem::path& manifest, const base::Task& task) {
  const Json json = Json::parse(text_of(manifest), nullptr, false);
  if (!json.is_object() || json.value("format", Json{}) != Json(std::string{kFormat}) ||
      !json.value("files", Json{}).is_array() || json["files"].empty() ||
      !json.value("version", Json{}).is_string() || !json.value("date", Json{}).is_string()) {
    refuse_as_none(manifest);
  }
  VerifiedResult result;
  result.version = json["version"];
  result.date = json["date"];
  for (const Json& entry : json["files"]) {
    const auto listed = listed_file(entry);
    if (!listed) {
      refuse_as_none(manifest);
    }
    result.files.push_back(
        {listed->name, state_of(manifest.parent_path() / listed->name, *listed, task)});
  }
  return result;
}

}  // namespace narhet::output
