// SPDX-License-Identifier: MIT
#include "narhet/output/result_file.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/output/detail/geopackage.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/project_table.hpp"
#include "narhet/output/detail/qgis_project.hpp"
#include "narhet/output/detail/result_project.hpp"
#include "narhet/output/detail/style.hpp"

namespace narhet::output {

void write_result(const model::Result& result,
                  Publication& publication,
                  const WriteOptions& options,
                  const base::Task& task) {
  const base::Catalogue catalogue{result.language};
  const std::vector<detail::Layer> styled = detail::result_layers(result);
  std::vector<detail::Layer> layers = styled;
  layers.push_back(detail::style_layer(
      styled,
      [&](const detail::Layer& layer) {
        return detail::style_of(layer, result, result.notice, catalogue);
      },
      catalogue, options.date));

  publication.require_space(detail::least_size(layers));
  detail::write_geopackage(layers, result.crs, options.date, catalogue, publication, task);
  const auto project = detail::result_project(detail::result_layers(result, {}), result,
                                              publication.target().filename().string(), catalogue);
  detail::write_project(detail::project_text(project, result.crs, catalogue), options.date,
                        publication);
  detail::check_geopackage(layers, result.crs, publication, task);
}

std::uintmax_t least_result_size(std::size_t places, std::size_t kinds) {
  constexpr std::uintmax_t kEmptyFile = 200'000;
  constexpr std::uintmax_t kPlace = 120;  // its point and the entry in the spatial index
  constexpr std::uintmax_t kPlaceKind = 20;
  constexpr std::uintmax_t kPlaceService = 2 * 40;  // by km and by minutes
  return kEmptyFile + places * (kPlace + kinds * (kPlaceKind + kPlaceService));
}

}  // namespace narhet::output
