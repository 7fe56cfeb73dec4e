// SPDX-License-Identifier: MIT
#include "layer_fixture.hpp"

#include "narhet/base/catalogue.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <sqlite3.h>

#include <array>
#include <map>
#include <memory>
#include <stdexcept>
#include <string_view>

namespace narhet::test {
namespace {

void require(bool good, const std::string& what) {
  if (!good) {
    throw std::runtime_error{"fixture: " + what};
  }
}

void write_layer(GDALDataset& dataset, const WrittenLayer& layer) {
  OGRSpatialReference reference;
  if (layer.epsg != 0) {
    require(reference.importFromEPSG(layer.epsg) == OGRERR_NONE, "EPSG");
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  }
  // Without an index: a GeoPackage's triggers need functions that `run_sql` has not, and in a
  // FlatGeobuf it orders the features.
  const std::string_view driver{dataset.GetDriverName()};
  const bool indexed = driver == "GPKG" || driver == "FlatGeobuf";
  const std::array<const char*, 2> options{indexed ? "SPATIAL_INDEX=NO" : nullptr, nullptr};
  OGRLayer* made =
      dataset.CreateLayer(layer.name.c_str(), layer.epsg == 0 ? nullptr : &reference, wkbUnknown,
                          const_cast<char**>(options.data()));  // NOLINT: as GDAL has it
  require(made != nullptr, layer.name);
  for (const std::string& name : layer.fields) {
    OGRFieldDefn field{name.c_str(), OFTString};
    require(made->CreateField(&field) == OGRERR_NONE, name);
  }
  for (const WrittenFeature& each : layer.features) {
    const OGRFeatureUniquePtr feature{OGRFeature::CreateFeature(made->GetLayerDefn())};
    for (std::size_t i = 0; i < each.fields.size(); ++i) {
      feature->SetField(static_cast<int>(i), each.fields[i].c_str());
    }
    if (!each.wkt.empty()) {
      OGRGeometry* geometry = nullptr;
      require(
          OGRGeometryFactory::createFromWkt(each.wkt.c_str(), nullptr, &geometry) == OGRERR_NONE,
          each.wkt);
      feature->SetGeometryDirectly(geometry);
    }
    require(made->CreateFeature(feature.get()) == OGRERR_NONE, "feature");
  }
}

}  // namespace

void run_sql(const std::filesystem::path& file, const std::string& statements) {
  sqlite3* opened = nullptr;
  const int status = sqlite3_open(file.c_str(), &opened);
  const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database{opened, &sqlite3_close};
  require(status == SQLITE_OK, file);
  require(sqlite3_exec(opened, statements.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK,
          sqlite3_errmsg(opened));
}

input::Source LayerTest::geopackage(const std::string& name,
                                    const std::vector<WrittenLayer>& layers) const {
  const auto path = folder_ / name;
  GDALDatasetUniquePtr dataset{GetGDALDriverManager()->GetDriverByName("GPKG")->Create(
      path.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
  require(dataset != nullptr, path);
  for (const WrittenLayer& layer : layers) {
    write_layer(*dataset, layer);
  }
  return {path, name, {}, {}, {}, {}};
}

input::Source LayerTest::layer_file(const std::string& name, const WrittenLayer& layer) const {
  const auto path = folder_ / name;
  const std::map<std::string, const char*> drivers{{".gpkg", "GPKG"},
                                                   {".shp", "ESRI Shapefile"},
                                                   {".fgb", "FlatGeobuf"},
                                                   {".geojson", "GeoJSON"}};
  for (const char* part : {".shp", ".shx", ".dbf", ".prj", ".cpg"}) {
    std::filesystem::remove(std::filesystem::path{path}.replace_extension(part));
  }
  GDALDriver& driver = *GetGDALDriverManager()->GetDriverByName(drivers.at(path.extension()));
  const GDALDatasetUniquePtr dataset{driver.Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
  require(dataset != nullptr, path.string() + ": " + CPLGetLastErrorMsg());
  write_layer(*dataset, layer);
  return {path, name, {}, {}, {}, {}};
}

input::Source LayerTest::text(const std::string& name, std::string_view content) const {
  return {folder_.write(name, content), name, {}, {}, {}, {}};
}

base::Error error_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const base::Error& error) {
    return error;
  }
  ADD_FAILURE() << "expected an error";
  return {base::ErrorCode::internal, {}, base::Message{"no error"}};
}

std::string shown(const base::Message& message) {
  return base::Catalogue{base::Language::english}.render(message);
}

std::string notices_of(const model::LoadReport& report) {
  std::string text;
  for (const base::Message& notice : report.notices) {
    text += shown(notice) + "\n";
  }
  return text;
}

}  // namespace narhet::test
