// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/geo/point.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/network/build.hpp"

#include <cstdint>
#include <memory>

namespace narhet::network {

/// Which parts of the roads points may be tied to.
enum class RoadParts : std::uint8_t {
  all,  ///< a place on an island stays there
  /// The strongly connected part with most road and those that go on beyond the loaded roads, where
  /// they are taken to meet it; however far that is from an island.
  main,
};

struct SnapOptions {
  base::Metres max_snap{2000.0};
  /// A part of the roads that is shorter than `scrap_length` and lies within `scrap_distance` of a
  /// larger part is scrap: a drawing error, not an island.
  base::Metres scrap_length{500.0};
  base::Metres scrap_distance{100.0};
  RoadParts parts{RoadParts::all};
};

/// Ties points to the nearest usable road.
///
/// Usable is every road of the mode but ferries, motorways with their links, and scrap: a strongly
/// connected part shorter than `scrap_length` and within `scrap_distance` of a larger one. Anything
/// else small stays what it is: a place on an island stays there, unless `RoadParts::main` ties all
/// points to one network, as Pipos does.  The choice depends on the point and the roads alone, not
/// on the season nor on other points.
///
/// Confined to one thread (it holds a transformation of PROJ).
class Snapper {
 public:
  /// @param network  must outlive the snapper
  Snapper(const RoadNetwork& network, const geo::Crs& study_crs, const SnapOptions& options);
  Snapper(RoadNetwork&&, const geo::Crs&, const SnapOptions&) = delete;
  ~Snapper();

  /// The position on the nearest usable road, on both its arcs where it has two, and the leg to it:
  /// its geodesic length, and its time at `leg_speed`.
  /// @pre leg_speed above zero; the point is finite
  [[nodiscard]] model::Snap snap(geo::Point point, base::MetresPerSecond leg_speed) const;

  /// Links left aside as scrap.
  [[nodiscard]] std::size_t scrap_links() const;

 private:
  struct Index;
  std::unique_ptr<Index> index_;
};

}  // namespace narhet::network
