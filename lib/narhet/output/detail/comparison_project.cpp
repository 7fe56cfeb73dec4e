// SPDX-License-Identifier: MIT
#include "narhet/output/detail/comparison_project.hpp"

#include "narhet/output/detail/background_layers.hpp"
#include "narhet/output/detail/project_outline.hpp"

namespace narhet::output::detail {

using base::Message;

QgisProject comparison_project(const StyledLayers& styled,
                               const model::WayComparison& comparison,
                               const std::string& file) {
  constexpr const char* kWays = "compared_ways";
  const model::Result& study = comparison.study;
  QgisProject project;
  project.file = file;
  project.title = study.study_name;
  add_group(Message{"Places"}, drawn(styled, {kWays}), project);
  add_group(Message{"Services"}, drawn(styled, {kServicePoints}), project);
  add_group(Message{"Municipalities"}, drawn(styled, {kBorders}), project);
  add_table_group(styled, project);
  add_theme(Message{"beside the other table"}, {kWays, kServicePoints, kBorders}, project);
  project.page = {styled.layers.front().title, study_line(study), source_lines(study.provenance),
                  pages_of(kBorders, study)};
  project.extent = extent_of(study);
  return project;
}

}  // namespace narhet::output::detail
