// SPDX-License-Identifier: MIT
#include "narhet/output/detail/reach_project.hpp"

#include "narhet/output/detail/background_layers.hpp"
#include "narhet/output/detail/project_outline.hpp"
#include "narhet/output/detail/style.hpp"

namespace narhet::output::detail {
namespace {

using base::Message;

constexpr const char* kPlaces = "place_access";
constexpr const char* kServices = "service_customers";
constexpr const char* kMunicipalities = "municipality_access";

}  // namespace

QgisProject reach_project(const StyledLayers& styled,
                          const model::Reach& reach,
                          const std::string& file,
                          const base::Catalogue& catalogue) {
  const model::Result& study = reach.study;
  QgisProject project;
  project.file = file;
  project.title = study.study_name;
  // Points are told apart only over areas that say nothing.
  const auto borders =
      drawn_anew(styled, kMunicipalities, kBorders, Message{"Borders of municipalities"},
                 [&](const Layer& layer) { return border_style(layer, {}, catalogue); });
  add_group(Message{"Places"}, drawn(styled, {kPlaces}), project);
  add_group(Message{"Services"}, drawn(styled, {kServices}), project);
  add_group(Message{"Municipalities"}, joined(borders, drawn(styled, {kMunicipalities})), project);
  add_table_group(styled, project);
  add_theme(Message{"what the places reach"}, {kPlaces, kBorders}, project);
  add_theme(Message{"customers of the service points"}, {kServices, kBorders}, project);
  if (!study.municipalities.empty()) {
    add_theme(Message{"compare municipalities"}, {kMunicipalities}, project);
  }
  project.page = {Message{"What is within reach"}, study_line(study),
                  source_lines(study.provenance), pages_of(kMunicipalities, study)};
  project.extent = extent_of(study);
  return project;
}

}  // namespace narhet::output::detail
