// SPDX-License-Identifier: MIT
#include "narhet/base/error.hpp"
#include "narhet/output/detail/column_descriptions.hpp"
#include "narhet/output/detail/geopackage.hpp"
#include "narhet/output/detail/ogr.hpp"

#include <cpl_string.h>

#include <algorithm>
#include <set>

namespace narhet::output::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

/// How many rows pass between two looks at whether the user wants to stop.
constexpr std::size_t kRowsPerStep = 1000;

/// Two kinds "a" and "a_second" would both have a column "a_second_km".
void require_distinct_columns(const Layer& layer) {
  std::set<std::string> names{layer.id_column, kGeometryColumn};
  for (const Column& column : layer.columns) {
    if (!names.insert(column.name).second) {
      throw Error{ErrorCode::study_invalid,
                  {{}, layer.name, {}},
                  Message{"two columns of the result would have the name '{}'", column.name},
                  Message{"give one of the kinds of service another key in the study file"}};
    }
  }
}

/// A new GeoPackage, written to from one end to the other and then closed.
class Writer {
 public:
  Writer(const geo::Crs& crs, const base::Catalogue& catalogue, Publication& publication)
      : reference_{spatial_reference(crs)}, catalogue_{&catalogue}, publication_{&publication} {
    RegisterOGRGeoPackage();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver != nullptr) {
      dataset_.reset(
          driver->Create(publication.temporary().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    }
    require(dataset_ != nullptr, {});
    publication.protect_temporary();
  }

  void write(const Layer& layer, base::Phase& phase) {
    OGRLayer* made = create_layer(layer);
    require(made != nullptr, layer.name);
    require(dataset_->StartTransaction() == OGRERR_NONE, layer.name);
    const FeaturePtr feature{OGRFeature::CreateFeature(made->GetLayerDefn())};
    for (std::size_t row = 0; row < layer.rows; ++row) {
      if (row % kRowsPerStep == 0) {
        phase.advance(std::min(kRowsPerStep, layer.rows - row));
      }
      fill(*feature, layer, row);
      require(made->CreateFeature(feature.get()) == OGRERR_NONE, layer.name);
    }
    require(dataset_->CommitTransaction() == OGRERR_NONE, layer.name);
    require(true, layer.name);
  }

  void close() {
    dataset_.reset();
    require(true, {});
  }

 private:
  /// Ends the run unless the call was a success and GDAL has reported no failure so far.
  void require(bool success, const std::string& layer) const {
    if (success && faults_.first_fault().empty()) {
      return;
    }
    const auto free_megabytes =
        std::filesystem::space(publication_->temporary().parent_path()).available / 1'000'000;
    throw Error{ErrorCode::output_failed,
                {publication_->target().string(), layer, {}},
                Message{"the result could not be written: {}", faults_.first_fault()},
                Message{"check that the disk has room ({} MB are free) and that no limit of file "
                        "sizes is in force",
                        free_megabytes}};
  }

  OGRLayer* create_layer(const Layer& layer) {
    CPLStringList options;
    options.SetNameValue("FID", layer.id_column.c_str());
    options.SetNameValue("GEOMETRY_NAME", kGeometryColumn);
    options.SetNameValue("IDENTIFIER", catalogue_->render(layer.title).c_str());
    options.SetNameValue("DESCRIPTION", catalogue_->render(layer.description).c_str());
    OGRLayer* made = dataset_->CreateLayer(
        layer.name.c_str(), layer.geometry_type == GeometryType::none ? nullptr : reference_.get(),
        geometry_type(layer.geometry_type), options.List());
    require(made != nullptr, layer.name);
    for (const Column& column : layer.columns) {
      OGRFieldDefn field{column.name.c_str(), field_type(column.type)};
      if (column.type == ColumnType::boolean) {
        field.SetSubType(OFSTBoolean);
      }
      if (column.type == ColumnType::date_time) {
        field.SetDefault("CURRENT_TIMESTAMP");
      }
      require(made->CreateField(&field) == OGRERR_NONE, layer.name);
    }
    return made;
  }

  FaultListener faults_;
  ReferencePtr reference_;
  const base::Catalogue* catalogue_;
  Publication* publication_;
  GDALDatasetUniquePtr dataset_;
};

}  // namespace

std::uintmax_t least_size(const std::vector<Layer>& layers) {
  constexpr std::uintmax_t kEmptyFile = 200'000;
  constexpr std::uintmax_t kRow = 20;
  constexpr std::uintmax_t kCell = 2;
  constexpr std::uintmax_t kPoint = 100;  // the geometry itself and its entry in the spatial index
  std::uintmax_t size = kEmptyFile;
  for (const Layer& layer : layers) {
    const std::uintmax_t row = kRow + kCell * layer.columns.size() + (layer.geometry ? kPoint : 0);
    size += layer.rows * row;
  }
  return size;
}

void write_geopackage(const std::vector<Layer>& layers,
                      const geo::Crs& crs,
                      const std::string& date,
                      const base::Catalogue& catalogue,
                      Publication& publication,
                      const base::Task& task) {
  std::size_t rows = 0;
  for (const Layer& layer : layers) {
    require_distinct_columns(layer);
    rows += layer.rows;
  }
  base::Phase phase{task, Message{"writing the result"}, rows};
  const ThreadOption fixed_date{"OGR_CURRENT_DATE", date};
  Writer writer{crs, catalogue, publication};
  for (const Layer& layer : layers) {
    writer.write(layer, phase);
  }
  writer.close();
  write_column_descriptions(layers, catalogue, publication);
}

}  // namespace narhet::output::detail
