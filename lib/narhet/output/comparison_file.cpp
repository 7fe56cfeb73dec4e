// SPDX-License-Identifier: MIT
#include "narhet/output/comparison_file.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/base/contract.hpp"
#include "narhet/output/detail/background_layers.hpp"
#include "narhet/output/detail/comparison_layer.hpp"
#include "narhet/output/detail/comparison_project.hpp"
#include "narhet/output/detail/csv_table.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/styled_layers.hpp"
#include "narhet/output/earlier_result.hpp"

#include <string>

namespace narhet::output {

bool is_comparison_file(const std::filesystem::path& file) {
  return file.extension() == ".gpkg" || file.extension() == ".csv";
}

void refuse_other_comparison(const std::filesystem::path& target) {
  if (target.extension() == ".csv") {
    refuse_other_table(target, detail::kComparisonHead);
  } else {
    refuse_other_layers(target, {"compared_ways", detail::kServicePoints, detail::kBorders,
                                 "provenance", "layer_styles"});
  }
}

void write_comparison(const model::WayComparison& comparison,
                      Publication& publication,
                      const std::string& date,
                      const base::Task& task) {
  NARHET_EXPECTS(is_comparison_file(publication.target()));
  const base::Catalogue catalogue{comparison.study.language};
  if (publication.target().extension() == ".csv") {
    detail::write_csv(detail::compared_ways_layer(comparison), publication);
    return;
  }
  const model::Result& study = comparison.study;
  const detail::StyledLayers styled{
      {detail::compared_ways_layer(comparison), detail::service_point_layer(study),
       detail::border_layer(study), detail::provenance_layer(study)},
      study.notice,
      [&](const detail::Layer& layer, const std::string& notice) {
        return detail::comparison_style(layer, comparison, notice, catalogue);
      }};
  const auto project =
      detail::comparison_project(styled, comparison, publication.target().filename().string());
  detail::write_styled(styled, project, study.crs, date, catalogue, publication, task);
}

}  // namespace narhet::output
