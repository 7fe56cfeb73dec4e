// SPDX-License-Identifier: MIT
#include "narhet/study/verify.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/output/manifest_file.hpp"

#include <set>
#include <string>
#include <string_view>
#include <system_error>

namespace narhet::study {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;
using State = output::VerifiedFile::State;

constexpr std::string_view kEnding{".manifest.json"};
constexpr std::string_view kKept{".hierarchy"};

Message file_text(const output::VerifiedFile& file) {
  const std::string name = base::printable(file.name);
  return file.state == State::missing   ? Message{"{} is missing", name}
         : file.state == State::changed ? Message{"{} is not as it was written", name}
                                        : Message{"{} is as it was written", name};
}

/// "a; b", or the one that there is.
Message joined(const Message& a, const Message& b) {
  return a.empty() ? b : b.empty() ? a : Message{"{}; {}", a, b};
}

/// What is in a folder, without hidden files, such as locks, and folders; in the order of names.
/// @throws Error `file_refused` if it cannot be read
std::set<std::string> names_in(const std::filesystem::path& folder) {
  std::set<std::string> names;
  std::error_code error;
  for (std::filesystem::directory_iterator each{folder, error}, end; !error && each != end;
       each.increment(error)) {
    const std::string name = each->path().filename().string();
    std::error_code unknown;
    if (!name.starts_with('.') && each->is_regular_file(unknown)) {
      names.insert(name);
    }
  }
  if (error) {
    throw Error{ErrorCode::file_refused,
                {folder.string(), {}, {}},
                Message{"the folder cannot be read: {}", error.message()}};
  }
  return names;
}

/// The manifest of a result, or those of a folder.
std::vector<std::filesystem::path> manifests_of(const std::filesystem::path& result,
                                                const std::set<std::string>& names) {
  std::error_code unknown;
  if (!std::filesystem::is_directory(result, unknown)) {
    const bool is_manifest = result.filename().string().ends_with(kEnding);
    return {is_manifest ? result : output::manifest_of(result)};
  }
  std::vector<std::filesystem::path> manifests;
  for (const std::string& name : names) {
    if (name.ends_with(kEnding)) {
      manifests.push_back(result / name);
    }
  }
  if (manifests.empty()) {
    throw Error{ErrorCode::file_not_found,
                {result.string(), {}, {}},
                Message{"there is no manifest in this folder"},
                std::filesystem::exists(result / "study.toml", unknown)
                    ? Message{"this is the folder of a study: name the folder of its result"}
                    : Message{"'narhet run' and 'narhet export' write one after all other files: "
                              "one without it was not finished"}};
  }
  return manifests;
}

/// Holds a set against its manifest.
/// @param listed  gets the names of its files
/// @param any_changed  set where a file is there and not as it was written
/// @returns what is wrong with them, empty if nothing is
Message verify_set(const std::filesystem::path& manifest,
                   std::set<std::string>& listed,
                   bool& any_changed,
                   std::vector<Line>& lines,
                   const base::Task& task) {
  const output::VerifiedResult verified = output::verify_result(manifest, task);
  Message faults;
  for (const output::VerifiedFile& file : verified.files) {
    listed.insert(file.name);
    const Message text = file_text(file);
    lines.push_back({text});
    any_changed = any_changed || file.state == State::changed;
    if (file.state != State::as_written) {
      faults = joined(faults, text);
    }
  }
  if (faults.empty()) {
    lines.push_back({Message{"the result is whole, as narhet {} wrote it at {}",
                             base::printable(verified.version), base::printable(verified.date)}});
  }
  return faults;
}

/// Those that no manifest lists, which are nobody's fault and may be left from another export. What
/// runs keep for the next one is no part of a result.
Message surplus(const std::set<std::string>& names, const std::set<std::string>& listed) {
  Message text;
  for (const std::string& name : names) {
    if (!listed.contains(name) && !name.ends_with(kEnding) && !name.ends_with(kKept)) {
      text = joined(text, Message{"{} is additional, in no manifest", base::printable(name)});
    }
  }
  return text;
}

Message advice(bool is_folder, bool any_changed) {
  if (!any_changed) {
    return Message{"a result is several files: copy all of them together"};
  }
  return is_folder ? Message{"a program changes a file when it saves it; export the result again, "
                             "or run the study, for the files as they were written"}
                   : Message{"QGIS changes a GeoPackage when a layer is edited or a style is saved "
                             "in it; run the study again for the result as it was computed"};
}

}  // namespace

std::vector<Line> verify(const std::filesystem::path& result, const base::Task& task) {
  std::error_code unknown;
  const bool is_folder = std::filesystem::is_directory(result, unknown);
  const auto names = is_folder ? names_in(result) : std::set<std::string>{};
  const auto manifests = manifests_of(result, names);
  std::set<std::string> listed;
  std::vector<Line> lines;
  Message faults;
  bool any_changed = false;
  for (const std::filesystem::path& manifest : manifests) {
    faults = joined(faults, verify_set(manifest, listed, any_changed, lines, task));
  }
  const Message additional = surplus(names, listed);
  if (!faults.empty()) {
    throw Error{ErrorCode::checksum_mismatch,
                {is_folder ? result.string() : manifests.front().string(), {}, {}},
                joined(faults, additional),
                advice(is_folder, any_changed)};
  }
  if (!additional.empty()) {
    lines.push_back({additional});
  }
  return lines;
}

}  // namespace narhet::study
