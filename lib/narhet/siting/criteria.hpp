// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/ranking.hpp"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace narhet::siting {

/// Where the scale of a measure begins and ends, in the unit of its raw values.
struct Anchors {
  double worst{0.0};
  double target{1.0};
};

/// All criteria that a study has, whether anything measures them or not, in a fixed order.
///
/// The raw values, all "the more the better" but for `cost`:
///
/// - need_met: way saved to what was asked for, weighed by persons and their need, as a share of
///   that way today, the whole area's together; of each kind alone; of what
///   each group said at the meetings (young_need_met, elderly_, residents_, business_,
///   association_, visitors_), not measured where it is not told that any of the group asked for
///   anything; and of what each group said of each kind (elderly_need_met_apotek);
/// - persons_newly_within: persons who come within the deciding threshold, as a share of the
///   area's; likewise for the other thresholds of the deciding metric, and of the young, the
///   elderly and the businesses;
/// - travel_saved: way saved, km or minutes per person of the area; likewise of those groups;
/// - vulnerability_removed: way saved to the second nearest, km or minutes per person;
/// - bundle_gained: kinds that one stop within the deciding threshold offers, more than today, as a
///   share of all kinds, the mean over persons;
/// - worst_off_saved: way saved, km or minutes per person of the tenth of the area's persons who
///   have it longest today;
/// - offers: offers to contribute at the site, a number;
/// - cost: kronor, and feasibility: 0 to 1, as the candidate table says.
///
/// There is one metric in a study that decides, so km and minutes never weigh beside each other.
///
/// The area is the candidate's municipality, or the whole study for a candidate in none.  Only who
/// lives in it counts, so that a share is one of a whole (lib/decisions/0009).
/// @param anchors   by measure; groups and kinds have those of everybody
/// @param language  of the names of kinds in the criteria's names
[[nodiscard]] std::vector<model::Criterion> all_criteria(
    std::span<const model::Kind> kinds,
    std::span<const model::Threshold> thresholds,
    base::Metric decide_by,
    const std::array<Anchors, model::kMeasures>& anchors,
    base::Language language);

/// Whether `part` is counted in `whole` already: a group or a kind in the criterion of all.
[[nodiscard]] bool contains(const model::Criterion& whole, const model::Criterion& part);

/// Whether it is measured only where a set of weights names it: there is one of each kind and
/// group.
[[nodiscard]] bool is_on_request(const model::Criterion& criterion);

/// 0 at the worst anchor, 1 at the target, cut to 0..1.
[[nodiscard]] double scaled(const model::Criterion& criterion, double raw);

}  // namespace narhet::siting
