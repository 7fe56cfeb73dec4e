// SPDX-License-Identifier: MIT
// The look at a GeoPackage before GDAL's, and the places that are read of what has passed it.
#include "fuzz/refused.hpp"
#include "fuzz/require.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/input/gdal_session.hpp"
#include "narhet/input/records.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace narhet;
  static const input::GdalSession session;
  static const test::TemporaryFolder folder;
  static const geo::Crs crs = geo::Crs::from_text("EPSG:3006");
  const input::Source source{
      folder.write("places.gpkg", fuzz::text(data, size)), "places.gpkg", {}, {}, {}, {}};
  fuzz::may_refuse([&] {
    const auto loaded = input::read_places(source, crs, {});
    fuzz::require(loaded.report.is_balanced() && loaded.report.used == loaded.records.size());
  });
  return 0;
}
