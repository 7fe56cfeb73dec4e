// SPDX-License-Identifier: MIT
#include "fuzz/refused.hpp"
#include "input/osm_defaults.hpp"
#include "input/osm_map.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/input/osm_extract.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace narhet;
  static const test::TemporaryFolder folder;
  static const geo::Crs crs = geo::Crs::from_text("EPSG:3006");
  const auto file = folder.write("map.osm.pbf", fuzz::text(data, size));
  fuzz::may_refuse([&] {
    static_cast<void>(input::read_osm_extract(file, input::test::osm_defaults(),
                                              input::test::five_kinds(), input::test::everything(),
                                              crs, base::Task{}));
  });
  return 0;
}
