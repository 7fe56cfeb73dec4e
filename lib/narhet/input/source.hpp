// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/skip_limit.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace narhet::input {

/// An input as a study names it.
struct Source {
  std::filesystem::path path;
  std::string shown_path;                     ///< as written in the study
  std::string layer;                          ///< empty: the only one
  std::map<std::string, std::string> fields;  ///< ours -> theirs
  std::string crs;        ///< "EPSG:3006", where the file does not say it; empty: the file's
  std::string encoding;   ///< of a CSV: "utf-8", "windows-1252"; empty: recognised
  char decimal{'\0'};     ///< the decimal mark, ',' or '.', of the numbers; '\0': recognised
  std::string prefix{};   ///< what the ids of its records begin with in this study
  std::string country{};  ///< of service points that do not say it, "NO"; empty: not known
  /// How many faulty records of points are set aside; nothing: the first fault refuses the file.
  std::optional<SkipLimit> skip{};
};

/// By its name: the other formats are read by GDAL.
[[nodiscard]] inline bool is_osm_extract(const Source& source) {
  return source.path.string().ends_with(".osm.pbf");
}

/// Likewise: roads that were made ready once.
[[nodiscard]] inline bool is_prepared_network(const Source& source) {
  return source.path.string().ends_with(".network");
}

}  // namespace narhet::input
