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

}  // namespace

bool is_road_or_ferry(const osmium::TagList& tags) {
  return tags.has_key("highway") || tags.has_tag("route", "ferry");
}

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
  RoadReading reading = read_road(lookup(way.tags()), *settings_, mode_);
  reading.segment.origin = way.id();
  if (reading.excluded.empty()) {
    add_used(way, reading);
    return;
  }
  report_.exclude(reading.excluded);
  if (reading.segment.open.any()) {
    static_cast<void>(add_pieces(way, reading.segment, false));
  }
}

void OsmRoads::add_used(const osmium::Way& way, const RoadReading& reading) {
  unknown_limits_ += reading.unknown_limit ? 1U : 0U;
  unknown_durations_ += reading.unknown_duration ? 1U : 0U;
  const std::size_t before = roads_.segments.size();
  const bool lacks = add_pieces(way, reading.segment, true);
  lacking_ += lacks ? 1U : 0U;
  if (roads_.segments.size() == before) {
    report_.rejected.push_back({{model::Subject::roads, base::format("way {}", way.id())},
                                way.get_value_by_key("name", ""),
                                lacks ? Message{"its nodes are not in the extract"}
                                      : Message{"it has no two different nodes"},
                                {}});
    return;
  }
  ++report_.used;
  mark_edge(way);
}

bool OsmRoads::add_pieces(const osmium::Way& way,
                          const model::RoadSegment& segment,
                          bool marks_edge) {
  const std::size_t first_segment = roads_.segments.size();
  bool lacks = false;
  std::vector<model::RoadVertex> run;
  std::vector<std::pair<model::RoadVertex, std::int64_t>> cut_ends;
  for (const osmium::NodeRef& node : way.nodes()) {
    if (!node.location().valid()) {
      lacks = true;
      if (!run.empty() && marks_edge) {
        roads_.edge_nodes.push_back(run.back().node);
      }
      add_segment(segment, run);
      continue;
    }
    const bool after_gap = run.empty() && lacks;
    run.push_back({node.ref(), {node.location().lon(), node.location().lat()}});
    if (after_gap && marks_edge) {
      roads_.edge_nodes.push_back(node.ref());
    }
    if (segment.open.car && closed_barriers_.contains(node.ref())) {
      run.back().node = next_cut_node_--;
      cut_ends.emplace_back(run.back(), node.ref());
      add_segment(segment, run);
      run = {{next_cut_node_--, {node.location().lon(), node.location().lat()}}};
      cut_ends.emplace_back(run.back(), node.ref());
      ++cuts_;
    }
  }
  add_segment(segment, run);
  const std::span pieces = std::span{roads_.segments}.subspan(first_segment);
  if (lacks || pieces.size() > 1) {
    for (model::RoadSegment& piece : pieces) {
      piece.duration.reset();  // it is that of the whole ferry
    }
  }
  const bool has_pieces = !pieces.empty();
  if (has_pieces && (segment.open.bicycle || segment.open.walking)) {
    for (const auto& [end, node] : cut_ends) {
      add_passage(end, node);
    }
  }
  return lacks;
}

void OsmRoads::add_passage(const model::RoadVertex& cut_end, std::int64_t node) {
  model::RoadSegment passage;
  passage.road_class = model::RoadClass::path;
  passage.open = {{}, model::Direction::both, model::Direction::both};
  passage.first_vertex = static_cast<std::uint32_t>(roads_.vertices.size());
  passage.vertex_count = 2;
  passage.origin = node;
  roads_.vertices.push_back(cut_end);
  roads_.vertices.push_back({node, cut_end.position});
  roads_.segments.push_back(passage);
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
