// SPDX-License-Identifier: MIT
#include "routing/drawn_graph.hpp"

#include <algorithm>
#include <cmath>

namespace narhet::routing::test {

using base::ArcId;
using base::Metric;
using base::Weight;

DrawnGraph::DrawnGraph(std::size_t nodes, const std::vector<Road>& roads) {
  struct Draft {
    network::Arc arc;
    std::size_t road{};
    bool backward{};
  };
  std::vector<Draft> drafts;
  for (std::size_t i = 0; i < roads.size(); ++i) {
    const Road& road = roads[i];
    const base::PerMetric<Weight> weight{Weight{road.distance}, Weight{road.time}};
    const base::NodeId from{road.from};
    const base::NodeId to{road.to};
    drafts.push_back({{from, to, weight}, i, false});
    if (!road.one_way) {
      drafts.push_back({{to, from, weight}, i, true});
    }
  }
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
    return base::index(a.arc.tail) < base::index(b.arc.tail);
  });
  std::vector<network::Arc> arcs;
  forward_.resize(roads.size());
  backward_.resize(roads.size());
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    arcs.push_back(drafts[i].arc);
    if (drafts[i].backward) {
      backward_[drafts[i].road] = {base::id_at<ArcId>(i)};
    } else {
      forward_[drafts[i].road] = base::id_at<ArcId>(i);
    }
  }
  graph_ = network::RoadGraph{nodes, arcs};
}

model::Snap DrawnGraph::on_road(std::size_t road, double share, base::PerMetric<Weight> leg) const {
  model::RoadPosition position;
  position.leg = leg;
  const auto add = [&](ArcId arc, bool backward) {
    model::ArcPosition& on_arc = position.arcs.at(position.arc_count++);
    on_arc.arc = arc;
    for (const Metric metric : base::kMetrics) {
      const Weight whole = graph_.weight(metric, arc);
      const Weight along{static_cast<std::uint32_t>(std::round(whole.units() * share))};
      on_arc.before[metric] = backward ? whole - along : along;
      on_arc.after[metric] = backward ? along : whole - along;
    }
  };
  add(forward_[road], false);
  for (const ArcId arc : backward_[road]) {
    add(arc, true);
  }
  return {.status = model::SnapStatus::on_road, .position = position, .distance = 0.0};
}

DrawnGraph random_graph(std::mt19937& random) {
  const auto below = [&](std::uint32_t limit) {
    return static_cast<std::uint32_t>(random() % limit);
  };
  const std::uint32_t nodes = 1 + below(12);
  const std::uint32_t roads = 1 + below(18);
  std::vector<Road> drawn;
  for (std::uint32_t i = 0; i < roads; ++i) {
    // Few distinct weights, so that ties are common.
    drawn.push_back({below(nodes), below(nodes), 10 * below(6), 7 * below(6), below(3) == 0});
  }
  return {nodes, drawn};
}

model::Snap random_point(const DrawnGraph& drawn, std::mt19937& random) {
  const std::size_t road = random() % drawn.road_count();
  const double share = static_cast<double>(random() % 5) / 4.0;
  const auto leg = static_cast<std::uint32_t>(random() % 3);
  return drawn.on_road(road, share, {Weight{leg}, Weight{2 * leg}});
}

}  // namespace narhet::routing::test
