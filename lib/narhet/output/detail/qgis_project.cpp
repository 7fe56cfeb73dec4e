// SPDX-License-Identifier: MIT
#include "narhet/output/detail/qgis_project.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/format.hpp"
#include "narhet/output/detail/style.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <string_view>

namespace narhet::output::detail {
namespace {

using base::format;
using Values = std::map<std::string, std::string>;

/// Width by height of the map on the page; an extent of another shape would change the map's size.
constexpr double kMapShape = 300.0 / 255.0;

/// Bytes of a title, from which on it is written smaller, in two lines.
constexpr std::size_t kLongTitle = 70;

/// The legend of the page goes without the names of groups.
constexpr const char* kHiddenInLegend =
    "      <customproperties><property key=\"legend/title-style\" value=\"hidden\"/>"
    "</customproperties>\n";

/// QGIS takes ids of eleven characters and more only.
std::string long_id(const std::string& id) {
  return id + "_narhet_layer";
}

/// A code suffices where there is some number beside it.
std::string reference(const geo::Crs& crs) {
  return format("<spatialrefsys><wkt>{}</wkt><srsid>1</srsid><authid>{}</authid></spatialrefsys>",
                xml(crs.wkt()), xml(crs.code()));
}

std::string source(const QgisProject& project, const ProjectLayer& layer) {
  return xml(format("./{}|layername={}", project.file, layer.table));
}

bool is_shown(const QgisProject& project, const std::string& id) {
  const auto& shown = project.themes.front().layers;
  return std::find(shown.begin(), shown.end(), id) != shown.end();
}

std::string checked(bool is_checked) {
  return is_checked ? "Qt::Checked" : "Qt::Unchecked";
}

std::string tree(const QgisProject& project, const base::Catalogue& catalogue) {
  std::string text;
  for (const ProjectGroup& group : project.groups) {
    text += format("    <layer-tree-group name=\"{}\" checked=\"Qt::Checked\" expanded=\"{}\">\n{}",
                   xml(catalogue.render(group.title)), group.is_open ? 1 : 0, kHiddenInLegend);
    for (const ProjectLayer& layer : group.layers) {
      const bool is_map = layer.geometry_type != GeometryType::none;
      const bool shows = is_shown(project, layer.id);
      text += format(
          "      <layer-tree-layer id=\"{}\" name=\"{}\" providerKey=\"ogr\" source=\"{}\" "
          "checked=\"{}\" expanded=\"{}\"/>\n",
          long_id(layer.id), xml(catalogue.render(layer.title)), source(project, layer),
          checked(shows || !is_map), shows ? 1 : 0);
    }
    text += "    </layer-tree-group>\n";
  }
  return text;
}

std::string_view geometry_of(GeometryType type) {
  switch (type) {
    case GeometryType::none:
      return "No geometry";
    case GeometryType::point:
      return "Point";
    case GeometryType::line:
      return "Line";
    case GeometryType::multi_polygon:
      return "Polygon";
  }
  return {};
}

/// What stands between the outermost tags of a QML.
std::string_view inner(std::string_view style) {
  const std::size_t begin = style.find('>', style.find("<qgis")) + 1;
  return style.substr(begin, style.rfind("</qgis>") - begin);
}

std::string layers(const QgisProject& project,
                   const std::string& srs,
                   const base::Catalogue& catalogue) {
  std::string text;
  for (const ProjectGroup& group : project.groups) {
    for (const ProjectLayer& layer : group.layers) {
      const bool is_map = layer.geometry_type != GeometryType::none;
      const bool is_labelled = layer.style.find("labelsEnabled=\"1\"") != std::string::npos;
      text += format(
          "    <maplayer type=\"vector\" geometry=\"{}\" labelsEnabled=\"{}\">\n"
          "      <id>{}</id>\n      <datasource>{}</datasource>\n"
          "      <layername>{}</layername>\n{}"
          "      <provider encoding=\"UTF-8\">ogr</provider>\n{}    </maplayer>\n",
          geometry_of(layer.geometry_type), is_labelled ? 1 : 0, long_id(layer.id),
          source(project, layer), xml(catalogue.render(layer.title)),
          is_map ? format("      <srs>{}</srs>\n", srs) : std::string{}, inner(layer.style));
    }
  }
  return text;
}

std::string themes(const QgisProject& project, const base::Catalogue& catalogue) {
  std::string text;
  for (const ProjectTheme& theme : project.themes) {
    text += format("    <visibility-preset name=\"{}\">\n", xml(catalogue.render(theme.title)));
    for (const std::string& layer : theme.layers) {
      text += format("      <layer id=\"{}\" visible=\"1\"/>\n", long_id(layer));
    }
    text += "    </visibility-preset>\n";
  }
  return text;
}

/// The extent with a margin, in the shape of the page's map.
geo::Box framed(const geo::Box& extent) {
  constexpr double kMargin = 1.05;
  constexpr double kLeast = 1000.0;  // metres, around a single place
  const double height =
      std::max({extent.max_y - extent.min_y, (extent.max_x - extent.min_x) / kMapShape, kLeast}) *
      kMargin / 2.0;
  const double x = (extent.min_x + extent.max_x) / 2.0;
  const double y = (extent.min_y + extent.max_y) / 2.0;
  geo::Box framed;
  framed.add({x - height * kMapShape, y - height});
  framed.add({x + height * kMapShape, y + height});
  return framed;
}

void add_extent(const geo::Box& extent, Values& values) {
  values["XMIN"] = format("{:.0f}", extent.min_x);
  values["YMIN"] = format("{:.0f}", extent.min_y);
  values["XMAX"] = format("{:.0f}", extent.max_x);
  values["YMAX"] = format("{:.0f}", extent.max_y);
}

/// Text in a label as it is: QGIS would work out what stands between "[%" and "%]".
std::string literal(std::string text) {
  for (const char* mark : {"[%", "%]"}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
      text.insert(at + 1, 1, ' ');
    }
  }
  return text;
}

/// A label that says so where the layers are not those that the project was made with: QGIS finds
/// them by the file's name alone.
std::string renamed(const QgisProject& project, const base::Catalogue& catalogue) {
  std::string columns;
  for (const std::string& column : project.provenance.columns) {
    columns += format("{}\"{}\"", columns.empty() ? "" : ", '|', ", column);
  }
  const std::string found = format(
      "try(sha256(aggregate(layer:='{}', aggregate:='concatenate', expression:=concat({}), "
      "concatenator:='\\n', order_by:=$id)), '')",
      long_id("provenance"), columns);
  const auto line = [&](const base::Message& text) {
    return string_literal(literal(catalogue.render(text)));
  };
  return xml(format("[% if({} = '{}', '', {} || '\\n' || {}) %]", found, project.provenance.sha256,
                    line(base::Message{"These are not the figures of this project"}),
                    line(base::Message{"Its file must be called {}", project.file})));
}

std::string base64(std::string_view bytes) {
  const std::unique_ptr<char, decltype(&VSIFree)> text{
      // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): GDAL's type of a byte
      CPLBase64Encode(static_cast<int>(bytes.size()), reinterpret_cast<const GByte*>(bytes.data())),
      &VSIFree};
  return text.get();
}

/// A condition of QGIS.
std::string one_of(const std::vector<std::int64_t>& rows) {
  std::string ids;
  for (const std::int64_t row : rows) {
    ids += format("{}{}", ids.empty() ? "" : ", ", row);
  }
  return format("$id IN ({})", ids);
}

std::string page(const QgisProject& project, Values values, const base::Catalogue& catalogue) {
  const PagesEach& each = project.page.each;
  const bool is_atlas = !each.rows.empty();
  values["IS_ATLAS"] = format("{}", is_atlas ? 1 : 0);
  values["ATLAS_LAYER"] = is_atlas ? long_id(each.layer) : std::string{};
  values["ATLAS_FILTER"] = is_atlas ? one_of(each.rows) : std::string{};
  values["PAGE_NAME"] = xml(catalogue.render(base::Message{"a page to print"}));
  values["MAP_NAME"] = xml(catalogue.render(base::Message{"map"}));
  values["PAGE_THEME"] = xml(catalogue.render(project.themes.front().title));
  const std::string title = xml(literal(catalogue.render(project.page.title)));
  values["TITLE_SIZE"] = title.size() > kLongTitle ? "11" : "20";
  // That of the page's municipality, and on a page of the whole study the title alone.
  values["PAGE_TITLE"] =
      title + (is_atlas ? xml("[% coalesce(' – ' || coalesce(attribute(@atlas_feature, 'name'), "
                              "attribute(@atlas_feature, 'code')), '') %]")
                        : std::string{});
  values["NORTH"] = "base64:" + base64(base::builtin_text("styles/north.svg"));
  values["PAGE_STUDY"] = xml(literal(catalogue.render(project.page.study)));
  values["PAGE_SOURCES"] = xml(literal(project.page.sources));
  return filled(base::builtin_text("styles/page.qpt.in"), values);
}

}  // namespace

std::string project_text(const QgisProject& project,
                         const geo::Crs& crs,
                         std::string_view date,
                         const base::Catalogue& catalogue) {
  const std::string srs = reference(crs);
  Values values;
  add_extent(framed(project.extent), values);
  values["RENAMED"] = renamed(project, catalogue);
  values["PAGE_DATE"] =
      xml(catalogue.render(base::Message{"Result of {}", std::string{date.substr(0, 10)}}));
  values["PAGE"] = page(project, values, catalogue);
  values["TITLE"] = xml(project.title);
  values["SRS"] = srs;
  values["TREE"] = tree(project, catalogue);
  values["LAYERS"] = layers(project, srs, catalogue);
  values["THEMES"] = themes(project, catalogue);
  return filled(base::builtin_text("styles/project.qgs.in"), values);
}

}  // namespace narhet::output::detail
