// SPDX-License-Identifier: MIT
#include "narhet/needs/place_needs.hpp"

#include "said.hpp"

#include "narhet/needs/disclosure.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

namespace narhet::needs {
namespace {

using model::Group;
using model::Strength;
using test::need;
using test::places_of;

/// The table stays here, for those who look at its rows.
struct Asked {
  Asked(const std::vector<model::Need>& needs,
        const std::vector<double>& populations,
        std::size_t kinds,
        const Weighing& weighing)
      : table{count_needs(needs, kinds)},
        result{place_needs(table, places_of(populations), weighing)} {}
  NeedTable table;
  PlaceNeeds result;
};

constexpr Weighing kTrusting{Weigh::persons, 0.0, 0.5};

TEST(PlaceNeeds, AreVoicesByParticipantsWhereEveryMeetingIsTrusted) {
  // One meeting of 20 about place 1: 8 need kind 0, 6 wish it; nobody names kind 1.
  const Asked asked{
      {need({"M1", 1, 20, 0, Strength::need, 8}), need({"M1", 1, 20, 0, Strength::wish, 6})},
      {100, 200, 300},
      2,
      kTrusting};
  ASSERT_EQ(asked.result.rows.size(), 2U);
  EXPECT_EQ(asked.result.rows[0].place, base::PlaceIndex{1});
  EXPECT_DOUBLE_EQ(asked.result.rows[0].intensity, (8 + 0.5 * 6) / 20);
  EXPECT_DOUBLE_EQ(*asked.table.rows[0].demand, 200 * (8 + 0.5 * 6) / 20);
  EXPECT_DOUBLE_EQ(asked.result.rows[1].intensity, 0.0) << "asked, and not needed";
  EXPECT_DOUBLE_EQ(*asked.result.index[1], (8 + 0.5 * 6) / 20 / 2);
  EXPECT_EQ(asked.result.index[0], std::nullopt) << "not asked";
}

// Two places of 1 000 and of 50.  In the first 30 of 40 need the kind, in the second 10 of 10: m =
// 40 of 50.  Z = 40 / (40 + 10 (1 - 40 / 1000)) and 10 / (10 + 10 (1 - 10 / 50)).
TEST(PlaceNeeds, OfFewAreMovedToTheMean) {
  const Asked asked{
      {need({"M1", 0, 40, 0, Strength::need, 30}), need({"M2", 1, 10, 0, Strength::need, 10})},
      {1000, 50},
      1,
      {}};
  ASSERT_EQ(asked.result.rows.size(), 2U);
  const double first = 40 / (40 + 9.6);
  const double second = 10.0 / 18.0;
  EXPECT_DOUBLE_EQ(asked.result.rows[0].intensity, first * 0.75 + (1 - first) * 0.8);
  EXPECT_DOUBLE_EQ(asked.result.rows[1].intensity, second * 1.0 + (1 - second) * 0.8);
}

TEST(PlaceNeeds, OfAMeetingOfEveryoneAreWhatItSaid) {
  const Asked asked{
      {need({"M1", 0, 40, 0, Strength::need, 4}), need({"M2", 1, 12, 0, Strength::need, 12}),
       need({"M3", 2, 12, 0, Strength::need, 12})},
      {1000, 12, -1},
      1,
      {}};
  EXPECT_DOUBLE_EQ(asked.result.rows[1].intensity, 1.0);
  const double trusted = 12.0 / 22.0;  // nobody knows how many did not come
  EXPECT_DOUBLE_EQ(asked.result.rows[2].intensity, trusted + (1 - trusted) * 28 / 64);
  EXPECT_EQ(asked.table.rows[4].demand, std::nullopt) << "and nobody knows for how many it stands";
}

// A kind that nobody named is not needed at nothing: of 60 asked, 10 more are taken to want what
// the kinds are wanted on average, (6 / 60 + 0) / 2 = 0.05.  A place that was not asked has the
// mean.
TEST(PlaceNeeds, OfAKindThatNobodyNamedAreLittleAndNotNothing) {
  const Asked asked{{need({"M1", 0, 60, 0, Strength::need, 6})}, {1000, 50}, 2, {}};
  EXPECT_DOUBLE_EQ(asked.result.neutral.of_kind[0], (6 + 10 * 0.05) / 70);
  EXPECT_DOUBLE_EQ(asked.result.neutral.of_kind[1], 10 * 0.05 / 70);
  const double trusted = 60 / (60 + 10 * (1 - 0.06));
  EXPECT_DOUBLE_EQ(asked.result.rows[1].intensity, (1 - trusted) * 10 * 0.05 / 70);
}

// Whoever comes alone to a meeting and names one kind moves what is taken for the place by the
// trust in one, 1 of 11, at most, and the mean of all by less.
TEST(PlaceNeeds, OfAPlaceHardlyChangeByAMeetingOfOne) {
  const auto said = [](bool with_one) {
    std::vector<model::Need> needs{need({"M1", 0, 60, 0, Strength::need, 40}),
                                   need({"M2", 1, 30, 1, Strength::need, 25})};
    if (with_one) {
      needs.push_back(need({"M3", 2, 1, 2, Strength::need, 1}));
    }
    const Asked asked{needs, {30'000, 300, 500}, 3, {}};
    std::vector<double> place = asked.result.neutral.of_kind;
    for (const model::PlaceNeed& row : asked.result.rows) {
      if (row.place == base::PlaceIndex{2}) {
        place[base::index(row.kind)] = row.intensity;
      }
    }
    return place;
  };
  const std::vector<double> before = said(false);
  const std::vector<double> after = said(true);
  for (std::size_t kind = 0; kind < before.size(); ++kind) {
    EXPECT_LE(std::abs(after[kind] - before[kind]), 1.0 / 11 + 0.02) << kind;
  }
}

TEST(PlaceNeeds, AreNeutralByVoicesPerInhabitantWhereVoicesAreWeighed) {
  const Asked asked{
      {need({"M1", 0, 10, 0, Strength::need, 6}), need({"M2", 1, 10, 0, Strength::need, 2})},
      {100, 300},
      1,
      {.by = Weigh::voices}};
  EXPECT_DOUBLE_EQ(asked.result.neutral.of_kind[0], 8.0 / 400);
}

// The rule of the issue: three who all want a thing do not outvote a village of three hundred of
// whom a meeting of thirty wants it by half, unless the planner says that voices count.
TEST(PlaceNeeds, OfThreeDoNotOutvoteThreeHundred) {
  const std::vector<model::Need> needs{need({"M1", 0, 3, 0, Strength::need, 3}),
                                       need({"M2", 1, 30, 0, Strength::need, 2})};
  const Asked persons{needs, {30, 300}, 1, {}};
  EXPECT_LT(*persons.table.rows[0].demand, *persons.table.rows[2].demand);
  EXPECT_LT(*persons.table.rows[0].demand, 30 * 0.5) << "three of thirty say little";
  const Asked voices{needs, {30, 300}, 1, {.by = Weigh::voices}};
  EXPECT_DOUBLE_EQ(*voices.table.rows[0].demand, 3.0);
  EXPECT_DOUBLE_EQ(*voices.table.rows[2].demand, 2.0);
  EXPECT_DOUBLE_EQ(30 * voices.result.rows[0].intensity, 3.0) << "persons times it is the demand";
}

TEST(PlaceNeeds, OfAGroupAreItsPartOfTheVoices) {
  const Asked asked{{need({"M1", 0, 20, 0, Strength::need, 9, Group::elderly}),
                     need({"M1", 0, 20, 0, Strength::wish, 6, Group::young})},
                    {100},
                    1,
                    kTrusting};
  ASSERT_EQ(asked.table.rows.size(), 3U);
  EXPECT_DOUBLE_EQ(*asked.table.rows[0].demand, 60.0);
  EXPECT_DOUBLE_EQ(*asked.table.rows[1].demand, 15.0) << "of the young: 3 of 12";
  EXPECT_DOUBLE_EQ(*asked.table.rows[2].demand, 45.0);
  EXPECT_DOUBLE_EQ(*asked.table.rows[2].intensity, 0.45);
}

/// What a group has of the need for a kind at a place; nothing without a row.
std::optional<double> group_need(const PlaceNeeds& needs,
                                 std::uint32_t place,
                                 std::uint8_t kind,
                                 Group group) {
  for (const model::GroupNeed& row : needs.groups) {
    if (row.place == base::PlaceIndex{place} && row.kind == base::KindIndex{kind} &&
        row.group == group) {
      return row.intensity;
    }
  }
  return std::nullopt;
}

// At place 0 the elderly need kind 0 and the young wish kind 1; at place 1 only the young speak.
TEST(PlaceNeeds, OfAGroupAreNothingWhereItNamedOtherKindsAndNeutralWhereItWasNotHeard) {
  const std::vector<model::Need> needs{need({"M1", 0, 20, 0, Strength::need, 9, Group::elderly}),
                                       need({"M1", 0, 20, 0, Strength::wish, 6, Group::young}),
                                       need({"M1", 0, 20, 1, Strength::wish, 8, Group::young}),
                                       need({"M2", 1, 10, 0, Strength::need, 5, Group::young})};
  const Asked asked{needs, {100, 50}, 2, kTrusting};
  const PlaceNeeds& result = asked.result;
  EXPECT_DOUBLE_EQ(*group_need(result, 0, 0, Group::elderly), 9.0 / 20);
  EXPECT_DOUBLE_EQ(*group_need(result, 0, 0, Group::young), 3.0 / 20);
  EXPECT_DOUBLE_EQ(*group_need(result, 0, 1, Group::elderly), 0.0) << "they named another kind";
  EXPECT_DOUBLE_EQ(*group_need(result, 1, 0, Group::young), 5.0 / 10);
  EXPECT_EQ(group_need(result, 1, 0, Group::elderly), std::nullopt) << "nobody heard them there";
  EXPECT_EQ(group_need(result, 0, 0, Group::business), std::nullopt);
  EXPECT_EQ(result.groups.size(), 6U) << "two of each kind at place 0, one of each at place 1";
  // The 3 and 5 voices of the young for kind 0 are of 20 and 10 participants; the elderly spoke of
  // it at place 0 alone; of business nothing is known anywhere.
  const auto& neutral = result.neutral.of_group;
  EXPECT_DOUBLE_EQ(neutral.at(static_cast<std::size_t>(Group::young)).at(0), 8.0 / 30);
  EXPECT_DOUBLE_EQ(neutral.at(static_cast<std::size_t>(Group::elderly)).at(0), 9.0 / 20);
  EXPECT_TRUE(neutral.at(static_cast<std::size_t>(Group::business)).empty());
  const Asked voices{needs, {100, 50}, 2, {.by = Weigh::voices}};
  EXPECT_DOUBLE_EQ(100 * *group_need(voices.result, 0, 0, Group::young), 3.0)
      << "persons times it are the voices";
}

// Of eight elderly at one meeting and four at another a public result tells the eight alone: at the
// second place it is as if the elderly had not been heard.
TEST(PlaceNeeds, OfAGroupAreMadeOfWhatMayBeToldAlone) {
  const std::vector<model::Need> needs{need({"M1", 0, 40, 0, Strength::need, 8, Group::elderly}),
                                       need({"M1", 0, 40, 0, Strength::need, 12, Group::young}),
                                       need({"M2", 1, 40, 0, Strength::need, 4, Group::elderly}),
                                       need({"M2", 1, 40, 0, Strength::need, 12, Group::young})};
  NeedTable open = open_needs(needs, 1, 5).table;
  const PlaceNeeds result = place_needs(open, places_of({100, 100}), kTrusting);
  EXPECT_DOUBLE_EQ(*group_need(result, 0, 0, Group::elderly), 8.0 / 40);
  EXPECT_EQ(group_need(result, 1, 0, Group::elderly), std::nullopt);
  EXPECT_DOUBLE_EQ(*group_need(result, 1, 0, Group::young), 12.0 / 40);
}

// 3 young and 4 elderly are told as 7 of other groups, who are no group that anybody belongs to.
TEST(PlaceNeeds, OfGroupsToldTogetherAreNoGroups) {
  NeedTable open =
      open_needs(std::vector{need({"M1", 0, 40, 0, Strength::need, 3, Group::young}),
                             need({"M1", 0, 40, 0, Strength::need, 4, Group::elderly})},
                 1, 5)
          .table;
  const PlaceNeeds result = place_needs(open, places_of({100}), kTrusting);
  EXPECT_DOUBLE_EQ(result.rows.at(0).intensity, 7.0 / 40);
  EXPECT_TRUE(result.groups.empty());
}

// Whoever offers and names no need has no part of the need: nothing where all is told, and nothing
// that is known where it may be withheld.
TEST(PlaceNeeds, OfAGroupThatOnlyOffersAreNothing) {
  std::vector<model::Need> needs(5, need({"M1", 0, 40, 0, Strength::offer, 1, Group::business}));
  Asked asked{needs, {100}, 1, kTrusting};
  ASSERT_EQ(asked.table.rows.size(), 2U);
  EXPECT_DOUBLE_EQ(*asked.table.rows[1].intensity, 0.0);
  needs.push_back(need({"M1", 0, 40, 0, Strength::need, 20, Group::elderly}));
  NeedTable open = open_needs(needs, 1, 5).table;
  const PlaceNeeds result = place_needs(open, places_of({100}), kTrusting);
  EXPECT_EQ(group_need(result, 0, 0, Group::business), std::nullopt);
  EXPECT_DOUBLE_EQ(*group_need(result, 0, 0, Group::elderly), 0.5);
}

// Voices per inhabitant are nothing where nobody lives, and no reason to take anything for other
// places: there each inhabitant counts 1.
TEST(PlaceNeeds, ByVoicesOfAPlaceWithoutInhabitantsSayNothing) {
  const Asked asked{{need({"M1", 0, 10, 0, Strength::need, 6})}, {0, 50}, 1, {.by = Weigh::voices}};
  EXPECT_DOUBLE_EQ(asked.result.rows.at(0).intensity, 0.0);
  EXPECT_DOUBLE_EQ(asked.result.neutral.of_kind.at(0), 1.0);
}

TEST(PlaceNeeds, AreAtMostOne) {
  // Each of ten needs it, and the same ten wish it.
  const Asked asked{
      {need({"M1", 0, 10, 0, Strength::need, 10}), need({"M1", 0, 10, 0, Strength::wish, 10})},
      {100},
      1,
      {}};
  EXPECT_DOUBLE_EQ(asked.result.rows[0].intensity, 1.0);
}

TEST(PlaceNeeds, ThatAreWithheldAreNeutral) {
  NeedTable table = count_needs(std::vector{need({"M1", 0, 20, 0, Strength::need, 8})}, 2);
  table.rows.back().need_voices.reset();
  table.rows.back().wish_voices.reset();
  const PlaceNeeds result = place_needs(table, places_of({100}), kTrusting);
  ASSERT_EQ(result.rows.size(), 1U) << "the second kind has no row, as if it was not asked for";
  EXPECT_EQ(table.rows.back().intensity, std::nullopt);
  EXPECT_DOUBLE_EQ(*result.index[0], 0.4) << "and does not enter the mean";
  EXPECT_DOUBLE_EQ(result.neutral.of_kind.at(1), 0.4) << "of the kinds that are told";
}

TEST(Weigh, HasTheWordsOfTheStudyFile) {
  EXPECT_EQ(key(Weigh::persons), "persons");
  EXPECT_EQ(key(Weigh::voices), "voices");
}

}  // namespace
}  // namespace narhet::needs
