// SPDX-License-Identifier: MIT
#include "narhet/routing/nested_dissection.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/message.hpp"
#include "narhet/routing/detail/vertex_cover.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

namespace narhet::routing {
namespace {

using base::NodeId;

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
/// On either side of a line is at least one in so many of a part's nodes.
constexpr std::uint32_t kSmallerSide = 3;
/// In a separator is at most one in so many of its part's nodes.  Of roads it is about the root of
/// their number, and far more only where the positions have nothing to do with the roads.
constexpr std::size_t kSeparatorShare = 8;

/// How far a point lies along each direction: one rounding at most, the same everywhere.
constexpr std::size_t kDirections = 4;
double along(std::size_t direction, geo::Point point) {
  switch (direction) {
    case 0:
      return point.x;
    case 1:
      return point.y;
    case 2:
      return point.x + point.y;
    default:
      return point.x - point.y;
  }
}

/// Nodes that are still together: a range of every order.
struct Part {
  std::uint32_t begin{};
  std::uint32_t end{};

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
};

/// A part fallen in two.
struct Cut {
  std::size_t direction{};
  std::uint32_t low_nodes{};             ///< how many, separator included
  std::vector<std::uint32_t> separator;  ///< ascending
  std::uint32_t smaller_side{};          ///< without the separator
};

/// Whether a separator is smaller for its smaller side.
bool is_better(std::size_t separator,
               std::size_t smaller_side,
               std::size_t than_separator,
               std::size_t than_smaller_side) {
  // One more, so that a side of none can be compared.
  return separator * (than_smaller_side + 1) < than_separator * (smaller_side + 1);
}

class Dissection {
 public:
  Dissection(const network::RoadGraph& graph, std::size_t undivided, const base::Task& task)
      : graph_{&graph},
        undivided_{std::max<std::size_t>(undivided, 1)},
        task_{&task},
        part_(graph.node_count(), 0),
        rank_(graph.node_count()),
        number_(graph.node_count(), kNone) {}

  void put_in_order(std::span<const geo::Point> positions);
  [[nodiscard]] std::vector<NodeId> run(base::Phase& phase);

 private:
  [[nodiscard]] std::span<std::uint32_t> nodes(Part part, std::size_t direction) {
    return std::span{order_.at(direction)}.subspan(part.begin, part.size());
  }
  [[nodiscard]] bool is_in(Part part, std::uint32_t node) const {
    return part_[node] == part.begin;
  }
  template <class Visit>
  void for_each_neighbour(Part part, std::uint32_t node, const Visit& visit) const;

  [[nodiscard]] std::optional<Cut> best_cut(Part part);
  [[nodiscard]] std::uint32_t best_line(Part part, std::size_t direction);
  [[nodiscard]] Cut cut_at(Part part, std::size_t direction, std::uint32_t low_nodes);
  [[nodiscard]] detail::TwoSides roads_across(Part part,
                                              std::size_t direction,
                                              std::uint32_t low_nodes);
  [[nodiscard]] std::pair<Part, Part> fall_apart(Part part, const Cut& cut);

  const network::RoadGraph* graph_;
  std::size_t undivided_;
  const base::Task* task_;
  std::array<std::vector<std::uint32_t>, kDirections> order_;  // nodes by part, then by position
  std::vector<std::uint32_t> part_;                            // by node: its begin; none: gone
  std::vector<std::uint32_t> rank_;                            // by node: in the order at hand
  // What `best_line` counts, by line.
  std::vector<std::int32_t> low_ends_;
  std::vector<std::int32_t> high_ends_;
  // The ends of the roads across a line.
  std::vector<std::uint32_t> low_;
  std::vector<std::uint32_t> high_;
  std::vector<std::uint32_t> number_;  // by node: in `high_`
};

void Dissection::put_in_order(std::span<const geo::Point> positions) {
  std::vector<std::pair<double, std::uint32_t>> keys(positions.size());
  for (std::size_t direction = 0; direction < kDirections; ++direction) {
    for (std::uint32_t node = 0; node < positions.size(); ++node) {
      keys[node] = {along(direction, positions[node]), node};
    }
    std::sort(keys.begin(), keys.end());
    auto& order = order_.at(direction);
    order.reserve(keys.size());
    for (const auto& [key, node] : keys) {
      order.push_back(node);
    }
    task_->check();
  }
}

/// @returns the separators' nodes
std::vector<NodeId> Dissection::run(base::Phase& phase) {
  std::vector<NodeId> separators;
  std::vector<Part> open{{0, static_cast<std::uint32_t>(graph_->node_count())}};
  while (!open.empty()) {
    const Part part = open.back();
    open.pop_back();
    const std::optional<Cut> cut = part.size() > undivided_ ? best_cut(part) : std::nullopt;
    if (!cut) {
      phase.advance(part.size());
      continue;
    }
    for (const std::uint32_t node : cut->separator) {
      separators.push_back(NodeId{node});
    }
    phase.advance(cut->separator.size());
    const auto [low, high] = fall_apart(part, *cut);
    open.push_back(low);
    open.push_back(high);
  }
  std::reverse(separators.begin(), separators.end());
  return separators;
}

template <class Visit>
void Dissection::for_each_neighbour(Part part, std::uint32_t node, const Visit& visit) const {
  for (const base::ArcId arc : graph_->arcs_from(NodeId{node})) {
    const auto other = static_cast<std::uint32_t>(graph_->head(arc));
    if (is_in(part, other)) {
      visit(other);
    }
  }
  for (const base::ArcId arc : graph_->arcs_into(NodeId{node})) {
    const auto other = static_cast<std::uint32_t>(graph_->tail(arc));
    if (is_in(part, other)) {
      visit(other);
    }
  }
}

/// Nothing if all separators are too large.
std::optional<Cut> Dissection::best_cut(Part part) {
  std::optional<Cut> best;
  for (std::size_t direction = 0; direction < kDirections; ++direction) {
    task_->check();
    Cut cut = cut_at(part, direction, best_line(part, direction));
    if (cut.separator.size() * kSeparatorShare <= part.size() &&
        (!best || is_better(cut.separator.size(), cut.smaller_side, best->separator.size(),
                            best->smaller_side))) {
      best = std::move(cut);
    }
  }
  return best;
}

/// Leaves the ranks of the direction.
/// @pre there are two nodes
/// @returns how many nodes are on the low side of the line with the fewest ends of roads across it,
///          on the side that has fewer of them, for the smaller side
std::uint32_t Dissection::best_line(Part part, std::size_t direction) {
  const auto all = nodes(part, direction);
  for (std::uint32_t rank = 0; rank < all.size(); ++rank) {
    rank_[all[rank]] = rank;
  }
  // Line i has i nodes on its low side.
  low_ends_.assign(all.size() + 1, 0);
  high_ends_.assign(all.size() + 1, 0);
  for (std::uint32_t rank = 0; rank < all.size(); ++rank) {
    std::uint32_t lowest = rank;
    std::uint32_t highest = rank;
    for_each_neighbour(part, all[rank], [&](std::uint32_t other) {
      lowest = std::min(lowest, rank_[other]);
      highest = std::max(highest, rank_[other]);
    });
    // A low end of roads across the lines up to the highest, a high end from the lowest on.
    ++low_ends_[rank + 1];
    --low_ends_[highest + 1];
    ++high_ends_[lowest + 1];
    --high_ends_[rank + 1];
  }
  std::partial_sum(low_ends_.begin(), low_ends_.end(), low_ends_.begin());
  std::partial_sum(high_ends_.begin(), high_ends_.end(), high_ends_.begin());
  const auto size = part.size();
  const auto ends = [&](std::uint32_t line) {
    return static_cast<std::size_t>(std::min(low_ends_[line], high_ends_[line]));
  };
  const auto smaller = [&](std::uint32_t line) { return std::min(line, size - line); };
  std::uint32_t best = size / 2;
  const std::uint32_t first = std::max(size / kSmallerSide, 1U);
  for (std::uint32_t line = first; line <= size - first; ++line) {
    if (is_better(ends(line), smaller(line), ends(best), smaller(best))) {
      best = line;
    }
  }
  return best;
}

/// @pre there are nodes on both sides, and the ranks are those of the direction
Cut Dissection::cut_at(Part part, std::size_t direction, std::uint32_t low_nodes) {
  const detail::VertexCover cover =
      detail::minimum_vertex_cover(roads_across(part, direction, low_nodes), *task_);
  Cut cut;
  cut.direction = direction;
  cut.low_nodes = low_nodes;
  for (const std::uint32_t i : cover.left) {
    cut.separator.push_back(low_[i]);
  }
  for (const std::uint32_t i : cover.right) {
    cut.separator.push_back(high_[i]);
  }
  std::sort(cut.separator.begin(), cut.separator.end());
  cut.smaller_side =
      std::min(low_nodes - static_cast<std::uint32_t>(cover.left.size()),
               part.size() - low_nodes - static_cast<std::uint32_t>(cover.right.size()));
  return cut;
}

/// Their ends are then in `low_` and `high_`.
detail::TwoSides Dissection::roads_across(Part part,
                                          std::size_t direction,
                                          std::uint32_t low_nodes) {
  low_.clear();
  high_.clear();
  detail::TwoSides roads;
  for (const std::uint32_t node : nodes(part, direction).first(low_nodes)) {
    const std::size_t before = roads.right.size();
    for_each_neighbour(part, node, [&](std::uint32_t other) {
      if (rank_[other] < low_nodes) {
        return;
      }
      if (number_[other] == kNone) {
        number_[other] = static_cast<std::uint32_t>(high_.size());
        high_.push_back(other);
      }
      roads.right.push_back(number_[other]);
    });
    if (roads.right.size() > before) {
      low_.push_back(node);
      roads.first.push_back(static_cast<std::uint32_t>(before));
    }
  }
  roads.first.push_back(static_cast<std::uint32_t>(roads.right.size()));
  roads.right_count = static_cast<std::uint32_t>(high_.size());
  for (const std::uint32_t node : high_) {
    number_[node] = kNone;
  }
  return roads;
}

std::pair<Part, Part> Dissection::fall_apart(Part part, const Cut& cut) {
  const auto all = nodes(part, cut.direction);
  for (const std::uint32_t node : cut.separator) {
    part_[node] = kNone;
  }
  const auto in_low = all.first(cut.low_nodes);
  const auto low_nodes = static_cast<std::uint32_t>(std::count_if(
      in_low.begin(), in_low.end(), [&](std::uint32_t node) { return is_in(part, node); }));
  const Part low{part.begin, part.begin + low_nodes};
  const Part high{low.end, part.end - (static_cast<std::uint32_t>(cut.separator.size()))};
  for (const std::uint32_t node : all.subspan(cut.low_nodes)) {
    if (is_in(part, node)) {
      part_[node] = high.begin;
    }
  }
  for (std::size_t direction = 0; direction < kDirections; ++direction) {
    const auto order = nodes(part, direction);
    high_.clear();
    std::size_t at = 0;
    for (const std::uint32_t node : order) {
      if (part_[node] == kNone) {
        continue;
      }
      if (is_in(low, node)) {
        order[at++] = node;
      } else {
        high_.push_back(node);
      }
    }
    std::copy(high_.begin(), high_.end(), order.begin() + static_cast<std::ptrdiff_t>(at));
  }
  return {low, high};
}

}  // namespace

std::vector<NodeId> separators(const network::RoadGraph& graph,
                               std::span<const geo::Point> positions,
                               std::size_t undivided,
                               const base::Task& task) {
  NARHET_EXPECTS(positions.size() == graph.node_count());
  NARHET_EXPECTS(std::all_of(positions.begin(), positions.end(), &geo::is_finite));
  base::Phase phase{task, base::Message{"dividing the roads by lines"}, graph.node_count()};
  Dissection dissection{graph, undivided, task};
  dissection.put_in_order(positions);
  return dissection.run(phase);
}

}  // namespace narhet::routing
