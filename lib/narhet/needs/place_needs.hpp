// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/need.hpp"
#include "narhet/model/place.hpp"
#include "narhet/needs/need_table.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace narhet::needs {

/// What the need of a place is multiplied with: how many live there, or how many spoke.
enum class Weigh : std::uint8_t { persons, voices };
[[nodiscard]] std::string_view key(Weigh weigh);  ///< "persons", "voices"

/// How voices become demand (lib/decisions/0015).
struct Weighing {
  Weigh by{Weigh::persons};
  /// How many participants it takes until a place's own voices weigh as much as the mean of all
  /// places; not negative.
  double half_trust{10.0};
  double wish{0.5};  ///< what a voice for a wish counts beside one for a need; 0 to 1
};

struct PlaceNeeds {
  /// By place, then kind.  A place that was not asked, or of whose voices for a kind none may be
  /// told, has no row: it is neutral, and not without need.
  std::vector<model::PlaceNeed> rows;
  /// By place, kind, then group, of each group that a place tells of: nothing of the kinds that it
  /// did not name there.  A group without a row at a place is neutral there, as if not asked.
  std::vector<model::GroupNeed> groups;
  /// What a place without a row is taken to need: the mean that the others are moved to.  Where
  /// voices are weighed, voices per inhabitant.
  model::NeutralNeeds neutral;
  /// By place: the mean intensity of persons over the kinds; nothing for a place without a row.
  std::vector<std::optional<double>> index;
};

/// The demand of each place and kind, which is also put into the rows of the table.
///
/// With v the voices of a place for a kind (a need counts one, a wish `wish`), n the participants
/// of its meetings, N its inhabitants and h `half_trust`: the share r = v / n, at most 1, is
/// trusted by Z = n / (n + h (1 - min(n, N) / N)) and for the rest moved to the mean share m of the
/// kind over all places that were asked: intensity = Z r + (1 - Z) m.  m is itself trusted by how
/// many were asked, and for the rest the mean of all kinds: (sum of v + h times that mean) by (sum
/// of n + h), so that a kind that nobody named is needed little and not at nothing.  A place that
/// was not asked has m: so one meeting of few changes little of what is taken for its place.  So a
/// meeting of few
/// says little of those who were not there, and a meeting of everyone says all; N not known counts
/// as many. (Credibility: Bühlmann 1967, Experience rating and credibility, ASTIN Bulletin 4; the
/// factor 1 - n / N is the correction for a finite population, Cochran 1977, Sampling techniques.)
///
/// Where persons are weighed, demand = N intensity: three who met speak for their village, and
/// never outvote one of three hundred.  Where voices are, demand = v, whatever N and h are.  Either
/// way demand is N times `PlaceNeed::intensity`.
///
/// A group has of the intensity and the demand its part of the voices.  Offers are no need.
/// @param places  all of the study
[[nodiscard]] PlaceNeeds place_needs(NeedTable& table,
                                     std::span<const model::Place> places,
                                     const Weighing& weighing);

}  // namespace narhet::needs
