// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/message.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/geo/point.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace narhet::model {

/// A point on an arc of the road graph.  For each metric `before + after` is the arc's weight, to
/// the unit.  Points attach to arcs and never become nodes, so what is prepared on the nodes
/// outlives every study.
struct ArcPosition {
  base::ArcId arc{};
  base::PerMetric<base::Weight> before;  ///< from the arc's tail to the point
  base::PerMetric<base::Weight> after;   ///< from the point to the arc's head
};

/// Whether a point could be tied to a road.
enum class SnapStatus : std::uint8_t {
  on_road,
  too_far_from_road,  ///< roads are loaded around it, but none usable within `max_snap`
  outside_network,    ///< outside the extent of the loaded roads
  rejected,           ///< the record itself cannot be used
};
[[nodiscard]] std::string_view key(SnapStatus status);
[[nodiscard]] base::Message name(SnapStatus status);

/// A point tied to the nearest usable road: its place on the arc, and on the arc of the opposite
/// direction if the road has one.
struct RoadPosition {
  std::array<ArcPosition, 2> arcs{};
  std::uint8_t arc_count{};  ///< 1 or 2
  /// The way between the point and the road; part of every answer.
  base::PerMetric<base::Weight> leg;
  geo::Point foot;  ///< on the road

  [[nodiscard]] std::span<const ArcPosition> positions() const {
    return std::span{arcs}.first(arc_count);
  }
};

struct Snap {
  SnapStatus status{SnapStatus::rejected};
  std::optional<RoadPosition> position;  ///< exactly if `on_road`
  std::optional<double> distance;  ///< planar metres to the nearest usable road, where measured
};

/// Whether a place reaches a service of a kind.
enum class ReachStatus : std::uint8_t {
  reached,
  unreachable_island,        ///< no road, no ferry leads from the place's roads to any such service
  unreachable_one_way_trap,  ///< they are connected, but one-way roads allow no way there
  no_service_of_kind,        ///< the study has no usable service of the kind
  not_on_road,               ///< the place could not be tied to a road, see its snap status
  closed_this_season,        ///< in another season it is reached
};
inline constexpr std::size_t kReachStatuses = 6;
[[nodiscard]] std::string_view key(ReachStatus status);
[[nodiscard]] base::Message name(ReachStatus status);

struct Reached {
  base::ServiceIndex service{};
  base::Weight cost;  ///< finite, from the place to the service, both legs included

  friend auto operator<=>(const Reached& a, const Reached& b) {
    if (const auto order = a.cost <=> b.cost; order != 0) {
      return order;
    }
    return base::index(a.service) <=> base::index(b.service);
  }
  friend bool operator==(const Reached&, const Reached&) = default;
};

/// The nearest and the second nearest service of one kind, distinct service points, by one metric.
/// Of equal costs the lower index is nearer.
struct NearestPair {
  std::optional<Reached> nearest;  ///< exactly if `reached`
  std::optional<Reached> second;   ///< only if there is a nearest
  ReachStatus status{ReachStatus::not_on_road};
  /// The way to the edge of the loaded roads is shorter than to the nearest or the second nearest
  /// (or there is no second): a service beyond the edge could be nearer.
  bool edge_uncertain{};
};

/// Nearest pairs of every place, kind and metric, and what it costs each place to leave the loaded
/// roads.
class NearestTable {
 public:
  NearestTable(std::size_t places, std::size_t kinds)
      : places_{places},
        kinds_{kinds},
        pairs_(places * kinds * base::kMetrics.size()),
        to_edge_(places * base::kMetrics.size()) {}

  [[nodiscard]] std::size_t place_count() const { return places_; }
  [[nodiscard]] std::size_t kind_count() const { return kinds_; }
  [[nodiscard]] NearestPair& at(base::PlaceIndex place, base::KindIndex kind, base::Metric metric) {
    return pairs_[row(kind, metric) + base::index(place)];
  }
  [[nodiscard]] const NearestPair& at(base::PlaceIndex place,
                                      base::KindIndex kind,
                                      base::Metric metric) const {
    return pairs_[row(kind, metric) + base::index(place)];
  }
  /// One pair per place.
  [[nodiscard]] std::span<NearestPair> column(base::KindIndex kind, base::Metric metric) {
    return std::span{pairs_}.subspan(row(kind, metric), places_);
  }
  [[nodiscard]] std::span<const NearestPair> column(base::KindIndex kind,
                                                    base::Metric metric) const {
    return std::span{pairs_}.subspan(row(kind, metric), places_);
  }
  /// The cost from each place to the edge of the loaded roads, its leg included; nothing where it
  /// reaches none.
  [[nodiscard]] std::span<std::optional<base::Weight>> to_edge(base::Metric metric) {
    return std::span{to_edge_}.subspan(static_cast<std::size_t>(metric) * places_, places_);
  }
  [[nodiscard]] std::span<const std::optional<base::Weight>> to_edge(base::Metric metric) const {
    return std::span{to_edge_}.subspan(static_cast<std::size_t>(metric) * places_, places_);
  }

 private:
  [[nodiscard]] std::size_t row(base::KindIndex kind, base::Metric metric) const {
    return (base::index(kind) * base::kMetrics.size() + static_cast<std::size_t>(metric)) * places_;
  }

  std::size_t places_;
  std::size_t kinds_;
  std::vector<NearestPair> pairs_;
  std::vector<std::optional<base::Weight>> to_edge_;
};

}  // namespace narhet::model
