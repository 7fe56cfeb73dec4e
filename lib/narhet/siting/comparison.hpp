// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/ranking.hpp"

#include <span>
#include <string>

namespace narhet::siting {

/// What a comparison is made from, beside the scores.
struct ComparisonFacts {
  std::span<const model::Criterion> criteria;
  std::span<const double> shares;  ///< the weights that both are judged by, sum 1
};

/// A candidate by name.
struct NamedScore {
  const model::CandidateScore& score;
  std::string name;
};

/// "A before B because …": the criteria that put the one with more points before, those by which
/// the other is better, and what change of a single weight would turn the order round.
///
/// Works for any two that have scores by the same weights, in either order; of equal points it says
/// so.  Every number in it stands in the columns of the candidates.
[[nodiscard]] base::Message comparison(const NamedScore& a,
                                       const NamedScore& b,
                                       const ComparisonFacts& facts);

/// Any two candidates of a ranking, in either order.  Each municipality ranks its own
/// (lib/decisions/0009), so of two that lie apart it says where each stands, and that this compares
/// nothing; of one without a rank, that it has none.
/// @param candidates, municipalities  of the study
[[nodiscard]] base::Message comparison(const model::Ranking& ranking,
                                       std::span<const model::Candidate> candidates,
                                       std::span<const model::Municipality> municipalities,
                                       base::CandidateIndex a,
                                       base::CandidateIndex b);

/// What would turn the order of two round.
/// @param leader, other  with more points, with fewer
/// @returns "B would pass A if … weighed more than …", or that no single weight does that
[[nodiscard]] base::Message what_reverses(const NamedScore& leader,
                                          const NamedScore& other,
                                          const ComparisonFacts& facts);

}  // namespace narhet::siting
