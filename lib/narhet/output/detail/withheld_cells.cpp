// SPDX-License-Identifier: MIT
#include "narhet/output/detail/withheld_cells.hpp"

#include <memory>
#include <utility>
#include <vector>

namespace narhet::output::detail {

Layer without_withheld_cells(Layer layer,
                             const model::Result& result,
                             const std::function<base::PlaceIndex(std::size_t row)>& place_of) {
  if (!result.withhold_cells) {
    return layer;
  }
  auto kept = std::make_shared<std::vector<std::size_t>>();
  for (std::size_t row = 0; row < layer.rows; ++row) {
    if (!result.places[base::index(place_of(row))].cell_width) {
      kept->push_back(row);
    }
  }
  layer.rows = kept->size();
  for (Column& column : layer.columns) {
    column.value = [kept, value = std::move(column.value)](std::size_t row) {
      return value((*kept)[row]);
    };
  }
  if (layer.geometry) {
    layer.geometry = [kept, geometry = std::move(layer.geometry)](std::size_t row) {
      return geometry((*kept)[row]);
    };
  }
  return layer;
}

Layer without_withheld_cells(Layer layer, const model::Result& result) {
  return without_withheld_cells(std::move(layer), result,
                                [](std::size_t row) { return base::id_at<base::PlaceIndex>(row); });
}

}  // namespace narhet::output::detail
