// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/output/publication.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace narhet::output {

/// Which files belong together as one result, and the bytes that they had: `NAME.manifest.json`
/// beside `NAME.gpkg`, written before any of them is in its place and published after all.  A set
/// whose manifest is missing or does not fit was not finished, or was changed since.

/// "result/study.gpkg" -> "result/study.manifest.json".
[[nodiscard]] std::filesystem::path manifest_of(const std::filesystem::path& result);

/// @param files   finished and closed, to be published in the folder of the manifest, each by a
/// name
///                of its own
/// @param date    ISO 8601, UTC
/// @throws Error `output_failed`, `file_not_found`, `file_damaged`; Cancelled
void write_manifest(const std::vector<const Publication*>& files,
                    const std::string& version,
                    const std::string& date,
                    Publication& publication,
                    const base::Task& task);

/// What became of a file of the set.
struct VerifiedFile {
  enum class State : std::uint8_t { as_written, changed, missing };
  std::string name;
  State state{};
};

struct VerifiedResult {
  std::string version;  ///< of the program that wrote it
  std::string date;
  std::vector<VerifiedFile> files;  ///< in the order of the manifest

  [[nodiscard]] bool is_as_written() const;
};

/// Holds the files of a set against its manifest.  Nothing is opened for writing.
/// @throws Error `file_not_found` if there is no manifest; `file_damaged` if it is none, or names
///         anything but files of its own folder; Cancelled
[[nodiscard]] VerifiedResult verify_result(const std::filesystem::path& manifest,
                                           const base::Task& task);

}  // namespace narhet::output
