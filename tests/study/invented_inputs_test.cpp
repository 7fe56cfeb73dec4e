// SPDX-License-Identifier: MIT
#include "invented_expect.hpp"
#include "invented_measures.hpp"
#include "study_copy.hpp"

#include <map>

namespace narhet::test {
namespace {

TEST(InventedInputs, SetAsideTwoRecords) {
  const auto& rows = invented_table("rejected");
  ASSERT_EQ(rows.size(), 2U);
  expect_text(row_where(rows, "source", "places"), "id", "P15");
  expect_text(row_where(rows, "source", "places"), "file", "places.csv");
  expect_text(row_where(rows, "source", "services"), "id", "S10");
  expect_text(row_where(rows, "source", "services"), "file", "services.geojson");
  for (const ResultRow& row : rows) {
    EXPECT_TRUE(row.text("reason"));
    EXPECT_TRUE(row.text("record"));
    EXPECT_FALSE(row.text("geom")) << "a position that the record does not have";
  }
}

// read = used + rejected + excluded, counted in the files.  Of the extract's 20 ways all are roads
// or ferries.
TEST(InventedInputs, AreAccountedFor) {
  struct Load {
    std::string file;
    double read;
    double used;
    double rejected;
  };
  const std::map<std::string, Load> loads{{"roads", {"roads.osm.pbf", 20, 20, 0}},
                                          {"places", {"places.csv", 15, 14, 1}},
                                          {"services", {"services.geojson", 10, 9, 1}},
                                          {"candidates", {"candidates.csv", 5, 5, 0}},
                                          {"municipalities", {"municipalities.geojson", 2, 2, 0}},
                                          {"needs", {"needs.csv", 16, 16, 0}}};
  std::size_t found = 0;
  for (const ResultRow& row : invented_table("provenance")) {
    if (row.text("topic") != "input") {
      continue;
    }
    const std::string subject = row.text("name").value();
    SCOPED_TRACE(subject);
    const Load& load = loads.at(subject);
    expect_text(row, "value", load.file);
    expect_number(row, "read", load.read);
    expect_number(row, "used", load.used);
    expect_number(row, "rejected", load.rejected);
    expect_number(row, "excluded", 0);
    EXPECT_EQ(row.text("sha256").value_or("").size(), 64U);
    ++found;
  }
  EXPECT_EQ(found, loads.size());
}

// 20 ways, of which three are cut at a junction in their midst (101, 102, 104): 23 stretches, each
// with an arc either way but for the two carriageways of the motorway and the road into the trap.
// Ends and crossings are the 32 nodes but for the eleven that only bend a road.  Lillsagö's road is
// a part of its own.
TEST(InventedInputs, MakeTheRoadGraphOfTheMap) {
  std::map<std::string, double> network;
  for (const ResultRow& row : invented_table("provenance")) {
    if (row.text("topic") == "network") {
      network[row.text("name").value()] = row.number("value").value();
    }
  }
  double centimetres = 0;
  for (const MeasuredRoad& road : kRoads) {
    centimetres += road.cm;
  }
  EXPECT_NEAR(network.at("length"), centimetres / 100'000, 0.001);
  EXPECT_EQ(network.at("nodes"), 32 - 11);
  EXPECT_EQ(network.at("arcs"), 2 * 23 - 3);
  EXPECT_EQ(network.at("components"), 2);
  EXPECT_EQ(network.at("ferries"), 1);
  EXPECT_EQ(network.at("edge_nodes"), 2);
}

// What study.toml says is a setting; what it leaves out is an assumption that names its source.
TEST(InventedInputs, AreListedWithTheSettingsAndTheAssumptions) {
  const auto& rows = invented_table("provenance");
  const std::map<std::string, std::string> settings{{"study.name", "DEMO – påhittad kommun"},
                                                    {"study.crs", "EPSG:3006"},
                                                    {"travel.decide_by", "min"},
                                                    {"travel.max_snap", "2 km"},
                                                    {"travel.leg_speed", "5 km/h"},
                                                    {"travel.ferry_wait", "10 min"}};
  for (const auto& [name, value] : settings) {
    const ResultRow& row = row_where(rows, "name", name);
    expect_text(row, "topic", "setting");
    expect_text(row, "value", value);
  }
  for (const ResultRow& row : rows) {
    if (row.text("topic") == "assumption") {
      EXPECT_TRUE(row.text("source")) << row.text("name").value_or("");
    }
  }
  // The study says how long one waits for a ferry: that is assumed no more.
  for (const ResultRow& row : rows) {
    EXPECT_NE(row.text("name"), "car.ferry.wait");
  }
  // The one road without a posted speed is a tertiary one.
  const ResultRow& row = row_where(rows, "name", "car.class_speed.tertiary");
  expect_text(row, "value", "70");
  expect_text(row, "unit", "km/h");
}

TEST(InventedInputs, LeaveNoWordOfTheMeetingsInTheResult) {
  const std::string bytes = read_bytes(invented_result());
  for (const char* words :
       {"Medicinen", "Bygdegården står", "kan stå i butiken", "Dagskassan", "lämna ut paket"}) {
    EXPECT_EQ(bytes.find(words), std::string::npos) << words;
  }
}

}  // namespace
}  // namespace narhet::test
