// SPDX-License-Identifier: MIT
#include "narhet/compare/coverage_change.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/compare/detail/way_steps.hpp"
#include "narhet/compare/service_changes.hpp"

#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::compare {
namespace {

using detail::Measure;
using detail::PlacePair;
using detail::WaySteps;
using model::ChangeParts;
using model::ComparedCoverage;
using model::CoverageChange;
using model::ResultPlace;
using model::ResultWays;

/// Adds the change from one step to the next, for so many people.
void add_steps(const WaySteps& steps, bool moved, double weight, ChangeParts& parts) {
  const auto value = [](bool is_within) { return is_within ? 1.0 : 0.0; };
  const double whole = weight * (value(steps.after) - value(steps.before));
  if (moved) {
    parts.people += whole;
  } else if (!steps.between) {
    parts.not_told_apart += whole;
  } else {
    const double first = weight * (value(*steps.between) - value(steps.before));
    (steps.roads_first ? parts.roads : parts.services) += first;
    (steps.roads_first ? parts.services : parts.roads) += whole - first;
  }
}

double sum(const ChangeParts& parts) {
  return parts.services + parts.roads + parts.people + parts.not_told_apart;
}

/// The places of each municipality.  One that is in another municipality now is in one result only,
/// of each.
class PlacesByCode {
 public:
  PlacesByCode(const ResultWays& earlier, const ResultWays& later) {
    std::map<std::string_view, PlacePair> places;
    for (const ResultPlace& place : earlier.places) {
      places[place.id].before = &place;
    }
    for (const ResultPlace& place : later.places) {
      places[place.id].after = &place;
    }
    for (const auto& [id, pair] : places) {
      if (pair.before != nullptr && pair.after != nullptr &&
          pair.before->municipality_code == pair.after->municipality_code) {
        by_code_[pair.before->municipality_code].push_back(pair);
        continue;
      }
      if (pair.before != nullptr) {
        by_code_[pair.before->municipality_code].push_back({pair.before, nullptr});
      }
      if (pair.after != nullptr) {
        by_code_[pair.after->municipality_code].push_back({nullptr, pair.after});
      }
    }
  }

  [[nodiscard]] std::vector<PlacePair> of(const std::vector<std::string_view>& codes) const {
    std::vector<PlacePair> found;
    for (const std::string_view code : codes) {
      if (const auto at = by_code_.find(code); at != by_code_.end()) {
        found.insert(found.end(), at->second.begin(), at->second.end());
      }
    }
    return found;
  }

 private:
  std::map<std::string_view, std::vector<PlacePair>> by_code_;
};

base::Persons persons_of(const ResultPlace* place) {
  return place != nullptr ? place->persons.value_or(base::Persons{}) : base::Persons{};
}

/// What a place adds, whose people count `before` and `after`: persons, or shares of them.
void add_place(const PlacePair& place,
               const Measure& measure,
               bool same_roads,
               base::Persons before,
               base::Persons after,
               ChangeParts& parts) {
  const double more = (after - before).count();
  if (place.before == nullptr || place.after == nullptr) {
    parts.people += is_within(place, measure) ? more : 0.0;
    return;
  }
  const WaySteps steps = steps_of(place, measure, same_roads);
  parts.people += more * ((steps.before ? 0.5 : 0.0) + (steps.after ? 0.5 : 0.0));
  add_steps(steps, !stands_still(place.before->position, place.after->position),
            0.5 * (before + after).count(), parts);
}

std::optional<CoverageChange> change_of(const ComparedCoverage& row,
                                        const std::vector<PlacePair>& places,
                                        const Measure& measure,
                                        bool same_roads) {
  const auto before_share = row.share(0);
  const auto after_share = row.share(1);
  if (!before_share || !after_share) {
    return std::nullopt;
  }
  CoverageChange change;
  for (const PlacePair& place : places) {
    const base::Persons before = persons_of(place.before);
    const base::Persons after = persons_of(place.after);
    add_place(place, measure, same_roads, before, after, change.persons);
    add_place(place, measure, same_roads, base::Persons{before / row.persons[0]},
              base::Persons{after / row.persons[1]}, change.share);
  }
  const double persons = (row.within[1] - row.within[0]).count();
  const bool adds_up = std::abs(sum(change.persons) - persons) < 0.5 &&
                       std::abs(sum(change.share) - (*after_share - *before_share)) < 1e-6;
  return adds_up ? std::optional{change} : std::nullopt;
}

/// The codes of the municipalities whose rows follow the one of all of them.
std::vector<std::string_view> codes_of(const std::vector<ComparedCoverage>& rows, std::size_t row) {
  if (!rows[row].code.empty()) {
    return {rows[row].code};
  }
  std::vector<std::string_view> codes;
  for (std::size_t i = row + 1; i < rows.size() && rows[i].measure == rows[row].measure; ++i) {
    codes.emplace_back(rows[i].code);
  }
  return codes;
}

}  // namespace

void explain_change(const ResultWays& earlier,
                    const ResultWays& later,
                    model::CoverageComparison& comparison) {
  NARHET_EXPECTS(comparison.results.size() == 2);
  const bool same_roads = detail::same_roads(earlier, later);
  const PlacesByCode places{earlier, later};
  std::string name;
  Measure measure;
  for (std::size_t row = 0; row < comparison.rows.size(); ++row) {
    ComparedCoverage& one = comparison.rows[row];
    if (one.measure != name) {
      name = one.measure;
      measure = detail::measure_of(name, earlier, later);
    }
    if (!measure.kinds.empty()) {
      one.change = change_of(one, places.of(codes_of(comparison.rows, row)), measure, same_roads);
    }
  }
}

}  // namespace narhet::compare
