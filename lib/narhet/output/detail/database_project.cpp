// SPDX-License-Identifier: MIT
#include "narhet/output/detail/database_project.hpp"

#include "narhet/base/format.hpp"
#include "narhet/output/detail/sql_text.hpp"
#include "narhet/output/detail/style.hpp"

#include <cstddef>
#include <string_view>

namespace narhet::output::detail {
namespace {

using base::format;

void replace_all(std::string& text, std::string_view old, std::string_view other) {
  for (std::size_t at = text.find(old); at != std::string::npos;
       at = text.find(old, at + other.size())) {
    text.replace(at, old.size(), other);
  }
}

/// As QGIS writes the parts of a source: an apostrophe or backslash has a backslash before it.
std::string part(std::string_view word, std::string_view value) {
  std::string text = format("{}='", word);
  for (const char each : value) {
    text += (each == '\'' || each == '\\' ? "\\" : "") + std::string(1, each);
  }
  return text + "' ";
}

std::string source(OGRLayer& layer, const DatabasePlace& place) {
  std::string text = part("dbname", place.database);
  for (const char* word : {"service", "host", "port", "sslmode"}) {
    const auto found = place.words.find(word);
    text += found == place.words.end() ? std::string{} : part(word, found->second);
  }
  text += part("key", layer.GetFIDColumn());
  const bool is_map = layer.GetGeomType() != wkbNone;
  const OGRSpatialReference* reference = is_map ? layer.GetSpatialRef() : nullptr;
  if (reference != nullptr && reference->GetAuthorityCode(nullptr) != nullptr) {
    text += format("srid={} type={} ", reference->GetAuthorityCode(nullptr),
                   OGRGeometryTypeToName(layer.GetGeomType()));
  }
  text += format("table={}.{}", sql_name(place.schema), sql_name(layer.GetName()));
  return is_map ? text + format(" ({})", layer.GetGeometryColumn()) : text;
}

}  // namespace

std::string database_project(std::string project,
                             const StoredResult& stored,
                             const DatabasePlace& place) {
  replace_all(project, "providerKey=\"ogr\"", "providerKey=\"postgres\"");
  replace_all(project, "<provider encoding=\"UTF-8\">ogr<",
              "<provider encoding=\"UTF-8\">postgres<");
  for (OGRLayer* layer : stored.layers()) {
    const std::string table = source(*layer, place);
    // In a file that was renamed the project has the old name still.
    const std::string old = format("|layername={}", layer->GetName());
    for (const char end : {'"', '<'}) {
      for (std::size_t at = project.find(old + end); at != std::string::npos;
           at = project.find(old + end)) {
        const std::size_t begin = project.find_last_of(end == '"' ? "\"" : ">", at) + 1;
        project.replace(begin, at + old.size() - begin, xml(table));
      }
    }
  }
  return project;
}

}  // namespace narhet::output::detail
