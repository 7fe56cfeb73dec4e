// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/geo/point.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/months.hpp"
#include "narhet/model/origin.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::model {

/// Where people are: a town, a village, a farm, or a cell of a population grid.
struct Place {
  std::string id;  ///< unique in its study
  std::string name;
  std::string type;  ///< "village", "hamlet", … as OpenStreetMap's `place`; may be empty
  geo::Point position;
  std::optional<base::Persons> population;  ///< nothing: not known
  std::optional<base::Persons> young;       ///< of the population; nothing: not measured
  std::optional<base::Persons> elderly;
  std::optional<base::Persons> aged_70;    ///< 70 and older
  std::optional<double> businesses;        ///< a number of them
  std::optional<base::Metres> cell_width;  ///< of a cell; nothing: it is none
  /// Of a cell: the village, in the same list, whose needs and name it shares.
  std::optional<base::PlaceIndex> village;
  /// The municipality whose area covers the position; nothing: none does.
  std::optional<base::MunicipalityIndex> municipality;
  /// Outside the municipalities that the study is about, beside which it is loaded: it has an
  /// answer of its own and counts in no figure of the study.
  bool is_neighbour{};
  std::string stated_municipality;     ///< the code in the input; empty if it has none
  std::vector<std::string> other_ids;  ///< those that it has in other sources
  Origin origin;
};

inline constexpr std::uint8_t kDaysOfWeek = 7;

/// An existing service point.
struct Service {
  std::string id;
  std::string name;
  KindSet kinds;  ///< in the season of the study
  /// What it can serve, in a unit of the input's own, for each of its kinds; nothing: not known.
  std::optional<double> capacity;
  std::uint8_t days_per_week{kDaysOfWeek};  ///< 1 to 7; fewer than 7: a mobile stop, say
  bool days_stated{};                       ///< by the input; if not, they are assumed
  std::string country;                      ///< ISO 3166-1, two letters: "NO"; empty: not known
  Months months;                            ///< when it is open
  KindSet kinds_out_of_season;              ///< in other seasons only; `kinds` is empty then
  geo::Point position;
  std::optional<base::MunicipalityIndex> municipality;
  std::vector<std::string> other_ids;  ///< those that it has in other sources
  Origin origin;
};

/// What people call a service point: its name, or its id where it has none.
[[nodiscard]] inline const std::string& spoken_name(const Service& service) {
  return service.name.empty() ? service.id : service.name;
}

/// What a service point offers in the one or the other season.
[[nodiscard]] inline const KindSet& kinds_in_any_season(const Service& service) {
  return service.kinds.empty() ? service.kinds_out_of_season : service.kinds;
}

/// A site where a new service point could be.
struct Candidate {
  std::string id;
  std::string name;
  std::string host;  ///< what is there: "school", "library", …; may be empty
  geo::Point position;
  std::optional<base::MunicipalityIndex> municipality;
  std::optional<double> cost;          ///< kronor; nothing: not measured
  std::optional<double> feasibility;   ///< 0 (cannot be done) to 1 (can open at once)
  std::optional<double> capacity;      ///< persons; nothing: not measured
  std::vector<std::string> other_ids;  ///< those that it has in other sources
  Origin origin;
};

/// Whether a place, a service or a candidate is called so by any of its sources.
template <class Record>
[[nodiscard]] bool has_id(const Record& record, std::string_view id) {
  return record.id == id ||
         std::find(record.other_ids.begin(), record.other_ids.end(), id) != record.other_ids.end();
}

struct Municipality {
  std::string code;  ///< text with leading zeros: "0482"; where there is none, the input's id
  std::string name;
  geo::MultiPolygon area;
  std::optional<base::Persons> population;  ///< of the whole municipality, where the input says it
  Origin origin;
  std::string type{};  ///< its group among municipalities, in the input's words; empty: not said
};

/// Whether the input says of any what type it is.
[[nodiscard]] inline bool any_type(const std::vector<Municipality>& municipalities) {
  return std::any_of(municipalities.begin(), municipalities.end(),
                     [](const Municipality& each) { return !each.type.empty(); });
}

}  // namespace narhet::model
