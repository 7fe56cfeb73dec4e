// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/base/task.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/input/osm_settings.hpp"
#include "narhet/input/source.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/road.hpp"

#include <map>
#include <string>

namespace narhet::input {

struct RoadLineOptions {
  model::Mode mode{};  ///< lines that are not open to it are left out
  /// Their words for classes -> the keys of `model::RoadClass`, or "none" for what is no road.
  std::map<std::string, std::string> classes;
  base::Metres join_within;  ///< ends of lines no farther apart meet
  base::Metres near_miss;    ///< ends that meet nothing are told where another line is this near
};

struct RoadLines {
  model::Roads roads;
  model::LoadReport report;  ///< balanced; its notices tell what was joined, and what was not
};

/// Roads from a layer of lines (GeoPackage, Shapefile, GeoJSON, FlatGeobuf), which know nothing of
/// each other: they meet where their ends lie at one place, see `detail/line_topology.hpp`.
///
/// Columns, as OpenStreetMap's tags or by what `Source::fields` says: class (highway), speed
/// (maxspeed), speed_forward, speed_backward, oneway, surface, duration, interval, months
/// ("5-10", "maj-okt"), access, junction, and name of ferries; none is required.  `length`, in
/// metres, only where `fields` names it; else the line's own is taken. Cells with a list of osmnx's
/// ("['a', 'b']") count as their slowest class and lowest speed.  Other tags that say what a road
/// is (route, opening_hours, seasonal, ice_road, access:conditional, …) are read from columns
/// called by their keys and from ogr2ogr's `other_tags`, as from an extract; months go before them.
///
/// A line without a class is a road of unknown class, but in a layer with OpenStreetMap's lines of
/// all kinds (waterway, barrier, railway, …, `other_tags`) it is none.
///
/// @throws Error as the readers of `records.hpp`; `value_invalid` besides for classes that are
///         neither known nor in `options`, for months that are none, and for lengths that are not
///         in metres
/// @pre a `GdalSession` lives
[[nodiscard]] RoadLines read_road_lines(const Source& source,
                                        const RoadLineOptions& options,
                                        const OsmSettings& settings,
                                        const geo::Crs& study_crs,
                                        const base::Task& task);

}  // namespace narhet::input
