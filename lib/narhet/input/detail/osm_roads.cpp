// SPDX-License-Identifier: MIT
#include "narhet/input/detail/osm_roads.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/message.hpp"
#include "narhet/input/osm_road.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace narhet::input {
namespace {

using base::Message;

TagLookup lookup(const osmium::TagList& tags) {
  return [&tags](const char* key) -> std::optional<std::string_view> {
    const char* value = tags.get_value_by_key(key);
    return value == nullptr ? std::nullopt : std::optional<std::string_view>{value};
  };
}

bool is_road_or_ferry(const osmium::TagList& tags) {
  return tags.has_key("highway") || tags.has_tag("route", "ferry");
}

}  // namespace

void OsmRoads::add(const osmium::Node& node) {
  if (!node.tags().empty() && is_closed_barrier(lookup(node.tags()), *settings_)) {
    closed_barriers_.insert(node.id());
  }
}

void OsmRoads::add(const osmium::Way& way) {
  if (!is_road_or_ferry(way.tags())) {
    return;
  }
  ++report_.read;
  RoadReading reading = read_road(lookup(way.tags()), *settings_);
  if (!reading.excluded.empty()) {
    report_.exclude(reading.excluded);
    return;
  }
  unknown_limits_ += reading.unknown_limit ? 1U : 0U;
  unknown_durations_ += reading.unknown_duration ? 1U : 0U;
  reading.segment.origin = way.id();

  const std::size_t first_segment = roads_.segments.size();
  bool lacks = false;
  std::vector<model::RoadVertex> run;
  for (const osmium::NodeRef& node : way.nodes()) {
    if (!node.location().valid()) {
      lacks = true;
      if (!run.empty()) {
        roads_.edge_nodes.push_back(run.back().node);
      }
      add_segment(reading.segment, run);
      continue;
    }
    const bool after_gap = run.empty() && lacks;
    run.push_back({node.ref(), {node.location().lon(), node.location().lat()}});
    if (after_gap) {
      roads_.edge_nodes.push_back(node.ref());
    }
    if (closed_barriers_.contains(node.ref())) {
      run.back().node = next_cut_node_--;
      add_segment(reading.segment, run);
      run = {{next_cut_node_--, {node.location().lon(), node.location().lat()}}};
      ++cuts_;
    }
  }
  add_segment(reading.segment, run);
  lacking_ += lacks ? 1U : 0U;
  const std::span pieces = std::span{roads_.segments}.subspan(first_segment);
  if (pieces.empty()) {
    report_.rejected.push_back({{model::Subject::roads, base::format("way {}", way.id())},
                                way.get_value_by_key("name", ""),
                                lacks ? Message{"its nodes are not in the extract"}
                                      : Message{"it has no two different nodes"},
                                {}});
    return;
  }
  if (lacks || pieces.size() > 1) {
    for (model::RoadSegment& piece : pieces) {
      piece.duration.reset();  // it is that of the whole ferry
    }
  }
  ++report_.used;
  mark_edge(way);
}

void OsmRoads::add_segment(model::RoadSegment segment, std::vector<model::RoadVertex>& run) {
  const auto same = [](const model::RoadVertex& a, const model::RoadVertex& b) {
    return a.node == b.node;
  };
  run.erase(std::unique(run.begin(), run.end(), same), run.end());
  if (run.size() >= 2) {
    segment.first_vertex = static_cast<std::uint32_t>(roads_.vertices.size());
    segment.vertex_count = static_cast<std::uint32_t>(run.size());
    roads_.vertices.insert(roads_.vertices.end(), run.begin(), run.end());
    roads_.segments.push_back(segment);
  }
  run.clear();
}

void OsmRoads::mark_edge(const osmium::Way& way) {
  if (!box_.valid()) {
    return;
  }
  const osmium::NodeRef* before = nullptr;
  for (const osmium::NodeRef& node : way.nodes()) {
    if (!node.location().valid()) {
      continue;
    }
    if (before != nullptr && box_.contains(before->location()) != box_.contains(node.location())) {
      roads_.edge_nodes.push_back(box_.contains(node.location()) ? before->ref() : node.ref());
    }
    before = &node;
  }
}

void OsmRoads::finish() {
  std::sort(roads_.edge_nodes.begin(), roads_.edge_nodes.end());
  roads_.edge_nodes.erase(std::unique(roads_.edge_nodes.begin(), roads_.edge_nodes.end()),
                          roads_.edge_nodes.end());

  const auto notice = [&](std::uint64_t count, const Message& message) {
    if (count > 0) {
      report_.notices.push_back(message);
    }
  };
  notice(lacking_,
         base::counted(lacking_, "{} road lacks nodes and ends at the edge of the extract",
                       "{} roads lack nodes and end at the edge of the extract"));
  notice(unknown_limits_,
         base::counted(unknown_limits_,
                       "{} road has a speed limit that cannot be read; its class decides",
                       "{} roads have a speed limit that cannot be read; their class decides"));
  notice(unknown_durations_,
         base::counted(unknown_durations_,
                       "{} ferry has a duration that cannot be read; its length decides",
                       "{} ferries have a duration that cannot be read; their length decides"));
  notice(cuts_, base::counted(cuts_, "{} road is cut by a barrier that stops cars",
                              "{} times a road is cut by a barrier that stops cars"));
}

}  // namespace narhet::input
