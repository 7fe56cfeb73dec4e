// SPDX-License-Identifier: MIT
#include "narhet/input/detail/ogr_geometry.hpp"

#include "narhet/geo/area_index.hpp"

#include <memory>
#include <utility>
#include <vector>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

geo::Point finite(geo::Point point, const base::Where& where) {
  if (!geo::is_finite(point)) {
    throw Error{ErrorCode::value_invalid, where, Message{"a coordinate is not a number"},
                Message{"set the geometry right in QGIS, or take the record out"}};
  }
  return point;
}

geo::Ring ring_of(const OGRLinearRing& from, const base::Where& where) {
  geo::Ring ring;
  ring.reserve(static_cast<std::size_t>(from.getNumPoints()));
  for (int i = 0; i < from.getNumPoints(); ++i) {
    ring.push_back(finite({from.getX(i), from.getY(i)}, where));
  }
  return ring;
}

geo::Polygon polygon_of(const OGRPolygon& from, const base::Where& where) {
  geo::Polygon polygon{ring_of(*from.getExteriorRing(), where), {}};
  for (int i = 0; i < from.getNumInteriorRings(); ++i) {
    polygon.holes.push_back(ring_of(*from.getInteriorRing(i), where));
  }
  return polygon;
}

const OGRPoint* point_in(const OGRGeometry& geometry) {
  const auto type = wkbFlatten(geometry.getGeometryType());
  if (type == wkbPoint) {
    return geometry.toPoint();
  }
  const bool alone = type == wkbMultiPoint && geometry.toMultiPoint()->getNumGeometries() == 1;
  return alone ? geometry.toMultiPoint()->getGeometryRef(0) : nullptr;
}

bool is_area(const OGRGeometry& geometry) {
  const auto type = wkbFlatten(geometry.getGeometryType());
  return type == wkbPolygon || type == wkbMultiPolygon || type == wkbCurvePolygon ||
         type == wkbMultiSurface;
}

geo::MultiPolygon area_of(const OGRGeometry& geometry, const base::Where& where) {
  const std::unique_ptr<OGRGeometry> plain{
      OGRGeometryFactory::forceToMultiPolygon(geometry.clone())};
  geo::MultiPolygon area;
  for (const OGRPolygon* polygon : *plain->toMultiPolygon()) {
    if (polygon->IsEmpty() == 0) {
      area.push_back(polygon_of(*polygon, where));
    }
  }
  return area;
}

/// The parts of a line that have at least two points; none if it is no line.
std::vector<std::vector<geo::Point>> lines_of(const OGRGeometry& geometry,
                                              const base::Where& where) {
  std::vector<std::vector<geo::Point>> lines;
  const auto type = wkbFlatten(geometry.getGeometryType());
  if (type != wkbLineString && type != wkbMultiLineString && type != wkbCompoundCurve &&
      type != wkbCircularString && type != wkbMultiCurve) {
    return lines;
  }
  const std::unique_ptr<OGRGeometry> plain{
      OGRGeometryFactory::forceToMultiLineString(geometry.getLinearGeometry())};
  for (const OGRLineString* part : *plain->toMultiLineString()) {
    std::vector<geo::Point> line;
    line.reserve(static_cast<std::size_t>(part->getNumPoints()));
    for (int i = 0; i < part->getNumPoints(); ++i) {
      line.push_back(finite({part->getX(i), part->getY(i)}, where));
    }
    if (line.size() >= 2) {
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

void take_position(const geo::MultiPolygon& area, Feature& feature) {
  if (const auto invalid = geo::invalidity(area)) {
    feature.fault = Message{"the polygon is not valid: {}", *invalid};
  } else {
    feature.point = geo::interior_point(area);
  }
}

}  // namespace

void take_geometry(const OGRGeometry* geometry,
                   GeometryWanted wanted,
                   const base::Where& where,
                   Feature& feature) {
  if (geometry == nullptr || geometry->IsEmpty() != 0) {
    feature.fault = Message{"it has no position"};
  } else if (wanted == GeometryWanted::line) {
    feature.lines = lines_of(*geometry, where);
    if (feature.lines.empty()) {
      feature.fault = Message{"expected a line, found {}", geometry->getGeometryName()};
    }
  } else if (wanted == GeometryWanted::area) {
    if (is_area(*geometry)) {
      feature.area = area_of(*geometry, where);
    } else {
      feature.fault = Message{"expected a polygon, found {}", geometry->getGeometryName()};
    }
  } else if (wanted == GeometryWanted::position && is_area(*geometry)) {
    take_position(area_of(*geometry, where), feature);
  } else if (const OGRPoint* point = point_in(*geometry)) {
    feature.point = finite({point->getX(), point->getY()}, where);
  } else {
    feature.fault = Message{"expected a point, found {}", geometry->getGeometryName()};
  }
}

}  // namespace narhet::input::detail
