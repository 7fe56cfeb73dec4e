// SPDX-License-Identifier: MIT
#include "narhet/input/detail/geojson_check.hpp"

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <string_view>
#include <vector>

namespace narhet::input::detail {
namespace {

/// Where the first object or list of a JSON text has its end; whether what is within is JSON is
/// left to its reader.
class FirstValue {
 public:
  /// The place behind the value in this piece of the text; its size where the value goes on.
  std::size_t pass(std::string_view piece) {
    for (std::size_t at = 0; at < piece.size(); ++at) {
      look_at(piece[at]);
      if (has_begun_ && depth_ == 0) {
        return at + 1;
      }
    }
    return piece.size();
  }
  [[nodiscard]] bool has_ended() const { return has_begun_ && depth_ == 0; }

 private:
  void look_at(char letter) {
    if (is_text_) {
      is_text_ = is_escaped_ || letter != '"';
      is_escaped_ = !is_escaped_ && letter == '\\';
    } else if (letter == '"') {
      is_text_ = true;
    } else if (letter == '{' || letter == '[') {
      has_begun_ = true;
      ++depth_;
    } else if ((letter == '}' || letter == ']') && depth_ > 0) {
      --depth_;
    }
  }

  bool has_begun_{};
  bool is_text_{};
  bool is_escaped_{};
  std::uint64_t depth_{};
};

bool is_between_values(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

}  // namespace

void check_geojson(const std::filesystem::path& file,
                   const base::Where& where,
                   const base::Task& task) {
  std::ifstream stream{file, std::ios::binary};
  std::vector<char> bytes(std::size_t{1} << 20U);
  FirstValue value;
  for (std::uint64_t before = 0; stream;) {
    task.check();
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    const std::string_view piece{bytes.data(), static_cast<std::size_t>(stream.gcount())};
    for (std::size_t at = value.has_ended() ? 0 : value.pass(piece); at < piece.size(); ++at) {
      if (!is_between_values(piece[at])) {
        throw base::Error{
            base::ErrorCode::file_damaged, where,
            base::Message{"expected the end of the file at byte {}, where its first object ends, "
                          "and found more",
                          before + at},
            base::Message{"put all features into one FeatureCollection, or open the file in QGIS "
                          "and save it anew as a GeoPackage"}};
      }
    }
    before += piece.size();
  }
}

}  // namespace narhet::input::detail
