// SPDX-License-Identifier: MIT
#include "narhet/input/road_extent.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/geo/point.hpp"

#include <algorithm>
#include <array>
#include <optional>
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

/// The systems that Swedish data comes in.
constexpr std::array<int, 17> kUsualSystems{3006, 3007, 3008, 3009, 3010, 3011,  3012,  3013, 3014,
                                            3015, 3016, 3017, 3018, 3021, 25832, 25833, 25834};

/// Where the study states the system of the points, and another would put all of them among the
/// roads: that other.
template <class Record>
std::optional<geo::Crs> system_that_fits(const geo::Box& box,
                                         std::span<const Record> records,
                                         const Source& source,
                                         const geo::Crs& study_crs) {
  if (source.crs.empty()) {
    return std::nullopt;
  }
  const geo::Transform to_stated{
      study_crs, geo::Crs::from_text(source.crs, {source.shown_path, source.layer, {}})};
  for (const int code : kUsualSystems) {
    geo::Crs system = geo::Crs::from_text(base::format("EPSG:{}", code));
    const geo::Transform to_degrees{system, geo::wgs84()};
    const bool fits = std::all_of(records.begin(), records.end(), [&](const Record& record) {
      const auto stated = to_stated.apply(record.position);
      const auto degrees = stated ? to_degrees.apply(*stated) : std::nullopt;
      return degrees && box.contains(*degrees);
    });
    if (fits) {
      return system;
    }
  }
  return std::nullopt;
}

template <class Record>
Message what_to_check(const geo::Box& box,
                      std::span<const Record> records,
                      bool exchanged,
                      const Source& source,
                      const geo::Crs& study_crs) {
  if (exchanged) {
    return Message{"with x and y exchanged they would: x is east, y is north"};
  }
  if (const auto system = system_that_fits(box, records, source, study_crs)) {
    return Message{"read as {} ({}) all of them would: is that their system, and not {}?",
                   system->code(), system->name(), source.crs};
  }
  return Message{
      "check that roads and points are of the same area, and the coordinate system of "
      "the points"};
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
      what_to_check(box, records, exchanged, source, study_crs)};
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
