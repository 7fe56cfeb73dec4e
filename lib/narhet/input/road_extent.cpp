// SPDX-License-Identifier: MIT
#include "narhet/input/road_extent.hpp"

#include "narhet/base/error.hpp"
#include "narhet/geo/point.hpp"

#include <algorithm>
#include <vector>

namespace narhet::input {
namespace {

using base::Decimal;
using base::Error;
using base::ErrorCode;
using base::Message;

/// About 10 km: a village beyond the last road is still of the same area.
constexpr double kMarginDegrees = 0.1;

geo::Box box_around(const model::Roads& roads) {
  geo::Box box;
  for (const model::RoadVertex& vertex : roads.vertices) {
    box.add({vertex.position.lon, vertex.position.lat});
  }
  box.min_x -= kMarginDegrees;
  box.min_y -= kMarginDegrees;
  box.max_x += kMarginDegrees;
  box.max_y += kMarginDegrees;
  return box;
}

template <class Record>
void refuse_outside(const model::Roads& roads,
                    std::span<const Record> records,
                    const Source& source,
                    const geo::Crs& study_crs) {
  if (roads.vertices.empty() || records.empty()) {
    return;
  }
  const geo::Box box = box_around(roads);
  const geo::Transform to_degrees{study_crs, geo::wgs84()};
  const auto inside = [&](geo::Point point) {
    const auto degrees = to_degrees.apply(point);
    return degrees && box.contains(*degrees);
  };
  if (std::any_of(records.begin(), records.end(),
                  [&](const Record& record) { return inside(record.position); })) {
    return;
  }
  const bool exchanged = std::any_of(records.begin(), records.end(), [&](const Record& record) {
    return inside({record.position.y, record.position.x});
  });
  throw Error{
      ErrorCode::outside_roads,
      {source.shown_path, source.layer, {}},
      Message{"none of {} points lies where the roads are: {} to {} degrees east, {} to {} north",
              records.size(), Decimal{box.min_x, 2}, Decimal{box.max_x, 2}, Decimal{box.min_y, 2},
              Decimal{box.max_y, 2}},
      exchanged
          ? Message{"with x and y exchanged they would: x is east, y is north"}
          : Message{"check that roads and points are of the same area, and the coordinate system "
                    "of the points"}};
}

}  // namespace

void refuse_points_outside_roads(const model::Roads& roads,
                                 std::span<const model::Place> places,
                                 const Source& source,
                                 const geo::Crs& study_crs) {
  refuse_outside(roads, places, source, study_crs);
}

void refuse_points_outside_roads(const model::Roads& roads,
                                 std::span<const model::Service> services,
                                 const Source& source,
                                 const geo::Crs& study_crs) {
  refuse_outside(roads, services, source, study_crs);
}

}  // namespace narhet::input
