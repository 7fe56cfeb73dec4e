// SPDX-License-Identifier: MIT
#include "narhet/routing/search_graph.hpp"

#include "narhet/base/contract.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace narhet::routing {
namespace {

using base::index;
using base::Weight;

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t kInfinite = Weight::infinite().units();
constexpr std::uint32_t kNodesBetweenChecks = 1U << 12U;

/// The two weights of an edge: from its lower node to its upper one, and back.
struct EdgeWeight {
  std::uint32_t rise{kInfinite};
  std::uint32_t fall{kInfinite};
};

/// Shortens to a way of two steps; a sum of two weights fits, and never gets below an infinite one
/// that is there.
void shorten(std::uint32_t& units, std::uint32_t first, std::uint32_t second) {
  units = std::min(units, first + second);
}

/// Customises the edges of one elimination.
class Customisation {
 public:
  Customisation(const network::RoadGraph& graph,
                const Elimination& elimination,
                base::Metric metric,
                const base::Task& task)
      : elimination_{&elimination},
        nodes_{static_cast<std::uint32_t>(elimination.node_count())},
        task_{&task},
        weights_(elimination.edge_count()),
        slot_(elimination.node_count(), kNone) {
    take_arcs(graph, metric);
  }

  [[nodiscard]] SearchGraph run() {
    shorten_over_lower();
    SearchGraph result;
    result.core_size = elimination_->core_size;
    add_core(result);
    add_exact(result);
    return result;
  }

 private:
  [[nodiscard]] std::uint32_t first(std::uint32_t position) const {
    return elimination_->first_upper[position];
  }

  void take_arcs(const network::RoadGraph& graph, base::Metric metric) {
    for (std::size_t i = 0; i < graph.arc_count(); ++i) {
      const auto arc = base::id_at<base::ArcId>(i);
      const std::uint32_t tail = elimination_->position_of[index(graph.tail(arc))];
      const std::uint32_t head = elimination_->position_of[index(graph.head(arc))];
      if (tail == head) {
        continue;
      }
      EdgeWeight& edge = weights_[edge_between(std::max(tail, head), std::min(tail, head))];
      std::uint32_t& units = tail > head ? edge.rise : edge.fall;
      units = std::min(units, graph.weight(metric, arc).units());
    }
  }

  [[nodiscard]] std::uint32_t edge_between(std::uint32_t lower, std::uint32_t upper) const {
    const auto all = elimination_->upper_of(lower);
    const auto found = std::lower_bound(all.begin(), all.end(), upper);
    NARHET_EXPECTS(found != all.end() && *found == upper);
    return first(lower) + static_cast<std::uint32_t>(found - all.begin());
  }

  void fill_slots(std::uint32_t position) {
    for (std::uint32_t edge = first(position); edge < first(position + 1); ++edge) {
      slot_[elimination_->upper[edge]] = edge;
    }
  }
  void clear_slots(std::uint32_t position) {
    for (const std::uint32_t upper : elimination_->upper_of(position)) {
      slot_[upper] = kNone;
    }
  }

  void shorten_over_lower();
  void add_core(SearchGraph& result) const;
  void add_exact(SearchGraph& result);
  void make_exact(std::uint32_t position);
  void add_steps(std::uint32_t position, SearchGraph& result) const;

  const Elimination* elimination_;
  std::uint32_t nodes_;
  const base::Task* task_;
  std::vector<EdgeWeight> weights_;  // by edge
  std::vector<std::uint32_t> slot_;  // by position: the edge to it from the node at hand
  std::vector<EdgeWeight> was_;      // of the node at hand, before it was made exact
};

/// Edges by their upper node: those of a node lie side by side, the lower nodes ascending.
struct LowerEdges {
  explicit LowerEdges(const Elimination& elimination)
      : first(elimination.node_count() + 1, 0), lower(elimination.edge_count()) {
    const auto nodes = static_cast<std::uint32_t>(elimination.node_count());
    for (std::uint32_t position = elimination.core_size; position < nodes; ++position) {
      for (const std::uint32_t upper : elimination.upper_of(position)) {
        ++first[upper + 1];
      }
    }
    for (std::uint32_t position = 0; position < nodes; ++position) {
      first[position + 1] += first[position];
    }
    std::vector<std::uint32_t> next{first.begin(), first.end() - 1};
    for (std::uint32_t position = elimination.core_size; position < nodes; ++position) {
      const auto all = elimination.upper_of(position);
      for (std::uint32_t i = 0; i < all.size(); ++i) {
        lower[next[all[i]]++] = {position, i};
      }
    }
  }

  struct Edge {
    std::uint32_t lower{};
    std::uint32_t number{};  // among the upper neighbours of the lower node
  };
  std::vector<std::uint32_t> first;
  std::vector<Edge> lower;
};

/// From the bottom up: when a node is reached, the edges of all below it have their weights.
void Customisation::shorten_over_lower() {
  const LowerEdges edges{*elimination_};
  for (std::uint32_t middle = nodes_; middle-- > 0;) {
    fill_slots(middle);
    for (std::uint32_t i = edges.first[middle]; i < edges.first[middle + 1]; ++i) {
      const std::uint32_t lower_first = first(edges.lower[i].lower);
      const EdgeWeight to_middle = weights_[lower_first + edges.lower[i].number];
      for (std::uint32_t edge = lower_first; edge < lower_first + edges.lower[i].number; ++edge) {
        const EdgeWeight to_upper = weights_[edge];
        EdgeWeight& over = weights_[slot_[elimination_->upper[edge]]];
        shorten(over.rise, to_middle.fall, to_upper.rise);
        shorten(over.fall, to_upper.fall, to_middle.rise);
      }
    }
    clear_slots(middle);
    if (middle % kNodesBetweenChecks == 0) {
      task_->check();
    }
  }
}

void Customisation::add_core(SearchGraph& result) const {
  const std::uint32_t core = elimination_->core_size;
  std::vector<std::vector<Step>> out(core);
  std::vector<std::vector<Step>> in(core);
  for (std::uint32_t position = 0; position < core; ++position) {
    for (std::uint32_t edge = first(position); edge < first(position + 1); ++edge) {
      const std::uint32_t other = elimination_->upper[edge];
      const EdgeWeight weight = weights_[edge];
      if (weight.rise < kInfinite) {
        out[position].push_back({other, weight.rise});
        in[other].push_back({position, weight.rise});
      }
      if (weight.fall < kInfinite) {
        out[other].push_back({position, weight.fall});
        in[position].push_back({other, weight.fall});
      }
    }
  }
  const auto side_by_side = [](const std::vector<std::vector<Step>>& lists, Steps& steps) {
    steps.end_position();
    for (const auto& list : lists) {
      steps.steps.insert(steps.steps.end(), list.begin(), list.end());
      steps.end_position();
    }
  };
  side_by_side(out, result.core_out);
  side_by_side(in, result.core_in);
}

/// From the top down: when a node is reached, the edges between its upper neighbours are exact (or,
/// in the core, as short as is known).
void Customisation::add_exact(SearchGraph& result) {
  for (Steps* steps : {&result.rising, &result.falling}) {
    steps->first.assign(elimination_->core_size + 1, 0);
    steps->first.reserve(nodes_ + 1);
  }
  for (std::uint32_t position = elimination_->core_size; position < nodes_; ++position) {
    was_.assign(weights_.begin() + first(position), weights_.begin() + first(position + 1));
    make_exact(position);
    add_steps(position, result);
    if (position % kNodesBetweenChecks == 0) {
      task_->check();
    }
  }
}

void Customisation::make_exact(std::uint32_t position) {
  fill_slots(position);
  for (std::uint32_t edge = first(position); edge < first(position + 1); ++edge) {
    const std::uint32_t middle = elimination_->upper[edge];
    EdgeWeight& to_middle = weights_[edge];
    for (std::uint32_t over = first(middle); over < first(middle + 1); ++over) {
      const std::uint32_t slot = slot_[elimination_->upper[over]];
      if (slot == kNone) {
        continue;
      }
      const EdgeWeight across = weights_[over];
      EdgeWeight& to_upper = weights_[slot];
      shorten(to_upper.rise, to_middle.rise, across.rise);
      shorten(to_upper.fall, across.fall, to_middle.fall);
      shorten(to_middle.rise, to_upper.rise, across.fall);
      shorten(to_middle.fall, across.rise, to_upper.fall);
    }
  }
  clear_slots(position);
}

void Customisation::add_steps(std::uint32_t position, SearchGraph& result) const {
  for (std::uint32_t edge = first(position); edge < first(position + 1); ++edge) {
    const EdgeWeight weight = weights_[edge];
    const EdgeWeight was = was_[edge - first(position)];
    const std::uint32_t upper = elimination_->upper[edge];
    if (was.rise < kInfinite && weight.rise == was.rise) {
      result.rising.steps.push_back({upper, weight.rise});
    }
    if (was.fall < kInfinite && weight.fall == was.fall) {
      result.falling.steps.push_back({upper, weight.fall});
    }
  }
  result.rising.end_position();
  result.falling.end_position();
}

}  // namespace

SearchGraph customise(const network::RoadGraph& graph,
                      const Elimination& elimination,
                      base::Metric metric,
                      const base::Task& task) {
  NARHET_EXPECTS(graph.node_count() == elimination.node_count());
  return Customisation{graph, elimination, metric, task}.run();
}

}  // namespace narhet::routing
