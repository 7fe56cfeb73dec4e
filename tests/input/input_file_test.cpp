// SPDX-License-Identifier: MIT
#include "narhet/input/input_file.hpp"

#include "layer_fixture.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <fstream>

namespace narhet::test {
namespace {

using base::ErrorCode;
using input::check_input_file;

constexpr std::array<std::string_view, 2> kTables{".csv", ".osm.pbf"};

base::Error refusal(const std::filesystem::path& file) {
  return error_of([&] { check_input_file(file, kTables); });
}

TEST(InputFile, LetsRegularFilesOfTheListPass) {
  const TemporaryFolder folder;
  const auto file = folder.write("Places.CSV", "id\n");
  EXPECT_EQ(check_input_file(file, kTables), std::filesystem::canonical(file));
  EXPECT_NO_THROW(check_input_file(folder.write("x.osm.pbf", ""), kTables));
}

TEST(InputFile, FollowsLinksToTheFile) {
  const TemporaryFolder folder;
  const auto file = folder.write("a.csv", "id\n");
  std::filesystem::create_symlink(file, folder / "b.csv");
  EXPECT_EQ(check_input_file(folder / "b.csv", kTables), std::filesystem::canonical(file));
  std::filesystem::create_symlink("/dev/zero", folder / "zero.csv");
  EXPECT_EQ(refusal(folder / "zero.csv").code(), ErrorCode::file_refused);
}

TEST(InputFile, NamesTheNearestFileIfThereIsNone) {
  const TemporaryFolder folder;
  static_cast<void>(folder.write("places.csv", ""));
  const base::Error error = refusal(folder / "place.csv");
  EXPECT_EQ(error.code(), ErrorCode::file_not_found);
  EXPECT_EQ(shown(error.hint()), "did you mean 'places.csv'?");
  EXPECT_NE(shown(refusal(folder / "no/place.csv").hint()).find("no folder"), std::string::npos);
}

TEST(InputFile, RefusesFoldersPipesAndDevices) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "folder.csv");
  ASSERT_EQ(mkfifo((folder / "pipe.csv").c_str(), 0600), 0);
  for (const char* name : {"folder.csv", "pipe.csv"}) {
    EXPECT_EQ(refusal(folder / name).code(), ErrorCode::file_refused) << name;
  }
  EXPECT_EQ(refusal("/dev/null").code(), ErrorCode::file_refused);
}

TEST(InputFile, SaysHowAGeodatabaseBecomesAFileThatIsRead) {
  // A folder, as Trafikverket delivers NVDB.
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "NVDB.gdb");
  EXPECT_EQ(shown(refusal(folder / "NVDB.gdb").hint()),
            "in QGIS: Export, Save Features As, format GeoPackage");
}

TEST(InputFile, RefusesAddressesAndVirtualPaths) {
  for (const char* path : {"http://localhost/a.csv", "/vsicurl/http://localhost/a.csv",
                           "/vsizip//tmp/a.zip/a.csv", "study/https://localhost/a.csv"}) {
    EXPECT_EQ(refusal(path).code(), ErrorCode::file_refused) << path;
  }
}

TEST(InputFile, TakesAFolderWhoseNameBeginsLikeAVirtualPath) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "vsibygd");
  std::ofstream{folder / "vsibygd" / "a.csv"} << "id\n";
  EXPECT_EQ(check_input_file(folder / "vsibygd" / "a.csv", kTables).filename(), "a.csv");
}

TEST(InputFile, RefusesOtherFormatsAndSaysHowToComeToOne) {
  const TemporaryFolder folder;
  const base::Error shape = refusal(folder.write("a.kml", ""));
  EXPECT_EQ(shape.code(), ErrorCode::file_refused);
  EXPECT_EQ(shown(shape.message()), "expected a name that ends in .csv, .osm.pbf");
  EXPECT_NE(shown(shape.hint()).find("GeoPackage"), std::string::npos);
  EXPECT_NE(shown(refusal(folder.write("a.xlsx", "")).hint()).find("CSV UTF-8"), std::string::npos);
}

TEST(InputFile, ShowsTheNameOfTheStudy) {
  const base::Error error = error_of([] { check_input_file("/nowhere/a.csv", kTables, "a.csv"); });
  EXPECT_EQ(error.where().file, "a.csv");
}

}  // namespace
}  // namespace narhet::test
