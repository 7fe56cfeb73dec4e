// SPDX-License-Identifier: MIT
#include "narhet/output/reach_file.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/base/contract.hpp"
#include "narhet/output/detail/csv_table.hpp"
#include "narhet/output/detail/geopackage.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/reach_layers.hpp"
#include "narhet/output/detail/reach_style.hpp"
#include "narhet/output/detail/style.hpp"
#include "narhet/output/earlier_result.hpp"

#include <vector>

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
  std::vector<detail::Layer> styled{
      detail::municipality_access_layer(reach), detail::place_access_layer(reach),
      detail::service_customers_layer(reach), detail::provenance_layer(reach.study)};
  for (detail::Layer& layer : styled) {
    layer.title = detail::with_notice(layer.title, reach.study.notice);
  }
  std::vector<detail::Layer> layers = styled;
  layers.push_back(detail::style_layer(
      styled,
      [&](const detail::Layer& layer) { return detail::reach_style(layer, reach, catalogue); },
      catalogue, date));
  publication.require_space(detail::least_size(layers));
  if (publication.target().extension() == ".csv") {
    detail::write_csv(styled[1], publication);
    return;
  }
  detail::write_geopackage(layers, reach.study.crs, date, catalogue, publication, task);
  detail::check_geopackage(layers, reach.study.crs, publication, task);
}

}  // namespace narhet::output
