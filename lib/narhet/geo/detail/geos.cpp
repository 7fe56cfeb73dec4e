// SPDX-License-Identifier: MIT
#include "narhet/geo/detail/geos.hpp"

#include <utility>

namespace narhet::geo::detail {
namespace {

GEOSCoordSequence* coordinates_of(const Session& session, const std::vector<Point>& points) {
  std::vector<double> x;
  std::vector<double> y;
  for (const Point point : points) {
    x.push_back(point.x);
    y.push_back(point.y);
  }
  return GEOSCoordSeq_copyFromArrays_r(session.get(), x.data(), y.data(), nullptr, nullptr,
                                       static_cast<unsigned>(points.size()));
}

Geometry make_ring(const Session& session, const Ring& ring) {
  GEOSCoordSequence* coordinates = coordinates_of(session, ring);
  Geometry made{
      coordinates == nullptr ? nullptr : GEOSGeom_createLinearRing_r(session.get(), coordinates),
      {session.get()}};
  if (!made) {
    session.fail("make a ring");
  }
  return made;
}

Ring ring_of(const Session& session, const GEOSGeometry* geometry) {
  const GEOSCoordSequence* coordinates = GEOSGeom_getCoordSeq_r(session.get(), geometry);
  unsigned size = 0;
  if (coordinates == nullptr || GEOSCoordSeq_getSize_r(session.get(), coordinates, &size) == 0) {
    session.fail("read a ring");
  }
  Ring ring(size);
  for (unsigned i = 0; i < size; ++i) {
    if (GEOSCoordSeq_getXY_r(session.get(), coordinates, i, &ring[i].x, &ring[i].y) == 0) {
      session.fail("read a ring");
    }
  }
  return ring;
}

}  // namespace

std::vector<GEOSGeometry*> released(std::vector<Geometry>& geometries) {
  std::vector<GEOSGeometry*> bare;
  bare.reserve(geometries.size());
  for (Geometry& each : geometries) {
    bare.push_back(each.release());
  }
  return bare;
}

Geometry make_area(const Session& session, const MultiPolygon& area) {
  std::vector<Geometry> polygons;
  for (const Polygon& polygon : area) {
    Geometry outer = make_ring(session, polygon.outer);
    std::vector<Geometry> holes;
    for (const Ring& hole : polygon.holes) {
      holes.push_back(make_ring(session, hole));
    }
    auto bare = released(holes);
    polygons.emplace_back(GEOSGeom_createPolygon_r(session.get(), outer.release(), bare.data(),
                                                   static_cast<unsigned>(bare.size())),
                          DestroyGeometry{session.get()});
    if (!polygons.back()) {
      session.fail("make a polygon");
    }
  }
  auto bare = released(polygons);
  Geometry made{GEOSGeom_createCollection_r(session.get(), GEOS_MULTIPOLYGON, bare.data(),
                                            static_cast<unsigned>(bare.size())),
                {session.get()}};
  if (!made) {
    session.fail("make an area");
  }
  return made;
}

Geometry make_point(const Session& session, Point point) {
  Geometry made{GEOSGeom_createPointFromXY_r(session.get(), point.x, point.y), {session.get()}};
  if (!made) {
    session.fail("make a point");
  }
  return made;
}

Geometry make_line(const Session& session, const std::vector<Point>& line) {
  GEOSCoordSequence* coordinates = coordinates_of(session, line);
  Geometry made{
      coordinates == nullptr ? nullptr : GEOSGeom_createLineString_r(session.get(), coordinates),
      {session.get()}};
  if (!made) {
    session.fail("make a line");
  }
  return made;
}

MultiPolygon area_of(const Session& session, const GEOSGeometry* geometry) {
  MultiPolygon area;
  const int parts = GEOSGetNumGeometries_r(session.get(), geometry);
  for (int i = 0; i < parts; ++i) {
    const GEOSGeometry* part = GEOSGetGeometryN_r(session.get(), geometry, i);
    if (part == nullptr || GEOSisEmpty_r(session.get(), part) != 0) {
      continue;
    }
    Polygon polygon;
    polygon.outer = ring_of(session, GEOSGetExteriorRing_r(session.get(), part));
    const int holes = GEOSGetNumInteriorRings_r(session.get(), part);
    for (int hole = 0; hole < holes; ++hole) {
      polygon.holes.push_back(ring_of(session, GEOSGetInteriorRingN_r(session.get(), part, hole)));
    }
    area.push_back(std::move(polygon));
  }
  return area;
}

}  // namespace narhet::geo::detail
