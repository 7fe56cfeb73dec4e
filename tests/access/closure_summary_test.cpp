// SPDX-License-Identifier: MIT
#include "narhet/access/closure_summary.hpp"

#include "narhet/base/catalogue.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace narhet::access {
namespace {

using base::Metric;
using base::Weight;

const std::vector<model::Kind> kKinds{{"mat", "Mat", "food"}, {"post", "Post", "post"}};
const model::Threshold kTenMinutes{Metric::time, Weight{600'000}, "10 min"};

/// Minutes from a place to each service, by kind: nothing where that does not offer it or there is
/// no way.
using Ways = std::vector<std::vector<std::optional<std::uint32_t>>>;

struct Village {
  std::string name;
  std::optional<double> persons;
  Ways minutes;
};

model::NearestPair nearest_two(const std::vector<std::optional<std::uint32_t>>& minutes,
                               std::optional<std::size_t> closed) {
  std::vector<model::Reached> reached;
  for (std::size_t service = 0; service < minutes.size(); ++service) {
    if (minutes[service] && service != closed) {
      reached.push_back(
          {base::id_at<base::ServiceIndex>(service), Weight{*minutes[service] * 60'000}});
    }
  }
  std::sort(reached.begin(), reached.end());
  model::NearestPair pair;
  if (!reached.empty()) {
    pair.nearest = reached[0];
  }
  if (reached.size() > 1) {
    pair.second = reached[1];
  }
  return pair;
}

model::NearestTable table_of(const std::vector<Village>& villages,
                             std::optional<std::size_t> closed = {}) {
  model::NearestTable table{villages.size(), kKinds.size()};
  for (std::size_t i = 0; i < villages.size(); ++i) {
    for (std::size_t kind = 0; kind < kKinds.size(); ++kind) {
      table.at(base::id_at<base::PlaceIndex>(i), base::id_at<base::KindIndex>(kind), Metric::time) =
          nearest_two(villages[i].minutes[kind], closed);
    }
  }
  return table;
}

std::vector<model::Place> places_of(const std::vector<Village>& villages) {
  std::vector<model::Place> places;
  for (const Village& village : villages) {
    places.emplace_back();
    places.back().name = village.name;
    if (village.persons) {
      places.back().population = base::Persons{*village.persons};
    }
  }
  return places;
}

std::vector<model::ClosureSummary> summaries(const std::vector<Village>& villages,
                                             std::size_t services,
                                             const model::Threshold* deciding = &kTenMinutes) {
  return closure_summaries(places_of(villages), table_of(villages), services, kKinds, Metric::time,
                           deciding);
}

std::string english(const model::ClosureSummary& summary) {
  return base::Catalogue{base::Language::english}.render(summary.english);
}

/// Service 0 has food and post, 1 food, 2 post.
std::vector<Village> three_villages() {
  return {{"Åby", 100, {{5, 12, {}}, {5, {}, 8}}},    // loses food within 10 min
          {"Öby", 300, {{9, 20, {}}, {9, {}, 11}}},   // loses both
          {"Näs", 50, {{30, 2, {}}, {30, {}, 40}}},   // goes there for post only, 40 instead of 30
          {"Holm", 20, {{4, {}, {}}, {4, {}, 6}}},    // has no other food
          {"Berg", {}, {{3, 60, {}}, {{}, {}, 3}}}};  // nobody knows how many live there
}

TEST(ClosureSummary, SaysWhoWouldNoLongerHaveSomeKindNear) {
  const auto all = summaries(three_villages(), 3);
  const model::ClosureSummary& closed = all[0];
  EXPECT_EQ(closed.affected.places, 5U);
  EXPECT_DOUBLE_EQ(closed.affected.persons.count(), 470.0);
  EXPECT_DOUBLE_EQ(closed.beyond.persons.count(), 420.0) << "Näs is beyond already";
  EXPECT_EQ(closed.beyond.places_without_population, 1U);
  EXPECT_DOUBLE_EQ(closed.left_with_nothing.persons.count(), 20.0);
  // 100 x (7 + 3) + 300 x (11 + 2) + 50 x 10 + 20 x 2
  EXPECT_DOUBLE_EQ(closed.extra_sum, 1000 + 3900 + 500 + 40);
  EXPECT_EQ(
      english(closed),
      "If it closed, 420 people (Öby, Åby, Holm, Berg) would no longer have this within 10 min: "
      "food, post. 20 of them would be left without some of it altogether. In all 450 people "
      "would have farther.");
  EXPECT_EQ(base::Catalogue{base::Language::swedish}.render(closed.swedish),
            "Om den lades ner skulle 420 personer (Öby, Åby, Holm, Berg) inte längre ha detta inom "
            "10 min: mat, post. 20 av dem skulle bli helt utan något av det. Sammanlagt skulle 450 "
            "personer få längre väg.");
}

TEST(ClosureSummary, NamesFivePlacesAndCountsTheRest) {
  std::vector<Village> villages;
  for (int i = 1; i <= 7; ++i) {
    villages.push_back({"By " + std::to_string(i), 10.0 * i, {{1, {}, {}}, {{}, {}, {}}}});
  }
  EXPECT_EQ(
      english(summaries(villages, 3)[0]),
      "If it closed, 280 people (By 7, By 6, By 5, By 4, By 3 and 2 more) would be left without "
      "this: food.");
}

// Food is lost, post only farther: nobody is left without post.
TEST(ClosureSummary, TellsLosingAKindFromHavingItFartherAway) {
  const std::vector<Village> villages{{"Åby", 100, {{2, {}, {}}, {2, 30, {}}}}};
  EXPECT_EQ(
      english(summaries(villages, 3)[0]),
      "If it closed, 100 people (Åby) would no longer have this within 10 min: food, post. 100 "
      "of them would be left without some of it altogether.");
}

TEST(ClosureSummary, SaysWhereNobodyIsHit) {
  const std::vector<Village> villages{{"Åby", 100, {{2, 3, {}}, {{}, {}, {}}}}};
  const auto all = summaries(villages, 3);
  EXPECT_EQ(english(all[0]),
            "If it closed, 100 people would have farther, none of them beyond 10 "
            "min.");
  EXPECT_EQ(english(all[1]),
            "It is nobody's nearest service point: if it closed, no way would be longer.");
  EXPECT_EQ(all[0].rank, 1U);
  EXPECT_EQ(all[1].rank, 2U) << "ties go to the lower service";
}

TEST(ClosureSummary, IsAboutThoseLeftWithoutWhereNoThresholdDecides) {
  const auto all = summaries(three_villages(), 3, nullptr);
  EXPECT_EQ(
      english(all[0]),
      "If it closed, 20 people (Holm) would be left without this: food. In all 450 people would "
      "have farther.");
  const std::vector<Village> villages{{"Åby", 100, {{2, 3, {}}, {{}, {}, {}}}}};
  EXPECT_EQ(english(summaries(villages, 3, nullptr)[0]),
            "If it closed, 100 people would have farther, and all of them somewhere to go.");
}

std::vector<Village> random_villages(std::mt19937& chance) {
  std::vector<Village> villages(1 + chance() % 8);
  for (Village& village : villages) {
    village.persons = static_cast<double>(chance() % 100);
    village.minutes.resize(kKinds.size());
    for (auto& kind : village.minutes) {
      for (int service = 0; service < 4; ++service) {
        kind.push_back(chance() % 3 == 0 ? std::nullopt : std::optional{chance() % 25});
      }
    }
  }
  return villages;
}

/// Whether a place has a kind within 10 minutes today and has not in the other table, or has lost
/// it.
bool is_hit(const model::NearestPair& before, const model::NearestPair& after) {
  if (!before.nearest) {
    return false;
  }
  return !after.nearest ||
         (before.nearest->cost <= kTenMinutes.limit && after.nearest->cost > kTenMinutes.limit);
}

TEST(ClosureSummary, IsRemovalAndCounting) {
  std::mt19937 chance{7};
  for (int round = 0; round < 500; ++round) {
    const auto villages = random_villages(chance);
    const auto before = table_of(villages);
    const auto all = summaries(villages, 4);
    for (std::size_t service = 0; service < all.size(); ++service) {
      const auto after = table_of(villages, service);
      double hit = 0;
      std::size_t places = 0;
      for (std::size_t i = 0; i < villages.size(); ++i) {
        bool any = false;
        for (std::size_t kind = 0; kind < kKinds.size(); ++kind) {
          const auto place = base::id_at<base::PlaceIndex>(i);
          const auto number = base::id_at<base::KindIndex>(kind);
          any = any || is_hit(before.at(place, number, Metric::time),
                              after.at(place, number, Metric::time));
        }
        hit += any ? *villages[i].persons : 0;
        places += any ? 1U : 0U;
      }
      ASSERT_EQ(all[service].beyond.persons.count(), hit) << round;
      ASSERT_EQ(all[service].beyond.places, places) << round;
      ASSERT_EQ(all[service].beyond_places.size(), places) << round;
    }
    for (const auto& better : all) {
      for (const auto& worse : all) {
        if (better.rank < worse.rank) {
          ASSERT_GE(better.beyond.persons.count(), worse.beyond.persons.count());
        }
      }
    }
  }
}

}  // namespace
}  // namespace narhet::access
