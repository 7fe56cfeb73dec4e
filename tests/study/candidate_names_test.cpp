// SPDX-License-Identifier: MIT
#include "narhet/study/candidate_names.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace narhet::study {
namespace {

model::Place place(const std::string& name, double x) {
  model::Place made;
  made.name = name;
  made.position = {x, 0};
  return made;
}

model::Candidate candidate(const std::string& id, const std::string& host, double x) {
  model::Candidate made;
  made.id = id;
  made.host = host;
  made.position = {x, 10};
  return made;
}

const std::vector<model::Place> kPlaces{place("Åby", 0), place("", 90), place("Östby", 100)};

std::vector<std::string> names(std::vector<model::Candidate> candidates,
                               base::Language language,
                               const std::vector<model::Place>& places = kPlaces) {
  name_candidates(places, language, candidates);
  std::vector<std::string> found;
  for (const model::Candidate& each : candidates) {
    found.push_back(each.name);
  }
  return found;
}

TEST(NameCandidates, SaysWhatIsThereAndTheNearestPlaceWithAName) {
  const std::vector<model::Candidate> some{candidate("n1", "bus_station", 40),
                                           candidate("n2", "school", 80)};
  EXPECT_EQ(names(some, base::Language::english),
            (std::vector<std::string>{"bus station near Åby", "school near Östby"}));
  EXPECT_EQ(names(some, base::Language::swedish),
            (std::vector<std::string>{"busstation nära Åby", "skola nära Östby"}));
}

TEST(NameCandidates, KeepsTheNamesOfTheInput) {
  auto named = candidate("n1", "school", 0);
  named.name = "Storskolan";
  EXPECT_EQ(names({named}, base::Language::english), std::vector<std::string>{"Storskolan"});
}

TEST(NameCandidates, AddsTheIdWhereANameWouldStandTwice) {
  auto named = candidate("n3", "hall", 100);
  named.name = "library near Östby";
  EXPECT_EQ(names({candidate("n1", "school", 0), candidate("n2", "school", 10), named,
                   candidate("n4", "library", 100)},
                  base::Language::english),
            (std::vector<std::string>{"school near Åby (n1)", "school near Åby (n2)",
                                      "library near Östby", "library near Östby (n4)"}));
}

TEST(NameCandidates, SaysOnlyWhatIsThereWhereNoPlaceHasAName) {
  EXPECT_EQ(names({candidate("n1", "town_square", 0)}, base::Language::swedish, {place("", 0)}),
            std::vector<std::string>{"town_square"});
}

}  // namespace
}  // namespace narhet::study
