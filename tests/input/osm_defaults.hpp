// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/osm_settings.hpp"

namespace narhet::input::test {

/// `data/defaults/osm.toml`, read once.
[[nodiscard]] const OsmSettings& osm_defaults();

}  // namespace narhet::input::test
