// SPDX-License-Identifier: MIT
#include "layer_fixture.hpp"
#include "support/test_data.hpp"

#include "narhet/input/records.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace narhet::test {
namespace {

using base::ErrorCode;
using input::Source;
using ::testing::HasSubstr;

class Shapefile : public LayerTest {
 protected:
  [[nodiscard]] Source places(const std::vector<std::string>& names) const {
    WrittenLayer layer{"p", 3006, {"id", "name"}, {}};
    for (std::size_t i = 0; i < names.size(); ++i) {
      layer.features.push_back(
          {"POINT (" + std::to_string(528400 + i) + " 6598060)", {std::to_string(i), names[i]}});
    }
    return layer_file("p.shp", layer);
  }
  [[nodiscard]] std::vector<std::string> names(const Source& source) const {
    std::vector<std::string> found;
    for (const model::Place& place : input::read_places(source, study_crs_, {}).records) {
      found.push_back(place.name);
    }
    return found;
  }
  [[nodiscard]] base::Error refusal(const Source& source) const {
    return error_of([&] { static_cast<void>(input::read_places(source, study_crs_, {})); });
  }
  void remove(const char* part) const { std::filesystem::remove(folder() / part); }
  void write(const char* part, std::string_view content) const {
    std::ofstream{folder() / part, std::ios::binary} << content;
  }
};

TEST_F(Shapefile, IsReadByItsEncodingOrByItsBytes) {
  struct Case {
    const char* bytes;
    const char* cpg;  // empty: none
    const char* stated;
    const char* name;
    bool guessed;
  };
  for (const Case& each : {Case{"\xc5"
                                "kersj\xf6n",
                                "", "", "Åkersjön", true},
                           Case{"\xc5"
                                "kersj\xf6n",
                                "1252", "", "Åkersjön", false},
                           Case{"\xc5"
                                "kersj\xf6n",
                                "ISO-8859-1", "", "Åkersjön", false},
                           Case{"Åkersjön", "", "", "Åkersjön", false},
                           Case{"Åkersjön", "UTF-8", "", "Åkersjön", false},
                           // What the study says counts: here it is wrong, and shows.
                           Case{"Å", "UTF-8", "windows-1252", "Ã…", false}}) {
    SCOPED_TRACE(each.bytes);
    SCOPED_TRACE(each.cpg);
    Source source = places({each.bytes, "By"});
    remove("p.cpg");
    if (*each.cpg != '\0') {
      write("p.cpg", each.cpg);
    }
    source.encoding = each.stated;
    const auto read = input::read_places(source, study_crs_, {});
    EXPECT_EQ(read.records[0].name, each.name);
    EXPECT_EQ(
        notices_of(read.report).find("Windows-1252; is 'Åkersjön' right?") != std::string::npos,
        each.guessed);
  }
}

TEST_F(Shapefile, NamesThePartThatIsMissing) {
  for (const char* part : {".shx", ".dbf"}) {
    const Source source = places({"a", "b"});
    std::filesystem::path path = source.path;
    std::filesystem::remove(path.replace_extension(part));
    const auto error = refusal(source);
    EXPECT_EQ(error.code(), ErrorCode::file_damaged);
    EXPECT_THAT(shown(error.message()), HasSubstr(part));
    EXPECT_FALSE(std::filesystem::exists(path)) << "and none is made";
  }
  const Source source = places({"a", "b"});
  remove("p.prj");
  EXPECT_EQ(refusal(source).code(), ErrorCode::crs_missing);
}

TEST_F(Shapefile, IsRefusedWhereAPartIsCutAtAnyPlace) {
  for (const char* part : {".shp", ".shx", ".dbf"}) {
    const Source source = places({"a", "b", "c"});
    std::filesystem::path path = source.path;
    path.replace_extension(part);
    const auto size = std::filesystem::file_size(path);
    // The byte that ends a table, 0x1a, may be missing: some programs write none.
    const auto last = part == std::string_view{".dbf"} ? size - 2 : size - 1;
    for (const auto length :
         {std::uintmax_t{0}, std::uintmax_t{1}, std::uintmax_t{50}, size / 2, last}) {
      static_cast<void>(places({"a", "b", "c"}));
      std::filesystem::resize_file(path, length);
      EXPECT_EQ(refusal(source).code(), ErrorCode::file_damaged) << part << ' ' << length;
    }
  }
}

TEST_F(Shapefile, IsRefusedWhereTheTableIsAnothers) {
  const Source source = places({"a", "b", "c"});
  std::filesystem::copy_file(folder() / "p.dbf", folder() / "three.dbf");
  static_cast<void>(places({"a", "b"}));
  std::filesystem::copy_file(folder() / "three.dbf", folder() / "p.dbf",
                             std::filesystem::copy_options::overwrite_existing);
  EXPECT_THAT(shown(refusal(source).message()), HasSubstr("2 shapes and 3 rows of attributes"));
}

TEST_F(Shapefile, MayHaveItsPartsInCapitals) {
  const Source source = places({"a", "b"});
  for (const char* part : {"shx", "dbf", "prj"}) {
    std::string capital{part};
    for (char& c : capital) {
      c = static_cast<char>(c - 'a' + 'A');
    }
    std::filesystem::rename(folder() / (std::string{"p."} + part), folder() / ("p." + capital));
  }
  EXPECT_EQ(names(source), (std::vector<std::string>{"a", "b"}));
}

TEST_F(Shapefile, CutFromOutsideIsRefused) {
  const auto file = data_file("hostile/truncated.shp");
  if (!file) {
    GTEST_SKIP() << "the test data are not there";
  }
  const auto error = refusal({*file, "truncated.shp", {}, {}, {}, {}});
  EXPECT_EQ(error.code(), ErrorCode::file_damaged);
}

TEST_F(Shapefile, OfAnotherNameIsNotOne) {
  static_cast<void>(places({"a"}));
  static_cast<void>(text("q.shp", std::string(200, 'x')));
  std::filesystem::copy_file(folder() / "p.shx", folder() / "q.shx");
  std::filesystem::copy_file(folder() / "p.dbf", folder() / "q.dbf");
  EXPECT_EQ(refusal({folder() / "q.shp", "q.shp", {}, {}, {}, {}}).code(), ErrorCode::file_damaged);
}

// Of a FlatGeobuf that is cut off GDAL reads what is left and says nothing.
TEST_F(Shapefile, AndFlatGeobufIsRefusedWhereItIsCut) {
  WrittenLayer layer{"p", 3006, {"id", "name"}, {}};
  for (int i = 0; i < 500; ++i) {
    layer.features.push_back({"POINT (" + std::to_string(528400 + i) + " 6598060)",
                              {std::to_string(i), "By " + std::to_string(i)}});
  }
  const Source source = layer_file("p.fgb", layer);
  EXPECT_EQ(input::read_places(source, study_crs_, {}).report.used, 500U);
  const auto size = std::filesystem::file_size(source.path);
  for (const auto length : {size - 1, size / 2, size / 50, std::uintmax_t{9}, std::uintmax_t{0}}) {
    std::filesystem::resize_file(source.path, length);
    const auto code = refusal(source).code();
    EXPECT_TRUE(code == ErrorCode::file_damaged || code == ErrorCode::layer_missing) << length;
  }
}

}  // namespace
}  // namespace narhet::test
