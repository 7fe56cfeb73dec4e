// SPDX-License-Identifier: MIT
#include "narhet/output/detail/stored_result.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/output/detail/sql_text.hpp"
#include "narhet/output/detail/sqlite.hpp"

#include <array>
#include <memory>
#include <optional>
#include <system_error>

namespace narhet::output::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

constexpr const char* kStyles = "layer_styles";
constexpr const char* kProvenance = "provenance";

/// The latest row that was asked for.
struct Cursor {
  OGRLayer* layer{nullptr};
  std::optional<std::size_t> row;
  FeaturePtr feature;

  const OGRFeature* at(std::size_t wanted) {
    if (row != wanted) {
      feature.reset(layer->GetNextFeature());
      row = wanted;
    }
    return feature.get();
  }
};

Value value_of(const OGRFeature* feature, int field) {
  if (feature == nullptr || !feature->IsFieldSetAndNotNull(field)) {
    return {};
  }
  switch (feature->GetFieldDefnRef(field)->GetType()) {
    case OFTInteger:
    case OFTInteger64:
      return std::int64_t{feature->GetFieldAsInteger64(field)};
    case OFTReal:
      return feature->GetFieldAsDouble(field);
    default:
      return std::string{feature->GetFieldAsString(field)};
  }
}

std::string text_of(sqlite3_stmt* row, int column) {
  const auto* text = sqlite3_column_text(row, column);
  return text == nullptr ? std::string{}
                         : std::string{text, text + sqlite3_column_bytes(row, column)};
}

GeometryType type_of(OGRLayer& layer) {
  switch (wkbFlatten(layer.GetGeomType())) {
    case wkbPoint:
      return GeometryType::point;
    case wkbLineString:
      return GeometryType::line;
    case wkbMultiPolygon:
      return GeometryType::multi_polygon;
    default:
      return GeometryType::none;
  }
}

}  // namespace

StoredResult::StoredResult(const std::filesystem::path& file) : file_{file} {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) {
    throw Error{
        ErrorCode::file_not_found, {file.string(), {}, {}}, Message{"there is no such file"}};
  }
  RegisterOGRGeoPackage();
  constexpr std::array<const char*, 2> kDrivers{"GPKG", nullptr};
  dataset_.reset(
      GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, kDrivers.data()));
  if (dataset_ == nullptr || dataset_->GetLayerByName(kProvenance) == nullptr) {
    throw Error{ErrorCode::file_refused,
                {file.string(), {}, {}},
                Message{"this is no result of narhet"},
                Message{"take the .gpkg file of run, plan, close, reach, area or compare"}};
  }
}

std::vector<OGRLayer*> StoredResult::layers() const {
  std::vector<OGRLayer*> layers;
  for (int i = 0; i < dataset_->GetLayerCount(); ++i) {
    OGRLayer* layer = dataset_->GetLayer(i);
    if (std::string{layer->GetName()} != kStyles) {
      layers.push_back(layer);
    }
  }
  return layers;
}

std::map<std::string, std::string> StoredResult::titles(const std::string& layer) const {
  std::map<std::string, std::string> titles;
  Sqlite database{file_, Sqlite::Mode::read_only};
  // A result of an earlier version has no such table, and the layer then no titles.
  static_cast<void>(database.run(
      base::format("SELECT column_name, title FROM gpkg_data_columns WHERE table_name = {} AND "
                   "column_name IS NOT NULL AND title IS NOT NULL",
                   sql_text(layer)),
      [&](sqlite3_stmt* row) { titles.emplace(text_of(row, 0), text_of(row, 1)); }));
  return titles;
}

Layer table_of(OGRLayer& stored) {
  const auto cursor = std::make_shared<Cursor>();
  cursor->layer = &stored;
  stored.ResetReading();
  Layer layer;
  layer.name = stored.GetName();
  layer.rows = static_cast<std::size_t>(stored.GetFeatureCount());
  layer.geometry_type = type_of(stored);
  const OGRFeatureDefn& columns = *stored.GetLayerDefn();
  for (int i = 0; i < columns.GetFieldCount(); ++i) {
    layer.columns.push_back({columns.GetFieldDefn(i)->GetNameRef(),
                             ColumnType::text,
                             {},
                             [cursor, i](std::size_t row) { return value_of(cursor->at(row), i); },
                             {}});
  }
  if (layer.geometry_type == GeometryType::point) {
    layer.geometry = [cursor](std::size_t row) -> Geometry {
      const OGRFeature* feature = cursor->at(row);
      const OGRGeometry* geometry = feature == nullptr ? nullptr : feature->GetGeometryRef();
      if (geometry == nullptr || geometry->IsEmpty() != 0) {
        return {};
      }
      const OGRPoint* point = geometry->toPoint();
      return geo::Point{point->getX(), point->getY()};
    };
  }
  return layer;
}

}  // namespace narhet::output::detail
