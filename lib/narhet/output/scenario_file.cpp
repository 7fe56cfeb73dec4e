// SPDX-License-Identifier: MIT
#include "narhet/output/scenario_file.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/base/contract.hpp"
#include "narhet/output/detail/background_layers.hpp"
#include "narhet/output/detail/csv_table.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/scenario_layers.hpp"
#include "narhet/output/detail/scenario_project.hpp"
#include "narhet/output/detail/styled_layers.hpp"
#include "narhet/output/earlier_result.hpp"

#include <string>

namespace narhet::output {

bool is_scenario_file(const std::filesystem::path& file) {
  return file.extension() == ".gpkg" || file.extension() == ".csv";
}

void refuse_other_scenario(const std::filesystem::path& target) {
  if (target.extension() == ".csv") {
    refuse_other_table(target, "id,name,effect,largest_change_km,");
  } else {
    refuse_other_layers(
        target, {"scenario_places", "scenario_summary", "scenario_points", detail::kServicePoints,
                 detail::kBorders, "provenance", "layer_styles"});
  }
}

void write_scenario(const model::Scenario& scenario,
                    Publication& publication,
                    const std::string& date,
                    const base::Task& task) {
  NARHET_EXPECTS(is_scenario_file(publication.target()));
  const base::Catalogue catalogue{scenario.today.language};
  if (publication.target().extension() == ".csv") {
    detail::write_csv(detail::scenario_place_layer(scenario), publication);
    return;
  }
  const detail::StyledLayers styled{
      {detail::scenario_place_layer(scenario), detail::scenario_summary_layer(scenario),
       detail::scenario_point_layer(scenario), detail::service_point_layer(scenario.today),
       detail::border_layer(scenario.today), detail::provenance_layer(scenario.today)},
      scenario.today.notice,
      [&](const detail::Layer& layer, const std::string& notice) {
        return detail::scenario_style(layer, scenario, notice, catalogue);
      }};
  const auto project = detail::scenario_project(
      styled, scenario, publication.target().filename().string(), catalogue);
  detail::write_styled(styled, project, scenario.today.crs, date, catalogue, publication, task);
}

}  // namespace narhet::output
