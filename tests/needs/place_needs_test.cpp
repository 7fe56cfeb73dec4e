// SPDX-License-Identifier: MIT
#include "narhet/needs/place_needs.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace narhet::needs {
namespace {

using model::Strength;

model::Need said(const std::string& meeting,
                 std::uint32_t place,
                 std::uint32_t participants,
                 std::optional<std::uint8_t> kind,
                 Strength strength,
                 std::uint32_t voices) {
  model::Need need;
  need.meeting = meeting;
  need.place = base::PlaceIndex{place};
  need.participants = participants;
  if (kind) {
    need.kind = base::KindIndex{*kind};
  }
  need.strength = strength;
  need.voices = voices;
  return need;
}

TEST(PlaceNeeds, AreVoicesByParticipants) {
  // One meeting of 20 about place 1: 8 need kind 0, 6 wish it; nobody names kind 1.
  const std::vector<model::Need> needs{said("M1", 1, 20, 0, Strength::need, 8),
                                       said("M1", 1, 20, 0, Strength::wish, 6)};
  const PlaceNeeds result = place_needs(needs, 3, 2);
  ASSERT_EQ(result.rows.size(), 2U);
  EXPECT_EQ(result.rows[0].place, base::PlaceIndex{1});
  EXPECT_DOUBLE_EQ(result.rows[0].intensity, (8 + 0.5 * 6) / 20);
  EXPECT_EQ(result.rows[0].participants, 20U) << "a meeting counts once, however many lines it has";
  EXPECT_DOUBLE_EQ(result.rows[1].intensity, 0.0) << "asked, and not needed";
  EXPECT_DOUBLE_EQ(*result.index[1], (8 + 0.5 * 6) / 20 / 2);
  EXPECT_EQ(result.index[0], std::nullopt) << "not asked";
}

TEST(PlaceNeeds, AddTheMeetingsOfAPlace) {
  const std::vector<model::Need> needs{said("M1", 0, 10, 0, Strength::need, 10),
                                       said("M2", 0, 30, 0, Strength::need, 0)};
  EXPECT_DOUBLE_EQ(place_needs(needs, 1, 1).rows[0].intensity, 10.0 / 40.0);
}

TEST(PlaceNeeds, CountOffersApart) {
  const std::vector<model::Need> needs{said("M1", 0, 10, 0, Strength::offer, 3),
                                       said("M1", 0, 10, std::nullopt, Strength::offer, 1)};
  const PlaceNeeds result = place_needs(needs, 1, 2);
  EXPECT_EQ(result.rows[0].offers, 2U) << "its own, and the one for any kind";
  EXPECT_EQ(result.rows[1].offers, 1U);
  EXPECT_DOUBLE_EQ(result.rows[0].intensity, 0.0) << "an offer is no need";
}

TEST(PlaceNeeds, AreAtMostOne) {
  // One person may be in two groups that both name the kind.
  const std::vector<model::Need> needs{said("M1", 0, 10, 0, Strength::need, 9),
                                       said("M1", 0, 10, 0, Strength::need, 9)};
  EXPECT_DOUBLE_EQ(place_needs(needs, 1, 1).rows[0].intensity, 1.0);
}

TEST(PlaceNeeds, PassOverRecordsWithoutAPlace) {
  model::Need lost = said("M1", 0, 10, 0, Strength::need, 9);
  lost.place.reset();
  const PlaceNeeds result = place_needs(std::vector{lost}, 1, 1);
  EXPECT_TRUE(result.rows.empty());
  EXPECT_EQ(result.index[0], std::nullopt);
}

TEST(PlaceNeeds, DoNotDependOnTheOrderOfTheRecords) {
  std::vector<model::Need> needs{said("M1", 1, 10, 0, Strength::need, 4),
                                 said("M2", 0, 7, 1, Strength::wish, 2),
                                 said("M3", 1, 5, 1, Strength::need, 5)};
  const PlaceNeeds forward = place_needs(needs, 2, 2);
  std::swap(needs[0], needs[2]);
  const PlaceNeeds backward = place_needs(needs, 2, 2);
  ASSERT_EQ(forward.rows.size(), backward.rows.size());
  for (std::size_t i = 0; i < forward.rows.size(); ++i) {
    EXPECT_EQ(forward.rows[i].place, backward.rows[i].place);
    EXPECT_EQ(forward.rows[i].intensity, backward.rows[i].intensity);
  }
}

}  // namespace
}  // namespace narhet::needs
