// SPDX-License-Identifier: MIT
#include "narhet/network/detail/links.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/for_each_block.hpp"
#include "narhet/base/format.hpp"
#include "narhet/geo/geodesic.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <utility>
#include <vector>

namespace narhet::network {
namespace {

using base::index;
using base::Message;

constexpr std::size_t kLinksPerBlock = 1U << 13U;
constexpr auto kNoSegment = std::numeric_limits<std::size_t>::max();

/// One transformation for each thread: it takes about ten milliseconds to make.
class TransformOfThread {
 public:
  explicit TransformOfThread(const geo::Crs& study_crs) : study_crs_{&study_crs} {}

  const geo::Transform& get() {
    const std::scoped_lock lock{mutex_};
    const auto [found, is_new] = transforms_.try_emplace(std::this_thread::get_id());
    if (is_new) {
      found->second = std::make_unique<geo::Transform>(geo::wgs84(), *study_crs_);
    }
    return *found->second;
  }

 private:
  const geo::Crs* study_crs_;
  std::mutex mutex_;
  std::map<std::thread::id, std::unique_ptr<geo::Transform>> transforms_;
};

geo::Point place(const geo::Transform& to_study, geo::LonLat position) {
  const auto point = to_study.apply(position);
  if (!point) {
    throw base::Error{
        base::ErrorCode::crs_invalid,
        {},
        Message{"a road at {} E, {} N has no place in the coordinate system of the study",
                base::Decimal{position.lon, 5}, base::Decimal{position.lat, 5}},
        Message{"choose a system for that area as crs in the study file"}};
  }
  return *point;
}

/// Where the junctions are in the study CRS, by node: several links end at each.
std::vector<geo::Point> place_junctions(const Junctions& junctions,
                                        TransformOfThread& transforms,
                                        const base::Task& task) {
  std::vector<geo::Point> points(junctions.size());
  base::for_each_block(points.size(), kLinksPerBlock, task, [&](base::Block block) {
    const geo::Transform& to_study = transforms.get();
    for (std::size_t i = block.begin; i < block.end; ++i) {
      points[i] = place(to_study, junctions.position(base::id_at<base::NodeId>(i)));
    }
  });
  return points;
}

class LinkPlacer {
 public:
  LinkPlacer(const model::Roads& roads,
             const Junctions& junctions,
             std::span<const geo::Point> junction_points,
             const geo::Transform& to_study,
             ArcGeometry& geometry)
      : roads_{&roads},
        junctions_{&junctions},
        junction_points_{junction_points},
        to_study_{&to_study},
        geometry_{&geometry} {}

  void place_link(const Link& link, VertexRun run) {
    const model::RoadSegment& segment = roads_->segments[index(link.segment)];
    const double stretch = stretch_of(link.segment);
    std::size_t at = link.first_vertex;
    base::Metres length;
    for (std::size_t i = run.first; i <= run.last; ++i, ++at) {
      const geo::LonLat position = roads_->vertices[i].position;
      if (i > run.first) {
        length += stretch * geo::geodesic_length(roads_->vertices[i - 1].position, position);
      }
      geometry_->points[at] = point_of(i);
      geometry_->from_start[at] = length;
    }
    if (segment.length && run.size() == segment.vertex_count) {
      geometry_->from_start[at - 1] = *segment.length;  // to the last digit
    }
  }

 private:
  [[nodiscard]] geo::Point point_of(std::size_t vertex) const {
    const geo::LonLat position = roads_->vertices[vertex].position;
    const auto junction = junctions_->at(vertex);
    return junction && junctions_->position(*junction) == position
               ? junction_points_[index(*junction)]
               : place(*to_study_, position);
  }

  double stretch_of(base::SegmentIndex segment_index) {
    const model::RoadSegment& segment = roads_->segments[index(segment_index)];
    if (!segment.length) {
      return 1.0;
    }
    if (index(segment_index) != stretched_segment_) {
      const base::Metres line = line_length(*roads_, segment);
      stretched_segment_ = index(segment_index);
      stretch_ = line.count() > 0.0 ? *segment.length / line : 1.0;
    }
    return stretch_;
  }

  const model::Roads* roads_;
  const Junctions* junctions_;
  std::span<const geo::Point> junction_points_;
  const geo::Transform* to_study_;
  ArcGeometry* geometry_;
  std::size_t stretched_segment_{kNoSegment};
  double stretch_{1.0};  // of that segment
};

}  // namespace

Links cut_at_junctions(const model::Roads& roads, const Junctions& junctions) {
  Links cut;
  cut.links.reserve(roads.segments.size());
  cut.runs.reserve(roads.segments.size());
  std::size_t vertices = 0;
  for (std::size_t i = 0; i < roads.segments.size(); ++i) {
    const model::RoadSegment& segment = roads.segments[i];
    VertexRun run{segment.first_vertex, segment.first_vertex};
    while (run.last + 1 < std::size_t{segment.first_vertex} + segment.vertex_count) {
      ++run.last;
      if (!junctions.at(run.last)) {
        continue;
      }
      cut.links.push_back({base::id_at<base::SegmentIndex>(i),
                           static_cast<std::uint32_t>(vertices),
                           static_cast<std::uint32_t>(run.size()),
                           segment.road_class,
                           {},
                           {}});
      cut.runs.push_back(run);
      vertices += run.size();
      run.first = run.last;
    }
  }
  return cut;
}

base::Metres line_length(const model::Roads& roads, const model::RoadSegment& segment) {
  const auto line = roads.line(segment);
  base::Metres length;
  for (std::size_t i = 1; i < line.size(); ++i) {
    length += geo::geodesic_length(line[i - 1].position, line[i].position);
  }
  return length;
}

ArcGeometry place_links(const model::Roads& roads,
                        const Junctions& junctions,
                        Links links,
                        const geo::Crs& study_crs,
                        const base::Task& task) {
  ArcGeometry geometry;
  geometry.links = std::move(links.links);
  const std::size_t vertices =
      geometry.links.empty()
          ? 0
          : std::size_t{geometry.links.back().first_vertex} + geometry.links.back().vertex_count;
  geometry.points.resize(vertices);
  geometry.from_start.resize(vertices);
  TransformOfThread transforms{study_crs};
  base::Phase phase{task, Message{"placing the roads"}, geometry.links.size()};
  const std::vector<geo::Point> junction_points = place_junctions(junctions, transforms, task);
  base::for_each_block(geometry.links.size(), kLinksPerBlock, task, [&](base::Block block) {
    LinkPlacer placer{roads, junctions, junction_points, transforms.get(), geometry};
    for (std::size_t i = block.begin; i < block.end; ++i) {
      placer.place_link(geometry.links[i], links.runs[i]);
    }
    phase.advance(block.end - block.begin);
  });
  return geometry;
}

}  // namespace narhet::network
