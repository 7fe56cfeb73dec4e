// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/lagrangian.hpp"

#include "location_oracle.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <vector>

namespace narhet::siting::detail {
namespace {

/// Any prices are a bound on every choice, before and after the ascent raises it; and a site that
/// the ascent decides is so in every choice within the cutoff.
TEST(LagrangianBound, IsNoHigherThanAnyChoiceWhateverThePrices) {
  const base::Task task;
  std::mt19937 random{5};
  for (int round = 0; round < 500; ++round) {
    SCOPED_TRACE(round);
    auto owned = siting::test::random_problem(
        round % 2 == 0 ? ProblemType::p_median : ProblemType::backup_covering, random);
    std::ranges::replace(owned.roles, SiteRole::required, SiteRole::candidate);
    const auto plans = siting::test::all_plans(owned.problem());
    const MedianModel model = median_model(owned.problem());
    PartialChoice choice{model};
    if (!choice.settle() || choice.undecided_count() == 0) {
      continue;
    }
    const auto chosen = [&](const SitePlan& plan) {
      std::vector<std::uint32_t> sites;
      for (std::uint32_t site = 0; site < model.site_count(); ++site) {
        if (std::ranges::find(plan.sites, model.sites[site]) != plan.sites.end()) {
          sites.push_back(site);
        }
      }
      return sites;
    };
    const std::vector<std::uint32_t> best = chosen(plans.front());
    const std::int64_t least = total(model, best);
    LagrangianBound bound{model, task};
    Prices prices(model.place_count());
    for (std::int64_t& price : prices) {
      price = static_cast<std::int64_t>(random()) << (random() % 20);
    }
    std::int64_t cutoff = least + static_cast<std::int64_t>(random() % 3);
    LagrangianBound::AscentOptions options;
    options.cutoff = [&] { return cutoff; };
    options.is_tired = [] { return false; };
    for (const std::size_t steps : {0U, 30U}) {
      options.steps = steps;
      const auto outcome = bound.ascend(choice, prices, options);
      EXPECT_NE(outcome, LagrangianBound::Outcome::closed);
      EXPECT_LE(bound.bound(), cutoff);
      if (outcome != LagrangianBound::Outcome::bounded) {
        break;
      }
    }
    for (const SitePlan& plan : plans) {
      const auto sites = chosen(plan);
      if (total(model, sites) > cutoff) {
        continue;
      }
      EXPECT_LE(bound.bound(), total(model, sites));
      for (std::uint32_t site = 0; site < model.site_count(); ++site) {
        const bool is_in = std::ranges::find(sites, site) != sites.end();
        EXPECT_NE(choice.state(site),
                  is_in ? PartialChoice::State::closed : PartialChoice::State::open);
      }
    }
  }
}

}  // namespace
}  // namespace narhet::siting::detail
