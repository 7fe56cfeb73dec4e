// SPDX-License-Identifier: MIT
#include "narhet/network/snapper.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/geo/geodesic.hpp"
#include "narhet/geo/segment_index.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace narhet::network {
namespace {

using base::Metric;
using base::Weight;

bool may_be_snapped_to(model::RoadClass road_class) {
  return road_class != model::RoadClass::ferry && road_class != model::RoadClass::motorway &&
         road_class != model::RoadClass::motorway_link;
}

/// The strongly connected part that a link lies in.  A one-way link between two parts lies in
/// neither and counts with the part that it leads to.  None for a link that is
/// closed to the mode.
std::optional<std::uint32_t> part_of(const RoadGraph& graph, const Link& link) {
  for (const auto& arc : {link.forward, link.backward}) {
    if (arc && graph.weight(Metric::time, *arc).is_finite()) {
      return graph.strong_component(Metric::time, graph.head(*arc));
    }
  }
  return std::nullopt;
}

/// Straight pieces of links.  A piece's owner is its first vertex.
std::vector<geo::Segment> pieces_of(const ArcGeometry& geometry, const std::vector<bool>& wanted) {
  std::vector<geo::Segment> pieces;
  for (std::size_t i = 0; i < geometry.links.size(); ++i) {
    if (!wanted[i]) {
      continue;
    }
    const Link& link = geometry.links[i];
    for (std::uint32_t vertex = link.first_vertex;
         vertex + 1 < link.first_vertex + link.vertex_count; ++vertex) {
      pieces.push_back({geometry.points[vertex], geometry.points[vertex + 1], vertex});
    }
  }
  return pieces;
}

/// The strongly connected parts of the roads, and which links are scrap by the rule of `Snapper`.
class PartFinder {
 public:
  PartFinder(const RoadNetwork& network, const SnapOptions& options)
      : network_{&network},
        geometry_{&network.geometry},
        options_{options},
        part_(network.geometry.links.size()),
        length_(network.graph.node_count()) {
    for (std::size_t i = 0; i < part_.size(); ++i) {
      const Link& link = geometry_->links[i];
      part_[i] = part_of(network.graph, link);
      if (part_[i]) {
        length_[*part_[i]] += geometry_->length(link);
      }
    }
  }

  [[nodiscard]] std::vector<bool> scrap() const {
    std::vector<bool> scrap(part_.size(), false);
    if (std::none_of(part_.begin(), part_.end(),
                     [&](const auto& part) { return is_short(part); })) {
      return scrap;
    }
    const auto pieces = pieces_of(*geometry_, open());
    const auto link_of_vertex = links_of_vertices();
    const geo::NearestSegment nearest{pieces};
    std::vector<bool> near_larger(length_.size(), false);
    for (std::size_t i = 0; i < part_.size(); ++i) {
      if (!is_short(part_[i]) || near_larger[*part_[i]]) {
        continue;
      }
      const std::uint32_t part = *part_[i];
      const auto is_larger = [&](std::size_t piece) {
        const std::uint32_t other = *part_[link_of_vertex[pieces[piece].owner]];
        return other != part && length_[other] > length_[part];
      };
      for (const geo::Point point : geometry_->line(geometry_->links[i])) {
        if (nearest.find(point, options_.scrap_distance.count(), is_larger)) {
          near_larger[part] = true;
          break;
        }
      }
    }
    for (std::size_t i = 0; i < part_.size(); ++i) {
      scrap[i] = is_short(part_[i]) && near_larger[*part_[i]];
    }
    return scrap;
  }

  /// Which links are of the main network, by the rule of `RoadParts`.
  [[nodiscard]] std::vector<bool> main() const {
    std::vector<bool> is_main(length_.size(), false);
    const auto longest = std::max_element(length_.begin(), length_.end());
    if (longest != length_.end()) {
      is_main[static_cast<std::size_t>(longest - length_.begin())] = true;
    }
    for (const base::NodeId node : network_->edge_nodes) {
      is_main[network_->graph.strong_component(Metric::time, node)] = true;
    }
    std::vector<bool> main(part_.size());
    std::transform(
        part_.begin(), part_.end(), main.begin(),
        [&](const std::optional<std::uint32_t>& part) { return part && is_main[*part]; });
    return main;
  }

  /// Which links are open to the mode.
  [[nodiscard]] std::vector<bool> open() const {
    std::vector<bool> open(part_.size());
    std::transform(part_.begin(), part_.end(), open.begin(),
                   [](const auto& part) { return part.has_value(); });
    return open;
  }

  [[nodiscard]] std::vector<std::uint32_t> links_of_vertices() const {
    std::vector<std::uint32_t> links(geometry_->points.size());
    for (std::size_t i = 0; i < geometry_->links.size(); ++i) {
      const Link& link = geometry_->links[i];
      std::fill_n(links.begin() + link.first_vertex, link.vertex_count,
                  static_cast<std::uint32_t>(i));
    }
    return links;
  }

 private:
  [[nodiscard]] bool is_short(const std::optional<std::uint32_t>& part) const {
    return part && length_[*part] < options_.scrap_length;
  }

  const RoadNetwork* network_;
  const ArcGeometry* geometry_;
  SnapOptions options_;
  std::vector<std::optional<std::uint32_t>> part_;  // by link
  std::vector<base::Metres> length_;                // by part
};

Weight share_of(Weight whole, double share) {
  return Weight{static_cast<std::uint32_t>(std::round(whole.units() * share))};
}

}  // namespace

struct Snapper::Index {
  const RoadNetwork* network;
  SnapOptions options;
  geo::Transform to_degrees;
  std::vector<geo::Segment> pieces;
  std::vector<std::uint32_t> link_of_vertex;
  std::optional<geo::NearestSegment> nearest;
  geo::Box extent;
  std::size_t scrap_links{};

  [[nodiscard]] model::RoadPosition position(const geo::Foot& foot,
                                             geo::Point point,
                                             base::MetresPerSecond leg_speed) const;
};

Snapper::Snapper(const RoadNetwork& network, const geo::Crs& study_crs, const SnapOptions& options)
    : index_{std::make_unique<Index>(
          Index{&network, options, geo::Transform{study_crs, geo::wgs84()}, {}, {}, {}, {}, 0})} {
  const PartFinder finder{network, options};
  const std::vector<bool> scrap = finder.scrap();
  std::vector<bool> usable = options.parts == RoadParts::main ? finder.main() : finder.open();
  for (std::size_t i = 0; i < usable.size(); ++i) {
    usable[i] = usable[i] && !scrap[i] && may_be_snapped_to(network.geometry.links[i].road_class);
  }
  index_->scrap_links = static_cast<std::size_t>(std::count(scrap.begin(), scrap.end(), true));
  index_->pieces = pieces_of(network.geometry, usable);
  index_->link_of_vertex = finder.links_of_vertices();
  index_->nearest.emplace(index_->pieces);
  const std::vector<bool> open = finder.open();
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (open[i]) {
      for (const geo::Point point : network.geometry.line(network.geometry.links[i])) {
        index_->extent.add(point);
      }
    }
  }
}

Snapper::~Snapper() = default;

std::size_t Snapper::scrap_links() const {
  return index_->scrap_links;
}

model::RoadPosition Snapper::Index::position(const geo::Foot& foot,
                                             geo::Point point,
                                             base::MetresPerSecond leg_speed) const {
  const ArcGeometry& geometry = network->geometry;
  const std::uint32_t vertex = pieces[foot.segment].owner;
  const Link& link = geometry.links[link_of_vertex[vertex]];
  const base::Metres piece = geometry.from_start[vertex + 1] - geometry.from_start[vertex];
  const base::Metres along = geometry.from_start[vertex] + foot.fraction * piece;
  const base::Metres whole = geometry.length(link);
  const double share = whole.count() > 0.0 ? std::clamp(along / whole, 0.0, 1.0) : 0.0;

  model::RoadPosition position;
  position.foot = foot.point;
  const auto add = [&](base::ArcId arc, bool backward) {
    model::ArcPosition& on_arc = position.arcs.at(position.arc_count++);
    on_arc.arc = arc;
    for (const Metric metric : base::kMetrics) {
      const Weight weight = network->graph.weight(metric, arc);
      const Weight from_start = share_of(weight, share);
      on_arc.before[metric] = backward ? weight - from_start : from_start;
      on_arc.after[metric] = backward ? from_start : weight - from_start;
    }
  };
  const auto is_open = [&](const std::optional<base::ArcId>& arc) {
    return arc && network->graph.weight(Metric::time, *arc).is_finite();
  };
  if (is_open(link.forward)) {
    add(*link.forward, false);
  }
  if (is_open(link.backward)) {
    add(*link.backward, true);
  }
  // Not between the vertices in degrees: a straight piece of 5 km is 1 m beside the line there.
  const auto from = to_degrees.apply(point);
  const auto to = to_degrees.apply(foot.point);
  const base::Metres leg = from && to ? geo::geodesic_length({from->x, from->y}, {to->x, to->y})
                                      : base::Metres{foot.distance};
  position.leg = {base::to_weight(leg), base::to_weight(leg / leg_speed)};
  return position;
}

model::Snap Snapper::snap(geo::Point point, base::MetresPerSecond leg_speed) const {
  NARHET_EXPECTS(leg_speed.count() > 0.0);
  NARHET_EXPECTS(geo::is_finite(point));
  const auto any = [](std::size_t) { return true; };
  const auto foot = index_->nearest->find(point, std::numeric_limits<double>::infinity(), any);
  model::Snap snap;
  if (foot) {
    snap.distance = foot->distance;
  }
  if (foot && foot->distance <= index_->options.max_snap.count()) {
    snap.status = model::SnapStatus::on_road;
    snap.position = index_->position(*foot, point, leg_speed);
  } else {
    snap.status = index_->extent.contains(point) ? model::SnapStatus::too_far_from_road
                                                 : model::SnapStatus::outside_network;
  }
  return snap;
}

}  // namespace narhet::network
