// SPDX-License-Identifier: MIT
#include "narhet/input/detail/osm_roads.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/message.hpp"
#include "narhet/input/detail/osm_object.hpp"
#include "narhet/input/osm_road.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace narhet::input {
namespace {

using base::Message;

/// The number of a node in `model::Roads`: below 1 are the ends at barriers.
std::int64_t road_node(std::int64_t number) {
  return number + 1;
}

model::RoadVertex vertex_at(std::int64_t number, osmium::Location location) {
  return {road_node(number), {location.lon(), location.lat()}};
}

}  // namespace

bool is_closed_barrier(const osmium::Node& node, const OsmSettings& settings) {
  return !node.tags().empty() && is_closed_barrier(tag_lookup(node.tags()), settings);
}

void OsmRoads::add(const OsmRoadWays& block, const OsmNodeTable& table) {
  report_.read += block.report.read;
  for (const model::Excluded& excluded : block.report.excluded) {
    report_.exclude(excluded.reason, excluded.count);
  }
  unknown_limits_ += block.unknown_limits;
  unknown_durations_ += block.unknown_durations;
  seasons_ += block.seasons;
  const std::size_t ferries_before = roads_.ferries.size();
  roads_.ferries.insert(roads_.ferries.end(), block.ferries.begin(), block.ferries.end());
  const std::size_t segments_before = roads_.segments.size();
  for (const OsmRoadWay& way : block.ways) {
    const Nodes nodes = block.nodes_of(way);
    if (way.used) {
      add_used(way, nodes, table);
    } else {
      static_cast<void>(add_pieces(way, nodes, table));
    }
  }
  for (std::size_t i = segments_before; i < roads_.segments.size(); ++i) {
    if (auto& ferry = roads_.segments[i].ferry) {
      *ferry += static_cast<std::uint32_t>(ferries_before);
    }
  }
}

void OsmRoads::add_used(const OsmRoadWay& way, Nodes nodes, const OsmNodeTable& table) {
  const std::size_t before = roads_.segments.size();
  const bool lacks = add_pieces(way, nodes, table);
  lacking_ += lacks ? 1U : 0U;
  if (roads_.segments.size() == before) {
    report_.rejected.push_back({{model::Subject::roads, base::format("way {}", way.segment.origin)},
                                way.name,
                                lacks ? Message{"its nodes are not in the extract"}
                                      : Message{"it has no two different nodes"},
                                {}});
    return;
  }
  ++report_.used;
  mark_edge(nodes, table);
}

bool OsmRoads::add_pieces(const OsmRoadWay& way, Nodes nodes, const OsmNodeTable& table) {
  const model::RoadSegment& segment = way.segment;
  const std::size_t first_segment = roads_.segments.size();
  std::vector<model::RoadVertex>& vertices = roads_.vertices;
  std::size_t run = vertices.size();
  const auto end_run = [&] {
    add_segment(segment, run);
    run = vertices.size();
  };
  bool lacks = false;
  std::vector<std::pair<model::RoadVertex, std::int64_t>> cut_ends;
  for (const std::int64_t number : nodes) {
    const auto at = static_cast<std::size_t>(number);
    const osmium::Location location = table.location(at);
    if (!location.valid()) {
      lacks = true;
      if (vertices.size() > run && way.used) {
        roads_.edge_nodes.push_back(vertices.back().node);
      }
      end_run();
      continue;
    }
    const bool after_gap = vertices.size() == run && lacks;
    vertices.push_back(vertex_at(number, location));
    if (after_gap && way.used) {
      roads_.edge_nodes.push_back(vertices.back().node);
    }
    if (segment.open.car && !closed_barriers_.empty() && closed_barriers_.contains(table.id(at))) {
      const auto cut_end = [&] {
        vertices.back().node = next_cut_node_--;
        cut_ends.emplace_back(vertices.back(), number);
      };
      cut_end();
      end_run();
      vertices.push_back(vertex_at(number, location));
      cut_end();
      ++cuts_;
    }
  }
  end_run();
  const std::span pieces = std::span{roads_.segments}.subspan(first_segment);
  if (lacks || pieces.size() > 1) {
    for (model::RoadSegment& piece : pieces) {
      piece.duration.reset();  // it is that of the whole ferry
    }
  }
  const bool has_pieces = !pieces.empty();
  if (has_pieces && (segment.open.bicycle || segment.open.walking)) {
    for (const auto& [end, number] : cut_ends) {
      add_passage(end, road_node(number), table.id(static_cast<std::size_t>(number)));
    }
  }
  return lacks;
}

void OsmRoads::add_passage(const model::RoadVertex& cut_end,
                           std::int64_t node,
                           std::int64_t barrier) {
  model::RoadSegment passage;
  passage.road_class = model::RoadClass::path;
  passage.open = {{}, model::Direction::both, model::Direction::both};
  passage.first_vertex = static_cast<std::uint32_t>(roads_.vertices.size());
  passage.vertex_count = 2;
  passage.origin = barrier;
  roads_.vertices.push_back(cut_end);
  roads_.vertices.push_back({node, cut_end.position});
  roads_.segments.push_back(passage);
}

void OsmRoads::add_segment(const model::RoadSegment& segment, std::size_t first) {
  const auto same = [](const model::RoadVertex& a, const model::RoadVertex& b) {
    return a.node == b.node;
  };
  std::vector<model::RoadVertex>& vertices = roads_.vertices;
  const auto run = vertices.begin() + static_cast<std::ptrdiff_t>(first);
  vertices.erase(std::unique(run, vertices.end(), same), vertices.end());
  if (vertices.size() - first < 2) {
    vertices.resize(first);
    return;
  }
  roads_.segments.push_back(segment);
  roads_.segments.back().first_vertex = static_cast<std::uint32_t>(first);
  roads_.segments.back().vertex_count = static_cast<std::uint32_t>(vertices.size() - first);
}

void OsmRoads::mark_edge(Nodes nodes, const OsmNodeTable& table) {
  if (!box_.valid()) {
    return;
  }
  std::optional<std::int64_t> before;
  bool before_is_inside = false;
  for (const std::int64_t number : nodes) {
    const osmium::Location location = table.location(static_cast<std::size_t>(number));
    if (!location.valid()) {
      continue;
    }
    const bool is_inside = box_.contains(location);
    if (before && before_is_inside != is_inside) {
      roads_.edge_nodes.push_back(road_node(is_inside ? *before : number));
    }
    before = number;
    before_is_inside = is_inside;
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
  seasons_.tell(report_);
  if (mode_ == model::Mode::car) {
    notice(cuts_, base::counted(cuts_, "{} road is cut by a barrier that stops cars",
                                "{} times a road is cut by a barrier that stops cars"));
  }
}

}  // namespace narhet::input
