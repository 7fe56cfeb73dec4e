// SPDX-License-Identifier: MIT
#include "narhet/siting/shop_harm.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace narhet::siting {
namespace {

using base::Metric;
using base::ServiceIndex;
using base::Weight;

Weight km(double length) {
  return base::to_weight(base::Metres{1000.0 * length});
}
Weight minutes(std::uint32_t count) {
  return Weight{count * 60'000};
}

/// Two shops and three places: 100 persons with shop 0 at 10 min, 40 with shop 1 at 6, 7 with none.
struct Village {
  std::vector<model::Place> places{3};
  std::vector<model::Service> services{2};
  std::vector<model::Candidate> candidates{1};
  std::vector<model::Kind> kinds{{"shop", "Butik", "Shop"}};
  model::NearestTable nearest{3, 1};
  Shops shops{{ServiceIndex{0}, ServiceIndex{1}}, {km(12), km(8)}, {km(10), km(3)}, {}};
  HarmSettings settings{base::KindIndex{0}, base::Metres{10'000}, {}};

  Village() {
    const std::vector<double> persons{100, 40, 7};
    for (std::size_t i = 0; i < persons.size(); ++i) {
      places[i].population = base::Persons{persons[i]};
    }
    services[0].id = "s0";
    services[1].id = "s1";
    services[1].position = {1, 1};
    candidates[0].id = "k";
    candidates[0].position = {5, 5};
    set(0, 0, minutes(10));
    set(1, 1, minutes(6));
  }
  void set(std::uint32_t place, std::uint32_t service, Weight cost) {
    nearest.at(base::PlaceIndex{place}, base::KindIndex{0}, Metric::time).nearest =
        model::Reached{ServiceIndex{service}, cost};
  }
  [[nodiscard]] std::vector<model::ShopHarm> harm(const std::vector<Weight>& ways,
                                                  const HuffMarket* market = nullptr,
                                                  std::size_t candidate = 0) const {
    const ScoreInputs inputs{.places = places,
                             .nearest = &nearest,
                             .services = services,
                             .candidates = candidates,
                             .candidate_snaps = {},
                             .municipalities = {},
                             .kinds = kinds,
                             .thresholds = {},
                             .decide_by = Metric::time,
                             .place_needs = {},
                             .group_needs = {},
                             .needs = {},
                             .one_stop = {},
                             .shops = &shops};
    return shop_harm(candidate, ways, inputs, settings, market);
  }
};

// Nearer than shop 0 for the 100; as near as shop 1 for the 40, who stay; the 7 had no shop.
// Shop 0 had its next one 12 km away and would have the site at 10: "more than 10 km" no longer
// holds.  Shop 1 had another at 8 km: nothing to lose.
TEST(ShopHarm, CountsWhoWouldLeaveAndWhoLosesTheDistanceCondition) {
  const auto harm = Village{}.harm({minutes(5), minutes(6), minutes(1)});
  ASSERT_EQ(harm.size(), 1U);
  EXPECT_EQ(harm[0].shop, ServiceIndex{0});
  EXPECT_EQ(harm[0].nearest_lost, base::Persons{100});
  EXPECT_TRUE(harm[0].loses_distance_condition);
  EXPECT_DOUBLE_EQ(*harm[0].candidate_km, 10.0);
  EXPECT_DOUBLE_EQ(*harm[0].next_shop_km, 12.0);
  EXPECT_EQ(harm[0].huff_lost, std::nullopt);
}

// The edge: more than 10 km to the next is needed, and 10.00001 km to the site keeps it.
TEST(ShopHarm, HasTheConditionAtMoreThanTenKilometres) {
  const std::vector<Weight> far(3, Weight::infinite());
  Village village;
  EXPECT_EQ(village.harm(far).size(), 1U) << "12 km today, 10 km to the site";
  village.shops.candidate_km[0] = km(10.00001);
  EXPECT_TRUE(village.harm(far).empty());
  village.shops.candidate_km[0] = km(10);
  village.shops.next_km[0] = km(10);
  EXPECT_TRUE(village.harm(far).empty()) << "it did not hold before";
  village.shops.next_km[0] = Weight::infinite();
  EXPECT_EQ(village.harm(far).size(), 1U) << "no way to any other: it held";
}

TEST(ShopHarm, IsNoneToTheShopThatIsTheSite) {
  const std::vector<Weight> near{minutes(5), minutes(2), minutes(1)};
  Village village;
  village.candidates[0].id = "s0";
  auto harm = village.harm(near);
  ASSERT_EQ(harm.size(), 1U);
  EXPECT_EQ(harm[0].shop, ServiceIndex{1});
  village.candidates[0].id = "k";
  village.candidates[0].position = village.services[1].position;
  harm = village.harm(near);
  ASSERT_EQ(harm.size(), 1U);
  EXPECT_EQ(harm[0].shop, ServiceIndex{0});
}

// By Huff's model half of the 100 go to a site as near as their shop, whom no nearest changes.
TEST(ShopHarm, HasASecondView) {
  Village village;
  village.shops.next_km[0] = km(5);
  const std::vector<Weight> ways{minutes(10),        minutes(90),        Weight::infinite(),
                                 Weight::infinite(), Weight::infinite(), Weight::infinite()};
  const HuffMarket market{{100, 40, 7}, ways, {2.0, minutes(1), minutes(60)}};
  const auto harm = village.harm({minutes(10), minutes(90), Weight::infinite()}, &market);
  ASSERT_EQ(harm.size(), 1U);
  EXPECT_EQ(harm[0].nearest_lost, base::Persons{0});
  EXPECT_DOUBLE_EQ(harm[0].huff_lost->count(), 50.0);
}

// Half of two persons is one person, and that counts; half of one does not.
TEST(ShopHarm, PassesOverLessThanOnePersonOfTheSecondView) {
  Village village;
  village.shops.next_km[0] = km(5);
  const std::vector<Weight> ways{minutes(10),        Weight::infinite(), Weight::infinite(),
                                 Weight::infinite(), Weight::infinite(), Weight::infinite()};
  const auto lost = [&](double persons) {
    const HuffMarket market{{persons, 0, 0}, ways, {2.0, minutes(1), minutes(60)}};
    return village.harm({minutes(10), Weight::infinite(), Weight::infinite()}, &market).size();
  };
  EXPECT_EQ(lost(2), 1U);
  EXPECT_EQ(lost(1), 0U);
}

// The second candidate has ways of its own to the shops, 9 and 4 km, and takes the nearest of both
// villages: 40 from shop 1 and, once the numbers are changed over, more from it than from shop 0.
TEST(ShopHarm, TellsOfTheShopThatLosesMostFirst) {
  Village village;
  village.candidates.resize(2, village.candidates[0]);
  village.shops.candidate_km = {km(10), km(3), km(9), km(4)};
  const std::vector<Weight> near{minutes(1), minutes(1), minutes(1)};
  auto harm = village.harm(near, nullptr, 1);
  ASSERT_EQ(harm.size(), 2U);
  EXPECT_EQ(harm[0].shop, ServiceIndex{0});
  EXPECT_DOUBLE_EQ(*harm[0].candidate_km, 9.0);
  EXPECT_DOUBLE_EQ(*harm[1].candidate_km, 4.0);
  village.places[1].population = base::Persons{140};
  harm = village.harm(near, nullptr, 1);
  EXPECT_EQ(harm[0].shop, ServiceIndex{1}) << "140 before 100";
}

// Beside each other on a street that runs north: one coordinate in common is no place in common.
TEST(ShopHarm, IsNotSparedByOneCoordinateInCommon) {
  Village village;
  village.candidates[0].position = {1, 7};
  const auto harm = village.harm({minutes(5), minutes(2), minutes(1)});
  EXPECT_EQ(harm.size(), 2U);
}

}  // namespace
}  // namespace narhet::siting
