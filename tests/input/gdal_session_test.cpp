// SPDX-License-Identifier: MIT
#include "narhet/input/gdal_session.hpp"

#include "layer_fixture.hpp"
#include "loopback_listener.hpp"

#include "narhet/input/records.hpp"

#include <cpl_vsi.h>
#include <gdal_priv.h>

namespace narhet::test {
namespace {

using base::ErrorCode;

TEST(GdalSession, KnowsTheFormatsOfTheListAndNoOther) {
  const input::GdalSession session;
  ASSERT_EQ(GetGDALDriverManager()->GetDriverCount(), 5);
  for (const char* name : {"GPKG", "GeoJSON", "ESRI Shapefile", "FlatGeobuf", "XLSX"}) {
    EXPECT_NE(GetGDALDriverManager()->GetDriverByName(name), nullptr) << name;
  }
}

TEST(GdalSession, OverridesTheEnvironment) {
  const TemporaryFolder folder;
  ASSERT_EQ(setenv("PROJ_NETWORK", "ON", 1), 0);
  const input::GdalSession session;
  EXPECT_STREQ(CPLGetConfigOption("PROJ_NETWORK", ""), "OFF");
  unsetenv("PROJ_NETWORK");
}

TEST(LibraryVersions, AreNumbers) {
  const auto versions = input::library_versions();
  EXPECT_TRUE(versions.gdal.starts_with("3.")) << versions.gdal;
  EXPECT_TRUE(versions.sqlite.starts_with("3.")) << versions.sqlite;
  EXPECT_TRUE(versions.osmium.starts_with("2.")) << versions.osmium;
}

class NetworkSilence : public LayerTest {
 protected:
  [[nodiscard]] std::string url() const {
    return "http://127.0.0.1:" + std::to_string(listener_.port()) + "/x";
  }
  [[nodiscard]] std::string vrt() const {
    return "<OGRVRTDataSource><OGRVRTLayer name=\"x\"><SrcDataSource>/vsicurl/" + url() +
           "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
  }
  LoopbackListener listener_;
};

TEST_F(NetworkSilence, IsMeasuredByAListenerThatHears) {
  listener_.connect_once();
  EXPECT_EQ(listener_.connections(), 1);
}

TEST_F(NetworkSilence, HoldsForAVirtualLayerUnderAnyName) {
  for (const char* name : {"v.csv", "v.gpkg", "v.geojson", "v.json"}) {
    const auto source = text(name, vrt());
    EXPECT_THROW(static_cast<void>(input::read_places(source, study_crs_, {})), base::Error)
        << name;
  }
  EXPECT_EQ(listener_.connections(), 0);
}

TEST_F(NetworkSilence, HoldsForAGeoJsonWhoseCrsIsALink) {
  const auto source = text("p.geojson", R"({"type": "FeatureCollection",
    "crs": {"type": "link", "properties": {"href": ")" +
                                            url() + R"(", "type": "ogcwkt"}},
    "features": [{"type": "Feature", "properties": {"id": "a", "name": "A"},
                  "geometry": {"type": "Point", "coordinates": [15.5, 59.5]}}]})");
  const base::Error error =
      error_of([&] { static_cast<void>(input::read_places(source, study_crs_, {})); });
  EXPECT_EQ(error.code(), ErrorCode::file_damaged);
  EXPECT_EQ(listener_.connections(), 0);
}

TEST_F(NetworkSilence, HoldsForTheFileSystemsOfGdal) {
  VSILFILE* file = VSIFOpenL(("/vsicurl/" + url()).c_str(), "rb");
  EXPECT_EQ(file, nullptr);
  EXPECT_EQ(listener_.connections(), 0);
}

}  // namespace
}  // namespace narhet::test
