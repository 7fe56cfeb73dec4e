// SPDX-License-Identifier: MIT
#include "narhet/output/scenario_file.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/base/contract.hpp"
#include "narhet/output/detail/csv_table.hpp"
#include "narhet/output/detail/geopackage.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/scenario_layers.hpp"
#include "narhet/output/detail/style.hpp"
#include "narhet/output/earlier_result.hpp"

#include <vector>

namespace narhet::output {

bool is_scenario_file(const std::filesystem::path& file) {
  return file.extension() == ".gpkg" || file.extension() == ".csv";
}

void refuse_other_scenario(const std::filesystem::path& target) {
  if (target.extension() == ".csv") {
    refuse_other_table(target, "id,name,effect,largest_change_km,");
  } else {
    refuse_other_layers(target, {"scenario_places", "scenario_summary", "scenario_points",
                                 "provenance", "layer_styles"});
  }
}

void write_scenario(const model::Scenario& scenario,
                    Publication& publication,
                    const std::string& date,
                    const base::Task& task) {
  NARHET_EXPECTS(is_scenario_file(publication.target()));
  const base::Catalogue catalogue{scenario.today.language};
  const std::vector<detail::Layer> styled{
      detail::scenario_place_layer(scenario), detail::scenario_summary_layer(scenario),
      detail::scenario_point_layer(scenario), detail::provenance_layer(scenario.today)};
  std::vector<detail::Layer> layers = styled;
  layers.push_back(detail::style_layer(
      styled,
      [&](const detail::Layer& layer) {
        return detail::scenario_style(layer, scenario, catalogue);
      },
      catalogue, date));
  publication.require_space(detail::least_size(layers));
  if (publication.target().extension() == ".csv") {
    detail::write_csv(layers.front(), publication);
    return;
  }
  detail::write_geopackage(layers, scenario.today.crs, date, catalogue, publication, task);
  detail::check_geopackage(layers, scenario.today.crs, publication, task);
}

}  // namespace narhet::output
