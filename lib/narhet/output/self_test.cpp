// SPDX-License-Identifier: MIT
#include "narhet/output/self_test.hpp"

#include "narhet/base/error.hpp"

#include <ogrsf_frmts.h>

namespace narhet::output {
namespace {

constexpr const char* kFile = "/vsimem/narhet-self-test.gpkg";

bool writes_a_point(GDALDriver& driver) {
  const GDALDatasetUniquePtr file{driver.Create(kFile, 0, 0, 0, GDT_Unknown, nullptr)};
  OGRLayer* layer = file ? file->CreateLayer("points", nullptr, wkbPoint, nullptr) : nullptr;
  if (layer == nullptr) {
    return false;
  }
  const OGRFeatureUniquePtr feature{OGRFeature::CreateFeature(layer->GetLayerDefn())};
  const OGRPoint point{500000.0, 6500000.0};
  return feature->SetGeometry(&point) == OGRERR_NONE &&
         layer->CreateFeature(feature.get()) == OGRERR_NONE;
}

bool finds_the_point() {
  const GDALDatasetUniquePtr file{GDALDataset::Open(kFile, GDAL_OF_VECTOR)};
  OGRLayer* layer = file ? file->GetLayerByName("points") : nullptr;
  if (layer == nullptr || layer->TestCapability(OLCFastSpatialFilter) == 0) {
    return false;
  }
  layer->SetSpatialFilterRect(499999.0, 6499999.0, 500001.0, 6500001.0);
  return layer->GetFeatureCount() == 1;
}

}  // namespace

void check_geopackage() {
  RegisterOGRGeoPackage();
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  const bool works = driver != nullptr && writes_a_point(*driver) && finds_the_point();
  if (driver != nullptr) {
    driver->Delete(kFile);
  }
  if (!works) {
    throw base::Error{base::ErrorCode::environment,
                      {},
                      base::Message{"GDAL cannot write and read a GeoPackage with a spatial index"},
                      base::Message{"reinstall GDAL and SQLite"}};
  }
}

}  // namespace narhet::output
