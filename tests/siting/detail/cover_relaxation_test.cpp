// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/cover_relaxation.hpp"

#include "support/random_location.hpp"

#include "narhet/base/error.hpp"
#include "narhet/siting/detail/place_covers.hpp"
#include "narhet/siting/solve.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stop_token>
#include <vector>

namespace narhet::siting::detail {
namespace {

using base::Weight;

constexpr std::uint64_t kNoEnd = std::numeric_limits<std::uint64_t>::max();
constexpr std::int64_t kOne = 1 << 16;

/// As whole parts of `kOne`, rounded down.
std::vector<std::int64_t> whole(const std::vector<double>& prices) {
  std::vector<std::int64_t> result;
  for (const double price : prices) {
    EXPECT_GT(price, -1e-6);
    result.push_back(
        static_cast<std::int64_t>(std::floor(std::max(price, 0.0) * static_cast<double>(kOne))));
  }
  return result;
}

/// Five places on a ring and sites between neighbours, each for two: no two places apart are more
/// than two, but half a weight for each place is two and a half.
TEST(CoverRelaxation, WeighsEachPlaceOfAnOddRingByHalf) {
  const CoverModel ring{5, {{0, 4}, {0, 1}, {1, 2}, {2, 3}, {3, 4}}, {1, 1, 1, 1, 1}};
  EXPECT_EQ(disjoint_rows(ring).size(), 2U);
  CoverRelaxation relaxation{ring, {}};

  std::vector<SiteState> sites(5, SiteState::undecided);
  for (const double price : relaxation.prices(sites, kNoEnd)) {
    EXPECT_NEAR(price, 0.5, 1e-9);
  }
  EXPECT_GT(relaxation.effort(), 0U);

  // With site 0 open rows 0 and 1 are covered; the other three need two.
  sites[0] = SiteState::open;
  std::vector<double> prices = relaxation.prices(sites, kNoEnd);
  EXPECT_NEAR(prices[2] + prices[3] + prices[4], 2.0, 1e-9);

  // With site 0 closed rows 0 and 1 need sites 4 and 1, and row 3 one more.
  sites[0] = SiteState::closed;
  prices = relaxation.prices(sites, kNoEnd);
  EXPECT_NEAR(prices[0] + prices[1] + prices[2] + prices[3] + prices[4], 3.0, 1e-9);
}

/// Whether weights of the places show from the matrix alone that so many sites do not bring every
/// place within the limit: more than that in total, and no site has more than one within its limit.
bool shows_that_too_few(const LocationProblem& problem,
                        Weight limit,
                        const std::vector<std::int64_t>& weights) {
  std::int64_t total = 0;
  for (const std::int64_t weight : weights) {
    total += weight;
  }
  for (std::size_t site = 0; site < problem.costs.site_count(); ++site) {
    std::int64_t within = 0;
    for (std::size_t place = 0; place < weights.size(); ++place) {
      within += problem.costs.at(place, site) <= limit ? weights[place] : 0;
    }
    if (within > kOne) {
      return false;
    }
  }
  return total > static_cast<std::int64_t>(problem.sites) * kOne;
}

/// A reason for the proof that anybody can check: the longest way cannot be less by one.
TEST(CoverRelaxation, WeighsPlacesSoThatASumShowsWhatIsImpossible) {
  constexpr std::size_t kSites = 80;
  for (const std::uint32_t seed : {1U, 2U, 3U, 4U}) {
    SCOPED_TRACE(seed);
    const test::Location location = test::on_a_plane(200, kSites, 10, seed);
    const LocationProblem problem = location.problem(ProblemType::p_center);
    const PlaceCovers covers{problem};
    const Answer answer = solve(problem, {}, {});
    ASSERT_TRUE(answer.is_proven);
    const auto shows_below = [&](std::int64_t longest) {
      const Weight limit{static_cast<std::uint32_t>(longest - 1)};
      CoverRelaxation relaxation{covers.model(limit, nullptr), {}};
      const std::vector<SiteState> sites(kSites, SiteState::undecided);
      return shows_that_too_few(problem, limit, whole(relaxation.prices(sites, kNoEnd)));
    };
    EXPECT_TRUE(shows_below(answer.objective));
    EXPECT_FALSE(shows_below(answer.objective + 1)) << "it is possible";
  }
}

TEST(CoverRelaxation, GivesAPriceForEachRowWithoutEffortToo) {
  const CoverModel ring{5, {{0, 4}, {0, 1}, {1, 2}, {2, 3}, {3, 4}}, {1, 1, 1, 1, 1}};
  CoverRelaxation relaxation{ring, {}};
  EXPECT_EQ(relaxation.prices(std::vector<SiteState>(5), 0).size(), 5U);
}

TEST(CoverRelaxation, StopsWhenAsked) {
  const CoverModel ring{3, {{0, 1}, {1, 2}, {0, 2}}, {1, 1, 1}};
  std::stop_source source;
  const base::Task task{{}, source.get_token()};
  CoverRelaxation relaxation{ring, task};
  source.request_stop();
  EXPECT_THROW(static_cast<void>(relaxation.prices(std::vector<SiteState>(3), kNoEnd)),
               base::Cancelled);
}

}  // namespace
}  // namespace narhet::siting::detail
