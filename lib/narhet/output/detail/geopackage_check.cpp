// SPDX-License-Identifier: MIT
#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"
#include "narhet/output/detail/column_descriptions.hpp"
#include "narhet/output/detail/geopackage.hpp"
#include "narhet/output/detail/ogr.hpp"
#include "narhet/output/detail/sqlite.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace narhet::output::detail {
namespace {

using base::Argument;
using base::Message;

constexpr std::size_t kRowsPerStep = 1000;

[[noreturn]] void fail(const Publication& publication,
                       const std::string& layer,
                       const std::string& record,
                       const Argument& what) {
  throw base::Error{
      base::ErrorCode::output_failed,
      {publication.target().string(), layer, record},
      Message{"the check of what was written failed: {}", what},
      Message{"run again; if it happens again, the disk or this program is at fault"}};
}

/// Why a value should never have been written; nothing if it is sound.
std::optional<Message> unsound(const Layer& layer, std::size_t row) {
  for (const Column& column : layer.columns) {
    const Value value = column.value(row);
    const auto* real = std::get_if<double>(&value);
    if (real != nullptr && !std::isfinite(*real)) {
      return Message{"column '{}' has no finite number", column.name};
    }
    const auto* text = std::get_if<std::string>(&value);
    if (text != nullptr && !base::is_valid_utf8(*text)) {
      return Message{"column '{}' has a text that is not UTF-8", column.name};
    }
  }
  return std::nullopt;
}

/// Compares the features that GDAL reads with the rows of the layer.
class FeatureCheck {
 public:
  FeatureCheck(const geo::Crs& crs, const Publication& publication)
      : publication_{&publication}, reference_{spatial_reference(crs)} {
    constexpr std::array<const char*, 2> kDrivers{"GPKG", nullptr};
    dataset_.reset(GDALDataset::Open(publication.temporary().c_str(),
                                     GDAL_OF_VECTOR | GDAL_OF_READONLY, kDrivers.data()));
    require(dataset_ != nullptr, {}, Message{"the file does not open"});
  }

  void require_layer_count(std::size_t count) const {
    require(dataset_->GetLayerCount() == static_cast<int>(count), {},
            Message{"the number of layers is wrong"});
  }

  void check(const Layer& layer, base::Phase& phase) {
    OGRLayer* found = dataset_->GetLayerByName(layer.name.c_str());
    require(found != nullptr, layer.name, Message{"the layer is missing"});
    check_structure(layer, *found);
    const FeaturePtr expected{OGRFeature::CreateFeature(found->GetLayerDefn())};
    for (std::size_t row = 0; row < layer.rows; ++row) {
      if (row % kRowsPerStep == 0) {
        phase.advance(std::min(kRowsPerStep, layer.rows - row));
      }
      check_row(layer, row, *expected, FeaturePtr{found->GetNextFeature()}.get());
    }
    require(FeaturePtr{found->GetNextFeature()} == nullptr, layer.name,
            Message{"there are more rows than expected"});
  }

 private:
  void require(bool condition, const std::string& layer, const Message& what) const {
    if (!faults_.first_fault().empty()) {
      fail(*publication_, layer, {}, Argument{faults_.first_fault()});
    }
    if (!condition) {
      fail(*publication_, layer, {}, Argument{what});
    }
  }

  void check_structure(const Layer& layer, OGRLayer& found) const {
    OGRFeatureDefn& columns = *found.GetLayerDefn();
    bool same = columns.GetFieldCount() == static_cast<int>(layer.columns.size()) &&
                columns.GetGeomType() == geometry_type(layer.geometry_type);
    for (int i = 0; same && i < columns.GetFieldCount(); ++i) {
      same =
          layer.columns[static_cast<std::size_t>(i)].name == columns.GetFieldDefn(i)->GetNameRef();
    }
    require(same, layer.name, Message{"the columns are others than were written"});
    if (layer.geometry_type != GeometryType::none) {
      const OGRSpatialReference* reference = found.GetSpatialRef();
      require(reference != nullptr && reference->IsSame(reference_.get()) != FALSE, layer.name,
              Message{"the coordinate system is another than was written"});
    }
  }

  void check_row(const Layer& layer,
                 std::size_t row,
                 OGRFeature& expected,
                 const OGRFeature* found) const {
    const auto fault = unsound(layer, row);
    fill(expected, layer, row);
    const bool same = found != nullptr && expected.Equal(found) != FALSE;
    if (fault || !same) {
      fail(*publication_, layer.name, base::format("row {}", row + 1),
           Argument{fault ? *fault : Message{"the row reads back otherwise than it was written"}});
    }
  }

  const Publication* publication_;
  FaultListener faults_;
  ReferencePtr reference_;
  GDALDatasetUniquePtr dataset_;
};

std::optional<geo::Box> box_of(const Layer& layer, std::size_t row) {
  const Geometry geometry = layer.geometry(row);
  geo::Box box;
  if (const auto* point = std::get_if<geo::Point>(&geometry)) {
    box.add(*point);
  } else if (const auto* line = std::get_if<const std::vector<geo::Point>*>(&geometry)) {
    for (const geo::Point vertex : **line) {
      box.add(vertex);
    }
  } else if (const auto* area = std::get_if<const geo::MultiPolygon*>(&geometry)) {
    for (const geo::Polygon& part : **area) {
      for (const geo::Point corner : part.outer) {
        box.add(corner);
      }
    }
  }
  return box.is_empty() ? std::nullopt : std::optional{box};
}

/// An index holds 32-bit floats: where one is on the wrong side of the number, SQLite takes 1 ±
/// 2^-23 times the number.
bool covers_closely(sqlite3_stmt* entry, const geo::Box& box) {
  const auto close = [](double inner, double outer) {
    return outer >= inner && outer - inner <= std::abs(inner) * 0x1p-22;
  };
  return close(-box.min_x, -sqlite3_column_double(entry, 1)) &&
         close(-box.min_y, -sqlite3_column_double(entry, 2)) &&
         close(box.max_x, sqlite3_column_double(entry, 3)) &&
         close(box.max_y, sqlite3_column_double(entry, 4));
}

/// Checks by SQLite what GDAL does not show: the file as a database, and the tables by which other
/// programs find features.
class TableCheck {
 public:
  explicit TableCheck(const Publication& publication)
      : publication_{&publication}, database_{publication.temporary(), Sqlite::Mode::read_only} {}

  void check_database() {
    std::string verdict;
    run({}, "PRAGMA quick_check", [&](sqlite3_stmt* row) {
      verdict.append(static_cast<const char*>(sqlite3_column_blob(row, 0)),
                     static_cast<std::size_t>(sqlite3_column_bytes(row, 0)));
    });
    require(verdict == "ok", {}, Message{"SQLite finds the file damaged: {}", verdict});
    bool violated = false;
    run({}, "PRAGMA foreign_key_check", [&](sqlite3_stmt*) { violated = true; });
    require(!violated, {}, Message{"tables refer to rows that are missing"});
  }

  void check(const Layer& layer) {
    sqlite3_int64 count = -1;
    run(layer.name, "SELECT feature_count FROM gpkg_ogr_contents" + where(layer),
        [&](sqlite3_stmt* row) { count = sqlite3_column_int64(row, 0); });
    require(count == static_cast<sqlite3_int64>(layer.rows), layer.name,
            Message{"the number of rows is wrong"});
    check_descriptions(layer);
    if (layer.geometry_type != GeometryType::none) {
      check_extent(layer, check_index(layer));
    }
  }

 private:
  static std::string where(const Layer& layer) { return " WHERE table_name='" + layer.name + "'"; }

  void run(const std::string& layer,
           const std::string& sql,
           const std::function<void(sqlite3_stmt*)>& row) {
    if (database_.run(sql, row) != SQLITE_OK) {
      fail(*publication_, layer, {}, Argument{database_.fault()});
    }
  }

  void require(bool condition, const std::string& layer, const Message& what) const {
    if (!condition) {
      fail(*publication_, layer, {}, Argument{what});
    }
  }

  void check_descriptions(const Layer& layer) {
    std::size_t described = 0;
    run(layer.name, "SELECT 1 FROM gpkg_data_columns" + where(layer) + " AND description <> ''",
        [&](sqlite3_stmt*) { ++described; });
    require(described == described_columns(layer), layer.name,
            Message{"a column is not described"});
  }

  /// The spatial index has an entry for each row with a geometry, and no other.
  /// @returns the extent of the layer
  geo::Box check_index(const Layer& layer) {
    geo::Box extent;
    bool same = true;
    std::size_t row = 0;
    const auto next_box = [&] {
      std::optional<geo::Box> box;
      for (; row < layer.rows && !box; ++row) {
        box = box_of(layer, row);
      }
      return box;  // of the row with the id `row`, since ids count from 1
    };
    run(layer.name,
        "SELECT id, minx, miny, maxx, maxy FROM rtree_" + layer.name + "_" + kGeometryColumn +
            " ORDER BY id",
        [&](sqlite3_stmt* entry) {
          const auto box = next_box();
          same = same && box && sqlite3_column_int64(entry, 0) == static_cast<sqlite3_int64>(row) &&
                 covers_closely(entry, *box);
          if (same) {
            extent.add({box->min_x, box->min_y});
            extent.add({box->max_x, box->max_y});
          }
        });
    require(same && !next_box(), layer.name,
            Message{"the spatial index does not agree with the geometries"});
    return extent;
  }

  void check_extent(const Layer& layer, const geo::Box& extent) {
    bool same = false;
    run(layer.name, "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents" + where(layer),
        [&](sqlite3_stmt* row) {
          constexpr double kTolerance =
              1e-6;  // metres: GDAL writes the extent as text of 15 digits
          const auto equal = [&](int column, double value) {
            return std::abs(sqlite3_column_double(row, column) - value) <= kTolerance;
          };
          same = extent.is_empty() ? sqlite3_column_type(row, 0) == SQLITE_NULL
                                   : equal(0, extent.min_x) && equal(1, extent.min_y) &&
                                         equal(2, extent.max_x) && equal(3, extent.max_y);
        });
    require(same, layer.name, Message{"the extent does not agree with the geometries"});
  }

  const Publication* publication_;
  Sqlite database_;
};

}  // namespace

void check_geopackage(const std::vector<Layer>& layers,
                      const geo::Crs& crs,
                      const Publication& publication,
                      const base::Task& task) {
  std::size_t rows = 0;
  for (const Layer& layer : layers) {
    rows += layer.rows;
  }
  base::Phase phase{task, Message{"checking the result"}, rows};
  FeatureCheck features{crs, publication};
  features.require_layer_count(layers.size());
  TableCheck tables{publication};
  tables.check_database();
  for (const Layer& layer : layers) {
    features.check(layer, phase);
    tables.check(layer);
  }
}

}  // namespace narhet::output::detail
