// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/settings.hpp"
#include "narhet/input/season_tags.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/road.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::input {

/// A tag that an object has to have: the key, or any key with a prefix ("post_office:*"), and one
/// of some values, or any value but "no" ("*").
struct TagRule {
  std::string key;
  std::set<std::string, std::less<>> values;  ///< empty: any but "no"
};

/// How OpenStreetMap's tags are understood: `data/defaults/osm.toml`, in parts overridden by a
/// study.
struct OsmSettings {
  std::map<std::string, std::vector<TagRule>> kinds;  ///< by `Kind::key`
  std::vector<TagRule> hosts;                         ///< of candidates
  std::set<std::string, std::less<>> place_types;
  /// Taken instead where the extract has at most one of `place_types`; empty: never.
  std::set<std::string, std::less<>> fallback_place_types;

  std::set<std::string, std::less<>> ways_not_for_cars;  ///< classes of ways for others
  std::set<std::string, std::less<>> access_denied;      ///< values that close a road to cars
  std::set<std::string, std::less<>> access_restricted;  ///< only to reach something on it
  std::set<std::string, std::less<>> access_open;
  std::set<std::string, std::less<>> barriers_closed;    ///< unless tags of the node allow cars
  std::set<std::string, std::less<>> barriers_openable;  ///< closed only if tags of the node say so
  std::map<std::string, model::Surface, std::less<>> surfaces;
  /// Limits by their last part: "urban" of "SE:urban"; with a country's own before the general one.
  std::map<std::string, base::MetresPerSecond, std::less<>> implicit_limits;
  SeasonSettings seasons;
};

/// @throws Error `study_invalid` if the text is not as it must be
[[nodiscard]] OsmSettings read_osm_settings(const base::Settings& settings);

/// A rule as written in a study: "shop=supermarket", "amenity=*".
/// @throws std::invalid_argument if there is no "="
[[nodiscard]] TagRule tag_rule_from_text(std::string_view text);

}  // namespace narhet::input
