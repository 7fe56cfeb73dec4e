// SPDX-License-Identifier: MIT
#include "invented_expect.hpp"
#include "invented_measures.hpp"

#include <algorithm>
#include <cstring>

namespace narhet::test {
namespace {

const ResultRow& place(const std::string& id) {
  return row_where(invented_table("places"), "id", id);
}

const MeasuredPoint& measured(const std::string& id) {
  return *std::find_if(std::begin(kPoints), std::end(kPoints),
                       [&](const MeasuredPoint& point) { return point.id == id; });
}

std::optional<std::string> id_or_null(const std::string& id) {
  return id.empty() ? std::nullopt : std::optional{id};
}

TEST(InventedPlaces, AreAllThereInTheOrderOfTheFileButTheOneWithoutPosition) {
  const auto& rows = invented_table("places");
  ASSERT_EQ(rows.size(), invented_places().size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const InventedPlace& expected = invented_places()[i];
    SCOPED_TRACE(expected.id);
    expect_text(rows[i], "id", expected.id);
    expect_text(rows[i], "name", expected.name);
    expect_number(rows[i], "population", expected.population);
  }
}

// A point of a GeoPackage: 8 bytes of header without a box, 5 of the well-known binary's, x, y.
TEST(InventedPlaces, StandWherePlacesCsvSays) {
  const std::string geometry = place("P03").text("geom").value();
  ASSERT_EQ(geometry.size(), 8U + 5U + 16U);
  double east = 0;
  double north = 0;
  std::memcpy(&east, geometry.data() + 13, sizeof east);
  std::memcpy(&north, geometry.data() + 21, sizeof north);
  EXPECT_EQ(east, 538'200);
  EXPECT_EQ(north, 6'598'250);
}

// Also Österfabla, which places.csv puts into the neighbouring municipality.
TEST(InventedPlaces, BelongToTheMunicipalityThatTheyLieIn) {
  for (const InventedPlace& expected : invented_places()) {
    SCOPED_TRACE(expected.id);
    expect_text(place(expected.id), "municipality_code", expected.municipality);
    expect_text(
        place(expected.id), "municipality_name",
        expected.municipality == "9901" ? "DEMO – påhittad kommun" : "DEMO – påhittad grannkommun");
  }
}

TEST(InventedPlaces, AreTiedToTheNearestUsableRoad) {
  constexpr double kMillimetre = 0.001;  // PROJ's and our own map projection agree to half of that
  for (const InventedPlace& expected : invented_places()) {
    SCOPED_TRACE(expected.id);
    const ResultRow& row = place(expected.id);
    expect_text(row, "snap_status", expected.id == "P11" ? "too_far_from_road" : "on_road");
    expect_number(row, "snap_m", measured(expected.id).planar_m, kMillimetre);
  }
}

// The motorway passes 322 m south of Motorhult, its own road ends 383 m to the north.
TEST(InventedPlaces, AreNotTiedToTheMotorway) {
  EXPECT_NEAR(*place("P04").number("snap_m"), 383.28, 0.01);
}

TEST(InventedPlaces, HaveTheCostsOfTheHandMadeModelForEveryKindAndMetric) {
  const auto& rows = invented_table("place_service");
  ASSERT_EQ(rows.size(), invented_places().size() * kInventedKinds.size() * kMetrics.size());
  std::size_t number = 0;
  for (std::size_t i = 0; i < invented_places().size(); ++i) {
    for (std::size_t kind = 0; kind < kInventedKinds.size(); ++kind) {
      for (const Metric metric : kMetrics) {
        const ResultRow& row = rows[number++];
        const InventedReach expected = invented_model().reach(i, kind, metric);
        SCOPED_TRACE(invented_places()[i].id + " " + kInventedKinds[kind] + " " + unit(metric));
        expect_text(row, "place_id", invented_places()[i].id);
        expect_text(row, "place_name", invented_places()[i].name);
        expect_text(row, "kind", kInventedKinds[kind]);
        expect_text(row, "metric", unit(metric));
        expect_text(row, "status", expected.status);
        expect_text(row, "nearest_id", id_or_null(expected.nearest_id));
        expect_text(row, "second_id", id_or_null(expected.second_id));
        expect_number(row, "cost", shown(metric, expected.nearest));
        expect_number(row, "second_cost", shown(metric, expected.second));
        expect_number(row, "vulnerability",
                      shown_difference(metric, expected.nearest, expected.second));
        expect_number(row, "edge_uncertain", expected.edge_uncertain ? 1 : 0);
      }
    }
  }
}

TEST(InventedPlaces, SayTheSameInTheirOwnColumns) {
  for (std::size_t i = 0; i < invented_places().size(); ++i) {
    const ResultRow& row = place(invented_places()[i].id);
    for (std::size_t kind = 0; kind < kInventedKinds.size(); ++kind) {
      const std::string& key = kInventedKinds[kind];
      SCOPED_TRACE(invented_places()[i].id + " " + key);
      expect_text(row, key + "_status", invented_model().reach(i, kind, Metric::min).status);
      for (const Metric metric : kMetrics) {
        const InventedReach expected = invented_model().reach(i, kind, metric);
        const std::string by = unit(metric);
        expect_text(row, key + "_nearest_" + by + "_id", id_or_null(expected.nearest_id));
        expect_text(row, key + "_second_" + by + "_id", id_or_null(expected.second_id));
        expect_number(row, key + "_" + by, shown(metric, expected.nearest));
        expect_number(row, key + "_second_" + by, shown(metric, expected.second));
        expect_number(row, key + "_vulnerability_" + by,
                      shown_difference(metric, expected.nearest, expected.second));
      }
    }
  }
}

TEST(InventedPlaces, SumUpTheirKinds) {
  for (std::size_t i = 0; i < invented_places().size(); ++i) {
    const std::string& id = invented_places()[i].id;
    const ResultRow& row = place(id);
    SCOPED_TRACE(id);
    // Who reaches one kind reaches them all: no kind is cut off from the others.
    expect_text(row, "status",
                id == "P11"                  ? "not_on_road"
                : id == "P08" || id == "P10" ? "none_reached"
                                             : "all_reached");
    double within = 0;
    bool uncertain = false;
    for (std::size_t kind = 0; kind < kInventedKinds.size(); ++kind) {
      const Cost cost = invented_model().reach(i, kind, Metric::min).nearest;
      within += is_within(cost, kInventedThresholds[0]) ? 1 : 0;
      for (const Metric metric : kMetrics) {
        uncertain = uncertain || invented_model().reach(i, kind, metric).edge_uncertain;
      }
    }
    expect_number(row, "kinds_within", id == "P11" ? std::nullopt : std::optional{within});
    expect_number(row, "edge_uncertain", uncertain ? 1 : 0);
    for (const Metric metric : kMetrics) {
      expect_number(row, "edge_" + unit(metric),
                    shown(metric, invented_model().cost_to_edge(metric, id)));
      Cost worst;
      for (std::size_t kind = 0; kind < kInventedKinds.size(); ++kind) {
        const Cost cost = invented_model().reach(i, kind, metric).nearest;
        worst = cost && (!worst || *cost > *worst) ? cost : worst;
      }
      expect_number(row, "worst_" + unit(metric), shown(metric, worst));
    }
  }
}

// The key cases again, by hand from the table of roads in tests/study/invented/README.md.
constexpr double kMetre = 0.001;
constexpr double kSecond = 1.0 / 60;

// 73 m to the road, 13 % of road 992's southern half (534 m), 94 % of the gravel road (5 128 m), 59
// m to the shop: 5.79 km.  At 80 and 40 km/h, walked at 5, these take 52 + 24 + 461 + 43 s: 9.7
// min. To Påhittinge 73 + 3 591 + 4 125 + 200 + 40 m are 8.03 km, in 52 + 162 + 186 + 9 + 29 s: 7.3
// min.
TEST(InventedPlaces, SoderfablaHasItsNearestGroceryByKmAndByMinutesInDifferentPlaces) {
  const ResultRow& row = place("P05");
  expect_text(row, "dagligvaror_nearest_km_id", "S7");
  expect_number(row, "dagligvaror_km", 5.794, kMetre);
  expect_text(row, "dagligvaror_nearest_min_id", "S1");
  expect_number(row, "dagligvaror_min", 437.4 / 60, kSecond);
  expect_text(row, "dagligvaror_second_km_id", "S1");
  expect_number(row, "dagligvaror_second_km", 8.029, kMetre);
}

// 68 m to the road and 1 701 + 703 + 5 236 m of it to Torpsaga's crossing, 311 m of gravel, 59 m to
// the shop: 8.08 km.  Could the bridge be left, road 992 would lead to the shop in Påhittinge in
// about 8 km too, and to its pharmacy; so it goes round by Torpsaga: 68 + 7 639 + 7 075 + 4 125 +
// 250 + 30 m.
TEST(InventedPlaces, BrosagaCannotLeaveTheBridge) {
  expect_number(place("P07"), "dagligvaror_km", 8.077, kMetre);
  expect_number(place("P07"), "apotek_km", 19.187, kMetre);
}

// 99 m, 46.5 % of the road's 9 041 m (4 201 m), 56 m; its own municipality's shop is 10.2 km away.
TEST(InventedPlaces, OsterfablaIsServedByTheNeighbour) {
  expect_text(place("P03"), "dagligvaror_nearest_km_id", "S8");
  expect_number(place("P03"), "dagligvaror_km", 4.357, kMetre);
  expect_number(place("P03"), "dagligvaror_second_km", 10.175, kMetre);
}

// 67 m, 9.5 % of 4 474 m back to the one (425 m) or 15.5 % on to the other (693 m), 45 m.
TEST(InventedPlaces, MellansagaHasTwoGroceriesOnItsOwnRoad) {
  const ResultRow& row = place("P12");
  expect_text(row, "dagligvaror_nearest_km_id", "S5");
  expect_number(row, "dagligvaror_km", 0.537, kMetre);
  expect_text(row, "dagligvaror_second_km_id", "S6");
  expect_number(row, "dagligvaror_second_km", 0.805, kMetre);
}

// 50 m walked (36 s), 898 m of road on the island at 50 km/h (65 s), 10 min of waiting, 12 min of
// crossing, 4 125 m at 70 (212 s), 4 125 m and 200 m at 80 (195 s), 40 m walked (29 s).
TEST(InventedPlaces, StorsagoWaitsForTheFerryAndTakesIt) {
  expect_number(place("P09"), "dagligvaror_min", (36 + 65 + 600 + 720 + 212 + 195 + 29) / 60.0,
                2 * kSecond);
}

// One way leads there and none away; an island; no road within 2 km.
TEST(InventedPlaces, OfWhichThreeReachNothingSayWhy) {
  expect_text(place("P08"), "apotek_status", "unreachable_one_way_trap");
  expect_text(place("P10"), "apotek_status", "unreachable_island");
  expect_text(place("P11"), "apotek_status", "not_on_road");
}

// 70 m and 2 101 m to the end of the loaded roads, 7.8 km to the shop: one beyond could be nearer.
TEST(InventedPlaces, GranslosaKnowsThatTheRoadsGoOn) {
  expect_number(place("P02"), "edge_uncertain", 1);
  // Påhittinge has two groceries, each nearer than any edge, but only one pharmacy.
  const auto& rows = invented_table("place_service");
  const auto edge = [&](const std::string& id, const std::string& kind) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const ResultRow& row) {
      return row.text("place_id") == id && row.text("kind") == kind && row.text("metric") == "km";
    });
    return found->number("edge_uncertain");
  };
  EXPECT_EQ(edge("P01", "dagligvaror"), 0);
  EXPECT_EQ(edge("P01", "apotek"), 1);
}

}  // namespace
}  // namespace narhet::test
