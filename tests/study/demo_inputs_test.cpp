// SPDX-License-Identifier: MIT
#include "demo_expect.hpp"
#include "demo_run.hpp"

#include <map>

namespace narhet::test {
namespace {

TEST(DemoInputs, SetAsideThreeRecords) {
  const auto& rows = demo_table("rejected");
  ASSERT_EQ(rows.size(), 3U);
  expect_text(row_where(rows, "source", "places"), "id", "P15");
  expect_text(row_where(rows, "source", "places"), "file", "places.csv");
  expect_text(row_where(rows, "source", "services"), "id", "S10");
  expect_text(row_where(rows, "source", "services"), "file", "services.geojson");
  expect_text(row_where(rows, "source", "needs"), "id", "Nordfabla");
  expect_text(row_where(rows, "source", "needs"), "file", "needs.csv");
  for (const ResultRow& row : rows) {
    EXPECT_TRUE(row.text("reason"));
    EXPECT_TRUE(row.text("record"));
    EXPECT_FALSE(row.text("geom")) << "a position that the record does not have";
  }
}

// read = used + rejected + excluded, counted in the files.  Of the extract's 20 ways all are roads
// or ferries.
TEST(DemoInputs, AreAccountedFor) {
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
                                          {"needs", {"needs.csv", 17, 16, 1}}};
  std::size_t found = 0;
  for (const ResultRow& row : demo_table("provenance")) {
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

TEST(DemoInputs, LeaveNoWordOfTheMeetingsInTheResult) {
  const std::string bytes = read_bytes(demo_result());
  for (const char* words : {"Medicinen", "Bygdegården står", "kan stå i butiken", "Dagskassan", "lämna ut paket"}) {
    EXPECT_EQ(bytes.find(words), std::string::npos) << words;
  }
}

}  // namespace
}  // namespace narhet::test
