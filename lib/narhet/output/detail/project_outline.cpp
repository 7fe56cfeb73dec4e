// SPDX-License-Identifier: MIT
#include "narhet/output/detail/project_outline.hpp"

#include "narhet/base/sha256.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <utility>
#include <variant>

namespace narhet::output::detail {
namespace {

using base::Message;

ProjectLayer drawn(const StyledLayers& styled, const Layer& layer) {
  return {layer.name, layer.name, layer.title, layer.geometry_type, styled.style(layer, {})};
}

ProvenanceMark mark_of(const Layer& provenance) {
  ProvenanceMark mark;
  std::string text;
  for (std::size_t row = 0; row < provenance.rows; ++row) {
    text += row == 0 ? "" : "\n";
    std::string_view part;
    for (const Column& column : provenance.columns) {
      if (column.type == ColumnType::text) {
        const Value value = column.value(row);
        const auto* word = std::get_if<std::string>(&value);
        text.append(part).append(word == nullptr ? std::string{} : *word);
        part = "|";
      }
    }
  }
  for (const Column& column : provenance.columns) {
    if (column.type == ColumnType::text) {
      mark.columns.push_back(column.name);
    }
  }
  mark.sha256 = base::sha256(text);
  return mark;
}

}  // namespace

std::vector<ProjectLayer> drawn(const StyledLayers& styled,
                                std::initializer_list<std::string_view> tables) {
  std::vector<ProjectLayer> found;
  for (const std::string_view table : tables) {
    for (const Layer& layer : styled.layers) {
      if (layer.name == table && layer.rows > 0) {
        found.push_back(drawn(styled, layer));
      }
    }
  }
  return found;
}

std::vector<ProjectLayer> drawn_anew(const StyledLayers& styled,
                                     std::string_view table,
                                     std::string id,
                                     Message title,
                                     const std::function<std::string(const Layer&)>& style) {
  std::vector<ProjectLayer> found;
  for (const Layer& layer : styled.layers) {
    if (layer.name == table && layer.rows > 0) {
      found.push_back(
          {std::move(id), layer.name, std::move(title), layer.geometry_type, style(layer)});
      break;
    }
  }
  return found;
}

std::vector<ProjectLayer> drawn_tables(const StyledLayers& styled) {
  std::vector<ProjectLayer> found;
  for (const Layer& layer : styled.layers) {
    if (layer.geometry_type == GeometryType::none) {
      found.push_back(drawn(styled, layer));
    }
  }
  return found;
}

std::vector<ProjectLayer> joined(std::vector<ProjectLayer> first, std::vector<ProjectLayer> more) {
  std::move(more.begin(), more.end(), std::back_inserter(first));
  return first;
}

void add_group(Message title, std::vector<ProjectLayer> layers, QgisProject& project) {
  if (!layers.empty()) {
    project.groups.push_back({std::move(title), std::move(layers), true});
  }
}

void add_table_group(const StyledLayers& styled, QgisProject& project) {
  for (const Layer& layer : styled.layers) {
    if (layer.name == "provenance") {
      project.provenance = mark_of(layer);
    }
  }
  project.groups.push_back({Message{"Tables"}, drawn_tables(styled), false});
}

void add_theme(Message title,
               std::initializer_list<std::string_view> wanted,
               QgisProject& project) {
  ProjectTheme theme{std::move(title), {}};
  for (const std::string_view id : wanted) {
    for (const ProjectGroup& group : project.groups) {
      for (const ProjectLayer& layer : group.layers) {
        if (layer.id == id) {
          theme.layers.push_back(layer.id);
        }
      }
    }
  }
  project.themes.push_back(std::move(theme));
}

geo::Box extent_of(const model::Result& result) {
  geo::Box extent;
  for (const model::Municipality& municipality : result.municipalities) {
    for (const geo::Polygon& part : municipality.area) {
      for (const geo::Point corner : part.outer) {
        extent.add(corner);
      }
    }
  }
  if (extent.is_empty()) {
    for (const model::Place& place : result.places) {
      extent.add(place.position);
    }
  }
  return extent;
}

PagesEach pages_of(std::string layer, const model::Result& result) {
  std::vector<bool> has_places(result.municipalities.size());
  for (const model::Place& place : result.places) {
    if (place.municipality) {
      has_places[base::index(*place.municipality)] = true;
    }
  }
  PagesEach pages{std::move(layer), {}};
  for (std::size_t row = 0; row < has_places.size(); ++row) {
    if (has_places[row]) {
      pages.rows.push_back(static_cast<std::int64_t>(row) + 1);
    }
  }
  return pages;
}

Message study_line(const model::Result& result) {
  Message study{"{}", result.study_name};
  if (!result.notice.empty() && result.notice != result.study_name) {
    study = Message{"{} – {}", study, result.notice};
  }
  const bool is_internal = std::any_of(
      result.provenance.begin(), result.provenance.end(),
      [](const auto& row) { return row.name == "privacy.level" && row.value == "internal"; });
  return is_internal ? Message{"{} – {}", study, Message{"internal: it tells what few people said"}}
                     : study;
}

std::string source_lines(const std::vector<model::Provenance>& provenance) {
  std::string sources;
  for (const model::Provenance& row : provenance) {
    if (row.topic == "licence") {
      sources += (sources.empty() ? "" : "\n") + row.value;
    }
  }
  return sources;
}

}  // namespace narhet::output::detail
