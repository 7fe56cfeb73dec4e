// SPDX-License-Identifier: MIT
#include "narhet/compare/locality.hpp"

#include <gtest/gtest.h>

namespace narhet::compare {
namespace {

using base::Persons;

const LocalityWords kWords{{"tätort", "town"}, {"småort", "hamlet"}, Persons{200}};

model::Place place(std::string type,
                   std::optional<double> persons,
                   std::uint32_t municipality = 0) {
  model::Place made;
  made.type = std::move(type);
  if (persons) {
    made.population = Persons{*persons};
  }
  made.municipality = base::MunicipalityIndex{municipality};
  return made;
}

TEST(IsInLocality, GoesByTheWordAndElseByThePeople) {
  EXPECT_EQ(is_in_locality(place("Tätort", 150), kWords), true) << "letters' case aside";
  EXPECT_EQ(is_in_locality(place("hamlet", 250), kWords), false) << "the word counts, not the 250";
  EXPECT_EQ(is_in_locality(place("village", 200), kWords), true) << "200 are enough";
  EXPECT_EQ(is_in_locality(place("village", 199), kWords), false);
  EXPECT_EQ(is_in_locality(place("", std::nullopt), kWords), std::nullopt);
}

TEST(IsInLocality, IsNotKnownOfACell) {
  model::Place cell = place("", 5000);
  cell.cell_width = base::Metres{1000};
  EXPECT_EQ(is_in_locality(cell, kWords), std::nullopt);
}

TEST(LocalityPersons, InsideAndOutsideAreAll) {
  const std::vector<model::Place> places{place("town", 3000), place("hamlet", 40),
                                         place("village", 180)};
  const LocalityPersons persons = locality_persons(places, kWords);
  EXPECT_EQ(persons.inside,
            (std::vector<std::optional<Persons>>{Persons{3000}, Persons{0}, Persons{0}}));
  EXPECT_EQ(persons.outside,
            (std::vector<std::optional<Persons>>{Persons{0}, Persons{40}, Persons{180}}));
}

// The cell with people makes all of M0 unknown; M1 has a place of unknown population, which is
// nobody's gap.
TEST(LocalityPersons, OfAMunicipalityWithAGapAreNotKnown) {
  std::vector<model::Place> places{place("town", 3000), place("", 10), place("town", 500, 1),
                                   place("village", std::nullopt, 1)};
  places[1].cell_width = base::Metres{250};
  const LocalityPersons persons = locality_persons(places, kWords);
  EXPECT_EQ(persons.inside[0], std::nullopt);
  EXPECT_EQ(persons.outside[0], std::nullopt);
  EXPECT_EQ(persons.inside[2], Persons{500});
  EXPECT_EQ(persons.inside[3], std::nullopt);
}

}  // namespace
}  // namespace narhet::compare
