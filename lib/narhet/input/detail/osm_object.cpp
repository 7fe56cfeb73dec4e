// SPDX-License-Identifier: MIT
#include "narhet/input/detail/osm_object.hpp"

#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"

#include <algorithm>

namespace narhet::input {
namespace {

std::optional<geo::Ring> to_ring(const osmium::NodeRefList& nodes, const geo::Transform& to_study) {
  geo::Ring ring;
  for (const osmium::NodeRef& node : nodes) {
    const auto point = to_study.apply(geo::LonLat{node.location().lon(), node.location().lat()});
    if (!point) {
      return std::nullopt;
    }
    ring.push_back(*point);
  }
  return ring;
}

}  // namespace

std::optional<geo::MultiPolygon> to_multipolygon(const osmium::Area& area,
                                                 const geo::Transform& to_study) {
  geo::MultiPolygon polygons;
  for (const auto& outer : area.outer_rings()) {
    auto ring = to_ring(outer, to_study);
    if (!ring) {
      return std::nullopt;
    }
    polygons.push_back({*std::move(ring), {}});
    for (const auto& inner : area.inner_rings(outer)) {
      auto hole = to_ring(inner, to_study);
      if (!hole) {
        return std::nullopt;
      }
      polygons.back().holes.push_back(*std::move(hole));
    }
  }
  return polygons.empty() ? std::nullopt : std::optional{std::move(polygons)};
}

std::optional<double> population_from_text(std::string_view text) {
  text = base::trimmed(text);
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool separator = text[i] == ' ' || text[i] == ',' || text[i] == '.' || text[i] == '\'';
    if (!separator) {
      digits += text[i];
      continue;
    }
    // A separator of thousands has three digits behind it.
    const std::string_view group = text.substr(i + 1, 3);
    const bool three = group.size() == 3 && std::all_of(group.begin(), group.end(), [](char c) {
                         return c >= '0' && c <= '9';
                       });
    const bool ends = i + 4 >= text.size() || text[i + 4] < '0' || text[i + 4] > '9';
    if (!three || !ends) {
      return std::nullopt;
    }
  }
  const auto number = base::integer_from_text(digits);
  return number && *number >= 0 ? std::optional{static_cast<double>(*number)} : std::nullopt;
}

}  // namespace narhet::input
