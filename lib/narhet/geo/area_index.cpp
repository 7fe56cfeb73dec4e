// SPDX-License-Identifier: MIT
#include "narhet/geo/area_index.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"

#include <geos_c.h>

#include <functional>
#include <utility>
#include <vector>

namespace narhet::geo {
namespace {

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

struct DestroyPrepared {
  GEOSContextHandle_t session;
  void operator()(const GEOSPreparedGeometry* prepared) const {
    GEOSPreparedGeom_destroy_r(session, prepared);
  }
};
using Prepared = std::unique_ptr<const GEOSPreparedGeometry, DestroyPrepared>;

Geometry make_ring(const Session& session, const Ring& ring) {
  std::vector<double> x;
  std::vector<double> y;
  for (const Point point : ring) {
    x.push_back(point.x);
    y.push_back(point.y);
  }
  GEOSCoordSequence* coordinates = GEOSCoordSeq_copyFromArrays_r(
      session.get(), x.data(), y.data(), nullptr, nullptr, static_cast<unsigned>(ring.size()));
  Geometry made{
      coordinates == nullptr ? nullptr : GEOSGeom_createLinearRing_r(session.get(), coordinates),
      {session.get()}};
  if (!made) {
    session.fail("make a ring");
  }
  return made;
}

/// Hands the geometries over to GEOS as it wants them.
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
    geometry = make_area(session, area);
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
  const Geometry geometry = make_area(session, area);
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
    Geometry geometry = make_area(session, area);
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
    const Geometry geometry = make_point(session, point);
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

}  // namespace narhet::geo
