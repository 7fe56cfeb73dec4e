// SPDX-License-Identifier: MIT
#include "narhet/geo/segment_index.hpp"

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace narhet::geo {
namespace {

namespace bg = boost::geometry;
using BoostPoint = bg::model::d2::point_xy<double>;
using BoostBox = bg::model::box<BoostPoint>;
using Entry = std::pair<BoostBox, std::uint32_t>;
using Tree16 = bg::index::rtree<Entry, bg::index::rstar<16>>;

constexpr std::size_t kFirstBoxes = 8;
constexpr std::size_t kGrowth = 8;

BoostBox box_of(const Segment& segment) {
  return {{std::min(segment.from.x, segment.to.x), std::min(segment.from.y, segment.to.y)},
          {std::max(segment.from.x, segment.to.x), std::max(segment.from.y, segment.to.y)}};
}

}  // namespace

Foot foot_on(const Segment& segment, Point point) {
  const double dx = segment.to.x - segment.from.x;
  const double dy = segment.to.y - segment.from.y;
  const double square = dx * dx + dy * dy;
  const double along = (point.x - segment.from.x) * dx + (point.y - segment.from.y) * dy;
  Foot foot;
  foot.fraction = square > 0.0 ? std::clamp(along / square, 0.0, 1.0) : 0.0;
  foot.point = foot.fraction == 1.0 ? segment.to
                                    : Point{segment.from.x + foot.fraction * dx,
                                            segment.from.y + foot.fraction * dy};
  foot.distance = planar_distance(point, foot.point);
  return foot;
}

/// What the nearest boxes gave.
struct Search {
  std::optional<Foot> best;
  bool complete{};  ///< nothing nearer lies in the boxes that follow
};

struct NearestSegment::Tree {
  std::vector<Segment> segments;
  Tree16 boxes;

  [[nodiscard]] Search search(Point point,
                              double limit,
                              const std::function<bool(std::size_t)>& accepts,
                              std::size_t count) const;
};

/// Boxes come by their distance, a lower bound of the segment's: once a box lies beyond the best
/// foot nothing nearer can follow.
Search NearestSegment::Tree::search(Point point,
                                    double limit,
                                    const std::function<bool(std::size_t)>& accepts,
                                    std::size_t count) const {
  Search search;
  const BoostPoint query{point.x, point.y};
  for (auto entry = boxes.qbegin(bg::index::nearest(query, static_cast<unsigned>(count)));
       entry != boxes.qend(); ++entry) {
    const double bound = bg::distance(query, entry->first);
    if (bound > limit || (search.best && bound > search.best->distance)) {
      search.complete = true;
      break;
    }
    if (!accepts(entry->second)) {
      continue;
    }
    Foot foot = foot_on(segments[entry->second], point);
    foot.segment = entry->second;
    if (foot.distance <= limit &&
        (!search.best || std::pair{foot.distance, foot.segment} <
                             std::pair{search.best->distance, search.best->segment})) {
      search.best = foot;
    }
  }
  return search;
}

NearestSegment::NearestSegment(std::span<const Segment> segments)
    : tree_{std::make_unique<Tree>()} {
  tree_->segments.assign(segments.begin(), segments.end());
  std::vector<Entry> entries;
  entries.reserve(segments.size());
  for (std::size_t i = 0; i < segments.size(); ++i) {
    entries.emplace_back(box_of(segments[i]), static_cast<std::uint32_t>(i));
  }
  tree_->boxes = Tree16{entries.begin(), entries.end()};  // packed, as it is built from a range
}

NearestSegment::~NearestSegment() = default;
NearestSegment::NearestSegment(NearestSegment&&) noexcept = default;
NearestSegment& NearestSegment::operator=(NearestSegment&&) noexcept = default;

std::optional<Foot> NearestSegment::find(Point point,
                                         double limit,
                                         const std::function<bool(std::size_t)>& accepts) const {
  if (tree_->segments.empty()) {
    return std::nullopt;
  }
  // Asked for some more boxes each time, since the tree keeps as many candidates as it may have to
  // give: a question for all of them costs as much as sorting all.
  const std::size_t all = tree_->segments.size();
  for (std::size_t count = kFirstBoxes;; count *= kGrowth) {
    const Search search = tree_->search(point, limit, accepts, std::min(count, all));
    if (search.complete || count >= all) {
      return search.best;
    }
  }
}

}  // namespace narhet::geo
