// SPDX-License-Identifier: MIT
#include "narhet/geo/area_index.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/geo/detail/geos.hpp"

#include <geos_c.h>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace narhet::geo {
namespace {

using detail::Geometry;
using detail::Session;

struct DestroyPrepared {
  GEOSContextHandle_t session;
  void operator()(const GEOSPreparedGeometry* prepared) const {
    GEOSPreparedGeom_destroy_r(session, prepared);
  }
};
using Prepared = std::unique_ptr<const GEOSPreparedGeometry, DestroyPrepared>;

Box box_of(const MultiPolygon& area) {
  Box box;
  for (const Polygon& polygon : area) {
    for (const Point point : polygon.outer) {
      box.add(point);
    }
  }
  return box;
}

}  // namespace

std::optional<std::string> invalidity(const MultiPolygon& area) {
  if (area.empty()) {
    return "no polygon";
  }
  const Session session;
  Geometry geometry{nullptr, {session.get()}};
  try {
    geometry = detail::make_area(session, area);
  } catch (const base::Error& error) {  // a ring that is none: too few points, not closed
    return error.what();
  }
  // 0 no, 1 yes, 2 GEOS gave up.
  if (GEOSisValid_r(session.get(), geometry.get()) == 1) {
    return std::nullopt;
  }
  const std::unique_ptr<char, std::function<void(char*)>> reason{
      GEOSisValidReason_r(session.get(), geometry.get()),
      [&](char* text) { GEOSFree_r(session.get(), text); }};
  return reason ? std::string{reason.get()} : std::string{"invalid"};
}

Point interior_point(const MultiPolygon& area) {
  const Session session;
  const Geometry geometry = detail::make_area(session, area);
  const Geometry point{GEOSPointOnSurface_r(session.get(), geometry.get()), {session.get()}};
  Point inside;
  if (!point || GEOSGeomGetX_r(session.get(), point.get(), &inside.x) != 1 ||
      GEOSGeomGetY_r(session.get(), point.get(), &inside.y) != 1) {
    session.fail("find a point inside");
  }
  return inside;
}

struct AreaIndex::Areas {
  struct Area {
    Box box;
    Geometry geometry;
    Prepared prepared;
  };
  Session session;
  std::vector<Area> areas;
};

AreaIndex::AreaIndex(std::span<const MultiPolygon> areas) : areas_{std::make_unique<Areas>()} {
  const Session& session = areas_->session;
  for (const MultiPolygon& area : areas) {
    Geometry geometry = detail::make_area(session, area);
    Prepared prepared{GEOSPrepare_r(session.get(), geometry.get()), {session.get()}};
    if (!prepared) {
      session.fail("prepare an area");
    }
    areas_->areas.push_back({box_of(area), std::move(geometry), std::move(prepared)});
  }
}

AreaIndex::~AreaIndex() = default;
AreaIndex::AreaIndex(AreaIndex&&) noexcept = default;
AreaIndex& AreaIndex::operator=(AreaIndex&&) noexcept = default;

std::optional<std::size_t> AreaIndex::covering(Point point) const {
  const Session& session = areas_->session;
  for (std::size_t i = 0; i < areas_->areas.size(); ++i) {
    const Areas::Area& area = areas_->areas[i];
    if (!area.box.contains(point)) {
      continue;
    }
    const Geometry geometry = detail::make_point(session, point);
    // 0 no, 1 yes, 2 GEOS gave up: a conversion to bool would turn the last into a yes.
    const char answer = GEOSPreparedCovers_r(session.get(), area.prepared.get(), geometry.get());
    if (answer == 2) {
      session.fail("decide which area covers a point");
    }
    if (answer == 1) {
      return i;
    }
  }
  return std::nullopt;
}

bool AreaIndex::within(Point point, base::Metres distance) const {
  const Session& session = areas_->session;
  const double reach = distance.count();
  const Geometry geometry = detail::make_point(session, point);
  return std::any_of(areas_->areas.begin(), areas_->areas.end(), [&](const Areas::Area& area) {
    const bool may_be = point.x >= area.box.min_x - reach && point.x <= area.box.max_x + reach &&
                        point.y >= area.box.min_y - reach && point.y <= area.box.max_y + reach;
    const char answer = may_be ? GEOSPreparedDistanceWithin_r(session.get(), area.prepared.get(),
                                                              geometry.get(), reach)
                               : static_cast<char>(0);
    if (answer == 2) {
      session.fail("measure the distance to an area");
    }
    return answer == 1;
  });
}

}  // namespace narhet::geo
