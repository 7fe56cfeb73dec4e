// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/message.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::model {

/// The way from a place to its nearest service of a kind as somebody else's table states it.
struct StatedWay {
  base::PlaceIndex place{};
  base::KindIndex kind{};
  std::optional<base::Metres> length;  ///< nothing: the table has none
  std::string service;                 ///< the nearest point's id or name; empty: not said
};

/// Why a stated way is likely to differ from that of the study.
enum class WayDifference : std::uint8_t {
  none,           ///< within the tolerance
  leg,            ///< as long as what one of the two leaves out: the way between point and road
  other_service,  ///< another list of service points, or another year
  network,        ///< the same point by other roads
  only_stated,    ///< the study has no way
  only_ours,      ///< the table has no way
  unknown,        ///< nothing speaks for one cause
};
inline constexpr std::size_t kWayDifferences = 7;
[[nodiscard]] std::string_view key(WayDifference difference);  ///< "other_service"
[[nodiscard]] base::Message name(WayDifference difference);

/// A stated way beside the study's own.
struct ComparedWay {
  StatedWay stated;
  std::optional<base::Metres> ours;
  WayDifference difference{};
  /// Of `other_service`: the study's point without which the two would agree.
  std::optional<base::ServiceIndex> without;
};

/// A study's ways beside those of a table.
struct WayComparison {
  Result study;  ///< places, services, kinds, municipalities and what describes them
  std::string table;
  base::Metres tolerance;
  double tolerance_share{};  ///< of the longer of the two; whichever tolerance is more
  std::vector<ComparedWay> ways;
  /// Places of the study with no row for a kind that the table has.
  std::uint64_t not_stated{};
};

}  // namespace narhet::model
