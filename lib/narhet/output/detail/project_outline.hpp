// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/result.hpp"
#include "narhet/output/detail/qgis_project.hpp"
#include "narhet/output/detail/styled_layers.hpp"

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::output::detail {

// The parts that the projects of all results are made of.

/// Those of `tables` that have rows, as their styles draw them.
[[nodiscard]] std::vector<ProjectLayer> drawn(const StyledLayers& styled,
                                              std::initializer_list<std::string_view> tables);
/// A table drawn once more in another way; nothing where it has no rows.
/// @param style  of the layer (QML)
[[nodiscard]] std::vector<ProjectLayer> drawn_anew(
    const StyledLayers& styled,
    std::string_view table,
    std::string id,
    base::Message title,
    const std::function<std::string(const Layer&)>& style);
/// The layers without geometry.
[[nodiscard]] std::vector<ProjectLayer> drawn_tables(const StyledLayers& styled);

[[nodiscard]] std::vector<ProjectLayer> joined(std::vector<ProjectLayer> first,
                                               std::vector<ProjectLayer> more);

/// Appends a group of the layers, unless there are none.
void add_group(base::Message title, std::vector<ProjectLayer> layers, QgisProject& project);
/// The last group, closed: what is no map, the provenance too, by which the project is marked.
void add_table_group(const StyledLayers& styled, QgisProject& project);

/// A theme of those layers that the project has.
void add_theme(base::Message title,
               std::initializer_list<std::string_view> wanted,
               QgisProject& project);

/// Around the municipalities or, where there are none, the places.
[[nodiscard]] geo::Box extent_of(const model::Result& result);

/// A page for each municipality where people live in listed places, and none of its neighbours.
/// @param layer  id; its rows are those of `result.municipalities`
[[nodiscard]] PagesEach pages_of(std::string layer, const model::Result& result);

/// The study, its notice, and whether few people may see the page.
[[nodiscard]] base::Message study_line(const model::Result& result);

/// Whose the inputs are, a line each.
[[nodiscard]] std::string source_lines(const std::vector<model::Provenance>& provenance);

}  // namespace narhet::output::detail
