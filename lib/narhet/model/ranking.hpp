// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/message.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/need.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::model {

/// What a criterion measures of a candidate.
enum class Measure : std::uint8_t {
  need_met,
  newly_within,
  travel_saved,
  vulnerability_removed,
  bundle_gained,
  worst_off_saved,
  offers,
  cost,
  feasibility,
};
inline constexpr std::size_t kMeasures = 9;
[[nodiscard]] std::string_view key(Measure measure);  ///< "need_met"
[[nodiscard]] base::Message name(Measure measure);

/// What a criterion speaks for.  A set of weights that takes one criterion of each counts nothing
/// twice.
enum class Aspect : std::uint8_t { gain, fairness, vulnerability, voice, feasibility };
inline constexpr std::size_t kAspects = 5;
[[nodiscard]] Aspect aspect(Measure measure);
[[nodiscard]] std::string_view key(Aspect aspect);
[[nodiscard]] base::Message name(Aspect aspect);

/// Whose gain a criterion counts.
enum class Counted : std::uint8_t { residents, young, elderly, businesses };
inline constexpr std::size_t kCounted = 4;
[[nodiscard]] std::string_view key(Counted counted);
[[nodiscard]] base::Message name(Counted counted);

enum class CriterionUnit : std::uint8_t { share, km, minutes, number, kronor };
inline constexpr std::size_t kCriterionUnits = 5;
[[nodiscard]] std::string_view key(CriterionUnit unit);  ///< "share", "km", "min", "number", "kr"
[[nodiscard]] base::Message name(CriterionUnit unit);    ///< "share (0 to 1)"

/// One column of the table that candidates are judged by, with its scale.  Anchors are fixed before
/// any candidate is seen, so adding a candidate changes no other's score.
struct Criterion {
  Measure measure{};
  Counted counted{};                    ///< of `newly_within` and `travel_saved`
  std::optional<base::KindIndex> kind;  ///< of `need_met`: of one kind alone
  std::optional<Group> group;           ///< of `need_met`: what one group at the meetings said
  /// Of `newly_within`: a threshold that does not decide, as a position in the study's thresholds.
  std::optional<std::size_t> threshold;
  std::string key;  ///< "need_met_dagligvaror"
  base::Message name;
  CriterionUnit unit{};
  bool less_is_better{};
  double worst{};   ///< raw value that scores 0
  double target{};  ///< raw value that scores 1
};

/// Weights with a name.  Beside each other they show whom a ranking serves; the first decides.
struct WeightSet {
  std::string key;  ///< lower case ASCII: "elderly_first"
  std::string swedish;
  std::string english;
  std::vector<double> weights;  ///< parallel to the criteria; not negative, some above zero
};

/// One criterion of one candidate.
struct CriterionValue {
  std::optional<double> raw;     ///< in the criterion's unit; nothing: not measured
  std::optional<double> scaled;  ///< 0 at `worst`, 1 at `target`, cut to 0..1
  double points{};  ///< by the first weights; the points of all criteria sum to the score
};

/// Where a set of weights puts a candidate.
struct Standing {
  double score{};  ///< 0 to 100
  std::uint32_t rank_in_municipality{};
};

/// What a candidate would do to one shop that exists.
struct ShopHarm {
  base::ServiceIndex shop{};
  base::Persons nearest_lost;              ///< whose nearest shop would be the candidate instead
  std::optional<base::Persons> huff_lost;  ///< customers by Huff's model; nothing: not measured
  std::optional<double> candidate_km;      ///< by road from the shop; nothing: no way
  std::optional<double> next_shop_km;      ///< today, to the nearest other shop; nothing: no way
  /// The shop has no other within the distance condition of driftstöd today, and would have one.
  bool loses_distance_condition{};
};

/// How far a rank depends on what nobody knows for certain.
struct Robustness {
  /// Share of the draws in which the candidate has rank 1, 2, … in its municipality; sums to 1.
  std::vector<double> rank_shares;
  /// Mean weights of the draws in which it is first, parallel to the criteria; empty if it never
  /// is.
  std::vector<double> central_weights;
  std::uint32_t tier{};  ///< from 1; candidates of one tier cannot be told apart
};

/// Why a candidate has no rank.
enum class NoRank : std::uint8_t {
  off_road,
  not_measured,  ///< what the first weights weigh most is not
};

struct CandidateScore {
  base::CandidateIndex candidate{};
  std::optional<NoRank> no_rank;
  /// From 1; nothing for a candidate without a rank.
  std::optional<std::uint32_t> rank;
  /// From 1, among the ranked candidates of the same municipality or, for those in none, of none.
  std::optional<std::uint32_t> rank_in_municipality;
  double score{};                        ///< 0 to 100, by the first weights
  std::vector<CriterionValue> criteria;  ///< parallel to the criteria
  /// Parallel to the weight sets; empty off the roads.  A set says nothing where what it weighs
  /// most is not measured.
  std::vector<std::optional<Standing>> standings;
  std::optional<std::uint32_t> rank_topsis;  ///< second opinions, in the municipality
  std::optional<std::uint32_t> rank_promethee;
  Robustness robustness;
  std::vector<ShopHarm> harm;  ///< most persons lost first; those with no harm left out
  base::Persons harm_persons;  ///< whose nearest shop would be the candidate instead
  /// Who of the municipality would come within the deciding threshold for one kind at least.
  base::Persons newly_within_any;
  std::vector<base::PlaceIndex> newly_within_places;  ///< most persons first
  /// Persons outside the municipality who would have some kind nearer; they count in no criterion.
  base::Persons nearer_outside;
  base::Message reason;   ///< a paragraph: why it stands where it stands
  base::Message against;  ///< why the one ranked before it stands before it; empty for the first
  base::Message against_first;  ///< why the first of its municipality does; empty for the first
};

/// Between which shares of one weight the first of a municipality stays first, the other weights
/// keeping their proportions.
struct WeightStability {
  std::optional<base::MunicipalityIndex> municipality;
  base::CandidateIndex first{};
  std::size_t criterion{};
  double weight{};                                  ///< its share of all weights, 0 to 1
  double from{};                                    ///< 0: however little it weighs
  double to{};                                      ///< 1: however much
  std::optional<base::CandidateIndex> first_below;  ///< who is first where it weighs less
  std::optional<base::CandidateIndex> first_above;
};

/// Rank correlation of two criteria over the ranked candidates of the study.
struct CriterionCorrelation {
  std::size_t a{};
  std::size_t b{};
  std::uint32_t candidates{};  ///< for which both are measured
  double spearman{};           ///< -1 to 1; positive: what is good by one is good by the other
};

/// Everything that is said of candidate sites.
struct Ranking {
  base::Weight no_way;              ///< the least that counts for a place that has no way to a kind
  bool some_offers_are_withheld{};  ///< by the level of privacy
  bool harm_is_measured{};          ///< whether the study has shops of the kind that harm is about
  std::vector<Criterion> criteria;
  std::vector<WeightSet> weight_sets;
  std::vector<CandidateScore> scores;  ///< by rank, the unranked last
  std::vector<WeightStability> stability;
  std::vector<CriterionCorrelation> correlations;
};

}  // namespace narhet::model
