// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/ranking.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace narhet::siting {

/// Whose words the need met is counted from.
enum class NeedsHeard : std::uint8_t {
  none,  ///< everyone's need is the same, and what remains is the way
  all,
  what_may_be_told,  ///< the rest is withheld
};

/// What sentences about harm are made from, beside the scores.
struct HarmFacts {
  std::span<const model::Service> services;
  base::Metres distance_condition;  ///< of driftstöd
};

/// What a comparison is made from, beside the scores.
struct ComparisonFacts {
  std::span<const model::Criterion> criteria;
  std::span<const double> shares;  ///< the weights that both are judged by, sum 1
  NeedsHeard heard{};
  std::optional<HarmFacts> harm;  ///< nothing: not measured
};

/// All candidates of a study, ranked.
struct RankedSites {
  const model::Ranking& ranking;
  std::span<const model::Candidate> candidates;
  std::span<const model::Municipality> municipalities;
  NeedsHeard heard{};
  std::optional<HarmFacts> harm;  ///< nothing: not measured
};

/// A candidate by name.
struct NamedScore {
  const model::CandidateScore& score;
  std::string name;
};

/// "A comes before B …": the criteria that put the one with more points before, those by which the
/// other is better, what the two would take from the shops that exist if the first takes anything,
/// and what change of a single weight would turn the order round.
///
/// Works for any two that have scores by the same weights, in either order; of equal points it says
/// so, and of points that differ by less than one that the two are as good in practice.  Every
/// number in it stands in the columns of the candidates.
[[nodiscard]] base::Message comparison(const NamedScore& a,
                                       const NamedScore& b,
                                       const ComparisonFacts& facts);

/// Any two candidates of a ranking, in either order.  Each municipality ranks its own
/// (lib/decisions/0009), so of two that lie apart it says where each stands, and that this compares
/// nothing; of one without a rank, that it has none.
[[nodiscard]] base::Message comparison(const RankedSites& sites,
                                       base::CandidateIndex a,
                                       base::CandidateIndex b);

/// What would turn the order of two round.
/// @param leader, other  with more points, with fewer
/// @returns "B would pass A if … weighed more than …", or that no single weight does that
[[nodiscard]] base::Message what_reverses(const NamedScore& leader,
                                          const NamedScore& other,
                                          const ComparisonFacts& facts);

}  // namespace narhet::siting
