// SPDX-License-Identifier: MIT
#include "narhet/geo/crs.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"

#include <boost/version.hpp>
#include <geos_c.h>
#include <proj.h>

#include <array>
#include <cmath>
#include <utility>

namespace narhet::geo {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

struct DestroyContext {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
using Context = std::unique_ptr<PJ_CONTEXT, DestroyContext>;

struct DestroyPj {
  void operator()(PJ* pj) const { proj_destroy(pj); }
};
using Pj = std::unique_ptr<PJ, DestroyPj>;

Context make_context() {
  Context context{proj_context_create()};
  proj_log_level(context.get(), PJ_LOG_NONE);
  proj_context_set_enable_network(context.get(), 0);
  return context;
}

[[noreturn]] void refuse(std::string_view text, const base::Where& where, const Message& what) {
  throw Error{
      ErrorCode::crs_invalid, where,
      Message{"coordinate system '{}': {}", base::printable(text), what},
      Message{"write a code such as \"EPSG:3006\" (SWEREF 99 TM) or \"EPSG:4326\" (longitude and "
              "latitude)"}};
}

/// PROJ takes addresses, files and pipelines too; none of them is a coordinate system that a study
/// may name.
void refuse_if_not_a_name(std::string_view text, const base::Where& where) {
  const bool is_wkt = text.find('[') != std::string_view::npos;
  const bool looks_elsewhere =
      text.find("://") != std::string_view::npos || text.find("+proj") != std::string_view::npos ||
      text.find("+init") != std::string_view::npos || text.starts_with('/') ||
      text.starts_with('.') || text.starts_with('{') || text.starts_with('@');
  if (!is_wkt && (looks_elsewhere || text.size() > 80)) {
    refuse(text, where, Message{"expected a code of an authority"});
  }
}

bool is_in_metres(PJ_CONTEXT* context, const PJ* crs) {
  const Pj axes{proj_crs_get_coordinate_system(context, crs)};
  double factor = 0.0;
  return axes &&
         proj_cs_get_axis_info(context, axes.get(), 0, nullptr, nullptr, nullptr, &factor, nullptr,
                               nullptr, nullptr) == 1 &&
         factor == 1.0;
}

/// Without a height and without a transformation bound to it.
Pj horizontal_part(PJ_CONTEXT* context, Pj crs) {
  if (proj_get_type(crs.get()) == PJ_TYPE_BOUND_CRS) {
    crs.reset(proj_get_source_crs(context, crs.get()));
  }
  if (crs && proj_get_type(crs.get()) == PJ_TYPE_COMPOUND_CRS) {
    crs.reset(proj_crs_get_sub_crs(context, crs.get(), 0));
  }
  return crs;
}

Box area_of_use(PJ_CONTEXT* context, const PJ* crs) {
  Box box;
  double west = 0.0;
  double south = 0.0;
  double east = 0.0;
  double north = 0.0;
  if (proj_get_area_of_use(context, crs, &west, &south, &east, &north, nullptr) == 1 &&
      west > -1000.0) {
    box.add({west, south});
    box.add({east, north});
  }
  return box;
}

/// The span of longitudes of the populated cells in each half degree of latitude from 55 to 69 N.
struct Span {
  double west;
  double east;
};
constexpr double kSouthernmost = 55.0;
constexpr std::array<Span, 28> kPopulatedSweden{{
    {12.81, 14.33}, {12.67, 14.67}, {12.49, 16.58}, {12.35, 18.33}, {11.91, 18.92}, {11.54, 19.34},
    {11.21, 17.00}, {11.00, 18.33}, {11.14, 18.92}, {11.74, 19.41}, {12.37, 18.87}, {12.25, 18.41},
    {12.44, 17.27}, {12.20, 17.53}, {12.29, 17.82}, {12.16, 18.52}, {12.08, 19.77}, {12.27, 20.90},
    {14.07, 21.59}, {13.73, 21.48}, {14.54, 22.40}, {14.60, 24.16}, {14.75, 24.03}, {16.21, 23.99},
    {18.70, 23.75}, {17.54, 23.56}, {18.11, 23.46}, {21.24, 21.71},
}};

}  // namespace

Crs Crs::from_text(std::string_view text, const base::Where& where) {
  refuse_if_not_a_name(text, where);
  const Context context = make_context();
  if (proj_context_get_database_metadata(context.get(), "EPSG.VERSION") == nullptr) {
    throw Error{ErrorCode::environment,
                {},
                Message{"PROJ does not find its database proj.db"},
                Message{"install the package proj-data, and unset PROJ_LIB and PROJ_DATA"}};
  }
  Pj pj{proj_create(context.get(), std::string{text}.c_str())};
  if (!pj || proj_is_crs(pj.get()) == 0) {
    refuse(text, where, Message{"PROJ does not know it"});
  }
  pj = horizontal_part(context.get(), std::move(pj));
  Crs crs;
  crs.name_ = proj_get_name(pj.get());
  const char* authority = proj_get_id_auth_name(pj.get(), 0);
  const char* code = proj_get_id_code(pj.get(), 0);
  crs.code_ =
      authority != nullptr && code != nullptr ? base::format("{}:{}", authority, code) : crs.name_;
  const char* wkt = proj_as_wkt(context.get(), pj.get(), PJ_WKT2_2019, nullptr);
  if (wkt == nullptr) {
    refuse(text, where, Message{"PROJ cannot describe it"});
  }
  crs.wkt_ = wkt;
  const PJ_TYPE type = proj_get_type(pj.get());
  crs.geographic_ = type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
  crs.projected_in_metres_ = type == PJ_TYPE_PROJECTED_CRS && is_in_metres(context.get(), pj.get());
  crs.area_of_use_ = geo::area_of_use(context.get(), pj.get());
  return crs;
}

bool is_in_sweden(LonLat position) {
  const double row = std::floor((position.lat - kSouthernmost) * 2.0);
  if (!(row >= 0.0 && row < static_cast<double>(kPopulatedSweden.size()))) {
    return false;
  }
  const Span span = kPopulatedSweden.at(static_cast<std::size_t>(row));
  return position.lon >= span.west && position.lon <= span.east;
}

Crs study_crs_for(LonLat position) {
  if (is_in_sweden(position)) {
    return Crs::from_text("EPSG:3006");
  }
  const int zone = static_cast<int>(std::floor((position.lon + 180.0) / 6.0)) + 1;
  const bool in_europe = position.lat > 34.0 && position.lat < 84.0 && zone >= 28 && zone <= 38;
  if (in_europe) {
    return Crs::from_text(base::format("EPSG:{}", 25800 + zone));
  }
  return Crs::from_text(base::format("EPSG:{}", (position.lat < 0.0 ? 32700 : 32600) + zone));
}

struct Transform::Projector {
  Context context;
  Pj pj;
};

Transform::Transform(const Crs& from, const Crs& to) {
  Context context = make_context();
  const Pj source{proj_create(context.get(), from.wkt().c_str())};
  const Pj target{proj_create(context.get(), to.wkt().c_str())};
  Pj authority_order{source && target
                         ? proj_create_crs_to_crs_from_pj(context.get(), source.get(), target.get(),
                                                          nullptr, nullptr)
                         : nullptr};
  Pj pj{authority_order ? proj_normalize_for_visualization(context.get(), authority_order.get())
                        : nullptr};
  if (!pj) {
    throw Error{ErrorCode::crs_invalid,
                {},
                Message{"there is no way from {} to {}", from.code(), to.code()}};
  }
  projector_ = std::make_unique<Projector>(Projector{std::move(context), std::move(pj)});
}

Transform::~Transform() = default;
Transform::Transform(Transform&&) noexcept = default;
Transform& Transform::operator=(Transform&&) noexcept = default;

std::optional<Point> Transform::apply(Point point) const {
  if (!is_finite(point)) {
    return std::nullopt;
  }
  proj_errno_reset(projector_->pj.get());
  const PJ_COORD out =
      proj_trans(projector_->pj.get(), PJ_FWD, proj_coord(point.x, point.y, 0.0, HUGE_VAL));
  const Point result{out.xy.x, out.xy.y};
  return is_finite(result) ? std::optional{result} : std::nullopt;
}

Crs wgs84() {
  return Crs::from_text("EPSG:4326");
}

void check_proj() {
  // The first of Lantmäteriet's control points: 67 05 26.452769 N, 21 02 05.101575 E.
  const LonLat position{21.0 + 2.0 / 60.0 + 5.101575 / 3600.0,
                        67.0 + 5.0 / 60.0 + 26.452769 / 3600.0};
  constexpr Point kExpected{761811.242, 7454204.638};
  constexpr double kTolerance = 0.001;
  const auto found = Transform{wgs84(), Crs::from_text("EPSG:3006")}.apply(position);
  if (!found || planar_distance(*found, kExpected) > kTolerance) {
    throw Error{ErrorCode::environment,
                {},
                Message{"PROJ does not place a control point in SWEREF 99 TM to a millimetre"},
                Message{"reinstall PROJ and its database"}};
  }
}

LibraryVersions library_versions() {
  const Context context = make_context();
  const char* database = proj_context_get_database_metadata(context.get(), "EPSG.VERSION");
  return {proj_info().version, base::format("EPSG {}", database == nullptr ? "?" : database),
          GEOSversion(),
          base::format("{}.{}.{}", BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000,
                       BOOST_VERSION % 100)};
}

}  // namespace narhet::geo
