// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/result_ways.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::compare::detail {

/// A place in two results, or in one.
struct PlacePair {
  const model::ResultPlace* before{};
  const model::ResultPlace* after{};
};

/// Whether a place is within a limit: before, after, and in between.
struct WaySteps {
  bool before{};
  bool after{};
  /// With the later service points on the earlier roads, or the other way round; nothing: the
  /// results do not tell.
  std::optional<bool> between{};
  bool roads_first{};  ///< `between` is with the earlier service points on the later roads
};

/// The service points of one kind that both results have, where they were.
struct LastingServices {
  std::set<std::string_view> ids;
  bool all{};  ///< neither result has others
};

/// A kind that both results have, at its positions among their kinds.
struct SharedKind {
  std::size_t before{};
  std::size_t after{};
  LastingServices lasting;
};

/// The kinds that a measure such as "dagligvaror_10km" needs, and its limit; no kinds: the results
/// do not tell.  The results have to outlive it.
struct Measure {
  std::vector<SharedKind> kinds;
  model::Threshold threshold;
};

[[nodiscard]] Measure measure_of(const std::string& name,
                                 const model::ResultWays& earlier,
                                 const model::ResultWays& later);

/// Whether roads, the speeds on them, and the versions of the program and its libraries are the
/// same in both: all that ways between the same points depend on.
[[nodiscard]] bool same_roads(const model::ResultWays& earlier, const model::ResultWays& later);

/// @pre the place is in both results
[[nodiscard]] WaySteps steps_of(const PlacePair& place, const Measure& measure, bool same_roads);

/// Of a place in one result only: whether it is within the limit there, of all the kinds.
[[nodiscard]] bool is_within(const PlacePair& place, const Measure& measure);

}  // namespace narhet::compare::detail
