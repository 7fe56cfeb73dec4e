// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"

#include <osmium/osm/location.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace narhet::input {

/// Makes a list of ids ascending, each once.
void sort_unique(std::vector<std::int64_t>& ids);

/// The nodes of an extract that roads and areas need, numbered from 0 in the order of their ids,
/// and where they are.
class OsmNodeTable {
 public:
  /// @param lists  each ascending, each id once
  OsmNodeTable(std::vector<std::vector<std::int64_t>> lists, const base::Task& task);

  [[nodiscard]] std::size_t size() const { return ids_.size(); }
  [[nodiscard]] std::int64_t id(std::size_t number) const { return ids_[number]; }
  /// The first number whose id is not less; `size()` if there is none.
  /// @param near  where to begin: the fewer ids lie between, the faster
  [[nodiscard]] std::size_t lower_bound(std::int64_t id, std::size_t near) const;
  [[nodiscard]] bool has(std::int64_t id, std::size_t number) const {
    return number < ids_.size() && ids_[number] == id;
  }

  void set(std::size_t number, osmium::Location location) { locations_[number] = location; }
  /// Invalid if the extract lacks the node.
  [[nodiscard]] osmium::Location location(std::size_t number) const { return locations_[number]; }

 private:
  std::vector<std::int64_t> ids_;
  std::vector<osmium::Location> locations_;  // parallel
};

}  // namespace narhet::input
