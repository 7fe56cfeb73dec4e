// SPDX-License-Identifier: MIT
#include "narhet/routing/elimination.hpp"

#include "narhet/base/message.hpp"

#include <algorithm>
#include <bit>
#include <deque>
#include <iterator>
#include <numeric>
#include <utility>

namespace narhet::routing {
namespace {

using base::index;

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
/// From here on sets of neighbours are rows of bits: the last nodes have so many neighbours that
/// lists would be merged in vain.
constexpr std::size_t kNodesInBits = 1U << 14U;
constexpr std::uint32_t kNodesBetweenChecks = 1U << 12U;

/// The nodes by number of neighbours, fewest first.  Entries that no longer hold are left in place
/// and skipped.
class ByDegree {
 public:
  explicit ByDegree(std::size_t nodes) : degree_(nodes, kNone) {}

  void set(std::uint32_t node, std::uint32_t degree) {
    if (degree_[node] == degree) {
      return;
    }
    degree_[node] = degree;
    if (degree >= buckets_.size()) {
      buckets_.resize(degree + 1);
    }
    buckets_[degree].push_back(node);
    fewest_ = std::min<std::size_t>(fewest_, degree);
  }

  /// @returns a node of the fewest neighbours, no longer in the queue; `kNone` if each has more
  [[nodiscard]] std::uint32_t take(std::uint32_t most) {
    for (; fewest_ < buckets_.size() && fewest_ <= most; ++fewest_) {
      std::deque<std::uint32_t>& bucket = buckets_[fewest_];
      while (!bucket.empty()) {
        const std::uint32_t node = bucket.front();
        bucket.pop_front();
        if (degree_[node] == fewest_) {
          degree_[node] = kNone;
          return node;
        }
      }
    }
    return kNone;
  }

 private:
  std::vector<std::uint32_t> degree_;
  std::vector<std::deque<std::uint32_t>> buckets_;
  std::size_t fewest_{0};
};

/// The nodes in the order they went, each with the neighbours that it had then.
struct Gone {
  std::vector<std::uint32_t> nodes;
  std::vector<std::uint32_t> first;  // of each, in `neighbours`
  std::vector<std::uint32_t> neighbours;

  void add(std::uint32_t node, std::span<const std::uint32_t> its_neighbours) {
    nodes.push_back(node);
    first.push_back(static_cast<std::uint32_t>(neighbours.size()));
    neighbours.insert(neighbours.end(), its_neighbours.begin(), its_neighbours.end());
  }
};

/// Neighbours as sorted lists, while most nodes have few.
using Neighbours = std::vector<std::vector<std::uint32_t>>;

Neighbours neighbours_of(const network::RoadGraph& graph) {
  Neighbours neighbours(graph.node_count());
  for (std::size_t i = 0; i < graph.arc_count(); ++i) {
    const auto arc = base::id_at<base::ArcId>(i);
    const auto tail = static_cast<std::uint32_t>(graph.tail(arc));
    const auto head = static_cast<std::uint32_t>(graph.head(arc));
    if (tail != head) {
      neighbours[tail].push_back(head);
      neighbours[head].push_back(tail);
    }
  }
  for (auto& list : neighbours) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  return neighbours;
}

/// Takes nodes out while their neighbours are lists.
class ListElimination {
 public:
  ListElimination(Neighbours& neighbours, Gone& gone)
      : neighbours_{&neighbours}, gone_{&gone}, queue_{neighbours.size()} {
    for (std::uint32_t node = 0; node < neighbours.size(); ++node) {
      queue_.set(node, static_cast<std::uint32_t>(neighbours[node].size()));
    }
  }

  /// Until `left` nodes remain, or each has more neighbours than `most`.
  void run(std::size_t left, std::uint32_t most, base::Phase& phase) {
    const std::size_t stop_at = neighbours_->size() - std::min(left, neighbours_->size());
    while (gone_->nodes.size() < stop_at) {
      const std::uint32_t node = queue_.take(most);
      if (node == kNone) {
        return;
      }
      take_out(node);
      if (gone_->nodes.size() % kNodesBetweenChecks == 0) {
        phase.advance(kNodesBetweenChecks);
      }
    }
  }

 private:
  void take_out(std::uint32_t node) {
    const std::vector<std::uint32_t> around = std::exchange((*neighbours_)[node], {});
    gone_->add(node, around);
    for (const std::uint32_t other : around) {
      std::vector<std::uint32_t>& list = (*neighbours_)[other];
      merged_.clear();
      std::set_union(list.begin(), list.end(), around.begin(), around.end(),
                     std::back_inserter(merged_));
      std::erase_if(merged_, [&](std::uint32_t each) { return each == node || each == other; });
      list.assign(merged_.begin(), merged_.end());
      queue_.set(other, static_cast<std::uint32_t>(list.size()));
    }
  }

  Neighbours* neighbours_;
  Gone* gone_;
  ByDegree queue_;
  std::vector<std::uint32_t> merged_;
};

/// Takes out the last nodes, their neighbours as rows of bits.
class BitElimination {
 public:
  /// @param nodes  those that are left, ascending
  BitElimination(const Neighbours& neighbours, std::vector<std::uint32_t> nodes, Gone& gone)
      : nodes_{std::move(nodes)},
        gone_{&gone},
        queue_{nodes_.size()},
        words_{(nodes_.size() + 63) / 64},
        rows_(nodes_.size() * words_, 0) {
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      for (const std::uint32_t other : neighbours[nodes_[i]]) {
        const auto found = std::lower_bound(nodes_.begin(), nodes_.end(), other);
        set_bit(row(i), static_cast<std::size_t>(found - nodes_.begin()));
      }
      queue_.set(i, static_cast<std::uint32_t>(neighbours[nodes_[i]].size()));
    }
  }

  /// Until none is left.
  void run(base::Phase& phase) {
    std::vector<std::uint32_t> around;
    std::vector<std::uint32_t> names;
    for (std::uint32_t i = queue_.take(kAnyDegree); i != kNone; i = queue_.take(kAnyDegree)) {
      around.clear();
      names.clear();
      for_each_bit(row(i), [&](std::uint32_t other) {
        around.push_back(other);
        names.push_back(nodes_[other]);
      });
      gone_->add(nodes_[i], names);
      for (const std::uint32_t other : around) {
        join(other, i);
      }
      phase.advance();
    }
  }

 private:
  using Word = std::uint64_t;

  [[nodiscard]] std::span<Word> row(std::uint32_t i) {
    return std::span{rows_}.subspan(i * words_, words_);
  }
  static void set_bit(std::span<Word> bits, std::size_t at) {
    bits[at / 64] |= Word{1} << (at % 64);
  }
  static void clear_bit(std::span<Word> bits, std::size_t at) {
    bits[at / 64] &= ~(Word{1} << (at % 64));
  }
  template <class Visit>
  static void for_each_bit(std::span<const Word> bits, const Visit& visit) {
    for (std::size_t word = 0; word < bits.size(); ++word) {
      for (Word left = bits[word]; left != 0; left &= left - 1) {
        visit(static_cast<std::uint32_t>(word * 64 +
                                         static_cast<std::size_t>(std::countr_zero(left))));
      }
    }
  }

  /// The neighbours of `gone` become those of `other`.
  void join(std::uint32_t other, std::uint32_t gone) {
    const auto to = row(other);
    const auto from = row(gone);
    for (std::size_t word = 0; word < words_; ++word) {
      to[word] |= from[word];
    }
    clear_bit(to, other);
    clear_bit(to, gone);
    std::size_t degree = 0;
    for (const Word word : to) {
      degree += static_cast<std::size_t>(std::popcount(word));
    }
    queue_.set(other, static_cast<std::uint32_t>(degree));
  }

  std::vector<std::uint32_t> nodes_;
  Gone* gone_;
  ByDegree queue_;
  std::size_t words_;
  std::vector<Word> rows_;
};

/// Gives the nodes their positions, and the edges between them.
class Numbering {
 public:
  Numbering(std::size_t nodes, const Gone& gone, Neighbours&& core)
      : gone_{&gone}, core_{std::move(core)}, turn_(nodes, kNone) {
    for (std::uint32_t turn = 0; turn < gone.nodes.size(); ++turn) {
      turn_[gone.nodes[turn]] = turn;
    }
  }

  [[nodiscard]] Elimination number() {
    Elimination result;
    result.position_of.assign(turn_.size(), kNone);
    result.node_at.reserve(turn_.size());
    for (std::uint32_t node = 0; node < turn_.size(); ++node) {
      if (turn_[node] == kNone) {
        place(node, result);
      }
    }
    result.core_size = static_cast<std::uint32_t>(result.node_at.size());
    walk_tree(result);
    add_edges(result);
    return result;
  }

 private:
  static void place(std::uint32_t node, Elimination& result) {
    result.position_of[node] = static_cast<std::uint32_t>(result.node_at.size());
    result.node_at.push_back(base::id_at<base::NodeId>(node));
  }
  [[nodiscard]] std::span<const std::uint32_t> neighbours(std::uint32_t turn) const {
    const std::size_t end =
        turn + 1 < gone_->first.size() ? gone_->first[turn + 1] : gone_->neighbours.size();
    return std::span{gone_->neighbours}.subspan(gone_->first[turn], end - gone_->first[turn]);
  }
  /// The one of its neighbours that goes next; none for the last of a part, and where that is in
  /// the core.
  [[nodiscard]] std::uint32_t parent(std::uint32_t turn) const {
    std::uint32_t next = kNone;
    for (const std::uint32_t node : neighbours(turn)) {
      next = std::min(next, turn_[node]);
    }
    return next;
  }

  /// Depth first from the roots, the later root and child first.
  void walk_tree(Elimination& result) const {
    const auto turns = static_cast<std::uint32_t>(gone_->nodes.size());
    std::vector<std::uint32_t> first_child(turns, kNone);
    std::vector<std::uint32_t> next_sibling(turns, kNone);
    std::vector<std::uint32_t> open;
    for (std::uint32_t turn = 0; turn < turns; ++turn) {
      const std::uint32_t above = parent(turn);
      if (above == kNone) {
        open.push_back(turn);
      } else {
        next_sibling[turn] = std::exchange(first_child[above], turn);
      }
    }
    while (!open.empty()) {
      const std::uint32_t turn = open.back();
      open.pop_back();
      place(gone_->nodes[turn], result);
      for (std::uint32_t child = first_child[turn]; child != kNone; child = next_sibling[child]) {
        open.push_back(child);
      }
    }
  }

  void add_edges(Elimination& result) const {
    result.first_upper.reserve(turn_.size() + 1);
    std::vector<std::uint32_t> positions;
    for (std::uint32_t position = 0; position < turn_.size(); ++position) {
      result.first_upper.push_back(static_cast<std::uint32_t>(result.upper.size()));
      const auto node = static_cast<std::uint32_t>(result.node_at[position]);
      const bool in_core = position < result.core_size;
      positions.clear();
      for (const std::uint32_t other :
           in_core ? std::span<const std::uint32_t>{core_[node]} : neighbours(turn_[node])) {
        const std::uint32_t upper = result.position_of[other];
        if (upper < position) {
          positions.push_back(upper);
        }
      }
      std::sort(positions.begin(), positions.end());
      result.upper.insert(result.upper.end(), positions.begin(), positions.end());
      result.largest_degree =
          std::max(result.largest_degree, static_cast<std::uint32_t>(positions.size()));
    }
    result.first_upper.push_back(static_cast<std::uint32_t>(result.upper.size()));
  }

  const Gone* gone_;
  Neighbours core_;
  std::vector<std::uint32_t> turn_;  // by node; none: in the core
};

/// Whom the lists still hold, ascending.
std::vector<std::uint32_t> nodes_left(std::size_t nodes, const Gone& gone) {
  std::vector<bool> is_gone(nodes, false);
  for (const std::uint32_t node : gone.nodes) {
    is_gone[node] = true;
  }
  std::vector<std::uint32_t> left;
  for (std::uint32_t node = 0; node < nodes; ++node) {
    if (!is_gone[node]) {
      left.push_back(node);
    }
  }
  return left;
}

}  // namespace

Elimination eliminate(const network::RoadGraph& graph,
                      std::uint32_t most_neighbours,
                      const base::Task& task) {
  base::Phase phase{task, base::Message{"putting the roads' nodes in order"}, graph.node_count()};
  Neighbours neighbours = neighbours_of(graph);
  Gone gone;
  const bool all = most_neighbours == kAnyDegree;
  ListElimination{neighbours, gone}.run(all ? kNodesInBits : 0, most_neighbours, phase);
  if (all) {
    BitElimination{neighbours, nodes_left(graph.node_count(), gone), gone}.run(phase);
    neighbours.clear();
  }
  return Numbering{graph.node_count(), gone, std::move(neighbours)}.number();
}

}  // namespace narhet::routing
