// SPDX-License-Identifier: MIT
#include "narhet/input/detail/geojson_features.hpp"

#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Walks along a JSON text that is known to be one and counts the elements of its "features".
class FeatureWalk {
 public:
  void take(char c) {
    if (in_text_) {
      take_of_text(c);
    } else if (!is_space(c)) {
      take_outside_text(c);
    }
  }

  /// Nothing: there is no such list.
  [[nodiscard]] std::optional<std::uint64_t> count() const { return count_; }
  /// Which element is no object, counted from 1.
  [[nodiscard]] std::optional<std::uint64_t> first_other() const { return first_other_; }

 private:
  static constexpr std::uint64_t kInCollection = 1;
  static constexpr std::uint64_t kInFeatures = 2;

  void take_of_text(char c) {
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_text_ = false;
      return;
    }
    if (depth_ == kInCollection && text_.size() < kFeatures.size() + 1) {
      text_ += c;
    }
  }

  void take_outside_text(char c) {
    begin_element(c);
    if (c == '"') {
      in_text_ = true;
      text_.clear();
    } else if (c == '{' || c == '[') {
      ++depth_;
      if (c == '[' && depth_ == kInFeatures && text_ == kFeatures && after_colon_) {
        in_features_ = awaits_element_ = true;
        count_ = 0;
      }
    } else if (c == '}' || c == ']') {
      --depth_;
      in_features_ = in_features_ && depth_ >= kInFeatures;
    } else if (c == ',' && depth_ == kInFeatures) {
      awaits_element_ = in_features_;
    }
    after_colon_ = c == ':';
  }

  void begin_element(char c) {
    if (!in_features_ || depth_ != kInFeatures || !awaits_element_ || c == ']') {
      return;
    }
    awaits_element_ = false;
    ++*count_;
    if (c != '{' && !first_other_) {
      first_other_ = count_;
    }
  }

  static constexpr std::string_view kFeatures = "features";

  std::uint64_t depth_{};
  bool in_text_{};
  bool escaped_{};
  std::string text_;  // the last one beside the features, or its beginning
  bool after_colon_{};
  bool in_features_{};
  bool awaits_element_{};
  std::optional<std::uint64_t> count_;
  std::optional<std::uint64_t> first_other_;
};

FeatureWalk walk(const std::filesystem::path& file) {
  constexpr std::size_t kChunk = 1U << 16U;
  std::ifstream stream{file, std::ios::binary};
  std::vector<char> chunk(kChunk);
  FeatureWalk found;
  while (stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) ||
         stream.gcount() > 0) {
    for (std::streamsize i = 0; i < stream.gcount(); ++i) {
      found.take(chunk[static_cast<std::size_t>(i)]);
    }
  }
  return found;
}

}  // namespace

void require_all_features(const std::filesystem::path& file,
                          std::uint64_t read,
                          const base::Where& where) {
  const FeatureWalk found = walk(file);
  if (const auto other = found.first_other()) {
    throw Error{ErrorCode::file_damaged, where,
                Message{"element {} of its features is no feature", *other},
                Message{"remove it, or ask whoever made the file what is missing there"}};
  }
  if (const auto count = found.count(); count && *count != read) {
    throw Error{ErrorCode::file_damaged, where,
                Message{"the layer says it has {} features, and {} could be read", *count, read},
                Message{"fetch it again, or open it in QGIS and save it anew as a GeoPackage"}};
  }
}

}  // namespace narhet::input::detail
