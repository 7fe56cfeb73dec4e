// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/geo/point.hpp"
#include "narhet/input/osm_road.hpp"
#include "narhet/model/origin.hpp"

#include <osmium/osm/area.hpp>
#include <osmium/osm/tag.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace narhet::input {

[[nodiscard]] inline TagLookup tag_lookup(const osmium::TagList& tags) {
  TagLookup lookup;
  for (const osmium::Tag& tag : tags) {
    lookup.add(tag.key(), tag.value());
  }
  return lookup;
}

/// A node, a closed way or a relation with its tags, where it is, and its area if it has one.
struct OsmObject {
  char type{};  ///< 'n', 'w' or 'r'
  std::int64_t id{};
  const osmium::TagList* tags{};
  geo::Point position;
  const geo::MultiPolygon* area{};

  [[nodiscard]] std::optional<std::string_view> tag(const char* key) const {
    const char* value = tags->get_value_by_key(key);
    return value == nullptr ? std::nullopt : std::optional<std::string_view>{value};
  }
  [[nodiscard]] std::string text_id() const { return base::format("{}{}", type, id); }
  [[nodiscard]] model::Origin origin(model::Subject subject) const {
    const char* name = type == 'n' ? "node" : type == 'w' ? "way" : "relation";
    return {subject, base::format("{} {}", name, id)};
  }
  /// Its name in Unicode's composed form, else operator or brand; may be empty.
  [[nodiscard]] std::string name() const {
    for (const char* key : {"name", "operator", "brand"}) {
      const auto value = tag(key);
      if (value && base::is_valid_utf8(*value)) {
        return base::to_nfc(*value);
      }
    }
    return {};
  }
};

/// The polygons of an assembled area in the study CRS; nothing if a vertex has no place there.
[[nodiscard]] std::optional<geo::MultiPolygon> to_multipolygon(const osmium::Area& area,
                                                               const geo::Transform& to_study);

/// A population as people write it: "1234", "1 234", "1,234".  Nothing for "~500" and other
/// guesses.
[[nodiscard]] std::optional<double> population_from_text(std::string_view text);

}  // namespace narhet::input
