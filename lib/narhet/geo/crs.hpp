// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"
#include "narhet/geo/point.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace narhet::geo {

/// A coordinate reference system.  A value; may be shared between threads.
class Crs {
 public:
  /// @param text  "EPSG:3006", another authority code, or WKT.  Neither a file nor an address: text
  ///              that PROJ could take for one is refused.
  /// @param where  stands in the error: the file that names it
  /// @throws Error `crs_invalid` if PROJ does not know it; `environment` if PROJ has no database
  [[nodiscard]] static Crs from_text(std::string_view text, const base::Where& where = {});

  /// "EPSG:3006"; the name where there is no code.
  [[nodiscard]] const std::string& code() const { return code_; }
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::string& wkt() const { return wkt_; }
  [[nodiscard]] bool is_geographic() const { return geographic_; }
  /// Projected, in metres: fit to be the CRS of a study.
  [[nodiscard]] bool is_projected_in_metres() const { return projected_in_metres_; }
  /// Longitudes and latitudes for which the system is made; empty if PROJ does not know.
  [[nodiscard]] const Box& area_of_use() const { return area_of_use_; }

 private:
  std::string code_;
  std::string name_;
  std::string wkt_;
  bool geographic_{};
  bool projected_in_metres_{};
  Box area_of_use_;
};

/// SWEREF 99, in one of its zones or as a whole.
[[nodiscard]] inline bool is_swedish(const Crs& crs) {
  return crs.name().starts_with("SWEREF99");
}

/// Whether a position lies in a rough outline of populated Sweden, made from the 1 km population
/// grid of 2024 (SCB, CC0): one span of longitudes per half degree of latitude, so near the border
/// it may say either.  PROJ's area of use alone is no answer: it also holds Copenhagen and half of
/// Finland.
[[nodiscard]] bool is_in_sweden(LonLat position);

/// The system for a study around a position: EPSG:3006 in Sweden, the ETRS89 / UTM zone (EPSG:25828
/// to 25838) elsewhere in Europe, WGS 84 / UTM outside.
[[nodiscard]] Crs study_crs_for(LonLat position);

/// From one system to another, always east before north and longitude before latitude, whatever the
/// authority's order.  This is the one place that sets the order of axes for PROJ.
///
/// Confined to the thread that made it (PROJ's contexts are).
class Transform {
 public:
  /// @throws Error `crs_invalid` if PROJ knows no way from `from` to `to`
  Transform(const Crs& from, const Crs& to);
  ~Transform();
  Transform(Transform&&) noexcept;
  Transform& operator=(Transform&&) noexcept;

  /// Nothing if PROJ cannot place the point or the result is not finite.
  [[nodiscard]] std::optional<Point> apply(Point point) const;
  [[nodiscard]] std::optional<Point> apply(LonLat position) const {
    return apply(Point{position.lon, position.lat});
  }

 private:
  struct Projector;
  std::unique_ptr<Projector> projector_;
};

/// The systems' longitude and latitude: EPSG:4326.
[[nodiscard]] Crs wgs84();

/// PROJ works and its database is there: one control point of Lantmäteriet to 1 mm in EPSG:3006.
/// @throws Error `environment`
void check_proj();

struct LibraryVersions {
  std::string proj;
  std::string proj_database;  ///< e.g. "EPSG v10.074"
  std::string geos;
  std::string boost;
};
[[nodiscard]] LibraryVersions library_versions();

}  // namespace narhet::geo
