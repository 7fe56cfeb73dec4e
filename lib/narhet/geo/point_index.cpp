// SPDX-License-Identifier: MIT
#include "narhet/geo/point_index.hpp"

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace narhet::geo {
namespace {

namespace bg = boost::geometry;
using BoostPoint = bg::model::d2::point_xy<double>;
using BoostBox = bg::model::box<BoostPoint>;
using Entry = std::pair<BoostPoint, std::uint32_t>;

}  // namespace

struct NearPoints::Tree {
  bg::index::rtree<Entry, bg::index::rstar<16>> points;
};

NearPoints::NearPoints(std::span<const Point> points) : tree_{std::make_unique<Tree>()} {
  std::vector<Entry> entries;
  entries.reserve(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    entries.emplace_back(BoostPoint{points[i].x, points[i].y}, static_cast<std::uint32_t>(i));
  }
  tree_->points = {entries.begin(), entries.end()};  // packed, as it is built from a range
}

NearPoints::~NearPoints() = default;
NearPoints::NearPoints(NearPoints&&) noexcept = default;
NearPoints& NearPoints::operator=(NearPoints&&) noexcept = default;

std::vector<std::uint32_t> NearPoints::within(Point place, double limit) const {
  const BoostBox box{{place.x - limit, place.y - limit}, {place.x + limit, place.y + limit}};
  std::vector<Entry> in_box;
  tree_->points.query(bg::index::intersects(box), std::back_inserter(in_box));
  std::vector<std::uint32_t> found;
  for (const Entry& entry : in_box) {
    if (planar_distance(place, {entry.first.x(), entry.first.y()}) <= limit) {
      found.push_back(entry.second);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace narhet::geo
