// SPDX-License-Identifier: MIT
#include "narhet/input/detail/osm_road_ways.hpp"

#include "narhet/input/detail/osm_object.hpp"
#include "narhet/input/osm_road.hpp"

#include <utility>

namespace narhet::input {

bool is_road_or_ferry(const osmium::TagList& tags) {
  return tags.has_key("highway") || tags.has_tag("route", "ferry");
}

void OsmRoadWays::add(const osmium::Way& way, const OsmSettings& settings, model::Mode mode) {
  ++report.read;
  RoadReading reading = read_road(tag_lookup(way.tags()), settings, mode);
  const bool used = reading.excluded.empty();
  if (!used) {
    report.exclude(reading.excluded);
  } else {
    unknown_limits += reading.unknown_limit ? 1U : 0U;
    unknown_durations += reading.unknown_duration ? 1U : 0U;
    seasons.add(reading);
  }
  if (!reading.segment.open.any()) {
    return;
  }
  OsmRoadWay road;
  road.segment = reading.segment;
  road.segment.origin = way.id();
  road.name = way.get_value_by_key("name", "");
  road.used = used;
  if (road.segment.road_class == model::RoadClass::ferry) {
    road.segment.ferry = static_cast<std::uint32_t>(ferries.size());
    ferries.push_back({road.name, reading.interval});
  }
  road.first_node = static_cast<std::uint32_t>(nodes.size());
  road.node_count = static_cast<std::uint32_t>(way.nodes().size());
  for (const osmium::NodeRef& node : way.nodes()) {
    nodes.push_back(node.ref());
  }
  ways.push_back(std::move(road));
}

void OsmRoadWays::number_nodes(const OsmNodeTable& table) {
  std::size_t number = 0;
  for (std::int64_t& node : nodes) {
    number = table.lower_bound(node, number);
    node = static_cast<std::int64_t>(number);
  }
}

}  // namespace narhet::input
