// SPDX-License-Identifier: MIT
#include "input/osm_defaults.hpp"

#include "narhet/base/builtin_text.hpp"

namespace narhet::input::test {

const OsmSettings& osm_defaults() {
  static const OsmSettings settings =
      read_osm_settings(base::Settings::parse(base::builtin_text("defaults/osm.toml"), "osm.toml"));
  return settings;
}

}  // namespace narhet::input::test
