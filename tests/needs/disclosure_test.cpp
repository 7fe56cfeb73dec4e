// SPDX-License-Identifier: MIT
#include "narhet/needs/disclosure.hpp"

#include "attacker.hpp"
#include "said.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <tuple>

namespace narhet::needs {
namespace {

using model::Group;
using model::Speakers;
using model::Strength;
using test::need;

// In the order of the groups: young, elderly, residents, business, association, visitors.

TEST(OpenLine, TellsGroupsOfTheLimitAndMore) {
  const OpenLine line = open_line({5, 4, 12, 0, 0, 0}, 40, 5);
  EXPECT_EQ(line.counts, (GroupCounts{5, 0, 12, 0, 0, 0}));
  EXPECT_EQ(line.other_groups, 0U) << "4 is too few to be told, in a sum as in a row";
}

TEST(OpenLine, TellsTheSmallGroupsTogether) {
  const OpenLine line = open_line({3, 4, 12, 0, 0, 0}, 40, 5);
  EXPECT_EQ(line.counts, (GroupCounts{0, 0, 12, 0, 0, 0}));
  EXPECT_EQ(line.other_groups, 7U);
}

// Three groups of fewer than 3 each have at most 6 together: told, that would say 2 of each.
TEST(OpenLine, DoesNotTellASumThatTellsItsParts) {
  EXPECT_EQ(open_line({2, 2, 2, 3, 3, 3}, 40, 3).other_groups, 0U);
  EXPECT_EQ(open_line({2, 2, 0, 3, 3, 3}, 40, 3).other_groups, 4U)
      << "one of the three may be none";
  EXPECT_EQ(open_line({2, 2, 1, 3, 3, 3}, 40, 3).other_groups, 0U) << "of 5 each has one at least";
}

// If 38 of 40 were told, at most 2 would be left for all other groups, and who was there would be
// known to have said it.
TEST(OpenLine, LeavesAsManyParticipantsAsTheLimitUntold) {
  EXPECT_EQ(open_line({0, 38, 0, 0, 0, 0}, 40, 5).counts, (GroupCounts{0, 35, 0, 0, 0, 0}));
  EXPECT_EQ(open_line({0, 35, 0, 0, 0, 0}, 40, 5).counts, (GroupCounts{0, 35, 0, 0, 0, 0}));
  EXPECT_EQ(open_line({6, 6, 0, 0, 0, 0}, 13, 5).counts, (GroupCounts{0, 6, 0, 0, 0, 0}))
      << "one of the two would be lowered to 2, and is withheld";
  EXPECT_EQ(open_line({0, 6, 0, 0, 0, 0}, 8, 5).counts, GroupCounts{}) << "3 could be told";
}

// 2 and 3 are 5 together, which is enough, and says of neither that it is there: 5 groups of up to
// 4 could be as many.
TEST(OpenLine, TellsExactlyTheLimit) {
  EXPECT_EQ(open_line({2, 3, 12, 0, 0, 0}, 40, 5).other_groups, 5U);
  EXPECT_EQ(open_line({0, 6, 0, 0, 0, 0}, 10, 5).counts, (GroupCounts{0, 5, 0, 0, 0, 0}))
      << "of 10, 5 are left untold and 5 can be told";
}

TEST(OpenLine, OfASmallMeetingTellsNothing) {
  EXPECT_EQ(open_line({4, 0, 0, 0, 0, 0}, 4, 5).counts, GroupCounts{});
}

// Every meeting of up to 16 or 13, with every way in which its groups can have spoken: the rule
// itself is no help.  Together more than 300 000 lines.
TEST(OpenLine, TellsNobodyWhoKnowsTheRuleOfAGroupThatItWithholds) {
  for (const std::uint32_t limit : {3U, 4U, 5U}) {
    for (std::uint32_t participants = limit; participants <= (limit == 3 ? 16 : 13);
         ++participants) {
      test::for_each_open_line(participants, limit, [&](const OpenLine& told, const auto& bounds) {
        for (std::size_t group = 0; group < model::kGroups; ++group) {
          if (told.counts.at(group) == 0) {
            ASSERT_EQ(bounds.at(group).low, 0U) << participants << " " << limit;
            ASSERT_GE(bounds.at(group).high, limit - 1) << participants << " " << limit;
          }
        }
      });
    }
  }
}

// The attacker has teeth: what a true total gives away, it finds.
TEST(Attacker, FindsWhatATotalGivesAway) {
  const OpenLine careless{{0, 10, 0, 0, 0, 0}, 3};  // "13 in all, 10 of them elderly"
  EXPECT_FALSE(test::bounds_by_sums(careless, 40).at(0).is_open(5));
  const OpenLine single{{0, 10, 10, 10, 10, 10}, 6};
  EXPECT_EQ(test::bounds_by_sums(single, 80).at(0).low, 6U);
  const OpenLine everyone{{0, 38, 0, 0, 0, 0}, 0};
  EXPECT_EQ(test::bounds_by_sums(everyone, 40).at(0).high, 2U);
}

constexpr std::uint8_t kKinds = 2;

/// A study of a few meetings, some of them of few people.
class RandomStudy {
 public:
  explicit RandomStudy(std::uint32_t seed) : random_{seed} {
    limit = 3 + draw(4);
    const std::uint32_t meetings = 1 + draw(3);
    for (std::uint32_t meeting = 0; meeting < meetings; ++meeting) {
      add_meeting("M" + std::to_string(meeting), draw(3));
    }
    places = test::places_of({100, 50, 20});
    for (model::Place& place : places) {
      place.municipality = base::MunicipalityIndex{draw(2)};
    }
  }

  [[nodiscard]] std::vector<model::Need> without(const std::string& meeting) const {
    std::vector<model::Need> rest;
    std::copy_if(needs.begin(), needs.end(), std::back_inserter(rest),
                 [&](const model::Need& each) { return each.meeting != meeting; });
    return rest;
  }

  std::uint32_t limit{};
  std::vector<model::Need> needs;
  std::vector<model::Place> places;

 private:
  [[nodiscard]] std::uint32_t draw(std::uint32_t below) {
    return static_cast<std::uint32_t>(random_() % below);
  }

  void add_meeting(const std::string& meeting, std::uint32_t place) {
    const std::uint32_t participants = 1 + draw(40);
    for (std::uint8_t kind = 0; kind < kKinds; ++kind) {
      for (const Strength strength : {Strength::need, Strength::wish, Strength::offer}) {
        if (strength == Strength::offer && draw(4) > 0) {
          continue;
        }
        const std::uint32_t most = strength == Strength::offer ? 10 : 30;
        std::uint32_t left = participants;
        for (std::size_t group = 0; group < model::kGroups && left > 0; ++group) {
          const std::uint32_t voices = draw(std::min(left, 1 + draw(most)) + 1);
          if (voices == 0 || draw(3) == 0) {
            continue;
          }
          left -= voices;
          const std::uint32_t records = strength == Strength::offer ? voices : 1;
          for (std::uint32_t i = 0; i < records; ++i) {
            needs.push_back(
                need({meeting, place, participants, kind, strength,
                      strength == Strength::offer ? 1 : voices, static_cast<Group>(group)}));
            needs.back().publishable = draw(8) > 0;
          }
        }
      }
    }
  }

  std::mt19937 random_;
};

/// A table that everyone may see, by what its numbers are of; 0 for a number that is missing.
using Numbers = std::map<std::tuple<std::uint32_t, std::size_t, Speakers, Strength>, std::uint32_t>;

Numbers numbers_of(const NeedTable& table) {
  Numbers numbers;
  for (const model::NeedRow& row : table.rows) {
    const auto place = static_cast<std::uint32_t>(row.place);
    const std::size_t kind = base::index(row.kind);
    numbers[{place, kind, row.speakers, Strength::need}] = row.need_voices.value_or(0);
    numbers[{place, kind, row.speakers, Strength::wish}] = row.wish_voices.value_or(0);
    numbers[{place, kind, row.speakers, Strength::offer}] = row.offers.value_or(0);
  }
  return numbers;
}

std::uint32_t participants_of(const NeedTable& table, std::uint32_t place) {
  for (const model::NeedRow& row : table.rows) {
    if (static_cast<std::uint32_t>(row.place) == place) {
      return row.participants;
    }
  }
  return 0;
}

std::uint32_t at(const Numbers& numbers, const Numbers::key_type& key) {
  const auto found = numbers.find(key);
  return found == numbers.end() ? 0 : found->second;
}

/// Neither a number nor the difference of two tables is of few.
void expect_none_is_small(const Numbers& with, const Numbers& without, std::uint32_t limit) {
  for (const auto& [key, number] : with) {
    ASSERT_TRUE(number == 0 || number >= limit) << number;
    const std::uint32_t before = at(without, key);
    ASSERT_GE(number, before);
    ASSERT_TRUE(number == before || number - before >= limit) << number << " " << before;
  }
}

/// The numbers that a meeting added to what is told of a line.
OpenLine added(const Numbers& with, const Numbers& without, Numbers::key_type key) {
  const auto difference = [&](Speakers speakers) {
    std::get<Speakers>(key) = speakers;
    return at(with, key) - at(without, key);
  };
  OpenLine line;
  for (std::size_t group = 0; group < model::kGroups; ++group) {
    line.counts.at(group) = difference(model::speakers(static_cast<Group>(group)));
  }
  line.other_groups = difference(Speakers::other_groups);
  return line;
}

/// What a meeting may be published to have said, as it is.
GroupCounts truth_of(const RandomStudy& study,
                     const std::string& meeting,
                     std::size_t kind,
                     Strength strength) {
  GroupCounts counts{};
  for (const model::Need& each : study.needs) {
    if (each.meeting == meeting && each.publishable && base::index(*each.kind) == kind &&
        each.strength == strength) {
      counts.at(static_cast<std::size_t>(each.group)) +=
          strength == Strength::offer ? 1 : each.voices;
    }
  }
  return counts;
}

/// Sees a table with and one without a meeting, and nothing else.
void attack(const RandomStudy& study,
            const NeedTable& all,
            const model::Need& of_meeting,
            std::size_t& withheld) {
  const NeedTable rest = open_needs(study.without(of_meeting.meeting), kKinds, study.limit).table;
  const Numbers with = numbers_of(all);
  const Numbers without = numbers_of(rest);
  expect_none_is_small(with, without, study.limit);
  const auto place = static_cast<std::uint32_t>(*of_meeting.place);
  const std::uint32_t participants = participants_of(all, place) - participants_of(rest, place);
  ASSERT_TRUE(participants == 0 || participants >= study.limit);
  for (std::size_t kind = 0; kind < kKinds && participants > 0; ++kind) {
    for (const Strength strength : {Strength::need, Strength::wish, Strength::offer}) {
      const OpenLine told = added(with, without, {place, kind, Speakers::all, strength});
      const auto bounds = test::bounds_by_sums(told, participants);
      const GroupCounts truth = truth_of(study, of_meeting.meeting, kind, strength);
      const bool is_lowered =
          std::accumulate(truth.begin(), truth.end(), study.limit) > participants;
      for (std::size_t group = 0; group < model::kGroups; ++group) {
        const test::Bounds& found = bounds.at(group);
        if (!is_lowered) {
          ASSERT_LE(found.low, truth.at(group)) << "no bound is wrong";
          ASSERT_GE(found.high, truth.at(group)) << "no bound is wrong";
        }
        if (told.counts.at(group) == 0) {
          withheld += truth.at(group) > 0 ? 1U : 0U;
          ASSERT_TRUE(found.is_open(study.limit))
              << truth.at(group) << " in " << found.low << ".." << found.high;
        }
      }
    }
  }
}

// All totals of the table are sums of its other numbers: they add no equation of their own.
void expect_totals_are_sums(const RandomStudy& study, const NeedTable& table) {
  const Numbers numbers = numbers_of(table);
  std::map<std::pair<base::MunicipalityIndex, base::KindIndex>, std::uint32_t> by_municipality;
  for (const auto& [key, number] : numbers) {
    const auto& [place, kind, speakers, strength] = key;
    if (speakers != Speakers::all) {
      continue;
    }
    std::uint32_t sum = 0;
    for (std::size_t i = 1; i < model::kSpeakers; ++i) {
      sum += at(numbers, {place, kind, static_cast<Speakers>(i), strength});
    }
    ASSERT_EQ(number, sum);
    if (strength == Strength::need) {
      by_municipality[{*study.places[place].municipality, base::id_at<base::KindIndex>(kind)}] +=
          sum;
    }
  }
  for (const model::MunicipalityNeed& row : municipality_needs(table, study.places)) {
    const std::uint32_t sum = by_municipality.at({row.municipality, row.kind});
    ASSERT_EQ(row.need_voices.value_or(0), sum);
  }
}

TEST(OpenNeeds, GiveNothingAwayThatIsWithheld) {
  std::size_t withheld = 0;
  for (std::uint32_t seed = 0; seed < 10'000; ++seed) {
    SCOPED_TRACE(seed);
    const RandomStudy study{seed};
    const NeedTable table = open_needs(study.needs, kKinds, study.limit).table;
    expect_totals_are_sums(study, table);
    std::set<std::string> meetings;
    for (const model::Need& each : study.needs) {
      if (meetings.insert(each.meeting).second) {
        attack(study, table, each, withheld);
      }
    }
    if (::testing::Test::HasFatalFailure()) {
      return;
    }
  }
  EXPECT_GT(withheld, 50'000U) << "there was something to find";
}

TEST(OpenNeeds, HoldOnlyWhatMayBePublished) {
  std::vector<model::Need> needs{need({"M1", 0, 40, 0, Strength::need, 10, Group::young}),
                                 need({"M1", 0, 40, 0, Strength::need, 12, Group::elderly}),
                                 need({"M2", 1, 4, 0, Strength::need, 4, Group::elderly}),
                                 need({"M3", 2, 30, 0, Strength::need, 20, Group::elderly})};
  needs[0].publishable = false;
  needs[3].publishable = false;
  const NeedTable table = open_needs(needs, 1, 5).table;
  ASSERT_EQ(table.rows.size(), 2U)
      << "nothing of a meeting of four, nor of one that is not for all";
  EXPECT_EQ(table.rows[0].need_voices, 12U);
  EXPECT_EQ(table.rows[0].participants, 40U);
  EXPECT_EQ(table.rows[1].speakers, Speakers::elderly);
  EXPECT_EQ(table.rows[0].wish_voices, std::nullopt) << "nobody, or too few";
}

// Young and elderly are too few to be told one by one: 3 and 4 are told as 7 of other groups.
TEST(OpenNeeds, HaveARowOfTheGroupsTooSmallForOneOfTheirOwn) {
  const NeedTable table =
      open_needs(std::vector{need({"M1", 0, 40, 0, Strength::need, 3, Group::young}),
                             need({"M1", 0, 40, 0, Strength::need, 4, Group::elderly})},
                 1, 5)
          .table;
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0].need_voices, 7U);
  EXPECT_EQ(table.rows[1].speakers, Speakers::other_groups);
  EXPECT_EQ(table.rows[1].need_voices, 7U);
}

// A meeting of as many as the limit is not too small: that it took place is told, and since all of
// its participants are left untold, nothing of what they said.
TEST(OpenNeeds, TellThatAMeetingOfTheLimitWasHeld) {
  const NeedTable table =
      open_needs(std::vector{need({"M1", 0, 5, 0, Strength::need, 5})}, 1, 5).table;
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.rows[0].participants, 5U);
  EXPECT_EQ(table.rows[0].need_voices, std::nullopt);
}

TEST(OpenNeeds, CountBareOffersAndNoneThatNamesASite) {
  std::vector<model::Need> needs;
  for (int i = 0; i < 7; ++i) {
    needs.push_back(need({"M1", 0, 40, std::nullopt, Strength::offer, 1, Group::association}));
    needs.back().text = "Anna kan hjälpa till";
  }
  needs[6].candidate_id = "K1";
  const OpenNeeds open = open_needs(needs, 2, 5);
  EXPECT_EQ(open.table.rows[0].offers, 6U);
  ASSERT_EQ(open.offers.size(), 6U);
  EXPECT_TRUE(open.offers[0].text.empty());
  EXPECT_TRUE(open.offers[0].meeting.empty());
  needs.resize(4);
  EXPECT_TRUE(open_needs(needs, 2, 5).offers.empty());
}

// Scores are worked out from them as from the records themselves: by place, kind and strength, and
// only from those that may be published.
TEST(OpenNeeds, KeepOfAnOfferWhereItIsAndOfWhatKind) {
  std::vector<model::Need> needs(6, need({"M1", 2, 40, 1, Strength::offer, 1, Group::association}));
  const OpenNeeds open = open_needs(needs, 2, 5);
  ASSERT_EQ(open.offers.size(), 6U);
  EXPECT_EQ(open.offers[0].place, base::PlaceIndex{2});
  EXPECT_EQ(open.offers[0].kind, base::KindIndex{1});
  EXPECT_EQ(open.offers[0].strength, Strength::offer);
  EXPECT_TRUE(open.offers[0].publishable);
}

}  // namespace
}  // namespace narhet::needs
