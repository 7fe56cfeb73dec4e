// SPDX-License-Identifier: MIT
#include "narhet/geo/buffer.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/message.hpp"
#include "narhet/geo/detail/geos.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace narhet::geo {
namespace {

using detail::Geometry;
using detail::Session;

/// So many lines are buffered at a time; what they give is joined two by two, near ones first, so
/// that no step takes long.
constexpr std::size_t kLinesAtOnce = 64;
constexpr int kCornersOfQuarter = 8;

Geometry buffer_of_some(const Session& session,
                        std::span<const std::vector<Point>> lines,
                        base::Metres distance) {
  std::vector<Geometry> made;
  for (const std::vector<Point>& line : lines) {
    made.push_back(detail::make_line(session, line));
  }
  auto bare = detail::released(made);
  const Geometry together{
      GEOSGeom_createCollection_r(session.get(), GEOS_MULTILINESTRING, bare.data(),
                                  static_cast<unsigned>(bare.size())),
      {session.get()}};
  Geometry area{
      together ? GEOSBuffer_r(session.get(), together.get(), distance.count(), kCornersOfQuarter)
               : nullptr,
      {session.get()}};
  if (!area) {
    session.fail("widen roads to an area");
  }
  return area;
}

std::vector<Geometry> joined_by_two(const Session& session,
                                    std::vector<Geometry>&& areas,
                                    base::Phase& phase) {
  std::vector<Geometry> joined;
  for (std::size_t i = 0; i < areas.size(); i += 2) {
    phase.advance(0);
    if (i + 1 == areas.size()) {
      joined.push_back(std::move(areas[i]));
      break;
    }
    joined.emplace_back(GEOSUnion_r(session.get(), areas[i].get(), areas[i + 1].get()),
                        detail::DestroyGeometry{session.get()});
    if (!joined.back()) {
      session.fail("join areas");
    }
  }
  return joined;
}

}  // namespace

MultiPolygon buffer(const std::vector<std::vector<Point>>& lines,
                    base::Metres distance,
                    const base::Task& task) {
  NARHET_EXPECTS(distance.count() > 0.0);
  base::Phase phase{task, base::Message{"widening roads to areas"}, lines.size()};
  const Session session;
  std::vector<Geometry> areas;
  for (std::size_t first = 0; first < lines.size(); first += kLinesAtOnce) {
    const std::size_t count = std::min(kLinesAtOnce, lines.size() - first);
    areas.push_back(buffer_of_some(session, std::span{lines}.subspan(first, count), distance));
    phase.advance(count);
  }
  while (areas.size() > 1) {
    areas = joined_by_two(session, std::move(areas), phase);
  }
  if (areas.empty()) {
    return {};
  }
  const Geometry& whole = areas.front();
  if (GEOSNormalize_r(session.get(), whole.get()) != 0) {
    session.fail("put an area in order");
  }
  return detail::area_of(session, whole.get());
}

}  // namespace narhet::geo
