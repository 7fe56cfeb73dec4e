// SPDX-License-Identifier: MIT
#include "narhet/input/detail/road_file.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/nvdb_feature_type.hpp"
#include "narhet/input/detail/nvdb_homogenised.hpp"
#include "narhet/input/detail/placement.hpp"
#include "narhet/input/detail/topografi_roads.hpp"
#include "narhet/input/input_file.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace narhet::input::detail {
namespace {

/// The layer that the study names, or all.
std::vector<LayerDescription> wanted_layers(std::vector<LayerDescription> layers,
                                            const Source& source) {
  if (source.layer.empty()) {
    return layers;
  }
  std::vector<std::string> names;
  std::string list;
  for (LayerDescription& layer : layers) {
    if (layer.name == source.layer) {
      return {std::move(layer)};
    }
    names.push_back(layer.name);
    list += (list.empty() ? "" : ", ") + base::printable(layer.name);
  }
  const auto nearest = base::nearest_known(source.layer, names);
  throw base::Error{
      base::ErrorCode::layer_missing,
      {source.shown_path, source.layer, {}},
      base::Message{"there is no such layer; there are {}", list},
      nearest ? base::Message{"did you mean '{}'?", base::printable(*nearest)} : base::Message{}};
}

/// The same source with the name of a layer, for messages.
Source of_layer(const Source& source, const LayerDescription& layer) {
  Source named = source;
  named.layer = layer.name;
  return named;
}

}  // namespace

RoadFile RoadFile::open(const Source& source, const base::Task& task) {
  constexpr std::array<std::string_view, 5> kExtensions{".gpkg", ".geojson", ".json", ".shp",
                                                        ".fgb"};
  const auto path = check_input_file(source.path, kExtensions, source.shown_path);
  LayerFile file{path, source, task};
  auto layers = wanted_layers(file.layers(), source);
  return {source, std::move(file), std::move(layers)};
}

FeatureTable RoadFile::read_lines(const LayerDescription& layer,
                                  const std::vector<std::string>& columns,
                                  const geo::Crs& study_crs,
                                  const base::Task& task) const {
  FeatureTable table = file.read({layer.name, GeometryWanted::line, columns}, task);
  if (!table.features.empty()) {
    place_in(study_crs, of_layer(source, layer), table);
  }
  return table;
}

FeatureTable RoadFile::read_table(const LayerDescription& layer,
                                  const std::vector<std::string>& columns,
                                  const base::Task& task) const {
  return file.read({layer.name, GeometryWanted::none, columns}, task);
}

FeatureTable RoadFile::read_all(const geo::Crs& study_crs, const base::Task& task) const {
  return in_study(file.read({source.layer, GeometryWanted::line, {}}, task), source,
                  GeometryWanted::line, study_crs);
}

model::LoadReport RoadFile::begin_report(const LayerDescription& layer, FeatureTable& table) const {
  model::LoadReport report;
  report.subject = model::Subject::roads;
  report.file = source.shown_path;
  report.layer = layer.name;
  report.crs = table.stated_crs;
  report.read = table.features.size();
  report.notices = std::move(table.notices);
  return report;
}

base::Where RoadFile::where(const LayerDescription& layer, std::string record) const {
  return {source.shown_path, layer.name, std::move(record)};
}

RoadProduct recognise(std::span<const LayerDescription> layers) {
  if (std::any_of(layers.begin(), layers.end(), is_homogenised)) {
    return std::any_of(layers.begin(), layers.end(), is_pipos) ? RoadProduct::pipos
                                                               : RoadProduct::nvdb_homogenised;
  }
  if (std::any_of(layers.begin(), layers.end(), is_package_layer)) {
    return RoadProduct::nvdb_package;
  }
  if (std::any_of(layers.begin(), layers.end(), [](const LayerDescription& layer) {
        return feature_type_of(layer).has_value();
      })) {
    return RoadProduct::nvdb_layers;
  }
  return std::any_of(layers.begin(), layers.end(), is_topografi_layer) ? RoadProduct::topografi
                                                                       : RoadProduct::lines;
}

}  // namespace narhet::input::detail
