// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/message.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/geo/point.hpp"
#include "narhet/output/detail/layer.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::output::detail {

/// A layer of a project; a table may be in it twice, drawn in two ways.
struct ProjectLayer {
  std::string id;     ///< unique in the project
  std::string table;  ///< of the GeoPackage
  base::Message title;
  GeometryType geometry_type{};
  std::string style;  ///< QML, as in `layer_styles`, which projects do not look at
};

struct ProjectGroup {
  base::Message title;
  std::vector<ProjectLayer> layers;  ///< the uppermost first
  bool is_open{true};
};

/// What is shown together, by one click.
struct ProjectTheme {
  base::Message title;
  std::vector<std::string> layers;  ///< ids
};

/// The municipalities that have a page of their own.
struct PagesEach {
  std::string layer;  ///< its id
  std::vector<std::int64_t>
      rows;  ///< their ids in the layer; none: there is one page, of the whole
};

/// The page to print, of the whole and of each municipality.
struct ProjectPage {
  base::Message title;  ///< the name of its municipality is put behind it
  base::Message study;  ///< under the title
  std::string sources;  ///< whose the inputs are
  PagesEach each;
};

/// By what a project tells the layers it was made with from those of another file.
struct ProvenanceMark {
  std::vector<std::string> columns;  ///< of the layer `provenance`, all text
  std::string sha256;                ///< of its rows: columns parted by '|', rows by a line's end
};

/// A project of QGIS over the layers of one GeoPackage.
struct QgisProject {
  std::string file;  ///< name of the GeoPackage, in whose folder the project finds its layers
  std::string title;
  std::vector<ProjectGroup> groups;  ///< the uppermost first
  std::vector<ProjectTheme> themes;  ///< the first is what shows, also on the page
  ProjectPage page;
  geo::Box extent;
  ProvenanceMark provenance;
};

/// The project as QGIS keeps it (.qgs).
/// @param date  of the result, ISO 8601: its day stands on the page
[[nodiscard]] std::string project_text(const QgisProject& project,
                                       const geo::Crs& crs,
                                       std::string_view date,
                                       const base::Catalogue& catalogue);

}  // namespace narhet::output::detail
