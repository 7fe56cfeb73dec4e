// SPDX-License-Identifier: MIT
#include "layer_fixture.hpp"
#include "support/test_data.hpp"

#include "narhet/base/sha256.hpp"
#include "narhet/input/records.hpp"

#include <chrono>
#include <cstdint>
#include <cstring>
#include <map>

namespace narhet::test {
namespace {

using base::ErrorCode;
using input::Source;

class VectorFaults : public LayerTest {
 protected:
  [[nodiscard]] base::Error refusal(const Source& source) const {
    return error_of([&] { static_cast<void>(input::read_places(source, study_crs_, {})); });
  }
  [[nodiscard]] Source good(const std::string& name = "p.gpkg") const {
    return geopackage(name, {layer("places")});
  }
  [[nodiscard]] static WrittenLayer layer(const std::string& name) {
    WrittenLayer made{name, 3006, {"id", "name"}, {}};
    for (int i = 0; i < 200; ++i) {
      made.features.push_back({"POINT (" + std::to_string(528400 + i) + " 6598060)",
                               {std::to_string(i), "By " + std::to_string(i)}});
    }
    return made;
  }
  /// Every file of the folder with its hash, and when the folder last changed: a file made and
  /// taken away again shows in it.
  [[nodiscard]] std::map<std::string, std::string> contents() const {
    std::map<std::string, std::string> hashes;
    const auto changed = std::filesystem::last_write_time(folder()).time_since_epoch().count();
    hashes["."] = std::to_string(changed);
    for (const auto& entry : std::filesystem::directory_iterator{folder()}) {
      hashes[entry.path().filename()] = base::sha256_of_file(entry.path());
    }
    return hashes;
  }
};

TEST_F(VectorFaults, LeaveInputsAsTheyAre) {
  const Source source = good();
  run_sql(source.path, "PRAGMA journal_mode=WAL");  // which makes others leave -wal and -shm
  static_cast<void>(text("broken.gpkg", "SQLite format 3"));
  static_cast<void>(text("j.geojson", R"({"type": "FeatureCollection", "features": [)"));
  const auto before = contents();
  EXPECT_EQ(input::read_places(source, study_crs_, {}).report.used, 200U);
  static_cast<void>(refusal({folder() / "broken.gpkg", "broken.gpkg", {}, {}, {}, {}}));
  static_cast<void>(refusal({folder() / "j.geojson", "j.geojson", {}, {}, {}, {}}));
  EXPECT_EQ(contents(), before);
}

TEST_F(VectorFaults, NameTheLayersWhereNoneOrAWrongOneIsNamed) {
  Source source = geopackage("two.gpkg", {layer("places"), layer("other")});
  EXPECT_EQ(refusal(source).code(), ErrorCode::layer_missing);
  EXPECT_EQ(shown(refusal(source).message()), "there are 2 layers: places, other");
  source.layer = "place";
  EXPECT_EQ(shown(refusal(source).hint()), "did you mean 'places'?");
  source.layer = "places";
  EXPECT_EQ(input::read_places(source, study_crs_, {}).report.used, 200U);
}

TEST_F(VectorFaults, OfAnEmptyLayerAreSaid) {
  EXPECT_EQ(refusal(geopackage("e.gpkg", {{"places", 3006, {"id", "name"}, {}}})).code(),
            ErrorCode::layer_empty);
  EXPECT_EQ(refusal(text("e.csv", "id,name,lon,lat\n")).code(), ErrorCode::layer_empty);
  EXPECT_EQ(refusal(text("e.geojson", R"({"type": "FeatureCollection", "features": []})")).code(),
            ErrorCode::layer_empty);
}

TEST_F(VectorFaults, OfCutFilesAreSaid) {
  const std::string whole = read_bytes(good().path);
  for (const double part : {0.999, 0.5, 0.02}) {
    const auto cut =
        whole.substr(0, static_cast<std::size_t>(part * static_cast<double>(whole.size())));
    const base::Error error = refusal(text("cut.gpkg", cut));
    EXPECT_EQ(error.code(), ErrorCode::file_damaged) << part;
    EXPECT_EQ(error.where().file, "cut.gpkg");
  }
  const std::string json = R"({"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"id": "a", "name": "A"},
     "geometry": {"type": "Point", "coordinates": [15.5, 59.5]}},
    {"type": "Feature", "properties": {"id": "b", "name": "B"},
     "geometry": {"type": "Point", "coordinates": [15.5, 59.5]}}]})";
  for (std::size_t cut = 1; cut < json.size(); cut += 7) {
    EXPECT_EQ(refusal(text("cut.geojson", json.substr(0, cut))).code(), ErrorCode::file_damaged)
        << cut;
  }
}

// A collection that has lost its first line: GDAL reads the feature that is now the first and is
// silent about the others.
TEST_F(VectorFaults, OfFeaturesBehindTheFirstObjectAreSaid) {
  const std::string feature =
      R"({"type": "Feature", "properties": {"id": "a", "name": "{ \"A\" }"},)"
      R"( "geometry": {"type": "Point", "coordinates": [15.5, 59.5]}})";
  EXPECT_EQ(input::read_places(text("one.geojson", feature + " \r\n"), study_crs_, {}).report.used,
            1U);
  for (const char* behind : {",\n", "\n", ""}) {
    const base::Error error = refusal(text("two.geojson", feature + behind + feature + "]}"));
    EXPECT_EQ(error.code(), ErrorCode::file_damaged);
    const std::size_t more = std::string_view{behind} == "\n" ? 1 : 0;
    EXPECT_NE(shown(error.message()).find(" " + std::to_string(feature.size() + more) + ","),
              std::string::npos)
        << shown(error.message());
  }
}

// The last page is of no layer that is read, so GDAL alone would not come across it.
TEST_F(VectorFaults, OfADamagedPageAreSaidWhateverIsOnIt) {
  Source source = geopackage("two.gpkg", {layer("places"), layer("other")});
  source.layer = "places";
  std::string bytes = read_bytes(source.path);
  constexpr std::size_t kPage = 4096;
  bytes.replace(bytes.size() - kPage, kPage, kPage, '\xff');
  source = text("two.gpkg", bytes);
  source.layer = "places";
  EXPECT_EQ(refusal(source).code(), ErrorCode::file_damaged);
}

TEST_F(VectorFaults, OfACountThatIsNotTrueAreSaid) {
  const Source source = good();
  run_sql(source.path, "UPDATE gpkg_ogr_contents SET feature_count = 300");
  EXPECT_EQ(refusal(source).code(), ErrorCode::file_damaged);
}

// SQLite keeps words and bytes in a column of numbers; GDAL reads them as 0, and 12.5 as 12.
TEST_F(VectorFaults, OfACellThatIsNoNumberAreSaidWhereTheColumnIsRead) {
  const Source source = good();
  run_sql(source.path,
          "ALTER TABLE places ADD COLUMN population INTEGER;"
          "ALTER TABLE places ADD COLUMN \"an \"\"odd\"\" one\" REAL;"
          "UPDATE places SET population = 12, \"an \"\"odd\"\" one\" = 'words'");
  // A column of words disturbs nobody who does not read it.
  EXPECT_EQ(input::read_places(source, study_crs_, {}).records[6].population->count(), 12.0);
  const std::map<std::string, std::string> found{{"'many'", "'many'"}, {"x'0102'", "'X'0102''"}};
  for (const auto& [sql, shown_as] : found) {
    run_sql(source.path, "UPDATE places SET population = " + sql + " WHERE fid = 7");
    const base::Error error = refusal(source);
    EXPECT_EQ(error.code(), ErrorCode::value_invalid) << sql;
    EXPECT_EQ(error.where().record, "feature 7") << sql;
    EXPECT_EQ(shown(error.message()),
              "expected a number in the column 'population', found " + shown_as);
  }
  // Beyond 32 bits, not whole, and an empty text, which is no number and not 0.
  run_sql(source.path, "UPDATE places SET population = 12.5 WHERE fid = 7");
  EXPECT_EQ(input::read_places(source, study_crs_, {}).records[6].population->count(), 12.5);
  run_sql(source.path, "UPDATE places SET population = '' WHERE fid = 7");
  EXPECT_FALSE(input::read_places(source, study_crs_, {}).records[6].population);
}

TEST_F(VectorFaults, OfAnElementThatIsNoFeatureAreSaid) {
  const std::string feature =
      R"({"type": "Feature", "properties": {"id": "a", "name": "A \"features\": [1, 2]"},
          "geometry": {"type": "Point", "coordinates": [15.5, 59.5]}})";
  const auto read = [&](const std::string& elements) {
    return text("f.geojson", R"({"features": [)" + elements + R"(], "type": "FeatureCollection"})");
  };
  EXPECT_EQ(input::read_places(read(feature), study_crs_, {}).report.used, 1U);
  for (const char* other : {"null", "7", "[]", R"("words")", "true"}) {
    const base::Error error = refusal(read(feature + ",\n " + other));
    EXPECT_EQ(error.code(), ErrorCode::file_damaged) << other;
    EXPECT_EQ(shown(error.message()), "element 2 of its features is no feature") << other;
  }
}

// GDAL's reader takes 59.1.000 for 59.1, and NaN for a number.
TEST_F(VectorFaults, OfWhatIsNoJsonAreSaid) {
  const auto read = [&](const std::string& coordinates) {
    return text("n.geojson",
                R"({"type": "Feature", "properties": {"id": "a", "name": "A"}, "geometry":)"
                R"( {"type": "Point", "coordinates": [15.5, )" +
                    coordinates + "]}}");
  };
  EXPECT_EQ(input::read_places(read("59.1"), study_crs_, {}).report.used, 1U);
  for (const char* other : {"59.1.000", "NaN", "59,", "1e999", "'59'", "059.1"}) {
    const base::Error error = refusal(read(other));
    EXPECT_EQ(error.code(), ErrorCode::file_damaged) << other;
    EXPECT_NE(shown(error.message()).find("expected JSON"), std::string::npos)
        << other << ": " << shown(error.message());
  }
}

// The head of a FlatGeobuf says how many features there are, and GDAL reads no more.
TEST_F(VectorFaults, OfFeaturesThatTheHeadOfAFlatgeobufLeavesOutAreSaid) {
  const Source good = layer_file("p.fgb", layer("places"));
  const std::uint64_t all = input::read_places(good, study_crs_, {}).report.used;
  ASSERT_GT(all, 2U);
  const std::string bytes = read_bytes(good.path);
  // The count is the only number of eight bytes in the head that is it.
  std::string stated(sizeof(all), '\0');
  std::memcpy(stated.data(), &all, sizeof(all));
  const auto at = bytes.find(stated);
  ASSERT_NE(at, std::string::npos);
  for (const std::uint64_t told : {all - 1, std::uint64_t{2}}) {
    std::string changed = bytes;
    std::memcpy(changed.data() + at, &told, sizeof(told));
    EXPECT_EQ(refusal(text("less.fgb", changed)).code(), ErrorCode::file_damaged) << told;
  }
  EXPECT_EQ(refusal(text("cut.fgb", bytes.substr(0, bytes.size() - 3))).code(),
            ErrorCode::file_damaged);
  EXPECT_EQ(refusal(text("more.fgb", bytes + "more")).code(), ErrorCode::file_damaged);
}

TEST_F(VectorFaults, OfOtherFormatsUnderTheNameAreSaid) {
  for (const char* name : {"x.gpkg", "x.geojson"}) {
    EXPECT_EQ(refusal(text(name, "id,name\n1,2\n")).code(), ErrorCode::file_damaged) << name;
  }
  const auto database = folder() / "database.gpkg";
  run_sql(database, "CREATE TABLE t (a)");
  EXPECT_EQ(refusal({database, "database.gpkg", {}, {}, {}, {}}).code(), ErrorCode::file_damaged);
}

// A view that never ends; GDAL alone would read it for ever.
TEST_F(VectorFaults, OfAnEndlessViewAreSaidAtOnce) {
  const Source source = good();
  run_sql(source.path,
          "CREATE VIEW v AS WITH RECURSIVE r(fid) AS (SELECT 1 UNION ALL SELECT fid + 1 FROM r) "
          "SELECT fid, NULL AS geom FROM r;"
          "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) "
          "VALUES ('v', 'features', 'v', 3006);"
          "INSERT INTO gpkg_geometry_columns VALUES ('v', 'geom', 'POINT', 3006, 0, 0);");
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(refusal(source).code(), ErrorCode::file_refused);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{2});
}

TEST_F(VectorFaults, OfATableOfTheFormatThatIsAViewAreSaid) {
  const Source source = good();
  run_sql(source.path,
          "ALTER TABLE gpkg_contents RENAME TO c;"
          "CREATE VIEW gpkg_contents AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 "
          "FROM r) "
          "SELECT c.* FROM c, r;");
  const base::Error error = refusal(source);
  EXPECT_EQ(error.code(), ErrorCode::file_damaged);
  EXPECT_EQ(shown(error.message()), "expected 'gpkg_contents' to be a table");
}

TEST_F(VectorFaults, OfAFileThatIsBeingWrittenAreSaid) {
  const Source source = good();
  static_cast<void>(text("p.gpkg-wal", "pages"));
  EXPECT_EQ(refusal(source).code(), ErrorCode::file_refused);
}

TEST_F(VectorFaults, OfHostileFilesAreSaid) {
  const std::map<std::string, ErrorCode> expected{{"empty.gpkg", ErrorCode::file_damaged},
                                                  {"not-sqlite.gpkg", ErrorCode::file_damaged},
                                                  {"truncated.shp", ErrorCode::file_damaged},
                                                  {"truncated.dbf", ErrorCode::file_refused}};
  for (const auto& [name, code] : expected) {
    const auto file = data_file("hostile/" + name);
    if (!file) {
      GTEST_SKIP() << "no hostile/" << name << " in NARHET_TEST_DATA";
    }
    const base::Error error = refusal({*file, name, {}, {}, {}, {}});
    EXPECT_EQ(error.code(), code) << name;
    EXPECT_EQ(error.where().file, name);
  }
}

TEST_F(VectorFaults, DoNotOutliveARequestToStop) {
  std::stop_source stop;
  stop.request_stop();
  base::Task task;
  task.stop = stop.get_token();
  EXPECT_THROW(static_cast<void>(input::read_places(good(), study_crs_, task)), base::Cancelled);
}

}  // namespace
}  // namespace narhet::test
