// SPDX-License-Identifier: MIT
#include "narhet/input/ferry_table.hpp"

#include "support/temporary_folder.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/base/error.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

namespace narhet::input {
namespace {

using base::Seconds;
using model::Direction;
using model::Months;
using model::RoadClass;

/// Two ferries of one name (ways 10 and 11, the second in two pieces of one and of three parts of
/// its length), a ferry for walkers (12) and a winter road (20).
model::Roads islands() {
  model::Roads roads;
  roads.ferries = {{"Hönöleden", {}}, {"Hönöleden", Seconds{600.0}}, {"Båten", {}}};
  const auto add = [&](std::int64_t origin, RoadClass road_class, double degrees) {
    model::RoadSegment segment;
    segment.origin = origin;
    segment.road_class = road_class;
    segment.first_vertex = static_cast<std::uint32_t>(roads.vertices.size());
    segment.vertex_count = 2;
    const auto node = static_cast<std::int64_t>(roads.vertices.size());
    roads.vertices.push_back({node + 1, {18.0, 0.0}});
    roads.vertices.push_back({node + 2, {18.0 + degrees, 0.0}});  // along the equator: by degrees
    roads.segments.push_back(segment);
    return &roads.segments.back();
  };
  add(10, RoadClass::ferry, 0.1)->ferry = 0;
  add(11, RoadClass::ferry, 0.1)->ferry = 1;
  add(11, RoadClass::ferry, 0.3)->ferry = 1;
  model::RoadSegment* boat = add(12, RoadClass::ferry, 0.1);
  boat->ferry = 2;
  boat->open = {{}, {}, Direction::both};
  add(20, RoadClass::track, 0.1)->months = Months::range(12, 3);
  return roads;
}

class FerryTable : public testing::Test {
 protected:
  model::LoadReport apply(const std::string& table) {
    const auto file = folder_.path() / "ferries.csv";
    std::ofstream{file} << table;
    Source source;
    source.path = file;
    source.shown_path = "ferries.csv";
    return override_ferries(source, model::Mode::car, roads_, {});
  }

  /// The message of an error, in a language.
  std::string refused(const std::string& table, base::Language language) {
    try {
      static_cast<void>(apply(table));
    } catch (const base::Error& error) {
      const base::Catalogue catalogue{language};
      return error.where().record + "|" + catalogue.render(error.message()) + "|" +
             catalogue.render(error.hint());
    }
    return "not refused";
  }

  test::TemporaryFolder folder_;
  model::Roads roads_ = islands();
};

TEST_F(FerryTable, ChangesWhatItNamesAndTellsIt) {
  const auto report = apply(
      "name;id;minutes;interval;months;open\n"
      "hönöleden ;;;20;;\n"   // both ways of that name, letters' case aside
      ";10;12,5;;maj-okt;\n"  // minutes with a decimal comma
      ";11;0:08;;;\n"
      ";20;;;11-4;\n"
      "Båten;;;;;ja\n"
      "Båten;;;;;\n");
  EXPECT_EQ(report.read, 6U);
  EXPECT_EQ(report.used, 5U);
  EXPECT_TRUE(report.is_balanced());
  EXPECT_EQ(roads_.ferries[0].interval, Seconds{1200.0});
  EXPECT_EQ(roads_.ferries[1].interval, Seconds{1200.0});
  EXPECT_EQ(roads_.ferries[2].interval, std::nullopt);
  EXPECT_EQ(roads_.segments[0].duration, Seconds{750.0});
  EXPECT_EQ(roads_.segments[0].months, Months::range(5, 10));
  // 8 minutes over lengths of 1 : 3.
  EXPECT_NEAR(roads_.segments[1].duration->count(), 120.0, 1e-6);
  EXPECT_NEAR(roads_.segments[2].duration->count(), 360.0, 1e-6);
  EXPECT_EQ(roads_.segments[3].open.car, Direction::both);
  EXPECT_EQ(roads_.segments[4].months, Months::range(11, 4));
  const base::Catalogue swedish{base::Language::swedish};
  ASSERT_EQ(report.notices.size(), 5U);
  EXPECT_EQ(swedish.render(report.notices[1]),
            "rad 3, 10: överfart 12,5 minuter (förut: efter sin längd); öppen maj–oktober (förut: "
            "hela året)");
}

TEST_F(FerryTable, TakesOutWhatIsNotInUse) {
  static_cast<void>(apply("id,open\n11,no\n"));
  ASSERT_EQ(roads_.segments.size(), 3U);
  for (const model::RoadSegment& segment : roads_.segments) {
    EXPECT_NE(segment.origin, 11);
  }
}

TEST_F(FerryTable, RefusesByRowWhatItCannotFind) {
  const std::string table = "name,interval\nHönöleden,20\nHönleden,30\n";
  EXPECT_EQ(refused(table, base::Language::english),
            "row 3|column 'name': expected a ferry or road that is in the roads, found "
            "'Hönleden'|did you mean 'Hönöleden'?");
  EXPECT_EQ(refused(table, base::Language::swedish),
            "row 3|kolumn 'name': väntade en färjeled eller väg som finns bland vägarna, fann "
            "'Hönleden'|menade du 'Hönöleden'?");
}

TEST_F(FerryTable, RefusesAllRowsAtOnce) {
  const std::string found = refused(
      "id,minutes,interval,months,open\n10,often,,,\n10,,-5,,\n10,,,5-13,\n10,,,,perhaps\nx,1,,,\n"
      "99,1,,,\n20,5,,,\n",
      base::Language::english);
  for (const char* part :
       {"row 2, column 'minutes': expected minutes above 0, at most a week, found 'often'",
        "row 3, column 'interval': expected minutes above 0, at most a week, found '-5'",
        "row 4, column 'months': expected months such as 5-10 or maj-okt, found '5-13'",
        "row 5, column 'open': expected yes or no, found 'perhaps'",
        "row 6, column 'id': expected the number of a way or feature, found 'x'",
        "row 7, column 'id': expected a ferry or road that is in the roads, found '99'",
        "row 8, column 'id': expected a ferry, since the row has minutes or an interval, found "
        "'20'"}) {
    EXPECT_NE(found.find(part), std::string::npos) << part << "\nin\n" << found;
  }
  EXPECT_EQ(roads_.segments[0].duration, std::nullopt) << "nothing was changed";
}

TEST_F(FerryTable, MinutesAreOfOneCrossing) {
  const std::string table = "namn;minuter\nHönöleden;12\n";
  EXPECT_EQ(refused(table, base::Language::english),
            "row 2|column 'namn': expected one crossing, since the row has minutes, found "
            "'Hönöleden'|2 are called so: give each a row with its id (10, 11)");
}

TEST_F(FerryTable, SpeaksOfNothingWithoutAName) {
  EXPECT_NE(refused("name,interval\n,20\n", base::Language::english).find("a name or an id"),
            std::string::npos)
      << "and not of all ferries without one";
}

TEST_F(FerryTable, NeedsAColumnThatNames) {
  EXPECT_NE(refused("minutes\n5\n", base::Language::english).find("name"), std::string::npos);
}

}  // namespace
}  // namespace narhet::input
