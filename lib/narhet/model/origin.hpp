// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/geo/point.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::model {

/// What an input is for.
enum class Subject : std::uint8_t {
  roads,
  places,
  population,  ///< the cells of a grid
  services,
  candidates,
  municipalities,
  needs,
  stated_ways,  ///< somebody else's table, to compare with
  ferries,      ///< what the user knows better of them
};

[[nodiscard]] base::Message name(Subject subject);    ///< "places", for people
[[nodiscard]] std::string_view key(Subject subject);  ///< "places", as in the study file

/// Where a record comes from: enough for a person to find it again.
struct Origin {
  Subject subject{};
  std::string record;    ///< "node 123", "way 4", "relation 7", "row 17", "feature 4"
  std::size_t source{};  ///< which of the inputs for its subject, in the order of the study
};

/// A record that could not be used.  It is in the layer `rejected` of the result.
struct Rejected {
  Origin origin;
  std::string id;  ///< the record's own id or name; may be empty
  base::Message reason;
  std::optional<geo::Point> position;
  std::string name{};  ///< where it has one besides its id
};

struct Excluded {
  base::Message reason;
  std::uint64_t count{};
};

/// A column as it stands in an input, and as what it was read.
struct InputColumn {
  std::string name;
  std::string taken_as;  ///< our name; empty: it was not used
};

/// What came out of reading one input for one subject.  Nothing is lost silently:
/// read = used + rejected + excluded.
struct LoadReport {
  Subject subject{};
  std::size_t source{};  ///< as `Origin::source`
  std::string file;      ///< as the study names it
  std::string layer;     ///< empty where the format has none
  std::string sha256;
  std::string crs;       ///< that the positions were in, "EPSG:3006"; empty: not told, or none
  std::string encoding;  ///< of a text, "UTF-8"; empty where the format has but one
  std::vector<InputColumn> columns;  ///< of a table or a layer that is read column by column
  std::uint64_t read{};
  std::uint64_t used{};
  std::vector<Excluded> excluded;  ///< by rule: not of the wanted kind, outside the mode, …
  std::vector<Rejected> rejected;  ///< faulty
  /// Records that are one with a record of an earlier source, and of which; counted in `excluded`.
  std::vector<Rejected> merged;
  std::vector<base::Message> notices;

  [[nodiscard]] bool is_balanced() const {
    std::uint64_t sum = used + rejected.size();
    for (const Excluded& each : excluded) {
      sum += each.count;
    }
    return sum == read;
  }
  /// Counts under one entry what is excluded for the same reason.
  void exclude(const base::Message& reason, std::uint64_t count = 1);
};

/// Counts records that were used, and are not any more, as excluded by their own input.
/// @param source  as `Origin::source`.  @pre one of the loads is of that subject and source
void exclude_used(std::span<LoadReport> loads,
                  Subject subject,
                  std::size_t source,
                  const base::Message& reason,
                  std::uint64_t count = 1);

}  // namespace narhet::model
