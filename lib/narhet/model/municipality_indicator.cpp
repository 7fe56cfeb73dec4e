// SPDX-License-Identifier: MIT
#include "narhet/model/municipality_indicator.hpp"

#include <array>

namespace narhet::model {

using base::Message;

std::string_view key(Indicator indicator) {
  constexpr std::array<std::string_view, kIndicators> kKeys{
      "within",        "places_within", "not_reached", "mean",    "median",
      "p90",           "longest_tenth", "worst_place", "gini",    "theil",
      "theil_between", "theil_within",  "one_stop",    "detour",  "no_second",
      "closure_risk",  "within_own",    "imported",    "exported"};
  return kKeys.at(static_cast<std::size_t>(indicator));
}

Message name(Indicator indicator) {
  switch (indicator) {
    case Indicator::within:
      return Message{"people within the threshold"};
    case Indicator::places_within:
      return Message{"places within the threshold"};
    case Indicator::not_reached:
      return Message{"people without any way to it"};
    case Indicator::mean:
      return Message{"way to the nearest: mean of those who have one"};
    case Indicator::median:
      return Message{"way to the nearest: half have at most this"};
    case Indicator::percentile_90:
      return Message{"way to the nearest: nine in ten have at most this"};
    case Indicator::longest_tenth:
      return Message{"way to the nearest: mean of the tenth who have farthest"};
    case Indicator::farthest:
      return Message{"way to the nearest: the place that has farthest"};
    case Indicator::gini:
      return Message{"how unequal the ways are, Gini; read with the mean and the longest tenth"};
    case Indicator::theil:
      return Message{"how unequal the ways are, Theil's T"};
    case Indicator::theil_between:
      return Message{"part in the whole study's Theil's T between municipalities"};
    case Indicator::theil_within:
      return Message{"part in the whole study's Theil's T within municipalities"};
    case Indicator::one_stop:
      return Message{"kinds of service at one stop within the threshold, of all kinds"};
    case Indicator::detour:
      return Message{"how much farther the second nearest is, mean"};
    case Indicator::no_second:
      return Message{"people without a second point to go to"};
    case Indicator::worst_closure:
      return Message{"people no longer within the threshold if the point closed that means most"};
    case Indicator::within_own:
      return Message{"people within the threshold by the municipality's own points alone"};
    case Indicator::imported:
      return Message{"people whose nearest point lies outside the municipality"};
    case Indicator::exported:
      return Message{"people from outside whose nearest point lies in the municipality"};
  }
  return {};
}

std::string_view key(IndicatorUnit unit) {
  constexpr std::array<std::string_view, kIndicatorUnits> kKeys{"%", "km", "min", "index",
                                                                "persons"};
  return kKeys.at(static_cast<std::size_t>(unit));
}

Message name(IndicatorUnit unit) {
  switch (unit) {
    case IndicatorUnit::percent:
      return Message{"percent"};
    case IndicatorUnit::km:
      return Message{"km"};
    case IndicatorUnit::minutes:
      return Message{"minutes"};
    case IndicatorUnit::index:
      return Message{"index (0: all alike)"};
    case IndicatorUnit::persons:
      return Message{"persons"};
  }
  return {};
}

}  // namespace narhet::model
