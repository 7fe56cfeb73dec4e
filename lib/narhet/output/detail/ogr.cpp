// SPDX-License-Identifier: MIT
#include "narhet/output/detail/ogr.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/memory.hpp"
#include "narhet/base/text.hpp"

namespace narhet::output::detail {
namespace {

std::unique_ptr<OGRLinearRing> ring_of(const geo::Ring& points) {
  auto ring = std::make_unique<OGRLinearRing>();
  for (const geo::Point point : points) {
    ring->addPoint(point.x, point.y);
  }
  return ring;
}

std::unique_ptr<OGRLineString> line_of(const std::vector<geo::Point>& points) {
  auto line = std::make_unique<OGRLineString>();
  for (const geo::Point point : points) {
    line->addPoint(point.x, point.y);
  }
  return line;
}

std::unique_ptr<OGRMultiPolygon> multi_polygon_of(const geo::MultiPolygon& area) {
  auto multi_polygon = std::make_unique<OGRMultiPolygon>();
  for (const geo::Polygon& part : area) {
    auto polygon = std::make_unique<OGRPolygon>();
    polygon->addRingDirectly(ring_of(part.outer).release());
    for (const geo::Ring& hole : part.holes) {
      polygon->addRingDirectly(ring_of(hole).release());
    }
    multi_polygon->addGeometryDirectly(polygon.release());
  }
  return multi_polygon;
}

void set_field(OGRFeature& feature, int field, const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    feature.SetField(field, static_cast<GIntBig>(*integer));
  } else if (const auto* real = std::get_if<double>(&value)) {
    feature.SetField(field, *real);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    feature.SetField(field, text->c_str());
  } else {
    feature.SetFieldNull(field);
  }
}

}  // namespace

FaultListener::FaultListener() {
  CPLPushErrorHandlerEx(&FaultListener::hear, this);
}

FaultListener::~FaultListener() {
  CPLPopErrorHandler();
}

void FaultListener::hear(CPLErr severity, CPLErrorNum /*number*/, const char* text) {
  if (severity == CE_Fatal) {
    base::end_for_want_of_memory();
  }
  auto* listener = static_cast<FaultListener*>(CPLGetErrorHandlerUserData());
  if (severity >= CE_Failure && listener->first_fault_.empty()) {
    listener->first_fault_ = base::printable_line(text);
  }
}

ThreadOption::ThreadOption(const char* name, const std::string& value) : name_{name} {
  CPLSetThreadLocalConfigOption(name, value.c_str());
}

ThreadOption::~ThreadOption() {
  CPLSetThreadLocalConfigOption(name_, nullptr);
}

ReferencePtr spatial_reference(const geo::Crs& crs) {
  ReferencePtr reference{new OGRSpatialReference};
  reference->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (reference->importFromWkt(crs.wkt().c_str()) != OGRERR_NONE) {
    throw base::Error{
        base::ErrorCode::crs_invalid,
        {},
        base::Message{"the coordinate system {} cannot be written to a GeoPackage", crs.code()}};
  }
  return reference;
}

OGRFieldType field_type(ColumnType type) {
  switch (type) {
    case ColumnType::integer:
      return OFTInteger64;
    case ColumnType::real:
      return OFTReal;
    case ColumnType::boolean:
      return OFTInteger;
    case ColumnType::text:
      return OFTString;
    case ColumnType::date_time:
      return OFTDateTime;
  }
  return OFTString;
}

OGRwkbGeometryType geometry_type(GeometryType type) {
  switch (type) {
    case GeometryType::none:
      return wkbNone;
    case GeometryType::point:
      return wkbPoint;
    case GeometryType::line:
      return wkbLineString;
    case GeometryType::multi_polygon:
      return wkbMultiPolygon;
  }
  return wkbNone;
}

void fill(OGRFeature& feature, const Layer& layer, std::size_t row) {
  feature.SetFID(static_cast<GIntBig>(row) + 1);
  for (std::size_t i = 0; i < layer.columns.size(); ++i) {
    set_field(feature, static_cast<int>(i), layer.columns[i].value(row));
  }
  if (!layer.geometry) {
    return;
  }
  const Geometry geometry = layer.geometry(row);
  if (const auto* point = std::get_if<geo::Point>(&geometry)) {
    feature.SetGeometryDirectly(new OGRPoint{point->x, point->y});
  } else if (const auto* line = std::get_if<const std::vector<geo::Point>*>(&geometry)) {
    feature.SetGeometryDirectly(line_of(**line).release());
  } else if (const auto* area = std::get_if<const geo::MultiPolygon*>(&geometry)) {
    feature.SetGeometryDirectly(multi_polygon_of(**area).release());
  } else {
    feature.SetGeometryDirectly(nullptr);
  }
}

}  // namespace narhet::output::detail
