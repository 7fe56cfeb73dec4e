// SPDX-License-Identifier: MIT
// What a study or a file says is its CRS.
#include "fuzz/refused.hpp"
#include "fuzz/require.hpp"

#include "narhet/geo/crs.hpp"

#include <cmath>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace narhet;
  static const geo::Crs sweref = geo::Crs::from_text("EPSG:3006");
  fuzz::may_refuse([&] {
    const geo::Crs crs = geo::Crs::from_text(fuzz::text(data, size));
    fuzz::require(!crs.code().empty() && !crs.wkt().empty());
    fuzz::require(!(crs.is_geographic() && crs.is_projected_in_metres()));
    if (size % 16 != 0) {  // PROJ takes a tenth of a second for it
      return;
    }
    const geo::Transform there{sweref, crs};
    if (const auto point = there.apply(geo::Point{500'000.0, 6'600'000.0})) {
      fuzz::require(std::isfinite(point->x) && std::isfinite(point->y));
    }
  });
  return 0;
}
