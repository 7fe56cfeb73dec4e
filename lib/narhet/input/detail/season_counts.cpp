// SPDX-License-Identifier: MIT
#include "narhet/input/detail/season_counts.hpp"

#include "narhet/base/message.hpp"

namespace narhet::input::detail {

using base::Message;

void SeasonCounts::add(const RoadReading& road) {
  const bool is_ferry = road.segment.road_class == model::RoadClass::ferry;
  if (!road.segment.months.is_whole_year()) {
    ++(is_ferry ? ferries : roads);
  }
  unknown_intervals += road.doubts.unknown_interval ? 1U : 0U;
  unknown_months += road.doubts.unknown_months ? 1U : 0U;
  unsaid_months += road.doubts.unsaid_months ? 1U : 0U;
}

SeasonCounts& SeasonCounts::operator+=(const SeasonCounts& others) {
  ferries += others.ferries;
  roads += others.roads;
  unknown_intervals += others.unknown_intervals;
  unknown_months += others.unknown_months;
  unsaid_months += others.unsaid_months;
  return *this;
}

void SeasonCounts::tell(model::LoadReport& report) const {
  const auto tell_if = [&](std::uint64_t count, const Message& message) {
    if (count > 0) {
      report.notices.push_back(message);
    }
  };
  tell_if(ferries, base::counted(ferries, "{} ferry is closed part of the year",
                                 "{} ferries are closed part of the year"));
  tell_if(roads, base::counted(roads, "{} road is closed part of the year",
                               "{} roads are closed part of the year"));
  tell_if(unknown_intervals,
          base::counted(unknown_intervals,
                        "{} ferry has a time between departures that cannot be read; the ferry "
                        "wait decides",
                        "{} ferries have a time between departures that cannot be read; the ferry "
                        "wait decides"));
  tell_if(unknown_months,
          base::counted(unknown_months,
                        "{} road or ferry has opening times that cannot be read; it counts as open "
                        "all year",
                        "{} roads or ferries have opening times that cannot be read; they count as "
                        "open all year"));
  tell_if(unsaid_months,
          base::counted(unsaid_months,
                        "{} road or ferry is closed part of the year without saying when "
                        "(seasonal=yes); it counts as open all year",
                        "{} roads or ferries are closed part of the year without saying when "
                        "(seasonal=yes); they count as open all year"));
}

}  // namespace narhet::input::detail
