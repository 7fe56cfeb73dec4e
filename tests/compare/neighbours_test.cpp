// SPDX-License-Identifier: MIT
#include "narhet/compare/neighbours.hpp"

#include "compare/drawn_municipalities.hpp"

#include <gtest/gtest.h>

namespace narhet::compare {
namespace {

using base::Persons;
using test::DrawnMunicipalities;

/// Rows by municipality and then the whole, each with km before minutes, which nobody has here.
NeighbourEffect by_km(std::size_t area) {
  const DrawnMunicipalities drawn;
  const auto effects = neighbour_effects(drawn.places, drawn.nearest, drawn.services, drawn.own,
                                         drawn.thresholds, 3);
  EXPECT_EQ(effects.size(), 4U * 2);
  EXPECT_EQ(effects[area * 2 + 1].imported, Persons{0}) << "no way in minutes";
  return effects[area * 2];
}

// Within 5 km nobody needs another's shop.  Within 10 km the 40 of place 1 have their own at 15 km;
// the 10 of place 2 keep it, with their own at 10 km exactly.
TEST(NeighbourEffects, AreWhatAMunicipalityWouldLackByItsOwn) {
  const NeighbourEffect first = by_km(0);
  EXPECT_EQ(first.imported, Persons{50}) << "also from a shop in no municipality";
  EXPECT_EQ(first.exported, Persons{30});
  EXPECT_EQ(first.lost, (std::vector{Persons{0}, Persons{40}}));
  const NeighbourEffect second = by_km(1);
  EXPECT_EQ(second.imported, Persons{30});
  EXPECT_EQ(second.exported, Persons{40 + 25 + 7}) << "also to somebody in no municipality";
  EXPECT_EQ(second.lost, (std::vector{Persons{0}, Persons{0}})) << "12 km was not within";
  const NeighbourEffect third = by_km(2);
  EXPECT_EQ(third.imported, Persons{25});
  EXPECT_EQ(third.lost, (std::vector{Persons{0}, Persons{25}})) << "it has no shop at all";
}

TEST(NeighbourEffects, OfTheWholeAreTheSumsWithNobodyFromOutside) {
  const NeighbourEffect whole = by_km(3);
  EXPECT_EQ(whole.imported, Persons{50 + 30 + 25});
  EXPECT_EQ(whole.lost, (std::vector{Persons{0}, Persons{65}}));
  EXPECT_EQ(whole.exported, Persons{0});
}

// Everything imported is exported by somebody, but the 10 of S2, which lies in no municipality; the
// 7 in no municipality import nothing and are exported to.
TEST(NeighbourEffects, BalanceImportsAndExports) {
  double imported = 0.0;
  double exported = 0.0;
  for (std::size_t area = 0; area < 3; ++area) {
    imported += by_km(area).imported.count();
    exported += by_km(area).exported.count();
  }
  EXPECT_EQ(imported - 10.0, exported - 7.0);
}

TEST(IsImported, AsksForAMunicipalityAndAWay) {
  const DrawnMunicipalities drawn;
  const auto imported = [&](std::size_t place) {
    return is_imported(drawn.places[place],
                       drawn.nearest.at(base::id_at<base::PlaceIndex>(place),
                                        DrawnMunicipalities::kKind, base::Metric::distance),
                       drawn.services);
  };
  EXPECT_FALSE(imported(0));
  EXPECT_TRUE(imported(1));
  EXPECT_TRUE(imported(2));
  EXPECT_FALSE(imported(6));
  EXPECT_FALSE(imported(7));
}

}  // namespace
}  // namespace narhet::compare
