// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace narhet::input {

/// Some of the blobs of an extract, `begin <= i < end`.
struct BlobRange {
  std::size_t begin{};
  std::size_t end{};

  [[nodiscard]] std::size_t size() const { return end - begin; }
};

/// An extract as a row of blobs, each of some thousand objects, and where they are in the file.
class OsmBlobs {
 public:
  /// Walks along the headers of the blobs without unpacking them: the first is an OSMHeader, the
  /// others OSMData, and each blob is there to its last byte.
  ///
  /// libosmium takes a size of zero for the end of the file, so a download of which only the length
  /// is there would be read as a smaller map.
  /// @throws Error `file_damaged` that names the byte
  explicit OsmBlobs(std::filesystem::path file);

  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  /// All but the header.
  [[nodiscard]] BlobRange all() const { return {0, ends_.size() - 1}; }
  [[nodiscard]] std::uint64_t byte_count(BlobRange range) const {
    return ends_[range.end] - ends_[range.begin];
  }
  /// The header and these blobs, unpacked: an extract of its own.
  /// @throws Error `file_damaged` if the file cannot be read; as `unpacked_blob` and
  ///         `require_whole_lists`
  [[nodiscard]] std::string extract(BlobRange range) const;

 private:
  [[nodiscard]] std::string bytes(std::uint64_t begin, std::uint64_t end) const;

  std::filesystem::path file_;
  std::vector<std::uint64_t> ends_;  // in bytes; the header's first
};

}  // namespace narhet::input
