// SPDX-License-Identifier: MIT
#include "narhet/routing/nearest_of_nodes.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/for_each_block.hpp"
#include "narhet/routing/label.hpp"
#include "narhet/routing/point_ends.hpp"
#include "narhet/routing/search.hpp"

namespace narhet::routing {
namespace {

/// What one kind's search is made of.
struct KindSearch {
  const Engine* engine;
  base::Metric metric;
  SearchDirection direction;
  std::span<const model::RoadPosition> points;
  std::span<NearPoint> result;
};

template <std::size_t Most>
void search_kind(const KindSearch& kind) {
  using Label = NearestLabel<Most>;
  Search<Label> search{kind.engine->search_graph(kind.metric), kind.direction};
  for (std::size_t i = 0; i < kind.points.size(); ++i) {
    for (const PointEnd& end :
         start_ends(kind.engine->graph(), kind.metric, kind.points[i], kind.direction)) {
      search.at(kind.engine->position(end.node))
          .insert(Label::way(end.cost.units(), static_cast<std::uint32_t>(i)));
    }
  }
  auto written = kind.result.begin();
  for (const Label& label : search.run()) {
    for (const auto way : label.ways) {
      *written++ = {Label::point(way), base::Weight{Label::units(way)}};
    }
  }
}

void search_kind(const KindSearch& kind, std::size_t most) {
  switch (most) {
    case 1:
      return search_kind<1>(kind);
    case 2:
      return search_kind<2>(kind);
    case 3:
      return search_kind<3>(kind);
    case 4:
      return search_kind<4>(kind);
    default:
      return search_kind<NearestOfNodes::kMost>(kind);
  }
}

}  // namespace

NearestOfNodes nearest_of_nodes(const Engine& engine,
                                base::Metric metric,
                                SearchDirection direction,
                                std::span<const std::vector<model::RoadPosition>> points,
                                std::size_t most,
                                const base::Task& task) {
  NARHET_EXPECTS(most >= 1 && most <= NearestOfNodes::kMost);
  NearestOfNodes nearest{engine, points.size(), most};
  base::for_each_block(points.size(), 1, task, [&](base::Block block) {
    search_kind({&engine, metric, direction, points[block.begin], nearest.by_position(block.begin)},
                most);
  });
  return nearest;
}

}  // namespace narhet::routing
