// SPDX-License-Identifier: MIT
#include "narhet/model/place_names.hpp"

#include "narhet/base/catalogue.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace narhet::model {
namespace {

std::vector<Place> places_with(const std::vector<std::optional<double>>& persons) {
  std::vector<Place> places;
  for (const auto& each : persons) {
    places.emplace_back();
    places.back().name = std::string(1, static_cast<char>('A' + places.size() - 1));
    if (each) {
      places.back().population = base::Persons{*each};
    }
  }
  return places;
}

TEST(MostPersonsFirst, PutsUnknownNumbersLastAndKeepsTheOrderOfTies) {
  const auto places = places_with({10, std::nullopt, 30, 10});
  std::vector<base::PlaceIndex> some{base::PlaceIndex{0}, base::PlaceIndex{1}, base::PlaceIndex{2},
                                     base::PlaceIndex{3}};
  most_persons_first(some, places);
  EXPECT_EQ(some, (std::vector{base::PlaceIndex{2}, base::PlaceIndex{0}, base::PlaceIndex{3},
                               base::PlaceIndex{1}}));
}

TEST(PlaceNames, NamesFiveAndCountsTheRest) {
  const auto places = places_with({1, 1, 1, 1, 1, 1, 1});
  std::vector<base::PlaceIndex> some;
  const base::Catalogue swedish{base::Language::swedish};
  EXPECT_EQ(swedish.render(place_names(some, places)), "");
  for (std::uint32_t i = 0; i < 5; ++i) {
    some.push_back(base::PlaceIndex{i});
  }
  EXPECT_EQ(swedish.render(place_names(some, places)), "A, B, C, D, E");
  some.push_back(base::PlaceIndex{5});
  some.push_back(base::PlaceIndex{6});
  EXPECT_EQ(swedish.render(place_names(some, places)), "A, B, C, D, E och 2 till");
  EXPECT_EQ(swedish.render(place_names(some, places, 7)), "A, B, C, D, E, F, G");
}

TEST(Listed, PutsAndBeforeTheLastName) {
  const base::Catalogue swedish{base::Language::swedish};
  const std::vector<std::string> names{"Åby", "Öby", "Byn"};
  const std::span all{names};
  EXPECT_EQ(swedish.render(listed(all.first(0))), "");
  EXPECT_EQ(swedish.render(listed(all.first(1))), "Åby");
  EXPECT_EQ(swedish.render(listed(all.first(2))), "Åby och Öby");
  EXPECT_EQ(swedish.render(listed(all)), "Åby, Öby och Byn");
}

// Three cells, of which two share the village A, and one has none.
TEST(PlaceNames, OfCellsAreThoseOfTheirVillagesOnce) {
  auto places = places_with({std::nullopt, 5, 6, 7});
  for (std::size_t cell = 1; cell < places.size(); ++cell) {
    places[cell].cell_width = base::Metres{1000};
  }
  places[1].village = base::PlaceIndex{0};
  places[2].village = base::PlaceIndex{0};
  const base::Catalogue english{base::Language::english};
  const auto said = [&](const std::vector<base::PlaceIndex>& some) {
    return english.render(place_names(some, places));
  };
  EXPECT_EQ(said({base::PlaceIndex{1}, base::PlaceIndex{2}}), "A");
  EXPECT_EQ(said({base::PlaceIndex{1}, base::PlaceIndex{0}}), "A") << "the village itself";
  EXPECT_EQ(said({base::PlaceIndex{1}, base::PlaceIndex{3}}), "A and 1 more");
  EXPECT_EQ(said({base::PlaceIndex{3}}), "1 cell far from villages");
  places[0].cell_width = base::Metres{1000};
  EXPECT_EQ(said({base::PlaceIndex{3}}), "1 cell") << "the study has no villages";
}

}  // namespace
}  // namespace narhet::model
