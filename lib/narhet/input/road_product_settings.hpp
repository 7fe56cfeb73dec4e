// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/model/result.hpp"

#include <map>
#include <string>
#include <vector>

namespace narhet::input {

/// How NVDB's codes are understood: `data/defaults/nvdb.toml`.  Functional classes are "0" to "9",
/// road classes the keys of `model::RoadClass`.
struct NvdbSettings {
  std::map<std::string, std::string, std::less<>> classes;        ///< by functional class
  std::map<std::string, std::string, std::less<>> paved_classes;  ///< the same, where paved
  base::MetresPerSecond missing_built_up;                         ///< where no limit is known
  base::MetresPerSecond missing_outside;
  /// At most, by functional class, on a road that is not said to be paved.
  std::map<std::string, base::MetresPerSecond, std::less<>> unpaved_speeds;
  std::vector<model::Provenance> assumptions;  ///< the speeds, with source and date
};

/// @throws Error `study_invalid` if the text is not as it must be
[[nodiscard]] NvdbSettings read_nvdb_settings(const base::Settings& settings);

/// What the object types of Lantmäteriet's Topografi are: `data/defaults/topografi.toml`.
struct TopografiSettings {
  /// By the word, letters' case folded; "none" is no road.
  std::map<std::string, std::string, std::less<>> classes;
};

/// @throws Error `study_invalid` likewise
[[nodiscard]] TopografiSettings read_topografi_settings(const base::Settings& settings);

}  // namespace narhet::input
