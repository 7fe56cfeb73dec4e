// SPDX-License-Identifier: MIT
#include "input/osm_defaults.hpp"

#include "support/temporary_folder.hpp"

#include <filesystem>

namespace narhet::input::test {

const OsmSettings& osm_defaults() {
  static const OsmSettings settings = [] {
    const auto file = std::filesystem::path{NARHET_SOURCE_DIR} / "data/defaults/osm.toml";
    return read_osm_settings(base::Settings::parse(narhet::test::read_bytes(file), file.string()));
  }();
  return settings;
}

}  // namespace narhet::input::test
