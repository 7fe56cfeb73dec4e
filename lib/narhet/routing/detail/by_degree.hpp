// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/routing/detail/neighbours.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

namespace narhet::routing::detail {

/// Nodes by number of neighbours, fewest first, then by who came to that number first.  Entries
/// that no longer hold are left in place and skipped.
class ByDegree {
 public:
  explicit ByDegree(std::size_t nodes) : degree_(nodes, kNoNode) {}

  /// Whatever number is set from now on.
  void leave_out(std::uint32_t node) { degree_[node] = kLeftOut; }

  void set(std::uint32_t node, std::uint32_t degree) {
    if (degree_[node] == degree || degree_[node] == kLeftOut) {
      return;
    }
    degree_[node] = degree;
    if (degree >= buckets_.size()) {
      buckets_.resize(degree + 1);
    }
    buckets_[degree].push_back(node);
    fewest_ = std::min<std::size_t>(fewest_, degree);
  }

  /// @returns a node of the fewest neighbours, no longer in the queue; `kNoNode` if each has more
  [[nodiscard]] std::uint32_t take(std::uint32_t most) {
    for (; fewest_ < buckets_.size() && fewest_ <= most; ++fewest_) {
      std::deque<std::uint32_t>& bucket = buckets_[fewest_];
      while (!bucket.empty()) {
        const std::uint32_t node = bucket.front();
        bucket.pop_front();
        if (degree_[node] == fewest_) {
          degree_[node] = kNoNode;
          return node;
        }
      }
    }
    return kNoNode;
  }

 private:
  static constexpr std::uint32_t kLeftOut = kNoNode - 1;

  std::vector<std::uint32_t> degree_;
  std::vector<std::deque<std::uint32_t>> buckets_;
  std::size_t fewest_{0};
};

}  // namespace narhet::routing::detail
