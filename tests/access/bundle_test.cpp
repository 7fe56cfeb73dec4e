// SPDX-License-Identifier: MIT
#include "narhet/access/bundle.hpp"

#include <gtest/gtest.h>

namespace narhet::access {
namespace {

using base::ServiceIndex;
using base::Weight;

model::Service service(geo::Point position, std::initializer_list<std::size_t> kinds) {
  model::Service made;
  made.position = position;
  for (const std::size_t kind : kinds) {
    made.kinds.insert(base::id_at<base::KindIndex>(kind));
  }
  return made;
}

// A shop (kind 0), a pharmacy (1) 200 m east of it, and a pump (2) 200 m east of that.
TEST(KindsAtStops, AreThoseWithinTheWalk) {
  const std::vector<model::Service> services{service({0, 0}, {0}), service({200, 0}, {1}),
                                             service({400, 0}, {2})};
  const auto stops = kinds_at_stops(services, base::Metres{200});
  EXPECT_EQ(stops[0].size(), 2U);
  EXPECT_EQ(stops[1].size(), 3U) << "the one between reaches both";
  EXPECT_EQ(stops[2].size(), 2U);
  EXPECT_EQ(kinds_at_stops(services, base::Metres{0})[1].size(), 1U);
}

TEST(BestStop, IsTheOneOfMostKindsThenTheNearestThenTheFirst) {
  const Weight limit{100};
  std::vector<BestStop> best(4);
  const auto consider = [&](std::uint32_t stop, std::size_t kinds,
                            std::vector<std::uint32_t> costs) {
    std::vector<Weight> weights;
    for (const std::uint32_t cost : costs) {
      weights.emplace_back(cost);
    }
    consider_stop(ServiceIndex{stop}, kinds, weights, limit, best);
  };
  constexpr std::uint32_t kNoWay = 0x7fff'ffff;
  // Not in their order, as several threads bring them.
  consider(2, 3, {100, 101, 50, kNoWay});
  consider(1, 3, {100, 90, 60, kNoWay});
  consider(0, 2, {1, 1, 1, kNoWay});
  EXPECT_EQ(best[0].stop, ServiceIndex{1})
      << "equal in all: the lower; exactly the limit is within";
  EXPECT_EQ(best[0].kinds, 3U);
  EXPECT_EQ(best[1].stop, ServiceIndex{1}) << "the other is a step too far";
  EXPECT_EQ(best[2].stop, ServiceIndex{2}) << "equally many, nearer";
  EXPECT_EQ(best[2].cost, Weight{50});
  EXPECT_FALSE(best[3].stop);
  EXPECT_EQ(best[3].kinds, 0U);
}

TEST(BestStop, OffersSomethingThatIsNeeded) {
  std::vector<BestStop> best(1);
  consider_stop(ServiceIndex{0}, 0, std::vector{Weight{1}}, Weight{100}, best);
  EXPECT_FALSE(best[0].stop);
  consider_stop(ServiceIndex{0}, 1, std::vector{Weight::infinite()}, Weight::infinite(), best);
  EXPECT_FALSE(best[0].stop) << "no way is beyond every limit";
}

}  // namespace
}  // namespace narhet::access
