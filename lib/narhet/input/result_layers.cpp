// SPDX-License-Identifier: MIT
#include "narhet/input/result_layers.hpp"

#include "narhet/input/detail/gdal_layer.hpp"
#include "narhet/input/input_file.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace narhet::input {

std::vector<std::string> result_layers(const Source& source, const base::Task& task) {
  constexpr std::array<std::string_view, 1> kExtensions{".gpkg"};
  const auto file = check_input_file(source.path, kExtensions, source.shown_path);
  std::vector<std::string> names;
  for (detail::LayerDescription& layer : detail::LayerFile{file, source, task}.layers()) {
    names.push_back(std::move(layer.name));
  }
  return names;
}

}  // namespace narhet::input
