// SPDX-License-Identifier: MIT
#include "narhet/input/membership.hpp"

#include "layer_fixture.hpp"
#include "support/test_data.hpp"

#include "narhet/input/records.hpp"

namespace narhet::test {
namespace {

model::Municipality square(const char* code, double west) {
  model::Municipality made;
  made.code = code;
  made.area = {{{{west, 0}, {west + 10, 0}, {west + 10, 10}, {west, 10}, {west, 0}}, {}}};
  return made;
}

model::Place place(const char* name, geo::Point position, const char* stated = "") {
  model::Place made;
  made.name = name;
  made.position = position;
  made.stated_municipality = stated;
  return made;
}

// Two squares side by side, border at x = 10.
TEST(Membership, GoesByTheAreaAndTellsWhatDiffers) {
  const std::vector<model::Municipality> areas{square("0001", 0), square("0002", 10)};
  std::vector<model::Place> places{place("A", {5, 5}, "0001"), place("B", {15, 5}, "0001"),
                                   place("C", {10, 5}), place("D", {25, 5}, "0002")};
  std::vector<model::Service> services(1);
  services[0].id = "S1";
  services[0].position = {-1, 5};
  std::vector<model::Candidate> candidates(1);
  candidates[0].position = {12, 5};
  const auto notices = input::assign_municipalities(areas, places, services, candidates);
  EXPECT_EQ(places[0].municipality, base::MunicipalityIndex{0});
  EXPECT_EQ(places[1].municipality, base::MunicipalityIndex{1});
  EXPECT_EQ(places[2].municipality, base::MunicipalityIndex{0}) << "a border belongs to the first";
  EXPECT_FALSE(places[3].municipality);
  EXPECT_FALSE(services[0].municipality);
  EXPECT_EQ(candidates[0].municipality, base::MunicipalityIndex{1});
  ASSERT_EQ(notices.size(), 3U);
  EXPECT_EQ(shown(notices[0]), "1 of 4 places lie in none of the municipalities: D");
  EXPECT_EQ(shown(notices[1]),
            "1 place lies in another municipality than its code says; the position counts: B");
  EXPECT_EQ(shown(notices[2]), "1 of 1 service points lie in none of the municipalities: S1");
}

TEST(Membership, IsNothingWithoutMunicipalities) {
  std::vector<model::Place> places{place("A", {5, 5}, "0001")};
  EXPECT_TRUE(input::assign_municipalities({}, places, {}, {}).empty());
  EXPECT_FALSE(places[0].municipality);
}

using RealMembership = LayerTest;

// Each of the 151 places of the eleven municipalities (SCB, with codes) lies in the municipality
// that its code names, by borders from another source (Lantmäteriet, 1:250 000).
TEST_F(RealMembership, AgreesWithTheCodesOfTheFacts) {
  const auto borders = data_file("sweden/municipalities.gpkg");
  const auto facts = data_file("../facts/places.csv");
  if (!borders || !facts) {
    GTEST_SKIP() << "no sweden/municipalities.gpkg or ../facts/places.csv in NARHET_TEST_DATA";
  }
  const auto areas = input::read_municipalities(
      {*borders, "m", "kommuner", {{"code", "KOM_KOD"}, {"name", "KOMMUNNAMN"}}, {}, {}},
      study_crs_, {});
  auto places =
      input::read_places({*facts, "places.csv", {}, {{"type", "kind"}}, {}, {}}, study_crs_, {});
  EXPECT_EQ(places.records.size(), 151U);
  EXPECT_TRUE(places.report.is_balanced());
  const auto notices = input::assign_municipalities(areas.records, places.records, {}, {});
  EXPECT_TRUE(notices.empty()) << shown(notices.front());
}

}  // namespace
}  // namespace narhet::test
