// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/osm_extract.hpp"
#include "narhet/network/build.hpp"
#include "narhet/network/snapper.hpp"

#include <random>
#include <vector>

namespace narhet::test {

/// The roads of Liechtenstein as the program builds them, with its places and service points.
struct Liechtenstein {
  geo::Crs crs;
  input::OsmExtract extract;
  network::RoadNetwork network;
};

/// Nothing where the extract is not in NARHET_TEST_DATA.
[[nodiscard]] const Liechtenstein* liechtenstein();

/// Its roads for another mode.
[[nodiscard]] network::RoadNetwork roads_of(const Liechtenstein& country, model::Mode mode);

inline constexpr base::MetresPerSecond kWalk{5.0 / 3.6};

/// A point up to 100 m beside a random spot of a random road open to the mode, tied to the road
/// nearest to it.
[[nodiscard]] model::RoadPosition random_position(const Liechtenstein& country,
                                                  const network::Snapper& snapper,
                                                  std::mt19937_64& random);

}  // namespace narhet::test
