// SPDX-License-Identifier: MIT
#include "narhet/study/population_groups.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace narhet::study {
namespace {

using base::Persons;
using Counts = std::vector<std::optional<Persons>>;

std::vector<std::string> keys_of(const std::vector<model::PopulationGroup>& groups) {
  std::vector<std::string> keys;
  for (const model::PopulationGroup& group : groups) {
    keys.push_back(group.key);
  }
  return keys;
}

TEST(PopulationGroups, AreEverybodyAloneWhereNothingElseIsMeasured) {
  std::vector<model::Place> places(2);
  places[1].population = Persons{7};
  const auto groups = population_groups(places);
  ASSERT_EQ(keys_of(groups), std::vector<std::string>{"all"});
  EXPECT_EQ(groups[0].persons, (Counts{std::nullopt, Persons{7}}));
}

TEST(PopulationGroups, TakeWhatSomePlaceHasMeasuredAndLeaveTheRestUnknown) {
  std::vector<model::Place> places(3);
  places[0].young = Persons{4};
  places[1].elderly = Persons{0};  // measured, and nobody
  places[2].elderly = Persons{5};
  places[2].businesses = 2.0;
  const auto groups = population_groups(places);
  ASSERT_EQ(keys_of(groups), (std::vector<std::string>{"all", "young", "elderly", "businesses"}));
  EXPECT_EQ(groups[1].persons, (Counts{Persons{4}, std::nullopt, std::nullopt}));
  EXPECT_EQ(groups[2].persons, (Counts{std::nullopt, Persons{0}, Persons{5}}));
  EXPECT_EQ(groups[3].persons, (Counts{std::nullopt, std::nullopt, Persons{2}}));
  places[0].young.reset();
  EXPECT_EQ(keys_of(population_groups(places)),
            (std::vector<std::string>{"all", "elderly", "businesses"}));
}

}  // namespace
}  // namespace narhet::study
