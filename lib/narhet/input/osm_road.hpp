// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/input/osm_settings.hpp"
#include "narhet/model/road.hpp"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace narhet::input {

/// The tags of an object, whose texts must outlive it.  A road is asked for some thirty keys, so
/// the lengths of its own are found once.
class TagLookup {
 public:
  void add(std::string_view key, std::string_view value) { tags_.emplace_back(key, value); }
  /// The value of a key, nothing where the object has no such tag.
  [[nodiscard]] std::optional<std::string_view> operator()(std::string_view key) const {
    for (const auto& [each, value] : tags_) {
      if (each == key) {
        return value;
      }
    }
    return std::nullopt;
  }

 private:
  std::vector<std::pair<std::string_view, std::string_view>> tags_;
};

/// What tags leave open of when a road or ferry is open; it then is all year.
struct SeasonDoubts {
  bool unknown_interval{};  ///< of a ferry: there, and cannot be read
  bool unknown_months{};    ///< there, and cannot be read
  bool unsaid_months{};     ///< closed part of the year, and nobody says which (seasonal=yes)
};

/// What the tags of a way say; `excluded` says why it is no road for the mode asked for, though it
/// may be one for others.
struct RoadReading {
  model::RoadSegment segment;             ///< without vertices and origin
  base::Message excluded;                 ///< empty: it is one
  bool unknown_limit{};                   ///< it has a limit that cannot be read ("signals")
  bool unknown_duration{};                ///< of a ferry
  std::optional<base::Seconds> interval;  ///< of a ferry: from one departure to the next
  SeasonDoubts doubts;
};

/// @pre the way has `highway` or `route=ferry`
[[nodiscard]] RoadReading read_road(const TagLookup& tag,
                                    const OsmSettings& settings,
                                    model::Mode mode);

/// Whether a barrier at a node stops a car.
[[nodiscard]] bool is_closed_barrier(const TagLookup& tag, const OsmSettings& settings);

}  // namespace narhet::input
