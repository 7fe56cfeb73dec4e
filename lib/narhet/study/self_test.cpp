// SPDX-License-Identifier: MIT
#include "narhet/study/self_test.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/input/osm_settings.hpp"
#include "narhet/network/profile.hpp"
#include "narhet/output/self_test.hpp"

#include <string>

namespace narhet::study {

std::vector<SelfTest> self_tests() {
  using base::Message;
  using base::Settings;
  return {
      {Message{"PROJ places a control point in SWEREF 99 TM to the millimetre"}, &geo::check_proj},
      {Message{"GDAL writes a GeoPackage with a spatial index and reads it"},
       &output::check_geopackage},
      {Message{"the built-in speeds and tag tables"},
       [] {
         for (const model::Mode mode : model::kModes) {
           const std::string file = network::profile_file(mode);
           static_cast<void>(
               network::read_travel_profile(Settings::parse(base::builtin_text(file), file), mode));
         }
         static_cast<void>(input::read_osm_settings(
             Settings::parse(base::builtin_text("defaults/osm.toml"), "osm.toml")));
       }},
  };
}

}  // namespace narhet::study
