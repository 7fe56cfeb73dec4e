// SPDX-License-Identifier: MIT
#include "narhet/output/area_file.hpp"

#include "narhet/output/detail/area_style.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/project_outline.hpp"
#include "narhet/output/detail/styled_layers.hpp"
#include "narhet/output/earlier_result.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace narhet::output {
namespace {

using base::Message;
using detail::ColumnType;
using detail::Layer;
using detail::Value;
using model::ReachableArea;
using model::ReachableAreas;

void add_column(Layer& layer,
                std::string name,
                ColumnType type,
                Message alias,
                std::function<Value(std::size_t row)> value) {
  layer.columns.push_back({std::move(name), type, std::move(alias), std::move(value), {}});
}

/// The limit of a row, and whose it is.
/// @param area  of the row
void add_limit(Layer& layer,
               const ReachableAreas& areas,
               const std::function<const ReachableArea&(std::size_t row)>& area) {
  add_column(layer, "points", ColumnType::text, Message{"within reach of"},
             [&areas](std::size_t) -> Value { return areas.points; });
  add_column(layer, "mode", ColumnType::text, Message{"travel"},
             [&areas](std::size_t) -> Value { return std::string{model::key(areas.mode)}; });
  add_column(
      layer, "direction", ColumnType::text, Message{"driven to or from the points"},
      [&areas](std::size_t) -> Value { return std::string{areas.towards_points ? "to" : "from"}; });
  add_column(layer, "limit", ColumnType::text, Message{"limit"},
             [area](std::size_t row) -> Value { return area(row).label; });
  add_column(layer, std::string{"limit_"} + std::string{detail::unit(areas.metric)},
             ColumnType::real, Message{"limit in km or minutes"},
             [&areas, area](std::size_t row) -> Value {
               return base::to_display(areas.metric, area(row).limit);
             });
}

Layer area_layer(const ReachableAreas& areas) {
  // The largest first: maps draw rows in their order, and the smaller lie in the larger.
  const auto area = [&areas](std::size_t row) -> const ReachableArea& {
    return areas.areas[areas.areas.size() - 1 - row];
  };
  Layer layer{"areas",
              Message{"Areas within reach {} – {}", model::name(areas.mode), areas.whose},
              Message{"one row per limit: what lies within the buffer of the roads within reach of "
                      "any of the points"},
              detail::GeometryType::multi_polygon,
              areas.areas.size(),
              {},
              [area](std::size_t row) {
                return area(row).area.empty() ? detail::Geometry{} : &area(row).area;
              }};
  add_limit(layer, areas, area);
  add_column(layer, "buffer_m", ColumnType::real, Message{"metres from the roads"},
             [&areas](std::size_t) -> Value { return areas.buffer.count(); });
  add_column(layer, "road_km", ColumnType::real, Message{"km of road within reach"},
             [area](std::size_t row) -> Value { return area(row).length.count() / 1000.0; });
  return layer;
}

/// A stretch of road: its area, and its number there.
struct Row {
  std::size_t area{};
  std::size_t line{};
};

Layer road_layer(const ReachableAreas& areas) {
  std::vector<Row> rows;
  for (std::size_t area = 0; area < areas.areas.size(); ++area) {
    for (std::size_t line = 0; line < areas.areas[area].new_lines.size(); ++line) {
      rows.push_back({area, line});
    }
  }
  const std::size_t count = rows.size();
  const auto at = std::make_shared<const std::vector<Row>>(std::move(rows));
  const auto area = [&areas, at](std::size_t row) -> const ReachableArea& {
    return areas.areas[(*at)[row].area];
  };
  Layer layer{"area_roads",
              Message{"Roads within reach {} – {}", model::name(areas.mode), areas.whose},
              Message{"one row per stretch of road, with the smallest limit that it is within"},
              detail::GeometryType::line,
              count,
              {},
              [area, at](std::size_t row) { return &area(row).new_lines[(*at)[row].line]; }};
  add_limit(layer, areas, area);
  add_column(layer, "length_m", ColumnType::real, Message{"metres"},
             [area, at](std::size_t row) -> Value {
               return area(row).new_lengths[(*at)[row].line].count();
             });
  return layer;
}

detail::QgisProject area_project(const detail::StyledLayers& styled,
                                 const ReachableAreas& areas,
                                 const std::string& file) {
  detail::QgisProject project;
  project.file = file;
  project.title = areas.points;
  detail::add_group(Message{"Within reach"}, detail::drawn(styled, {"area_roads", "areas"}),
                    project);
  detail::add_table_group(styled, project);
  detail::add_theme(Message{"within reach"}, {"area_roads", "areas"}, project);
  project.page = {styled.layers.front().title,
                  Message{"{}", areas.notice},
                  detail::source_lines(areas.provenance),
                  {}};
  for (const ReachableArea& area : areas.areas) {
    for (const geo::Polygon& part : area.area) {
      for (const geo::Point corner : part.outer) {
        project.extent.add(corner);
      }
    }
  }
  return project;
}

}  // namespace

void write_areas(const ReachableAreas& areas,
                 Publication& publication,
                 const std::string& date,
                 base::Language language,
                 const base::Task& task) {
  const base::Catalogue catalogue{language};
  model::Result origin;
  origin.language = language;
  origin.loads = areas.loads;
  origin.provenance = areas.provenance;
  const detail::StyledLayers styled{
      {area_layer(areas), road_layer(areas), detail::provenance_layer(origin)},
      areas.notice,
      [&](const Layer& layer, const std::string& /*notice*/) {
        return detail::area_style(layer, areas, catalogue);
      }};
  const auto project = area_project(styled, areas, publication.target().filename().string());
  detail::write_styled(styled, project, areas.crs, date, catalogue, publication, task);
}

void refuse_other_areas(const std::filesystem::path& target) {
  refuse_other_layers(target, {"areas", "area_roads", "provenance", "layer_styles"});
}

}  // namespace narhet::output
