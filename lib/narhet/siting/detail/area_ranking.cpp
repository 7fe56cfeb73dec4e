// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/area_ranking.hpp"

#include "narhet/siting/promethee.hpp"
#include "narhet/siting/rank_acceptability.hpp"
#include "narhet/siting/topsis.hpp"
#include "narhet/siting/weight_stability.hpp"

#include <algorithm>
#include <numeric>

namespace narhet::siting::detail {
namespace {

std::vector<double> worths(std::span<model::CandidateScore* const> scores,
                           std::span<const double> shares) {
  std::vector<double> sums;
  for (const model::CandidateScore* score : scores) {
    double sum = 0.0;
    for (std::size_t c = 0; c < shares.size(); ++c) {
      sum += 100.0 * shares[c] * score->criteria[c].scaled.value_or(0.0);
    }
    sums.push_back(sum);
  }
  return sums;
}

/// Whether what weighs most is measured, of several one.  A set of weights for businesses that
/// knows nothing of them would speak for somebody else.
bool heaviest_is_measured(std::span<const double> weights, std::span<const double> shares) {
  const double most = *std::max_element(weights.begin(), weights.end());
  for (std::size_t c = 0; c < weights.size(); ++c) {
    if (weights[c] == most && shares[c] > 0.0) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::vector<double> measured_shares(std::span<const double> weights,
                                    std::span<const model::CandidateScore* const> scores) {
  std::vector<double> shares(weights.begin(), weights.end());
  for (std::size_t c = 0; c < shares.size(); ++c) {
    const bool is_measured = std::all_of(scores.begin(), scores.end(), [c](const auto* score) {
      return score->criteria[c].raw.has_value();
    });
    shares[c] = is_measured ? shares[c] : 0.0;
  }
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares) {
    share = sum > 0.0 ? share / sum : 0.0;
  }
  return shares;
}

bool is_ranked(const AreaCandidates& area) {
  return area.scores.front()->rank_in_municipality.has_value();
}

void rank_by_weights(AreaCandidates& area, std::span<const model::WeightSet> sets) {
  for (std::size_t set = 0; set < sets.size(); ++set) {
    const std::vector<double> shares = measured_shares(sets[set].weights, area.scores);
    if (!heaviest_is_measured(sets[set].weights, shares)) {
      for (model::CandidateScore* score : area.scores) {
        score->standings.emplace_back();
      }
      continue;
    }
    const std::vector<double> sums = worths(area.scores, shares);
    const std::vector<std::size_t> ranks = ranks_of(sums);
    for (std::size_t i = 0; i < area.scores.size(); ++i) {
      model::CandidateScore& score = *area.scores[i];
      score.standings.emplace_back(model::Standing{sums[i], static_cast<std::uint32_t>(ranks[i])});
      if (set > 0) {
        continue;
      }
      score.score = sums[i];
      score.rank_in_municipality = score.standings.front()->rank_in_municipality;
      for (std::size_t c = 0; c < shares.size(); ++c) {
        score.criteria[c].points = 100.0 * shares[c] * score.criteria[c].scaled.value_or(0.0);
      }
    }
  }
  if (is_ranked(area)) {
    std::sort(area.scores.begin(), area.scores.end(), [](const auto* a, const auto* b) {
      return *a->rank_in_municipality < *b->rank_in_municipality;
    });
  }
}

void ask_second_opinions(AreaCandidates& area,
                         std::span<const model::Criterion> criteria,
                         std::span<const double> shares) {
  std::vector<double> values;
  for (const model::CandidateScore* score : area.scores) {
    for (std::size_t c = 0; c < criteria.size(); ++c) {
      const double raw = shares[c] > 0.0 ? *score->criteria[c].raw : 0.0;
      values.push_back(criteria[c].less_is_better ? -raw : raw);
    }
  }
  const DecisionMatrix matrix{std::move(values), criteria.size()};
  const auto by_topsis = ranks_of(topsis(matrix, shares));
  const auto by_promethee = ranks_of(promethee_net_flows(matrix, shares));
  for (std::size_t i = 0; i < area.scores.size(); ++i) {
    area.scores[i]->rank_topsis = static_cast<std::uint32_t>(by_topsis[i]);
    area.scores[i]->rank_promethee = static_cast<std::uint32_t>(by_promethee[i]);
  }
}

std::optional<WeighedMatrix> weighed_matrix(
    const AreaCandidates& area,
    std::span<const double> shares,
    std::span<const std::vector<std::vector<double>>> scaled) {
  WeighedMatrix weighed;
  for (std::size_t c = 0; c < shares.size(); ++c) {
    if (shares[c] > 0.0) {
      weighed.criteria.push_back(c);
      weighed.shares.push_back(shares[c]);
    }
  }
  if (weighed.criteria.empty()) {
    return std::nullopt;
  }
  const std::size_t variations = scaled[base::index(area.scores.front()->candidate)].size();
  for (std::size_t variation = 0; variation < variations; ++variation) {
    std::vector<double> values;
    for (const model::CandidateScore* score : area.scores) {
      for (const std::size_t c : weighed.criteria) {
        values.push_back(scaled[base::index(score->candidate)][variation][c]);
      }
    }
    weighed.matrices.emplace_back(std::move(values), weighed.criteria.size());
  }
  return weighed;
}

void try_robustness(AreaCandidates& area,
                    const WeighedMatrix& weighed,
                    std::size_t criteria,
                    const RobustnessSettings& settings) {
  const AcceptabilityOptions options{settings.draws, settings.seed};
  const Acceptability found = rank_acceptability(weighed.matrices, options);
  std::vector<std::size_t> order(area.scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto tier = tiers(weighed.matrices, order, settings.tier_share, options);
  for (std::size_t i = 0; i < area.scores.size(); ++i) {
    model::Robustness& robustness = area.scores[i]->robustness;
    robustness.rank_shares = found.rank_shares[i];
    robustness.tier = tier[i];
    if (!found.central_weights[i].empty()) {
      robustness.central_weights.assign(criteria, 0.0);
      for (std::size_t column = 0; column < weighed.criteria.size(); ++column) {
        robustness.central_weights[weighed.criteria[column]] = found.central_weights[i][column];
      }
    }
  }
}

std::vector<model::WeightStability> stability_of(const AreaCandidates& area,
                                                 const WeighedMatrix& weighed) {
  std::vector<model::WeightStability> rows;
  for (std::size_t column = 0; column < weighed.criteria.size(); ++column) {
    const auto range = stable_range(weighed.matrices.front(), weighed.shares, 0, column);
    if (!range) {
      continue;
    }
    model::WeightStability row;
    row.municipality = area.municipality;
    row.first = area.scores.front()->candidate;
    row.criterion = weighed.criteria[column];
    row.weight = weighed.shares[column];
    row.from = range->from;
    row.to = range->to;
    if (range->first_below) {
      row.first_below = area.scores[*range->first_below]->candidate;
    }
    if (range->first_above) {
      row.first_above = area.scores[*range->first_above]->candidate;
    }
    rows.push_back(row);
  }
  return rows;
}

}  // namespace narhet::siting::detail
