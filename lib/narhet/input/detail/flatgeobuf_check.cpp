// SPDX-License-Identifier: MIT
// The form: https://github.com/flatgeobuf/flatgeobuf, version 3: eight bytes, the head with its
// length before it, an index of nodes of 40 bytes if the head says so, and the features, each with
// its length before it.
#include "narhet/input/detail/flatgeobuf_check.hpp"

#include <cstddef>
#include <cstring>
#include <fstream>
#include <optional>
#include <string>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

constexpr std::uint64_t kMagicBytes = 8;
constexpr std::uint64_t kLengthBytes = 4;
constexpr std::uint64_t kLargestHead = 64U << 20U;

template <class Number>
std::optional<Number> number_at(const std::string& bytes, std::uint64_t at) {
  if (at > bytes.size() || bytes.size() - at < sizeof(Number)) {
    return std::nullopt;
  }
  Number number{};
  std::memcpy(&number, bytes.data() + at, sizeof(Number));  // little-endian, as the machine
  return number;
}

/// A field of the table that a flatbuffer begins with.
template <class Number>
std::optional<Number> field(const std::string& head, unsigned position) {
  const auto table = number_at<std::uint32_t>(head, 0);
  const auto back = table ? number_at<std::int32_t>(head, *table) : std::nullopt;
  if (!back) {
    return std::nullopt;
  }
  const auto fields = static_cast<std::uint64_t>(std::int64_t{*table} - *back);
  const auto size = number_at<std::uint16_t>(head, fields);
  const std::uint64_t entry = 4 + 2 * std::uint64_t{position};
  if (!size || entry + 2 > *size) {
    return std::nullopt;
  }
  const auto offset = number_at<std::uint16_t>(head, fields + entry);
  return offset && *offset != 0 ? number_at<Number>(head, *table + std::uint64_t{*offset})
                                : std::nullopt;
}

/// A node for each feature, one for so many of them, and so on up to one.
std::uint64_t bytes_of_index(std::uint64_t features, std::uint64_t node_size) {
  constexpr std::uint64_t kNode = 40;
  std::uint64_t nodes = features;
  for (std::uint64_t level = features; level > 1;) {
    level = (level + node_size - 1) / node_size;
    nodes += level;
  }
  return nodes * kNode;
}

/// Where the features begin; nothing where the head does not say it.
std::optional<std::uint64_t> begin_of_features(std::ifstream& stream) {
  constexpr unsigned kFeaturesCount = 8;
  constexpr unsigned kIndexNodeSize = 9;
  constexpr std::uint16_t kUsualNodeSize = 16;
  std::string length(kMagicBytes + kLengthBytes, '\0');
  stream.read(length.data(), static_cast<std::streamsize>(length.size()));
  const auto size = number_at<std::uint32_t>(length, kMagicBytes);
  if (!stream || !size || *size > kLargestHead) {
    return std::nullopt;
  }
  std::string head(*size, '\0');
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  if (!stream) {
    return std::nullopt;
  }
  const std::uint64_t features = field<std::uint64_t>(head, kFeaturesCount).value_or(0);
  const std::uint64_t node_size =
      field<std::uint16_t>(head, kIndexNodeSize).value_or(kUsualNodeSize);
  constexpr std::uint64_t kMost = 1ULL << 40U;
  if (features > kMost || node_size == 1) {
    return std::nullopt;
  }
  return kMagicBytes + kLengthBytes + *size +
         (features > 0 && node_size > 0 ? bytes_of_index(features, node_size) : 0);
}

/// Of the features that lie in the file one after the other; nothing where the last is cut.
std::optional<std::uint64_t> count_features(std::ifstream& stream,
                                            std::uint64_t begin,
                                            std::uint64_t end,
                                            const base::Task& task) {
  std::uint64_t count = 0;
  for (std::uint64_t at = begin; at < end; ++count) {
    task.check();
    std::string length(kLengthBytes, '\0');
    stream.seekg(static_cast<std::streamoff>(at));
    stream.read(length.data(), static_cast<std::streamsize>(length.size()));
    const auto size = number_at<std::uint32_t>(length, 0);
    if (!stream || end - at < kLengthBytes + std::uint64_t{*size}) {
      return std::nullopt;
    }
    at += kLengthBytes + std::uint64_t{*size};
  }
  return count;
}

}  // namespace

void require_all_of_flatgeobuf(const std::filesystem::path& file,
                               std::uint64_t read,
                               const base::Where& where,
                               const base::Task& task) {
  std::ifstream stream{file, std::ios::binary};
  const std::uint64_t end = std::filesystem::file_size(file);
  const auto begin = begin_of_features(stream);
  const auto count =
      begin && *begin <= end ? count_features(stream, *begin, end, task) : std::nullopt;
  const Message hint{"fetch it again, or open it in QGIS and save it anew as a GeoPackage"};
  if (!count) {
    throw Error{ErrorCode::file_damaged, where,
                Message{"its features do not end where the file does"}, hint};
  }
  if (*count != read) {
    throw Error{ErrorCode::file_damaged, where,
                Message{"the layer has {} features, and {} could be read", *count, read}, hint};
  }
}

}  // namespace narhet::input::detail
