// SPDX-License-Identifier: MIT
#include "narhet/input/detail/osm_node_table.hpp"

#include "narhet/base/for_each_block.hpp"

#include <boost/sort/spreadsort/integer_sort.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace narhet::input {
namespace {

using Ids = std::vector<std::int64_t>;

Ids merged(const Ids& a, const Ids& b) {
  Ids both;
  both.reserve(a.size() + b.size());
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

}  // namespace

void sort_unique(std::vector<std::int64_t>& ids) {
  boost::sort::spreadsort::integer_sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

OsmNodeTable::OsmNodeTable(std::vector<std::vector<std::int64_t>> lists, const base::Task& task) {
  while (lists.size() > 1) {
    std::vector<Ids> pairs((lists.size() + 1) / 2);
    base::for_each_block(lists.size(), 2, task, [&](base::Block block) {
      Ids& first = lists[block.begin];
      if (block.end - block.begin == 1) {
        pairs[block.number] = std::move(first);
        return;
      }
      Ids& second = lists[block.begin + 1];
      pairs[block.number] = merged(first, second);
      first = {};
      second = {};
    });
    lists = std::move(pairs);
  }
  if (!lists.empty()) {
    ids_ = std::move(lists.front());
  }
  locations_.resize(ids_.size());
}

std::size_t OsmNodeTable::lower_bound(std::int64_t id, std::size_t near) const {
  near = std::min(near, ids_.size());
  if (near > 0 && ids_[near - 1] >= id) {
    const auto end = ids_.begin() + static_cast<std::ptrdiff_t>(near);
    return static_cast<std::size_t>(std::lower_bound(ids_.begin(), end, id) - ids_.begin());
  }
  std::size_t step = 1;
  while (near + step <= ids_.size() && ids_[near + step - 1] < id) {
    near += step;
    step *= 2;
  }
  const auto begin = ids_.begin() + static_cast<std::ptrdiff_t>(near);
  const auto end = ids_.begin() + static_cast<std::ptrdiff_t>(std::min(near + step, ids_.size()));
  return static_cast<std::size_t>(std::lower_bound(begin, end, id) - ids_.begin());
}

}  // namespace narhet::input
