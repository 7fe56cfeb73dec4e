// SPDX-License-Identifier: MIT
#include "narhet/routing/detail/vertex_cover.hpp"

#include <limits>

namespace narhet::routing::detail {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// The most edges without a common end.
class Matching {
 public:
  explicit Matching(const TwoSides& edges)
      : edges_{&edges},
        right_of_(edges.left_count(), kNone),
        left_of_(edges.right_count, kNone),
        level_(edges.left_count()),
        next_(edges.left_count()) {}

  void run(const base::Task& task) {
    while (find_levels()) {
      task.check();
      next_.assign(edges_->first.begin(), edges_->first.end() - 1);
      for (std::uint32_t left = 0; left < right_of_.size(); ++left) {
        if (right_of_[left] == kNone) {
          lengthen_from(left);
        }
      }
    }
  }

  /// Once no way is left: those that an alternating way from a free left node leads to are covered
  /// on the right, the others on the left.
  [[nodiscard]] VertexCover cover() const {
    VertexCover result;
    for (std::uint32_t left = 0; left < right_of_.size(); ++left) {
      if (level_[left] == kNone) {
        result.left.push_back(left);
      }
    }
    for (std::uint32_t right = 0; right < left_of_.size(); ++right) {
      if (left_of_[right] != kNone && level_[left_of_[right]] != kNone) {
        result.right.push_back(right);
      }
    }
    return result;
  }

 private:
  /// How many steps each left node is from a free one; whether a free right node is met.
  bool find_levels() {
    open_.clear();
    for (std::uint32_t left = 0; left < right_of_.size(); ++left) {
      const bool is_free = right_of_[left] == kNone;
      level_[left] = is_free ? 0 : kNone;
      if (is_free) {
        open_.push_back(left);
      }
    }
    bool found = false;
    for (std::size_t i = 0; i < open_.size(); ++i) {  // `open_` grows
      for (const std::uint32_t right : edges_->right_of(open_[i])) {
        const std::uint32_t back = left_of_[right];
        if (back == kNone) {
          found = true;
        } else if (level_[back] == kNone) {
          level_[back] = level_[open_[i]] + 1;
          open_.push_back(back);
        }
      }
    }
    return found;
  }

  /// Depth first from level to level, no edge twice, to a free right node; then every edge of the
  /// way changes between matched and not.
  void lengthen_from(std::uint32_t start) {
    open_.assign(1, start);
    while (!open_.empty()) {
      const std::uint32_t left = open_.back();
      if (next_[left] == edges_->first[left + 1]) {
        open_.pop_back();
        continue;
      }
      const std::uint32_t back = left_of_[edges_->right[next_[left]++]];
      if (back == kNone) {
        change_along();
        return;
      }
      if (level_[back] == level_[left] + 1) {
        open_.push_back(back);
      }
    }
  }
  void change_along() {
    for (const std::uint32_t left : open_) {
      const std::uint32_t right = edges_->right[next_[left] - 1];
      right_of_[left] = right;
      left_of_[right] = left;
    }
  }

  const TwoSides* edges_;
  std::vector<std::uint32_t> right_of_;  // by left node: its partner
  std::vector<std::uint32_t> left_of_;   // by right node
  std::vector<std::uint32_t> level_;
  std::vector<std::uint32_t> next_;  // by left node: the edge to try next
  std::vector<std::uint32_t> open_;
};

}  // namespace

VertexCover minimum_vertex_cover(const TwoSides& edges, const base::Task& task) {
  Matching matching{edges};
  matching.run(task);
  return matching.cover();
}

}  // namespace narhet::routing::detail
