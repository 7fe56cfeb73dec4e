// SPDX-License-Identifier: MIT
#include "narhet/output/result_file.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/result_project.hpp"
#include "narhet/output/detail/style.hpp"
#include "narhet/output/detail/styled_layers.hpp"

namespace narhet::output {

void write_result(const model::Result& result,
                  Publication& publication,
                  const WriteOptions& options,
                  const base::Task& task) {
  const base::Catalogue catalogue{result.language};
  const detail::StyledLayers styled{detail::result_layers(result), result.notice,
                                    [&](const detail::Layer& layer, const std::string& notice) {
                                      return detail::style_of(layer, result, notice, catalogue);
                                    }};
  const auto project =
      detail::result_project(styled, result, publication.target().filename().string(), catalogue);
  detail::write_styled(styled, project, result.crs, options.date, catalogue, publication, task);
}

std::uintmax_t least_result_size(std::size_t places, std::size_t kinds) {
  constexpr std::uintmax_t kEmptyFile = 200'000;
  constexpr std::uintmax_t kPlace = 120;  // its point and the entry in the spatial index
  constexpr std::uintmax_t kPlaceKind = 20;
  constexpr std::uintmax_t kPlaceService = std::uintmax_t{2} * 40;  // by km and by minutes
  return kEmptyFile + places * (kPlace + kinds * (kPlaceKind + kPlaceService));
}

}  // namespace narhet::output
