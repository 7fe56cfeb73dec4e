// SPDX-License-Identifier: MIT
#include "narhet/input/detail/gdal_layer.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/dbf_numbers.hpp"
#include "narhet/input/detail/flatgeobuf_check.hpp"
#include "narhet/input/detail/gdal_errors.hpp"
#include "narhet/input/detail/geojson_check.hpp"
#include "narhet/input/detail/geopackage_check.hpp"
#include "narhet/input/detail/geopackage_numbers.hpp"
#include "narhet/input/detail/ogr_geometry.hpp"
#include "narhet/input/detail/shapefile.hpp"
#include "narhet/input/detail/text_encoding.hpp"
#include "narhet/input/input_file.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

base::Where where_of(const Source& source, std::string record = {}) {
  return {source.shown_path, source.layer, std::move(record)};
}

/// One driver for each ending: a file of another format under that name is not opened at all.
struct Format {
  std::string_view extension;
  const char* driver;
  const char* name;
  const char* option;  ///< for opening it
};
constexpr std::array<Format, 5> kFormats{{
    // SQLite then looks for no journal and makes no file beside the input.
    {".gpkg", "GPKG", "GeoPackage", "IMMUTABLE=YES"},
    {".shp", "ESRI Shapefile", "Shapefile", nullptr},
    {".fgb", "FlatGeobuf", "FlatGeobuf", "VERIFY_BUFFERS=YES"},
    {".geojson", "GeoJSON", "GeoJSON", nullptr},
    {".json", "GeoJSON", "GeoJSON", nullptr},
}};

bool is_shapefile(const std::filesystem::path& file) {
  return has_extension(file, ".shp");
}

bool is_geojson(const std::filesystem::path& file) {
  return has_extension(file, ".geojson") || has_extension(file, ".json");
}

/// What GDAL is not to be left alone with.
/// @returns of a GeoJSON what its features are
GeojsonFeatures check(const std::filesystem::path& file,
                      const Source& source,
                      const base::Task& task) {
  if (has_extension(file, ".gpkg")) {
    check_geopackage(file, where_of(source), task);
  } else if (is_shapefile(file)) {
    check_shapefile(file, where_of(source));
  } else if (is_geojson(file)) {
    return check_geojson(file, where_of(source), task);
  }
  return {};
}

GDALDatasetUniquePtr open(const std::filesystem::path& file,
                          const Source& source,
                          const GdalErrors& errors) {
  const Format& format = *std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& each) {
    return has_extension(file, each.extension);
  });
  const std::array<const char*, 2> drivers{format.driver, nullptr};
  const std::array<const char*, 2> options{format.option, nullptr};
  GDALDatasetUniquePtr dataset{GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                                                 drivers.data(), options.data(), nullptr)};
  errors.refuse_any(where_of(source));
  if (!dataset) {
    throw Error{ErrorCode::file_damaged, where_of(source),
                Message{"this is not {}, whatever its name says", format.name},
                Message{"open it in QGIS and save it anew as a GeoPackage"}};
  }
  return dataset;
}

std::vector<std::string> names_of_layers_with_geometry(GDALDataset& dataset) {
  std::vector<std::string> names;
  for (OGRLayer* layer : dataset.GetLayers()) {
    if (layer->GetGeomType() != wkbNone) {
      names.emplace_back(layer->GetName());
    }
  }
  return names;
}

OGRLayer& only_layer(GDALDataset& dataset, const Source& source) {
  const auto names = names_of_layers_with_geometry(dataset);
  if (names.size() == 1) {
    return *dataset.GetLayerByName(names.front().c_str());
  }
  if (names.empty()) {
    throw Error{ErrorCode::layer_missing, where_of(source),
                Message{"there is no layer with geometries"}};
  }
  std::string list;
  for (const std::string& name : names) {
    list += (list.empty() ? "" : ", ") + base::printable(name);
  }
  throw Error{ErrorCode::layer_missing, where_of(source),
              Message{"there are {} layers: {}", names.size(), list},
              Message{"write in the study which one counts: layer = \"{}\"",
                      base::printable(names.front())}};
}

OGRLayer& named_layer(GDALDataset& dataset, const Source& source) {
  std::vector<std::string> names;
  std::string list;
  for (OGRLayer* layer : dataset.GetLayers()) {
    if (source.layer == layer->GetName()) {
      return *layer;
    }
    names.emplace_back(layer->GetName());
    list += (list.empty() ? "" : ", ") + base::printable(names.back());
  }
  const auto nearest = base::nearest_known(source.layer, names);
  throw Error{ErrorCode::layer_missing, where_of(source),
              Message{"there is no such layer; there are {}", list},
              nearest ? Message{"did you mean '{}'?", base::printable(*nearest)}
                      : Message{"write one of these in the study, as layer = \"{}\"",
                                base::printable(names.empty() ? "" : names.front())}};
}

/// What the layer says of itself.  GeoPackage's "undefined" systems (-1 and 0) say nothing.
std::optional<geo::Crs> own_crs(OGRLayer& layer, const base::Where& where) {
  const OGRSpatialReference* reference = layer.GetSpatialRef();
  if (reference == nullptr || reference->IsEmpty() || reference->IsLocal() != 0 ||
      std::string_view{reference->GetName()}.starts_with("Undefined")) {
    return std::nullopt;
  }
  const char* authority = reference->GetAuthorityName(nullptr);
  const char* code = reference->GetAuthorityCode(nullptr);
  if (authority != nullptr && code != nullptr) {
    return geo::Crs::from_text(base::format("{}:{}", authority, code), where);
  }
  char* wkt = nullptr;
  const std::array<const char*, 2> format{"FORMAT=WKT2_2019", nullptr};
  const bool known = reference->exportToWkt(&wkt, format.data()) == OGRERR_NONE;
  const std::unique_ptr<char, void (*)(void*)> owner{wkt, &CPLFree};
  return known ? std::optional{geo::Crs::from_text(wkt, where)} : std::nullopt;
}

std::optional<geo::Crs> crs_of(OGRLayer& layer,
                               const Source& source,
                               std::vector<Message>& notices) {
  if (source.crs.empty()) {
    return own_crs(layer, where_of(source));
  }
  const geo::Crs stated = geo::Crs::from_text(source.crs, where_of(source));
  const auto own = own_crs(layer, where_of(source));
  if (own && own->code() != stated.code()) {
    const auto notice =
        Message{"the file says {}, the study {}: the study counts", own->code(), stated.code()};
    notices.push_back(notice);
  }
  return stated;
}

std::string text_of(const OGRFeature& feature, int field) {
  if (!feature.IsFieldSetAndNotNull(field)) {
    return {};
  }
  std::string text;
  if (feature.GetFieldDefnRef(field)->GetType() == OFTStringList) {
    for (char** item = feature.GetFieldAsStringList(field); item != nullptr && *item != nullptr;
         ++item) {
      text += (text.empty() ? "" : ";") + std::string{*item};
    }
  } else {
    text = feature.GetFieldAsString(field);
  }
  return std::string{base::trimmed(text)};
}

/// All formats but one say that their texts are UTF-8.
void require_utf8(Feature& feature, const base::Where& where) {
  constexpr std::size_t kMaxCell = std::size_t{1} << 20U;
  for (std::string& text : feature.cells) {
    if (text.size() > kMaxCell) {
      throw Error{ErrorCode::value_invalid, where,
                  Message{"a cell is longer than a million letters"},
                  Message{"shorten the text, or take the column out"}};
    }
    if (!base::is_valid_utf8(text)) {
      throw Error{ErrorCode::file_damaged, where, Message{"there is text that is not UTF-8"},
                  Message{"open the file in QGIS and save it anew as a GeoPackage"}};
    }
    text = base::to_nfc(text);
  }
}

void refuse_other_than_utf8(const Source& source, const FeatureTable& table) {
  for (const Feature& feature : table.features) {
    if (!std::all_of(feature.cells.begin(), feature.cells.end(), &base::is_valid_utf8)) {
      throw Error{
          ErrorCode::file_damaged, where_of(source, feature.record),
          Message{"there is text that is not UTF-8"},
          Message{"if it is Windows-1252, write encoding = \"windows-1252\" beside the file "
                  "in the study"}};
    }
  }
}

/// A shapefile has a part that names its encoding, or not.
void decode_shapefile(const std::filesystem::path& file,
                      const Source& source,
                      FeatureTable& table) {
  std::vector<std::string*> texts;
  for (std::string& column : table.columns) {
    texts.push_back(&column);
  }
  for (Feature& feature : table.features) {
    for (std::string& cell : feature.cells) {
      texts.push_back(&cell);
    }
  }
  const std::string encoding =
      source.encoding.empty() ? encoding_of_shapefile(file) : source.encoding;
  if (encoding == "utf-8") {
    refuse_other_than_utf8(source, table);
  }
  if (const auto guessed = decode_texts(texts, encoding, where_of(source))) {
    const auto notice =
        Message{"the text is read as Windows-1252; is '{}' right?", base::printable(*guessed)};
    table.notices.push_back(notice);
  }
}

std::vector<std::string> columns_of(OGRLayer& layer) {
  std::vector<std::string> columns;
  OGRFeatureDefn& definition = *layer.GetLayerDefn();
  columns.reserve(static_cast<std::size_t>(definition.GetFieldCount()) + 1);
  for (int field = 0; field < definition.GetFieldCount(); ++field) {
    columns.emplace_back(definition.GetFieldDefn(field)->GetNameRef());
  }
  columns.emplace_back(layer.GetFIDColumn());
  return columns;
}

/// The fields of some columns, or of all; the last column is the feature's number.
std::vector<int> fields_of(OGRLayer& layer, const std::vector<std::string>& columns) {
  std::vector<int> fields;
  for (std::size_t i = 0; i + 1 < columns.size(); ++i) {
    fields.push_back(layer.GetLayerDefn()->GetFieldIndex(columns[i].c_str()));
  }
  return fields;
}

Feature to_feature(const OGRFeature& from,
                   const std::vector<int>& fields,
                   const Source& source,
                   GeometryWanted wanted,
                   bool is_utf8,
                   TableFaults& skipped) {
  Feature feature;
  feature.number = static_cast<std::uint64_t>(from.GetFID());
  feature.record = base::format("feature {}", from.GetFID());
  const base::Where where = where_of(source, feature.record);
  feature.cells.reserve(fields.size() + 1);
  for (const int field : fields) {
    feature.cells.push_back(text_of(from, field));
  }
  if (is_utf8) {
    require_utf8(feature, where);
  }
  feature.cells.push_back(base::format("{}", from.GetFID()));
  const auto take = [&] { take_geometry(from.GetGeometryRef(), wanted, where, feature); };
  if (wanted != GeometryWanted::none && source.skip) {
    skipped.attempt(take);
    const Message fault = skipped.first_of(feature.record);
    feature.fault = fault.empty() ? feature.fault : fault;
  } else if (wanted != GeometryWanted::none) {
    take();
  }
  return feature;
}

constexpr std::size_t kNoCell = static_cast<std::size_t>(-1);

std::optional<NumberType> number_type(OGRFieldType type) {
  switch (type) {
    case OFTInteger:
      return NumberType::whole_32;
    case OFTInteger64:
      return NumberType::whole;
    case OFTReal:
      return NumberType::real;
    default:
      return std::nullopt;
  }
}

/// Puts what stands in columns of numbers, and GDAL cannot read, in its place: who reads such a
/// cell then says what is in it.
/// @param cells  of a feature, by the fields of the odd ones
void put_back(const std::vector<OddCell>& odd,
              const std::vector<std::size_t>& cells,
              FeatureTable& table) {
  std::unordered_map<std::uint64_t, Feature*> by_number;
  if (!odd.empty()) {
    for (Feature& feature : table.features) {
      by_number[feature.number] = &feature;
    }
  }
  for (const OddCell& each : odd) {
    if (cells[each.field] != kNoCell) {
      by_number.at(static_cast<std::uint64_t>(each.feature))->cells[cells[each.field]] = each.text;
    }
  }
}

void put_back_odd_cells_of_shapefile(const std::filesystem::path& file,
                                     OGRLayer& layer,
                                     const std::vector<int>& fields,
                                     const base::Where& where,
                                     FeatureTable& table,
                                     const base::Task& task) {
  std::vector<std::size_t> cells(static_cast<std::size_t>(layer.GetLayerDefn()->GetFieldCount()),
                                 kNoCell);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    cells[static_cast<std::size_t>(fields[i])] = i;
  }
  put_back(odd_dbf_cells(table_of_shapefile(file, where), where, task), cells, table);
}

void put_back_odd_cells(const std::filesystem::path& file,
                        OGRLayer& layer,
                        const std::vector<int>& fields,
                        const base::Where& where,
                        FeatureTable& table,
                        const base::Task& task) {
  std::vector<NumberField> numbers;
  std::vector<std::size_t> cells;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const OGRFieldDefn& field = *layer.GetLayerDefn()->GetFieldDefn(fields[i]);
    if (const auto type = number_type(field.GetType())) {
      numbers.push_back({field.GetNameRef(), *type});
      cells.push_back(i);
    }
  }
  put_back(odd_cells(file, layer.GetName(), layer.GetFIDColumn(), numbers, where, task), cells,
           table);
}

/// A driver may count otherwise than it reads where a file is cut off.
void require_count(GIntBig stated, std::size_t read, const Source& source) {
  if (stated != static_cast<GIntBig>(read)) {
    throw Error{ErrorCode::file_damaged, where_of(source),
                Message{"the layer says it has {} features, and {} could be read", stated, read},
                Message{"fetch it again, or open it in QGIS and save it anew as a GeoPackage"}};
  }
}

}  // namespace

struct LayerFile::Opened {
  std::filesystem::path file;
  Source source;
  GeojsonFeatures geojson;  ///< of a GeoJSON
  GDALDatasetUniquePtr dataset;
};

LayerFile::LayerFile(const std::filesystem::path& file,
                     const Source& source,
                     const base::Task& task)
    : opened_{std::make_unique<Opened>()} {
  const GdalErrors errors;
  const GeojsonFeatures geojson = check(file, source, task);
  *opened_ = {file, source, geojson, open(file, source, errors)};
}

LayerFile::LayerFile(LayerFile&&) noexcept = default;
LayerFile::~LayerFile() = default;

std::vector<LayerDescription> LayerFile::layers() const {
  const GdalErrors errors;
  std::vector<LayerDescription> descriptions;
  for (OGRLayer* layer : opened_->dataset->GetLayers()) {
    descriptions.push_back({layer->GetName(), columns_of(*layer), layer->GetGeomType() != wkbNone});
  }
  errors.refuse_any(where_of(opened_->source));
  return descriptions;
}

FeatureTable LayerFile::read(const LayerRequest& request, const base::Task& task) const {
  const GdalErrors errors;
  Source source = opened_->source;
  source.layer = request.layer;
  OGRLayer& layer = source.layer.empty() ? only_layer(*opened_->dataset, source)
                                         : named_layer(*opened_->dataset, source);
  const bool is_utf8 = !is_shapefile(opened_->file);
  FeatureTable table;
  table.crs = crs_of(layer, source, table.notices);
  table.columns = columns_of(layer);
  table.numbers = {source.decimal, true, false};
  if (!request.columns.empty()) {
    table.columns = request.columns;
    table.columns.emplace_back(layer.GetFIDColumn());
  }
  const std::vector<int> fields = fields_of(layer, table.columns);
  const GIntBig stated = layer.GetFeatureCount(1);
  errors.refuse_any(where_of(source));
  base::Phase phase{task, Message{"reading {}", source.shown_path},
                    static_cast<std::uint64_t>(stated)};
  for (const auto& feature : layer) {
    table.features.push_back(
        to_feature(*feature, fields, source, request.wanted, is_utf8, table.skipped));
    phase.advance();
  }
  errors.refuse_any(where_of(source));
  require_count(stated, table.features.size(), source);
  if (has_extension(opened_->file, ".gpkg")) {
    put_back_odd_cells(opened_->file, layer, fields, where_of(source), table, task);
  } else if (is_geojson(opened_->file)) {
    require_all_features(opened_->geojson, table.features.size(), where_of(source));
  } else if (has_extension(opened_->file, ".fgb")) {
    require_all_of_flatgeobuf(opened_->file, table.features.size(), where_of(source), task);
  } else if (is_shapefile(opened_->file)) {
    put_back_odd_cells_of_shapefile(opened_->file, layer, fields, where_of(source), table, task);
  }
  if (!is_utf8) {
    decode_shapefile(opened_->file, source, table);
  }
  for (const std::string& warning : errors.warnings()) {
    const auto notice = Message{"GDAL warns: {}", base::printable(warning)};
    table.notices.push_back(notice);
  }
  return table;
}

FeatureTable read_gdal_layer(const std::filesystem::path& file,
                             const Source& source,
                             GeometryWanted wanted,
                             const base::Task& task) {
  return LayerFile{file, source, task}.read({source.layer, wanted, {}}, task);
}

}  // namespace narhet::input::detail
