// SPDX-License-Identifier: MIT
#include "narhet/needs/need_table.hpp"

#include "said.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace narhet::needs {
namespace {

using model::Group;
using model::Speakers;
using model::Strength;
using test::need;

TEST(NeedTable, HasARowOfEveryoneAndOfEachGroupThatSpoke) {
  // Of 20 about place 1, 5 young and 3 elderly need kind 0, 6 elderly wish it; nobody names kind 1.
  const std::vector<model::Need> needs{need({"M1", 1, 20, 0, Strength::need, 5, Group::young}),
                                       need({"M1", 1, 20, 0, Strength::need, 3, Group::elderly}),
                                       need({"M1", 1, 20, 0, Strength::wish, 6, Group::elderly})};
  const auto rows = count_needs(needs, 2).rows;
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].speakers, Speakers::all);
  EXPECT_EQ(rows[0].need_voices, 8U);
  EXPECT_EQ(rows[0].wish_voices, 6U);
  EXPECT_EQ(rows[0].offers, 0U);
  EXPECT_EQ(rows[0].participants, 20U) << "a meeting counts once, however many lines it has";
  EXPECT_EQ(rows[1].speakers, Speakers::young);
  EXPECT_EQ(rows[1].need_voices, 5U);
  EXPECT_EQ(rows[2].speakers, Speakers::elderly);
  EXPECT_EQ(rows[2].need_voices, 3U);
  EXPECT_EQ(rows[2].wish_voices, 6U);
  EXPECT_EQ(rows[3].kind, base::KindIndex{1});
  EXPECT_EQ(rows[3].need_voices, 0U) << "asked, and not named: nobody, and not withheld";
  EXPECT_FALSE(rows[3].is_withheld());
}

TEST(NeedTable, AddsTheMeetingsOfAPlace) {
  const std::vector<model::Need> needs{need({"M1", 0, 10, 0, Strength::need, 4}),
                                       need({"M2", 0, 30, 0, Strength::need, 9})};
  const auto rows = count_needs(needs, 1).rows;
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].need_voices, 13U);
  EXPECT_EQ(rows[0].participants, 40U);
}

TEST(NeedTable, CountsOffersAndNotTheirVoices) {
  const std::vector<model::Need> needs{need({"M1", 0, 10, 0, Strength::offer, 3}),
                                       need({"M1", 0, 10, std::nullopt, Strength::offer, 1})};
  const auto rows = count_needs(needs, 2).rows;
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].offers, 2U) << "its own, and the one for any kind";
  EXPECT_EQ(rows[2].offers, 1U);
  EXPECT_EQ(rows[0].need_voices, 0U) << "an offer is no need";
}

TEST(NeedTable, PassesOverRecordsWithoutAPlace) {
  model::Need lost = need({"M1", 0, 10, 0, Strength::need, 9});
  lost.place.reset();
  EXPECT_TRUE(count_needs(std::vector{lost}, 1).rows.empty());
}

TEST(NeedTable, DoesNotDependOnTheOrderOfTheRecords) {
  std::vector<model::Need> needs{need({"M1", 1, 10, 0, Strength::need, 4}),
                                 need({"M2", 0, 7, 1, Strength::wish, 2}),
                                 need({"M3", 1, 5, 1, Strength::need, 5})};
  const auto forward = count_needs(needs, 2).rows;
  std::swap(needs[0], needs[2]);
  const auto backward = count_needs(needs, 2).rows;
  ASSERT_EQ(forward.size(), backward.size());
  for (std::size_t i = 0; i < forward.size(); ++i) {
    EXPECT_EQ(forward[i].place, backward[i].place);
    EXPECT_EQ(forward[i].need_voices, backward[i].need_voices);
    EXPECT_EQ(forward[i].wish_voices, backward[i].wish_voices);
  }
}

TEST(MunicipalityNeeds, AreTheSumsOfTheirPlaces) {
  auto places = test::places_of({10, 20, 30});
  places[0].municipality = base::MunicipalityIndex{1};
  places[1].municipality = base::MunicipalityIndex{1};  // and the third lies in none
  const std::vector<model::Need> needs{need({"M1", 0, 10, 0, Strength::need, 1, Group::young}),
                                       need({"M1", 0, 10, 0, Strength::need, 3, Group::elderly}),
                                       need({"M1", 0, 10, 0, Strength::wish, 2}),
                                       need({"M2", 1, 30, 0, Strength::need, 9}),
                                       need({"M2", 1, 30, 0, Strength::wish, 5}),
                                       need({"M2", 1, 30, 0, Strength::offer, 1}),
                                       need({"M3", 2, 30, 0, Strength::need, 7})};
  const auto sums = municipality_needs(count_needs(needs, 1), places);
  ASSERT_EQ(sums.size(), 1U);
  EXPECT_EQ(sums[0].municipality, base::MunicipalityIndex{1});
  EXPECT_EQ(sums[0].need_voices, 13U);
  EXPECT_EQ(sums[0].wish_voices, 7U);
  EXPECT_EQ(sums[0].offers, 1U);
  EXPECT_EQ(sums[0].places, 2U) << "a place counts once, however many groups spoke there";
  EXPECT_EQ(sums[0].participants, 40U);
}

}  // namespace
}  // namespace narhet::needs
