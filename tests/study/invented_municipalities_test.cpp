// SPDX-License-Identifier: MIT
#include "invented_expect.hpp"

#include <algorithm>

namespace narhet::test {
namespace {

struct Within {
  double persons{};
  double places{};
  double not_reached_persons{};
  double not_reached_places{};
};

Within within(const std::string& municipality,
              std::size_t kind,
              const InventedThreshold& threshold) {
  Within sum;
  for (std::size_t i = 0; i < invented_places().size(); ++i) {
    const InventedPlace& place = invented_places()[i];
    if (!municipality.empty() && place.municipality != municipality) {
      continue;
    }
    const InventedReach reach = invented_model().reach(i, kind, threshold.metric);
    const double persons = place.population.value_or(0);
    sum.persons += is_within(reach.nearest, threshold) ? persons : 0;
    sum.places += is_within(reach.nearest, threshold) ? 1 : 0;
    sum.not_reached_persons += reach.nearest ? 0 : persons;
    sum.not_reached_places += reach.nearest ? 0 : 1;
  }
  return sum;
}

struct InventedMunicipality {
  std::string code;
  std::string name;
  double population;
  double persons_listed;
  double places_listed;
  double without_population;
};

// 1 200 + 80 + 120 + 60 + 150 + 200 + 90 + 15 + 140 + 5 + 6 + 180 of 2 600; 900 of 2 000.
const std::vector<InventedMunicipality> kMunicipalities{
    {"9901", "DEMO – påhittad kommun", 2600, 2246, 12, 0},
    {"9902", "DEMO – påhittad grannkommun", 2000, 900, 2, 1}};

TEST(InventedMunicipalities, SayWhoIsListed) {
  const auto& rows = invented_table("municipalities");
  ASSERT_EQ(rows.size(), kMunicipalities.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const InventedMunicipality& expected = kMunicipalities[i];
    SCOPED_TRACE(expected.code);
    expect_text(rows[i], "code", expected.code);
    expect_text(rows[i], "name", expected.name);
    expect_number(rows[i], "population", expected.population);
    expect_number(rows[i], "places_listed", expected.places_listed);
    expect_number(rows[i], "places_without_population", expected.without_population);
    expect_number(rows[i], "persons_listed", expected.persons_listed);
    expect_number(rows[i], "listed_percent", 100 * expected.persons_listed / expected.population);
  }
}

TEST(InventedMunicipalities, SayWhoHasAllKindsWithinEachThreshold) {
  for (const InventedMunicipality& each : kMunicipalities) {
    const ResultRow& row = row_where(invented_table("municipalities"), "code", each.code);
    for (const InventedThreshold& threshold : kInventedThresholds) {
      const std::string prefix = "all_kinds_" + threshold.suffix;
      SCOPED_TRACE(each.code + " " + prefix);
      double persons = 0;
      double places = 0;
      for (std::size_t i = 0; i < invented_places().size(); ++i) {
        bool within = invented_places()[i].municipality == each.code;
        for (std::size_t kind = 0; kind < kInventedKinds.size(); ++kind) {
          within = within &&
                   is_within(invented_model().reach(i, kind, threshold.metric).nearest, threshold);
        }
        persons += within ? invented_places()[i].population.value_or(0) : 0;
        places += within ? 1 : 0;
      }
      expect_number(row, prefix + "_persons", persons);
      expect_number(row, prefix + "_percent", 100 * persons / each.persons_listed);
      expect_number(row, prefix + "_places", places);
    }
  }
}

TEST(InventedMunicipalities, SayWhoIsWithinEachThresholdOfEachKind) {
  for (const InventedMunicipality& each : kMunicipalities) {
    const ResultRow& row = row_where(invented_table("municipalities"), "code", each.code);
    for (std::size_t kind = 0; kind < kInventedKinds.size(); ++kind) {
      for (const InventedThreshold& threshold : kInventedThresholds) {
        const std::string prefix = kInventedKinds[kind] + "_" + threshold.suffix;
        SCOPED_TRACE(each.code + " " + prefix);
        const Within expected = within(each.code, kind, threshold);
        expect_number(row, prefix + "_persons", expected.persons);
        expect_number(row, prefix + "_percent", 100 * expected.persons / each.persons_listed);
        expect_number(row, prefix + "_places", expected.places);
        expect_number(row, kInventedKinds[kind] + "_not_reached_persons",
                      expected.not_reached_persons);
        expect_number(row, kInventedKinds[kind] + "_not_reached_places",
                      expected.not_reached_places);
      }
    }
  }
}

// Within 10 minutes of groceries: all but Motorhult (13.3 min), Storsagö (31 min, a ferry) and the
// three that reach nothing: 2 246 - 60 - 140 - 15 - 5 - 6.
TEST(InventedMunicipalities, HaveTwentyTwentyPersonsWithinTenMinutesOfGroceries) {
  const ResultRow& row = row_where(invented_table("municipalities"), "code", "9901");
  expect_number(row, "dagligvaror_10min_persons", 2020);
  expect_number(row, "dagligvaror_not_reached_persons", 26);
  expect_number(row, "dagligvaror_not_reached_places", 3);
}

TEST(InventedMunicipalities, SumUpToTheWholeStudyInProvenance) {
  const auto& rows = invented_table("provenance");
  for (std::size_t kind = 0; kind < kInventedKinds.size(); ++kind) {
    for (const InventedThreshold& threshold : kInventedThresholds) {
      const std::string name = kInventedKinds[kind] + "_" + threshold.suffix;
      SCOPED_TRACE(name);
      const Within expected = within("", kind, threshold);
      expect_number(row_where(rows, "name", name + "_persons"), "value", expected.persons);
      expect_number(row_where(rows, "name", name + "_persons_listed"), "value", 3146);
      expect_number(row_where(rows, "name", name + "_places"), "value", expected.places);
      expect_number(row_where(rows, "name", name + "_places_listed"), "value", 14);
    }
  }
}

}  // namespace
}  // namespace narhet::test
