// SPDX-License-Identifier: MIT
#include "narhet/output/comparison_file.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/base/contract.hpp"
#include "narhet/output/detail/comparison_layer.hpp"
#include "narhet/output/detail/csv_table.hpp"
#include "narhet/output/detail/geopackage.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/style.hpp"
#include "narhet/output/earlier_result.hpp"

#include <vector>

namespace narhet::output {

bool is_comparison_file(const std::filesystem::path& file) {
  return file.extension() == ".gpkg" || file.extension() == ".csv";
}

void refuse_other_comparison(const std::filesystem::path& target) {
  if (target.extension() == ".csv") {
    refuse_other_table(target, detail::kComparisonHead);
  } else {
    refuse_other_layers(target, {"compared_ways", "provenance", "layer_styles"});
  }
}

void write_comparison(const model::WayComparison& comparison,
                      Publication& publication,
                      const std::string& date,
                      const base::Task& task) {
  NARHET_EXPECTS(is_comparison_file(publication.target()));
  const base::Catalogue catalogue{comparison.study.language};
  std::vector<detail::Layer> styled{detail::compared_ways_layer(comparison),
                                    detail::provenance_layer(comparison.study)};
  for (detail::Layer& layer : styled) {
    layer.title = detail::with_notice(layer.title, comparison.study.notice);
  }
  std::vector<detail::Layer> layers = styled;
  layers.push_back(detail::style_layer(
      styled,
      [&](const detail::Layer& layer) {
        return detail::comparison_style(layer, comparison, catalogue);
      },
      catalogue, date));
  publication.require_space(detail::least_size(layers));
  if (publication.target().extension() == ".csv") {
    detail::write_csv(styled.front(), publication);
    return;
  }
  detail::write_geopackage(layers, comparison.study.crs, date, catalogue, publication, task);
  detail::check_geopackage(layers, comparison.study.crs, publication, task);
}

}  // namespace narhet::output
