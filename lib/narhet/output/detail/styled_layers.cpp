// SPDX-License-Identifier: MIT
#include "narhet/output/detail/styled_layers.hpp"

#include "narhet/output/detail/geopackage.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/project_table.hpp"
#include "narhet/output/detail/style.hpp"

namespace narhet::output::detail {

void write_styled(const StyledLayers& styled,
                  const QgisProject& project,
                  const geo::Crs& crs,
                  const std::string& date,
                  const base::Catalogue& catalogue,
                  Publication& publication,
                  const base::Task& task) {
  std::vector<Layer> noticed = styled.layers;
  for (Layer& layer : noticed) {
    layer.title = with_notice(layer.title, styled.notice);
  }
  std::vector<Layer> layers = noticed;
  layers.push_back(style_layer(
      noticed, [&](const Layer& layer) { return styled.style(layer, styled.notice); }, catalogue,
      date));
  publication.require_space(least_size(layers));
  write_geopackage(layers, crs, date, catalogue, publication, task);
  write_project(project_text(project, crs, date, catalogue), date, publication);
  check_geopackage(layers, crs, publication, task);
}

}  // namespace narhet::output::detail
