// SPDX-License-Identifier: MIT
// Hamburg's harbour boats.  What the tags of the two timed ones say was read from the extract by
// GDAL's OSM driver: "Musical Shuttle" (way 1073689239) has duration=00:03 and no interval,
// "Maritime Circle Line" (way 1202043582) duration=01:48 and interval=02:00:00.
#include "input/osm_defaults.hpp"
#include "input/osm_map.hpp"
#include "support/test_data.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/network/build.hpp"
#include "narhet/network/profile.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>

namespace narhet::test {
namespace {

using base::Metric;

constexpr std::int64_t kShuttle = 1073689239;
constexpr std::int64_t kCircleLine = 1202043582;

/// The arcs of a ferry in the direction of its way, one after the other.
struct Crossing {
  std::uint64_t milliseconds{};
  std::size_t links{};
  std::size_t boardings{};  ///< links that begin where somebody can walk
};

class HamburgFerries : public testing::Test {
 protected:
  void SetUp() override {
    const auto file = data_file("osm/hamburg-ferry.osm.pbf");
    if (!file) {
      GTEST_SKIP() << "no osm/hamburg-ferry.osm.pbf";
    }
    input::OsmOptions options = input::test::everything();
    options.mode = model::Mode::walking;
    extract_ = input::test::read_extract(*file, options, "EPSG:25832");
    const std::string profile = network::profile_file(model::Mode::walking);
    walking_ = network::read_travel_profile(
        base::Settings::parse(base::builtin_text(profile), profile), model::Mode::walking);
    network_ = network::build_road_network(extract_.roads, walking_,
                                           geo::Crs::from_text("EPSG:25832"), {});
  }

  [[nodiscard]] const model::RoadSegment& segment_of(const network::Link& link) const {
    return extract_.roads.segments[base::index(link.segment)];
  }

  [[nodiscard]] std::set<std::size_t> nodes_with_roads() const {
    std::set<std::size_t> nodes;
    for (const network::Link& link : network_.geometry.links) {
      const auto arc = link.forward ? link.forward : link.backward;
      if (link.road_class != model::RoadClass::ferry && segment_of(link).open.walking && arc) {
        nodes.insert(base::index(network_.graph.tail(*arc)));
        nodes.insert(base::index(network_.graph.head(*arc)));
      }
    }
    return nodes;
  }

  [[nodiscard]] Crossing crossing_of(std::int64_t way) const {
    const auto on_land = nodes_with_roads();
    Crossing crossing;
    for (const network::Link& link : network_.geometry.links) {
      if (segment_of(link).origin != way) {
        continue;
      }
      ++crossing.links;
      crossing.milliseconds += network_.graph.weight(Metric::time, *link.forward).units();
      crossing.boardings += on_land.count(base::index(network_.graph.tail(*link.forward)));
    }
    return crossing;
  }

  input::OsmExtract extract_;
  network::TravelProfile walking_;
  network::RoadNetwork network_;
};

TEST_F(HamburgFerries, AllFifteenCarryWalkers) {
  std::set<std::int64_t> ways;
  for (const network::Link& link : network_.geometry.links) {
    if (link.road_class == model::RoadClass::ferry) {
      EXPECT_TRUE(network_.graph.weight(Metric::time, *link.forward).is_finite());
      ways.insert(segment_of(link).origin);
    }
  }
  EXPECT_EQ(ways.size(), 15U);
  EXPECT_EQ(network_.ferries.size(), 15U);
}

TEST_F(HamburgFerries, OneTakesItsDurationAndTheDefaultWait) {
  const Crossing shuttle = crossing_of(kShuttle);
  ASSERT_GT(shuttle.links, 0U);
  const double waits = static_cast<double>(shuttle.boardings) * walking_.ferry_wait.count();
  EXPECT_NEAR(static_cast<double>(shuttle.milliseconds), (3.0 * 60.0 + waits) * 1000.0,
              static_cast<double>(shuttle.links));
}

TEST_F(HamburgFerries, OneTakesItsDurationAndHalfItsInterval) {
  const Crossing line = crossing_of(kCircleLine);
  ASSERT_GT(line.links, 1U) << "it calls at several quays";
  const double waits = static_cast<double>(line.boardings) * 3600.0;
  EXPECT_NEAR(static_cast<double>(line.milliseconds), (108.0 * 60.0 + waits) * 1000.0,
              static_cast<double>(line.links));
  const auto found =
      std::find_if(network_.ferries.begin(), network_.ferries.end(),
                   [](const network::NetworkFerry& each) { return each.origin == kCircleLine; });
  ASSERT_NE(found, network_.ferries.end());
  EXPECT_EQ(found->name, "Maritime Circle Line");
  EXPECT_EQ(found->interval, base::Seconds{7200.0});
}

}  // namespace
}  // namespace narhet::test
