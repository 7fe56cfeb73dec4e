// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/result.hpp"
#include "narhet/model/road.hpp"
#include "narhet/model/season.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::model {

/// An input of a study, read.
struct PreflightInput {
  LoadReport load;
  std::string format;  ///< "GeoPackage", "CSV"; a name that is the same in every language
};

/// How many points of a subject could be tied to a road, and why others could not.
struct TiedPoints {
  Subject subject{};
  std::uint64_t points{};
  std::uint64_t on_road{};
  std::uint64_t too_far{};
  std::uint64_t outside{};
};

/// The roads in figures.
struct PreflightRoads {
  base::Metres length;
  std::uint64_t nodes{};
  std::uint64_t arcs{};
  std::uint64_t parts{};  ///< that no road or ferry joins
  std::uint64_t ferries{};
  /// Of the length that is open to the mode, what has no posted limit; nothing: not known any more.
  std::optional<double> share_without_limit;
  double share_of_unknown_class{};  ///< of the same length
};

/// What the inputs do not say, and what follows for the result.
struct MissingInput {
  std::string_view what;  ///< as the study file has it: "needs", "places.population"
  base::Message consequence;
};

/// What a run will take, estimated.
struct RunCost {
  base::Seconds least;
  base::Seconds most;
  std::uint64_t memory{};  ///< bytes, estimated from above
  std::optional<std::uint64_t> memory_limit;
  std::uint64_t searches{};  ///< over the roads

  [[nodiscard]] bool fits() const { return !memory_limit || memory <= *memory_limit; }
};

/// What a study was found to be before it is run: read, understood, judged.
struct Preflight {
  std::string study_name;
  std::string study_file;  ///< as it was named, or in the folder that was
  std::string result_file;
  bool result_exists{};
  std::string crs;
  Mode mode{};
  base::Metric decide_by{};
  Season season;  ///< the whole year where the study says none
  std::optional<Season> compared_season;
  std::vector<Kind> kinds;
  std::vector<std::uint64_t> services_of_kind;  ///< parallel to `kinds`
  std::vector<Threshold> thresholds;

  std::vector<PreflightInput> inputs;
  PreflightRoads roads;
  std::vector<TiedPoints> tied;
  std::uint64_t places{};
  std::uint64_t places_with_population{};
  std::uint64_t places_without_population{};
  bool in_cells{};  ///< people are counted in cells of a grid, and not in places
  base::Persons persons;
  /// Where a grid counts the people: how many live in each municipality.
  std::vector<base::Message> balance;

  std::vector<MissingInput> missing;
  std::vector<Provenance> assumed;     ///< defaults that count, since the study says nothing
  std::vector<base::Message> remarks;  ///< what a person should look at
  RunCost cost;

  /// What to type next, word by word; nothing where a run would be refused.
  [[nodiscard]] std::vector<std::string> next_command() const;
};

}  // namespace narhet::model
