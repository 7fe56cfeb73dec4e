// SPDX-License-Identifier: MIT
#include "narhet/output/detail/result_project.hpp"

#include "narhet/output/detail/project_outline.hpp"
#include "narhet/output/detail/service_style.hpp"

namespace narhet::output::detail {
namespace {

using base::Message;

/// The services once more, by whom their closing would hit.
constexpr const char* kClosing = "services_closing";

void add_themes(const model::Result& result, QgisProject& project) {
  if (!result.candidates.empty()) {
    add_theme(Message{"the best site"},
              {"candidates", "services", "places", "needs", "municipalities"}, project);
  }
  add_theme(Message{"today"}, {"services", "places", "municipalities"}, project);
  if (!result.services.empty()) {
    add_theme(Message{"if a service point closes"}, {kClosing, "municipalities"}, project);
  }
  if (!result.municipalities.empty()) {
    add_theme(Message{"compare municipalities"}, {"municipalities"}, project);
  }
  add_theme(Message{"ways to the nearest services"}, {"services", "places", "routes"}, project);
}

}  // namespace

QgisProject result_project(const StyledLayers& styled,
                           const model::Result& result,
                           const std::string& file,
                           const base::Catalogue& catalogue) {
  QgisProject project;
  project.file = file;
  project.title = result.study_name;
  const auto closing =
      drawn_anew(styled, "services", kClosing, Message{"If a service point closes"},
                 [&](const Layer& services) { return closing_style(services, result, catalogue); });
  add_group(Message{"Sites"}, drawn(styled, {"candidates"}), project);
  add_group(Message{"Services"}, joined(drawn(styled, {"services"}), closing), project);
  add_group(Message{"Places"},
            drawn(styled, {"rejected", "season_places", "places", "needs", "routes"}), project);
  add_group(Message{"Municipalities"}, drawn(styled, {"municipalities"}), project);
  add_table_group(styled, project);
  add_themes(result, project);
  project.page = {Message{"{}", result.study_name}, study_line(result),
                  source_lines(result.provenance), pages_of("municipalities", result)};
  project.extent = extent_of(result);
  return project;
}

}  // namespace narhet::output::detail
