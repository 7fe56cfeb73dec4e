// SPDX-License-Identifier: MIT
#include "narhet/siting/rank_acceptability.hpp"

#include "narhet/base/split_mix.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace narhet::siting {
namespace {

/// Uniform on the simplex: the gaps between sorted uniform numbers, which need no logarithm and so
/// no two platforms' logarithms.
void draw_weights(base::SplitMix& chance, std::vector<double>& weights) {
  for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
    weights[i] = chance.unit();
  }
  weights.back() = 1.0;
  std::sort(weights.begin(), weights.end());
  for (std::size_t i = weights.size() - 1; i > 0; --i) {
    weights[i] -= weights[i - 1];
  }
}

/// Calls `see(weights, worths)` for every draw.
template <class See>
void for_each_draw(std::span<const DecisionMatrix> matrices,
                   const AcceptabilityOptions& options,
                   const See& see) {
  NARHET_EXPECTS(!matrices.empty() && options.draws > 0);
  base::SplitMix chance{options.seed};
  std::vector<double> weights(matrices.front().criterion_count());
  std::vector<double> worths(matrices.front().alternative_count());
  for (std::size_t draw = 0; draw < options.draws; ++draw) {
    draw_weights(chance, weights);
    const DecisionMatrix& matrix = matrices[draw % matrices.size()];
    for (std::size_t a = 0; a < worths.size(); ++a) {
      const auto values = matrix.row(a);
      worths[a] = std::inner_product(values.begin(), values.end(), weights.begin(), 0.0);
    }
    see(weights, worths);
  }
}

/// Adds to every alternative the ranks that it has or shares.
void count_ranks(const std::vector<double>& worths,
                 std::vector<std::size_t>& order,
                 std::vector<std::vector<double>>& counts) {
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return worths[a] > worths[b]; });
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    while (end < order.size() && worths[order[end]] == worths[order[begin]]) {
      ++end;
    }
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t rank = begin; rank < end; ++rank) {
        counts[order[i]][rank] += 1.0 / static_cast<double>(end - begin);
      }
    }
    begin = end;
  }
}

/// By alternative of `left`, the share of draws in which it is first among them.
std::vector<double> first_shares(std::span<const DecisionMatrix> matrices,
                                 const std::vector<std::size_t>& left,
                                 const AcceptabilityOptions& options) {
  std::vector<double> shares(left.size(), 0.0);
  for_each_draw(matrices, options, [&](const auto&, const std::vector<double>& worths) {
    double best = worths[left.front()];
    for (const std::size_t a : left) {
      best = std::max(best, worths[a]);
    }
    const auto tied =
        std::count_if(left.begin(), left.end(), [&](std::size_t a) { return worths[a] == best; });
    for (std::size_t i = 0; i < left.size(); ++i) {
      shares[i] += worths[left[i]] == best ? 1.0 / static_cast<double>(tied) : 0.0;
    }
  });
  for (double& share : shares) {
    share /= static_cast<double>(options.draws);
  }
  return shares;
}

}  // namespace

Acceptability rank_acceptability(std::span<const DecisionMatrix> matrices,
                                 const AcceptabilityOptions& options) {
  NARHET_EXPECTS(!matrices.empty());
  const std::size_t alternatives = matrices.front().alternative_count();
  const std::size_t criteria = matrices.front().criterion_count();
  Acceptability found{std::vector(alternatives, std::vector(alternatives, 0.0)),
                      std::vector(alternatives, std::vector(criteria, 0.0))};
  std::vector<std::size_t> order(alternatives);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<std::size_t> firsts(alternatives, 0);
  for_each_draw(matrices, options, [&](const auto& weights, const std::vector<double>& worths) {
    count_ranks(worths, order, found.rank_shares);
    for (const std::size_t a : order) {
      if (worths[a] < worths[order.front()]) {
        break;
      }
      ++firsts[a];
      for (std::size_t c = 0; c < criteria; ++c) {
        found.central_weights[a][c] += weights[c];
      }
    }
  });
  for (std::size_t a = 0; a < alternatives; ++a) {
    for (double& share : found.rank_shares[a]) {
      share /= static_cast<double>(options.draws);
    }
    if (firsts[a] == 0) {
      found.central_weights[a].clear();
    }
    for (double& weight : found.central_weights[a]) {
      weight /= static_cast<double>(firsts[a]);
    }
  }
  return found;
}

std::vector<std::uint32_t> tiers(std::span<const DecisionMatrix> matrices,
                                 std::span<const std::size_t> order,
                                 double share,
                                 const AcceptabilityOptions& options) {
  std::vector<std::uint32_t> found(order.size(), 0);
  std::vector<std::size_t> left{order.begin(), order.end()};
  for (std::uint32_t tier = 1; !left.empty(); ++tier) {
    const std::vector<double> shares = first_shares(matrices, left, options);
    const auto last = std::find_if(shares.rbegin(), std::prev(shares.rend()),
                                   [share](double each) { return each >= share; });
    const auto end = left.begin() + (shares.rend() - last);
    std::for_each(left.begin(), end, [&](std::size_t a) { found[a] = tier; });
    left.erase(left.begin(), end);
  }
  return found;
}

}  // namespace narhet::siting
