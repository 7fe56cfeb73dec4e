// SPDX-License-Identifier: MIT
#include "narhet/routing/selection.hpp"

#include <algorithm>

namespace narhet::routing {

Selection select(const SearchGraph& graph,
                 SearchDirection direction,
                 std::span<const std::uint32_t> positions) {
  const Steps& down = graph.down(direction);
  PositionsDown open{graph.node_count()};
  for (const std::uint32_t position : positions) {
    open.add(position);
  }
  for (std::uint32_t position = 0; position < graph.core_size; ++position) {
    open.add(position);
  }
  std::vector<std::uint32_t> selected;
  open.visit_all([&](std::uint32_t position) {
    selected.push_back(position);
    for (const Step& step : down.of(position)) {
      open.add(step.position);
    }
  });
  Selection selection;
  selection.number_of.assign(graph.node_count(), Selection::kNotSelected);
  selection.down.end_position();
  std::uint32_t number = 0;
  std::reverse(selected.begin(), selected.end());
  for (const std::uint32_t position : selected) {
    selection.number_of[position] = number++;
    for (const Step& step : down.of(position)) {
      selection.down.steps.push_back({selection.number_of[step.position], step.units});
    }
    selection.down.end_position();
  }
  return selection;
}

}  // namespace narhet::routing
