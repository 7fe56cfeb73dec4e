// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/geo/crs.hpp"
#include "narhet/output/detail/layer.hpp"

#include <cpl_error.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <memory>
#include <string>

namespace narhet::output::detail {

struct DestroyFeature {
  void operator()(OGRFeature* feature) const { OGRFeature::DestroyFeature(feature); }
};
using FeaturePtr = std::unique_ptr<OGRFeature, DestroyFeature>;

struct ReleaseReference {
  void operator()(OGRSpatialReference* reference) const { reference->Release(); }
};
using ReferencePtr = std::unique_ptr<OGRSpatialReference, ReleaseReference>;

/// Listens to what GDAL says in this thread while it lives.  GDAL reports a full disk during close
/// here and nowhere else.
class FaultListener {
 public:
  FaultListener();
  ~FaultListener();
  FaultListener(const FaultListener&) = delete;
  FaultListener& operator=(const FaultListener&) = delete;

  /// The first failure since the beginning, in one line that may be shown; empty if there was none.
  [[nodiscard]] const std::string& first_fault() const { return first_fault_; }

 private:
  static void CPL_STDCALL hear(CPLErr severity, CPLErrorNum number, const char* text);

  std::string first_fault_;
};

/// Sets an option of GDAL for this thread while it lives.
class ThreadOption {
 public:
  ThreadOption(const char* name, const std::string& value);
  ~ThreadOption();
  ThreadOption(const ThreadOption&) = delete;
  ThreadOption& operator=(const ThreadOption&) = delete;

 private:
  const char* name_;
};

/// East before north, whatever the authority's order.  This is the one place of `output` that sets
/// it.
/// @throws Error `crs_invalid`
[[nodiscard]] ReferencePtr spatial_reference(const geo::Crs& crs);

[[nodiscard]] OGRFieldType field_type(ColumnType type);
[[nodiscard]] OGRwkbGeometryType geometry_type(GeometryType type);

/// Sets all fields and the geometry of `feature` to what the layer has in that row, and its id to
/// the number of the row from 1.
/// @pre the fields of `feature` are the columns of the layer, in their order
void fill(OGRFeature& feature, const Layer& layer, std::size_t row);

}  // namespace narhet::output::detail
