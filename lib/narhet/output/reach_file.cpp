// SPDX-License-Identifier: MIT
#include "narhet/output/reach_file.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/base/contract.hpp"
#include "narhet/output/detail/csv_table.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/reach_layers.hpp"
#include "narhet/output/detail/reach_project.hpp"
#include "narhet/output/detail/reach_style.hpp"
#include "narhet/output/detail/styled_layers.hpp"
#include "narhet/output/earlier_result.hpp"

#include <string>

namespace narhet::output {

bool is_reach_file(const std::filesystem::path& file) {
  return file.extension() == ".gpkg" || file.extension() == ".csv";
}

void refuse_other_reach(const std::filesystem::path& target) {
  if (target.extension() == ".csv") {
    refuse_other_table(target, detail::kReachHead);
  } else {
    refuse_other_layers(target, {"place_access", "service_customers", "municipality_access",
                                 "provenance", "layer_styles"});
  }
}

void write_reach(const model::Reach& reach,
                 Publication& publication,
                 const std::string& date,
                 const base::Task& task) {
  NARHET_EXPECTS(is_reach_file(publication.target()));
  const base::Catalogue catalogue{reach.study.language};
  if (publication.target().extension() == ".csv") {
    detail::write_csv(detail::place_access_layer(reach), publication);
    return;
  }
  const detail::StyledLayers styled{
      {detail::municipality_access_layer(reach), detail::place_access_layer(reach),
       detail::service_customers_layer(reach), detail::provenance_layer(reach.study)},
      reach.study.notice,
      [&](const detail::Layer& layer, const std::string& notice) {
        return detail::reach_style(layer, reach, notice, catalogue);
      }};
  const auto project =
      detail::reach_project(styled, reach, publication.target().filename().string(), catalogue);
  detail::write_styled(styled, project, reach.study.crs, date, catalogue, publication, task);
}

}  // namespace narhet::output
