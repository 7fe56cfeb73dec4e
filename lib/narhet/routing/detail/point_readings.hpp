// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/weight.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/routing/selection.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace narhet::routing::detail {

/// Where the labels of a search to the destinations are read for a place, and what is added there.
struct Reading {
  std::uint32_t number{};  ///< in the selection
  std::uint32_t units{};
};

/// Places as a search to their destinations sees them: the selection that they need, and the
/// readings of each.
///
/// Immutable; may be shared between threads.
class PointReadings {
 public:
  PointReadings(const Engine& engine, base::Metric metric, std::span<const model::Snap> places);

  [[nodiscard]] const Selection& selection() const { return selection_; }
  [[nodiscard]] std::size_t place_count() const { return readings_.size(); }
  /// Two; what is not there repeats the first, and a place without any reads number 0 at an
  /// infinite cost.
  [[nodiscard]] const std::array<Reading, 2>& of(std::size_t place) const {
    return readings_[place];
  }

 private:
  Selection selection_;
  std::vector<std::array<Reading, 2>> readings_;
};

/// Which places lie on an arc.
class PlacesOnArcs {
 public:
  explicit PlacesOnArcs(std::span<const model::Snap> places);

  /// Calls `visit` for each place that shares an arc with the point; twice if they share both.
  template <class Visit>
  void for_each_sharing(const model::RoadPosition& point, const Visit& visit) const {
    for (const model::ArcPosition& on_arc : point.positions()) {
      const auto arc = static_cast<std::uint32_t>(on_arc.arc);
      for (auto at = first_of(arc); at < by_arc_.size() && by_arc_[at].first == arc; ++at) {
        visit(std::size_t{by_arc_[at].second});
      }
    }
  }

 private:
  [[nodiscard]] std::size_t first_of(std::uint32_t arc) const;

  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_arc_;  // arc and place, sorted
};

}  // namespace narhet::routing::detail
