// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/geo/point.hpp"

#include <cstdint>
#include <optional>
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
  ferries  ///< what the user knows better of them
};

[[nodiscard]] base::Message name(Subject subject);    ///< "places", for people
[[nodiscard]] std::string_view key(Subject subject);  ///< "places", as in the study file

/// Where a record comes from: enough for a person to find it again.
struct Origin {
  Subject subject{};
  std::string record;  ///< "node 123", "way 4", "relation 7", "row 17", "feature 4"
};

/// A record that could not be used.  It is in the layer `rejected` of the result.
struct Rejected {
  Origin origin;
  std::string id;  ///< the record's own id or name; may be empty
  base::Message reason;
  std::optional<geo::Point> position;
};

struct Excluded {
  base::Message reason;
  std::uint64_t count{};
};

/// What came out of reading one input for one subject.  Nothing is lost silently:
/// read = used + rejected + excluded.
struct LoadReport {
  Subject subject{};
  std::string file;   ///< as the study names it
  std::string layer;  ///< empty where the format has none
  std::string sha256;
  std::uint64_t read{};
  std::uint64_t used{};
  std::vector<Excluded> excluded;  ///< by rule: not of the wanted kind, outside the mode, …
  std::vector<Rejected> rejected;  ///< faulty
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

}  // namespace narhet::model
