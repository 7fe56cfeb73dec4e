// SPDX-License-Identifier: MIT
#include "narhet/input/detail/osm_columns.hpp"

#include <array>
#include <string>

namespace narhet::input::detail {
namespace {

/// What `read_road` asks for besides the columns that every layer of roads may have.
constexpr std::array<std::string_view, 23> kKeys{"route",
                                                 "opening_hours",
                                                 "seasonal",
                                                 "ice_road",
                                                 "winter_road",
                                                 "motorcar",
                                                 "motor_vehicle",
                                                 "vehicle",
                                                 "bicycle",
                                                 "foot",
                                                 "access:conditional",
                                                 "motorcar:conditional",
                                                 "motor_vehicle:conditional",
                                                 "vehicle:conditional",
                                                 "bicycle:conditional",
                                                 "foot:conditional",
                                                 "motorroad",
                                                 "oneway:bicycle",
                                                 "cycleway",
                                                 "zone:maxspeed",
                                                 "maxspeed:type",
                                                 "source:maxspeed",
                                                 "area"};

/// What lines are that are no roads.
constexpr std::array<std::string_view, 6> kOthers{"waterway",  "barrier",  "railway",
                                                  "aerialway", "man_made", "power"};

/// A text between quotation marks, in which a backslash keeps the character behind it.
/// @param text  begins with the first mark; afterwards, behind the last
/// @returns nothing if it is none
std::optional<std::string> take_quoted(std::string_view& text) {
  if (!text.starts_with('"')) {
    return std::nullopt;
  }
  std::string content;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') {
      text.remove_prefix(i + 1);
      return content;
    }
    i += text[i] == '\\' && i + 1 < text.size() ? 1U : 0U;
    content += text[i];
  }
  return std::nullopt;
}

}  // namespace

OsmColumns::OsmColumns(const Columns& known)
    : other_tags_{known.find("other_tags")}, have_more_than_roads_{other_tags_.has_value()} {
  for (const std::string_view key : kKeys) {
    if (const auto column = known.find(key)) {
      columns_.emplace_back(key, *column);
    }
  }
  for (const std::string_view other : kOthers) {
    have_more_than_roads_ = known.find(other).has_value() || have_more_than_roads_;
  }
}

void OsmColumns::add_to(Tags& tags, const Feature& feature) const {
  for (const auto& [key, column] : columns_) {
    if (const std::string& cell = feature.cells[column]; !cell.empty()) {
      tags.try_emplace(std::string{key}, cell);
    }
  }
  if (other_tags_) {
    tags.merge(tags_from_hstore(feature.cells[*other_tags_]));
  }
}

Tags tags_from_hstore(std::string_view text) {
  Tags tags;
  for (;;) {
    auto key = take_quoted(text);
    if (!key || !text.starts_with("=>")) {
      return tags;
    }
    text.remove_prefix(2);
    auto value = take_quoted(text);
    if (!value) {
      return tags;
    }
    tags.try_emplace(std::move(*key), std::move(*value));
    if (!text.starts_with(',')) {
      return tags;
    }
    text.remove_prefix(1);
  }
}

}  // namespace narhet::input::detail
