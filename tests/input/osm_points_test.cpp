// SPDX-License-Identifier: MIT
#include "input/osm_map.hpp"

#include "narhet/input/detail/osm_object.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace narhet::input::test {
namespace {

using model::Subject;
using testing::ElementsAre;
using testing::IsEmpty;

/// Four corners of a square, 0.01 degrees wide, about the point 13.105 56.205.
const std::string kSquare =
    "n91 x13.10 y56.20\n"
    "n92 x13.11 y56.20\n"
    "n93 x13.11 y56.21\n"
    "n94 x13.10 y56.21\n";

std::string node(const std::string& tags) {
  return "n1 x13.105 y56.205 T" + tags + "\n";
}
/// A closed way along the square.
std::string square(const std::string& tags) {
  return "w1 T" + tags + " Nn91,n92,n93,n94,n91\n";
}

template <class Record>
std::vector<std::string> ids(const std::vector<Record>& records) {
  std::vector<std::string> texts;
  for (const Record& record : records) {
    texts.push_back(record.id);
  }
  return texts;
}

/// The kinds of the one service on a map, "" if there is none.
std::string kinds_of(const std::string& map) {
  const OsmExtract extract = read_opl(map);
  EXPECT_LE(extract.services.size(), 1U);
  return extract.services.empty() ? "" : text(extract.services[0].kinds);
}

TEST(OsmPlaces, AreOfTheTypesWherePeopleLive) {
  for (const char* type : {"city", "town", "village", "hamlet", "isolated_dwelling", "farm"}) {
    const OsmExtract map = read_opl(node(std::string{"name=Åby,place="} + type));
    ASSERT_EQ(map.places.size(), 1U) << type;
    EXPECT_EQ(map.places[0].type, type);
    EXPECT_EQ(map.places[0].id, "n1");
    EXPECT_EQ(map.places[0].name, "Åby");
    EXPECT_EQ(map.places[0].origin.record, "node 1");
  }
}

TEST(OsmServices, AreOpenInTheMonthsOfTheirTags) {
  const auto months_of = [](const std::string& tags) {
    return read_opl(node("shop=convenience," + tags)).services.at(0).months;
  };
  EXPECT_EQ(months_of("name=Bod"), model::Months{});
  EXPECT_EQ(months_of("opening_hours=Jun-Aug%20%10:00-18:00"), model::Months::range(6, 8));
  EXPECT_EQ(months_of("seasonal=summer"), model::Months::range(6, 8));
  EXPECT_EQ(months_of("opening_hours=Mo-Fr%20%09:00-18:00"), model::Months{});
  EXPECT_EQ(months_of("seasonal=yes"), model::Months{}) << "nobody knows which";
  EXPECT_THAT(
      notices(report_of(read_opl(node("shop=convenience,seasonal=yes")), Subject::services)),
      ElementsAre("1 service point is closed part of the year without saying when in words "
                  "that can be read; it counts as open all year"));
  EXPECT_THAT(notices(report_of(read_opl(node("shop=convenience,opening_hours=by%20%request")),
                                Subject::services)),
              testing::IsEmpty())
      << "hours that nobody can read are no season";
}

TEST(OsmPlaces, LeaveOutOtherTypesAndCountThem) {
  const OsmExtract map = read_opl(
      "n1 x13.10 y56.20 Tplace=village\n"
      "n2 x13.10 y56.21 Tplace=suburb\n"
      "n3 x13.10 y56.22 Tplace=locality\n"
      "n4 x13.10 y56.23 Tplace=locality\n"
      "n5 x13.10 y56.24 Tplace=hamlet\n");
  EXPECT_THAT(ids(map.places), ElementsAre("n1", "n5"));
  const model::LoadReport& report = report_of(map, Subject::places);
  EXPECT_EQ(report.read, 5U);
  EXPECT_EQ(excluded(report, "places of other types (place={})"), 3U);
  EXPECT_EQ(report.excluded.size(), 2U);  // suburb, locality
  EXPECT_THAT(notices(report), ElementsAre("places are those of the types city, farm, hamlet, "
                                           "isolated_dwelling, town, village"));
}

TEST(OsmPlaces, ArePartsOfTownsWhereThereIsOneTownAtMost) {
  const OsmExtract map = read_opl(
      "n1 x13.10 y56.20 Tplace=suburb\n"
      "n2 x13.10 y56.21 Tplace=quarter\n"
      "n3 x13.10 y56.22 Tplace=neighbourhood\n"
      "n4 x13.10 y56.23 Tplace=locality\n"
      "n5 x13.10 y56.24 Tplace=city\n");  // of which the others are parts
  EXPECT_THAT(ids(map.places), ElementsAre("n1", "n2", "n3"));
  EXPECT_THAT(map.place_types, ElementsAre("neighbourhood", "quarter", "suburb"));
  EXPECT_THAT(
      notices(report_of(map, Subject::places)),
      ElementsAre("there is at most one town, village or hamlet: the parts of towns count as "
                  "places (neighbourhood, quarter, suburb)"));
}

TEST(OsmPlaces, StandInTheStudysCoordinates) {
  // Lantmäteriet's projection: at 15 degrees east the easting is 500 000 m by definition.
  const OsmExtract map = read_opl("n1 x15.0 y60.0 Tplace=village\n");
  ASSERT_EQ(map.places.size(), 1U);
  EXPECT_NEAR(map.places[0].position.x, 500000.0, 0.001);
  EXPECT_NEAR(map.places[0].position.y, 6651411.19, 0.01);  // transverse Mercator, k0 = 0.9996
}

TEST(OsmPlaces, ThatAreAreasStandInside) {
  const OsmExtract map = read_opl(kSquare + square("place=village,name=Åby"));
  EXPECT_THAT(ids(map.places), ElementsAre("w1"));
  const auto centre = read_opl(node("place=village")).places[0].position;
  EXPECT_LT(geo::planar_distance(map.places[0].position, centre), 400.0);
}

TEST(OsmPlaces, CountOnceWhereTheNodeLiesInTheAreaOfTheSameName) {
  const OsmExtract twice =
      read_opl(node("place=village,name=Åby") + kSquare + square("place=village,name=Åby"));
  EXPECT_THAT(ids(twice.places), ElementsAre("n1"));
  EXPECT_EQ(excluded(report_of(twice, Subject::places),
                     "areas that have a node of the same sort and name within"),
            1U);
  const OsmExtract others =
      read_opl(node("place=village,name=Åby") + kSquare + square("place=village,name=Berga"));
  EXPECT_THAT(ids(others.places), ElementsAre("n1", "w1"));
  const OsmExtract outside = read_opl("n1 x13.2 y56.205 Tplace=village,name=Åby\n" + kSquare +
                                      square("place=village,name=Åby"));
  EXPECT_THAT(ids(outside.places), ElementsAre("n1", "w1"));
}

TEST(OsmPlaces, ReadThePopulation) {
  const OsmExtract map = read_opl(
      "n1 x13.10 y56.20 Tplace=village,population=1234\n"
      "n2 x13.10 y56.21 Tplace=village,population=many\n"
      "n3 x13.10 y56.22 Tplace=village\n"
      "n4 x13.10 y56.23 Tplace=village,population=0\n");
  ASSERT_EQ(map.places.size(), 4U);
  EXPECT_EQ(map.places[0].population, base::Persons{1234.0});
  EXPECT_EQ(map.places[1].population, std::nullopt);
  EXPECT_EQ(map.places[2].population, std::nullopt);
  EXPECT_EQ(map.places[3].population, base::Persons{0.0});
  EXPECT_THAT(notices(report_of(map, Subject::places)),
              testing::Contains("1 population cannot be read as a number and is unknown"));
}

TEST(PopulationFromText, ReadsSpellingsWithSeparatorsOfThousands) {
  const std::vector<std::pair<std::string, double>> kTable{
      {"0", 0.0},          {"1234", 1234.0},         {"1 234", 1234.0},
      {"1,234", 1234.0},   {"1.234", 1234.0},        {"1'234", 1234.0},
      {"12 345", 12345.0}, {"1 234 567", 1234567.0}, {" 500 ", 500.0},
  };
  for (const auto& [text, persons] : kTable) {
    EXPECT_EQ(population_from_text(text), persons) << text;
  }
}

TEST(PopulationFromText, FindsNothingInGuesses) {
  for (const char* text : {"", " ", "~500", "500-600", "ca 500", "12.5", "1,23", "1 2345", "-5",
                           "+5", ",", "1,", "5e3", "500;600", "99999999999999999999"}) {
    EXPECT_EQ(population_from_text(text), std::nullopt) << '"' << text << '"';
  }
}

// Row by row the table "From OpenStreetMap" of the domain's description.
TEST(OsmServices, AreKnownByEveryTagOfTheTable) {
  const std::vector<std::pair<std::string, std::string>> kTable{
      {"shop=supermarket", "dagligvaror"},
      {"shop=convenience", "dagligvaror"},
      {"shop=general", "dagligvaror"},
      {"amenity=fuel", "drivmedel"},
      {"amenity=post_office", "post_paket"},
      {"amenity=parcel_locker", "post_paket"},
      {"post_office=post_partner", "post_paket"},
      {"shop=kiosk,post_office:parcel_pickup=yes", "post_paket"},
      {"amenity=pharmacy", "apotek"},
      {"shop=chemist,dispensing=yes", "apotek"},
      {"amenity=bank", "betaltjanster"},
      {"amenity=atm", "betaltjanster"},
      {"amenity=payment_centre", "betaltjanster"},
      {"amenity=bureau_de_change", "betaltjanster"},
      {"shop=books,atm=yes", "betaltjanster"},
  };
  for (const auto& [tags, kinds] : kTable) {
    EXPECT_EQ(kinds_of(node(tags)), kinds) << tags;
    EXPECT_EQ(kinds_of(kSquare + square(tags)), kinds) << "as an area: " << tags;
  }
}

TEST(OsmServices, AreNotWhatIsDeniedOrGone) {
  for (const char* tags :
       {"shop=chemist,dispensing=no", "shop=books,atm=no", "shop=kiosk,post_office=no",
        "shop=kiosk,post_office:letter_from=no", "disused:amenity=bank", "was:shop=supermarket",
        "shop=clothes", "amenity=restaurant", "shop=kiosk,post_offices=yes"}) {
    EXPECT_EQ(kinds_of(node(tags)), "") << tags;
  }
}

TEST(OsmPoints, AreLeftOutIfTheySayThatTheyAreGone) {
  const OsmExtract map = read_opl(
      "n1 x13.10 y56.20 Tamenity=fuel,disused=yes\n"
      "n2 x13.10 y56.21 Tplace=hamlet,abandoned=yes\n"
      "n3 x13.10 y56.22 Tamenity=fuel,disused=no\n");
  EXPECT_THAT(ids(map.services), ElementsAre("n3"));
  EXPECT_THAT(ids(map.candidates), ElementsAre("n3"));
  EXPECT_THAT(map.places, IsEmpty());
  for (const Subject subject : {Subject::services, Subject::candidates, Subject::places}) {
    EXPECT_EQ(excluded(report_of(map, subject), "no longer in use (disused=yes or abandoned=yes)"),
              1U);
  }
}

TEST(OsmServices, MayBeOfSeveralKinds) {
  EXPECT_EQ(kinds_of(node("shop=supermarket,atm=yes,post_office:parcel_pickup=yes")),
            "dagligvaror post_paket betaltjanster");
  EXPECT_EQ(kinds_of(node("amenity=fuel,shop=convenience")), "dagligvaror drivmedel");
  EXPECT_EQ(
      kinds_of(node("shop=convenience,post_office:brand=PostNord,post_office:letter_from=no")),
      "dagligvaror post_paket");
}

TEST(OsmServices, AreNamedByNameElseOperatorElseBrand) {
  const auto name = [](const std::string& tags) {
    return read_opl(node("amenity=fuel" + tags)).services.at(0).name;
  };
  EXPECT_EQ(name(",name=Macken,operator=Bolaget,brand=Märket"), "Macken");
  EXPECT_EQ(name(",operator=Bolaget,brand=Märket"), "Bolaget");
  EXPECT_EQ(name(",brand=Märket"), "Märket");
  EXPECT_EQ(name(""), "");
  EXPECT_EQ(name(",name=A%30a%bo"), "Åbo");  // A and a ring become one letter
}

TEST(OsmServices, CountOnceWhereTheNodeLiesInItsBuilding) {
  // A building without a name is the shop whose node stands in it.
  EXPECT_EQ(kinds_of(node("shop=supermarket,name=Hemköp") + kSquare + square("shop=supermarket")),
            "dagligvaror");
  const OsmExtract two = read_opl(node("shop=supermarket,name=Hemköp") + kSquare +
                                  square("shop=supermarket,name=Ica"));
  EXPECT_EQ(two.services.size(), 2U);
  const OsmExtract kinds = read_opl(node("amenity=fuel") + kSquare + square("shop=supermarket"));
  EXPECT_EQ(kinds.services.size(), 2U);
}

TEST(OsmServices, AreMultipolygonsToo) {
  const OsmExtract map =
      read_opl(kSquare +
               "w1 Nn91,n92,n93\nw2 Nn93,n94,n91\n"
               "r1 Ttype=multipolygon,shop=supermarket,name=Hemköp Mw1@outer,w2@outer\n");
  EXPECT_THAT(ids(map.services), ElementsAre("r1"));
  EXPECT_EQ(map.services[0].origin.record, "relation 1");
}

TEST(OsmPoints, AreRejectedAsOpenLinesAndWithoutTheirNodes) {
  const OsmExtract map = read_opl(kSquare +
                                  "w1 Tshop=supermarket,name=Line Nn91,n92\n"
                                  "w2 Tamenity=library,name=Gap Nn91,n92,n80,n81,n91\n"
                                  "w3 Tplace=village,name=Far Nn80,n81,n82,n80\n"
                                  "r1 Ttype=multipolygon,amenity=fuel,name=Lost Mw70@outer\n");
  EXPECT_THAT(map.services, IsEmpty());
  EXPECT_EQ(rejected(report_of(map, Subject::services)),
            "way 1 Line: it is an open line, neither a point nor an area; "
            "relation 1 Lost: its area is not complete in the extract");
  EXPECT_EQ(rejected(report_of(map, Subject::candidates)),
            "way 1 Line: it is an open line, neither a point nor an area; "
            "way 2 Gap: its area is not complete in the extract; "
            "relation 1 Lost: its area is not complete in the extract");
  EXPECT_EQ(rejected(report_of(map, Subject::places)),
            "way 3 Far: its area is not complete in the extract");
}

// In the middle of a city the parts of towns are places, so a broken one is a broken place.
TEST(OsmPoints, RejectFaultyPartsOfTownsWhereTheseAreThePlaces) {
  const std::string broken = "w1 Tplace=quarter,name=Gap Nn80,n81,n82,n80\n";
  const OsmExtract city = read_opl("n1 x13.10 y56.20 Tplace=suburb\n" + broken);
  EXPECT_EQ(rejected(report_of(city, Subject::places)),
            "way 1 Gap: its area is not complete in the extract");
  const OsmExtract country = read_opl("n1 x13.10 y56.20 Tplace=village\n" + broken);
  EXPECT_EQ(rejected(report_of(country, Subject::places)), "");
  EXPECT_EQ(excluded(report_of(country, Subject::places), "places of other types (place={})"), 1U);
}

TEST(OsmCandidates, AreTheHostsOfTheTable) {
  for (const char* value : {"community_centre", "townhall", "library", "social_centre",
                            "place_of_worship", "school", "bus_station", "fuel"}) {
    const OsmExtract map = read_opl(node(std::string{"name=Huset,amenity="} + value));
    ASSERT_EQ(map.candidates.size(), 1U) << value;
    EXPECT_EQ(map.candidates[0].host, value);
    EXPECT_EQ(map.candidates[0].name, "Huset");
  }
  for (const char* value : {"supermarket", "convenience", "general"}) {
    EXPECT_EQ(read_opl(node(std::string{"shop="} + value)).candidates.at(0).host, value);
  }
  EXPECT_EQ(read_opl(node("railway=station")).candidates.at(0).host, "station");
  EXPECT_THAT(read_opl(node("amenity=restaurant")).candidates, IsEmpty());
  EXPECT_THAT(read_opl(node("railway=halt")).candidates, IsEmpty());
}

TEST(OsmPoints, MayBeServiceAndCandidateInOne) {
  const OsmExtract map = read_opl(node("amenity=fuel,shop=convenience"));
  EXPECT_EQ(map.services.size(), 1U);
  ASSERT_EQ(map.candidates.size(), 1U);
  EXPECT_EQ(map.candidates[0].host, "fuel");  // by the first rule that fits
}

}  // namespace
}  // namespace narhet::input::test
