// SPDX-License-Identifier: MIT
#include "layer_fixture.hpp"
#include "support/test_data.hpp"

#include "narhet/input/records.hpp"

#include <algorithm>

namespace narhet::test {
namespace {

using base::ErrorCode;

class MunicipalityRecords : public LayerTest {
 protected:
  [[nodiscard]] auto read(const input::Source& source) const {
    auto loaded = input::read_municipalities(source, study_crs_, {});
    EXPECT_TRUE(loaded.report.is_balanced());
    return loaded;
  }
  [[nodiscard]] auto read(const std::vector<WrittenFeature>& features) const {
    return read(geopackage("m.gpkg", {{"m", 3006, {"code", "name", "population"}, features}}));
  }
};

const std::string kSquare =
    "POLYGON ((500000 6500000, 510000 6500000, 510000 6510000, 500000 6510000, 500000 6500000))";
const std::string kBowTie =
    "POLYGON ((500000 6500000, 510000 6510000, 510000 6500000, 500000 6510000, 500000 6500000))";

TEST_F(MunicipalityRecords, KeepHolesAndParts) {
  const auto loaded =
      read({{"MULTIPOLYGON (((500000 6500000, 510000 6500000, 510000 6510000, "
             "500000 6500000), (505000 6502000, 506000 6503000, 506000 6502000, "
             "505000 6502000)), ((520000 6500000, 521000 6500000, 521000 6501000, "
             "520000 6500000)))",
             {"0482", "Flen", "16000"}}});
  ASSERT_EQ(loaded.records.size(), 1U);
  EXPECT_EQ(loaded.records[0].area.size(), 2U);
  EXPECT_EQ(loaded.records[0].area[0].holes.size(), 1U);
  EXPECT_EQ(loaded.records[0].population, base::Persons{16000});
}

// The type is a word of whoever grouped the municipalities: it is taken as it is written.
TEST_F(MunicipalityRecords, MayHaveATypeInAColumnOfThatName) {
  for (const std::string column : {"municipality_type", "kommuntyp", "Kommungrupp"}) {
    const auto loaded = read(geopackage(
        column + ".gpkg", {{"m",
                            3006,
                            {"code", "name", column},
                            {{kSquare, {"0482", "Flen", "Mindre städer och landsbygd"}}}}}));
    EXPECT_EQ(loaded.records.at(0).type, "Mindre städer och landsbygd") << column;
  }
  EXPECT_EQ(read({{kSquare, {"0482", "Flen", ""}}}).records.at(0).type, "");
}

TEST_F(MunicipalityRecords, GetALostZeroBackWithANotice) {
  const auto loaded = read({{kSquare, {"482", "Flen", ""}}});
  EXPECT_EQ(loaded.records.at(0).code, "0482");
  EXPECT_FALSE(loaded.records.at(0).population);
  EXPECT_NE(notices_of(loaded.report).find("482 as 0482"), std::string::npos);
}

TEST_F(MunicipalityRecords, KeepThreeDigitsOutsideSweden) {
  const auto source = text("m.geojson", R"({"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"code": "091", "name": "Helsinki"}, "geometry": {"type": "Polygon",
     "coordinates": [[[24.9, 60.1], [25.0, 60.1], [25.0, 60.2], [24.9, 60.1]]]}}]})");
  const auto loaded = input::read_municipalities(source, geo::Crs::from_text("EPSG:3067"), {});
  EXPECT_EQ(loaded.records.at(0).code, "091");
}

TEST_F(MunicipalityRecords, ThatCrossThemselvesAreRefused) {
  const base::Error error = error_of([&] {
    static_cast<void>(read({{kSquare, {"0001", "A", ""}}, {kBowTie, {"0002", "B", ""}}}));
  });
  EXPECT_EQ(error.code(), ErrorCode::geometry_invalid);
  EXPECT_EQ(error.where().record, "feature 2");
}

TEST_F(MunicipalityRecords, OfOneCodeAreRefusedAlsoWhenOneHasLostItsZero) {
  const base::Error error = error_of([&] {
    static_cast<void>(read({{kSquare, {"0482", "A", ""}}, {kSquare, {"482", "B", ""}}}));
  });
  EXPECT_EQ(error.code(), ErrorCode::duplicate_id);
}

TEST_F(MunicipalityRecords, WithoutAnAreaAreSetAside) {
  const auto loaded = read({{kSquare, {"0001", "A", ""}},
                            {"POINT (500000 6500000)", {"0002", "B", ""}},
                            {"", {"0003", "C", ""}}});
  EXPECT_EQ(loaded.report.used, 1U);
  ASSERT_EQ(loaded.report.rejected.size(), 2U);
  EXPECT_EQ(loaded.report.rejected[0].id, "0002");
}

TEST_F(MunicipalityRecords, CannotComeFromACsv) {
  const base::Error error =
      error_of([&] { static_cast<void>(read(text("m.csv", "code,name\n"))); });
  EXPECT_EQ(error.code(), ErrorCode::file_refused);
}

// Översiktskartan 2020 has 290 municipalities; their codes run from 0114 to 2584.
TEST_F(MunicipalityRecords, OfSwedenAreAllValid) {
  const auto file = data_file("sweden/municipalities.gpkg");
  if (!file) {
    GTEST_SKIP() << "no sweden/municipalities.gpkg in NARHET_TEST_DATA";
  }
  const auto loaded = read(input::Source{*file,
                                         "municipalities.gpkg",
                                         "kommuner",
                                         {{"code", "KOM_KOD"}, {"name", "KOMMUNNAMN"}},
                                         {},
                                         {}});
  ASSERT_EQ(loaded.records.size(), 290U);
  const auto flen = std::find_if(loaded.records.begin(), loaded.records.end(),
                                 [](const auto& each) { return each.code == "0482"; });
  ASSERT_NE(flen, loaded.records.end());
  EXPECT_EQ(flen->name, "Flen");
  EXPECT_FALSE(flen->population);
}

}  // namespace
}  // namespace narhet::test
