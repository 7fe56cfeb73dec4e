// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/weight.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

namespace narhet::routing {

/// A node at a cost, on behalf of a source.
struct Label {
  base::Weight cost;
  std::uint32_t source{};
  base::NodeId node{};

  friend constexpr auto operator<=>(const Label&, const Label&) = default;
};

/// Smallest label first: by cost, then source, then node, so that the order of work and every tie
/// is fixed by the input.  Keeps its memory when it is emptied.
class LabelQueue {
 public:
  [[nodiscard]] bool empty() const { return heap_.empty(); }
  void clear() { heap_.clear(); }
  void push(Label label) {
    heap_.push_back(label);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
  }
  Label pop() {
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
    const Label smallest = heap_.back();
    heap_.pop_back();
    return smallest;
  }

 private:
  std::vector<Label> heap_;
};

}  // namespace narhet::routing
