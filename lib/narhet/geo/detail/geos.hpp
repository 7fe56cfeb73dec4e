// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"
#include "narhet/geo/point.hpp"

#include <geos_c.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::geo::detail {

/// A GEOS session on its C API, and the last message it had.
class Session {
 public:
  Session() : message_{std::make_unique<std::string>()}, context_{GEOS_init_r(), &GEOS_finish_r} {
    GEOSContext_setErrorMessageHandler_r(
        context_.get(),
        [](const char* message, void* slot) { *static_cast<std::string*>(slot) = message; },
        message_.get());
  }

  [[nodiscard]] GEOSContextHandle_t get() const { return context_.get(); }

  [[noreturn]] void fail(std::string_view operation) const {
    throw base::Error{base::ErrorCode::geometry_invalid,
                      {},
                      base::Message{"GEOS could not {}: {}", operation, *message_}};
  }

 private:
  std::unique_ptr<std::string> message_;  // its address is with GEOS
  std::unique_ptr<GEOSContextHandle_HS, decltype(&GEOS_finish_r)> context_;
};

struct DestroyGeometry {
  GEOSContextHandle_t session;
  void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(session, geometry); }
};
using Geometry = std::unique_ptr<GEOSGeometry, DestroyGeometry>;

/// Hands the geometries over to GEOS as it wants them.
[[nodiscard]] std::vector<GEOSGeometry*> released(std::vector<Geometry>& geometries);

/// @throws Error `geometry_invalid` if GEOS refuses; likewise those that follow
[[nodiscard]] Geometry make_area(const Session& session, const MultiPolygon& area);
[[nodiscard]] Geometry make_point(const Session& session, Point point);
/// @pre two points at least
[[nodiscard]] Geometry make_line(const Session& session, const std::vector<Point>& line);
/// @pre a polygon, several, or nothing
[[nodiscard]] MultiPolygon area_of(const Session& session, const GEOSGeometry* geometry);

}  // namespace narhet::geo::detail
