// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/model/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace narhet::model {

/// What a place has of one kind of service, beside its nearest point, by the metric that decides.
struct PlaceAccess {
  std::uint32_t within{};         ///< service points in its catchment
  std::optional<double> gravity;  ///< nothing: the place is on no road
  /// Capacity per person; nothing also where the kind's capacity is not known.
  std::optional<double> two_step;    ///< 2SFCA
  std::optional<double> enhanced;    ///< E2SFCA
  std::optional<double> three_step;  ///< 3SFCA
  std::optional<double> balanced;    ///< BFCA
};

/// The stop where a place finds most of the kinds asked about, within the limit of bundles.
struct PlaceBundle {
  std::size_t kinds{};
  std::optional<base::ServiceIndex> stop;  ///< nothing: no kind within the limit, or on no road
  base::Weight cost;
};

/// Who goes to a service point for one kind.
struct CustomerBase {
  base::Persons nearest;  ///< have it as their nearest
  base::Persons huff;     ///< would go to it by Huff's model
};

/// The ways of a municipality's people to the nearest point of one kind, in km or minutes, and how
/// unequal they are.  What is nothing has nobody to be about.
struct WayMeasures {
  base::Persons persons;         ///< all in listed places
  base::Persons not_reached;     ///< of these, without any way; in no index, but in the quantiles
  std::optional<double> mean;    ///< of the reached
  std::optional<double> median;  ///< nothing also: half the persons or more have no way
  std::optional<double> percentile_90;       ///< nothing also: more than a tenth have no way
  std::optional<double> longest_tenth;       ///< mean of the tenth of the reached who have farthest
  std::optional<base::PlaceIndex> farthest;  ///< of the reached; also one of unknown population
  std::optional<double> farthest_way;
  /// How much farther the second nearest is, mean of those who reach a second.
  std::optional<double> detour;
  base::Persons without_second;  ///< reach one point and no second
  std::optional<double> gini;
  std::optional<double> theil;  ///< of the municipality alone
  /// Its parts in Theil's T of the whole study, whose sum over all municipalities that is.
  double theil_between{};
  double theil_within{};
  std::optional<double> palma;  ///< of the ways: the longest tenth's mean over the shortest 40 %'s
  /// By the size of the place, smallest first: below 0 the longer ways are in small places.
  std::optional<double> concentration;
  std::optional<double> concentration_corrected;
  /// Beyond the deciding threshold, the not reached among the headcount.
  std::optional<double> headcount;  ///< FGT 0, a share
  std::optional<double> gap;        ///< FGT 1
  std::optional<double> severity;   ///< FGT 2
};

/// How far people have, and what shares of the services that gives them.
struct Reach {
  /// The records of the study, with snaps and nearest points; its layers are not part of it.
  Result study;
  std::vector<base::KindIndex> kinds;  ///< asked about
  std::string decay;                   ///< "gaussian(15 min)"
  std::string catchment;               ///< "30 min"
  std::string bundle_limit;            ///< "10 min"
  std::string poverty_line;            ///< "10 min"; empty: none
  /// By kind asked about.
  struct Capacity {
    std::size_t points{};   ///< service points of the kind
    std::size_t unknown{};  ///< of these, whose capacity is not known

    [[nodiscard]] bool is_known() const { return points > 0 && unknown == 0; }
  };
  std::vector<Capacity> capacities;
  std::vector<PlaceAccess> access;      ///< place by place, in each kind by kind
  std::vector<PlaceBundle> bundles;     ///< parallel to the places
  std::vector<CustomerBase> customers;  ///< service by service, in each kind by kind
  /// Municipality by municipality, then the whole study; in each kind by kind.
  std::vector<WayMeasures> ways;

  [[nodiscard]] const PlaceAccess& access_at(std::size_t place, std::size_t kind) const {
    return access[place * kinds.size() + kind];
  }
  [[nodiscard]] const CustomerBase& customers_of(std::size_t service, std::size_t kind) const {
    return customers[service * kinds.size() + kind];
  }
  [[nodiscard]] const WayMeasures& ways_of(std::size_t area, std::size_t kind) const {
    return ways[area * kinds.size() + kind];
  }
};

}  // namespace narhet::model
