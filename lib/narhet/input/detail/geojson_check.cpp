// SPDX-License-Identifier: MIT
#include "narhet/input/detail/geojson_check.hpp"

#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

bool is_space(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

/// Walks along a text up to where its first object or list ends, and counts the elements of the
/// "features" in it.
class Walk {
 public:
  /// The place behind the object in this piece of the text; its size where it goes on.
  std::size_t pass(std::string_view piece) {
    for (std::size_t at = 0; at < piece.size(); ++at) {
      take(piece[at]);
      if (has_ended()) {
        return at + 1;
      }
    }
    return piece.size();
  }
  [[nodiscard]] bool has_ended() const { return has_begun_ && depth_ == 0; }
  [[nodiscard]] const GeojsonFeatures& features() const { return features_; }

 private:
  static constexpr std::uint64_t kInCollection = 1;
  static constexpr std::uint64_t kInFeatures = 2;
  static constexpr std::string_view kFeatures = "features";

  void take(char letter) {
    if (is_text_) {
      take_of_text(letter);
    } else if (!is_space(letter)) {
      take_outside_text(letter);
    }
  }

  void take_of_text(char letter) {
    const bool ends = letter == '"' && !is_escaped_;
    is_escaped_ = letter == '\\' && !is_escaped_;
    is_text_ = !ends;
    if (!ends && depth_ == kInCollection && text_.size() <= kFeatures.size()) {
      text_ += letter;
    }
  }

  void take_outside_text(char letter) {
    begin_element(letter);
    if (letter == '"') {
      is_text_ = true;
      text_.clear();
    } else if (letter == '{' || letter == '[') {
      open(letter);
    } else if ((letter == '}' || letter == ']') && depth_ > 0) {
      --depth_;
      is_in_features_ = is_in_features_ && depth_ >= kInFeatures;
    } else if (letter == ',' && depth_ == kInFeatures) {
      awaits_element_ = is_in_features_;
    }
    is_after_colon_ = letter == ':';
  }

  void open(char letter) {
    has_begun_ = true;
    ++depth_;
    if (letter == '[' && depth_ == kInFeatures && text_ == kFeatures && is_after_colon_) {
      is_in_features_ = awaits_element_ = true;
      features_.count = 0;
    }
  }

  void begin_element(char letter) {
    if (!is_in_features_ || depth_ != kInFeatures || !awaits_element_ || letter == ']') {
      return;
    }
    awaits_element_ = false;
    ++*features_.count;
    if (letter != '{' && !features_.first_other) {
      features_.first_other = features_.count;
    }
  }

  bool has_begun_{};
  bool is_text_{};
  bool is_escaped_{};
  std::uint64_t depth_{};
  std::string text_;  ///< the last one beside the features, or its beginning
  bool is_after_colon_{};
  bool is_in_features_{};
  bool awaits_element_{};
  GeojsonFeatures features_;
};

}  // namespace

GeojsonFeatures check_geojson(const std::filesystem::path& file,
                              const base::Where& where,
                              const base::Task& task) {
  std::ifstream stream{file, std::ios::binary};
  std::vector<char> bytes(std::size_t{1} << 20U);
  Walk walk;
  for (std::uint64_t before = 0; stream;) {
    task.check();
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    const std::string_view piece{bytes.data(), static_cast<std::size_t>(stream.gcount())};
    for (std::size_t at = walk.has_ended() ? 0 : walk.pass(piece); at < piece.size(); ++at) {
      if (!is_space(piece[at])) {
        throw Error{ErrorCode::file_damaged, where,
                    Message{"expected the end of the file at byte {}, where its first object ends, "
                            "and found more",
                            before + at},
                    Message{"put all features into one FeatureCollection, or open the file in QGIS "
                            "and save it anew as a GeoPackage"}};
      }
    }
    before += piece.size();
  }
  return walk.features();
}

void require_all_features(const GeojsonFeatures& features,
                          std::uint64_t read,
                          const base::Where& where) {
  if (features.first_other) {
    throw Error{ErrorCode::file_damaged, where,
                Message{"element {} of its features is no feature", *features.first_other},
                Message{"remove it, or ask whoever made the file what is missing there"}};
  }
  if (features.count && *features.count != read) {
    throw Error{
        ErrorCode::file_damaged, where,
        Message{"the layer says it has {} features, and {} could be read", *features.count, read},
        Message{"fetch it again, or open it in QGIS and save it anew as a GeoPackage"}};
  }
}

}  // namespace narhet::input::detail
