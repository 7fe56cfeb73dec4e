// SPDX-License-Identifier: MIT
#include "narhet/network/season.hpp"

#include "network/drawn_roads.hpp"
#include "support/dijkstra.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/network/network_file.hpp"
#include "narhet/network/node_positions.hpp"
#include "narhet/network/snapper.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace narhet::network::test {
namespace {

using base::Metric;
using base::Seconds;
using base::Weight;
using model::Months;
using model::RoadClass;
using model::Season;

const Season kWinter{"winter", Months::range(1, 3)};
const Season kSummer{"summer", Months::range(6, 8)};

/// Roads 1-2 and 4-5 on the two shores, a ferry 2-3-4 that runs from May to October, of two
/// segments, and a winter road 2-6-4 over the ice.
DrawnRoads strait() {
  DrawnRoads drawn;
  drawn.node(1, 0, 0).node(2, 1000, 0).node(3, 1500, 0).node(4, 2000, 0).node(5, 3000, 0);
  drawn.node(6, 1500, 400);
  drawn.road({1, 2});
  drawn.ferry("Leden", Seconds{1800.0});
  for (const auto& piece : {std::vector<std::int64_t>{2, 3}, std::vector<std::int64_t>{3, 4}}) {
    model::RoadSegment& ferry = drawn.road(piece, RoadClass::ferry);
    ferry.duration = Seconds{300.0};
    ferry.months = Months::range(5, 10);
    ferry.ferry = 0;
  }
  drawn.road({4, 5});
  drawn.road({2, 6, 4}, RoadClass::track).months = Months::range(1, 4);
  return drawn;
}

base::NodeId node_at(const RoadNetwork& network, double east) {
  const auto positions = node_positions(network);
  std::size_t best = 0;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (geo::planar_distance(positions[i], at(east, 0)) <
        geo::planar_distance(positions[best], at(east, 0))) {
      best = i;
    }
  }
  return base::id_at<base::NodeId>(best);
}

Weight across(const RoadNetwork& network, const RoadGraph& graph) {
  const auto costs = narhet::test::dijkstra_from(graph, Metric::time, node_at(network, 1000));
  return costs[base::index(node_at(network, 2000))];
}

// Half of 30 minutes of waiting where one boards, and 5 + 5 minutes of crossing.
TEST(Ferry, CostsHalfTheTimeBetweenDeparturesOnceForABoarding) {
  const RoadNetwork network = strait().network();
  const RoadGraph summer = graph_in_season(network, kSummer);
  EXPECT_EQ(across(network, summer), (Weight{(15 + 5 + 5) * 60'000}));
  ASSERT_EQ(network.ferries.size(), 1U) << "of two pieces, and one ferry";
  EXPECT_EQ(network.ferries[0].name, "Leden");
  EXPECT_EQ(network.ferries[0].interval, Seconds{1800.0});
}

TEST(Season, ClosesWhatIsClosedInIt) {
  const RoadNetwork network = strait().network();
  const RoadGraph winter = graph_in_season(network, kWinter);
  // Over the ice by a track's speed: two legs of sqrt(500² + 400²) m.
  const double metres = 2.0 * std::hypot(500.0, 400.0);
  const auto speed = car().class_speed.at(static_cast<std::size_t>(RoadClass::track));
  EXPECT_NEAR(across(network, winter).units(), metres / speed.count() * 1000.0,
              0.002 * metres / speed.count() * 1000.0)
      << "the grid's scale is 0.9996";
  EXPECT_EQ(ferries_closed_in(network, kWinter).size(), 1U);
  EXPECT_EQ(count_roads_closed_in(network, kWinter), 0U);
  EXPECT_EQ(count_roads_closed_in(network, kSummer), 1U);
  const Season autumn{"11", Months::range(11, 11)};
  EXPECT_EQ(across(network, graph_in_season(network, autumn)), Weight::infinite());
  EXPECT_EQ(winter.arc_count(), network.graph.arc_count()) << "one topology for all seasons";
  for (std::size_t i = 0; i < winter.arc_count(); ++i) {
    const auto arc = base::id_at<base::ArcId>(i);
    EXPECT_EQ(winter.head(arc), network.graph.head(arc));
    EXPECT_EQ(winter.is_closed_by_season(arc), !winter.weight(Metric::time, arc).is_finite());
  }
}

TEST(Season, OfTheWholeYearClosesNothing) {
  const RoadNetwork network = strait().network();
  const RoadGraph all = graph_in_season(network, {});
  for (const Metric metric : base::kMetrics) {
    for (std::size_t i = 0; i < all.arc_count(); ++i) {
      const auto arc = base::id_at<base::ArcId>(i);
      EXPECT_EQ(all.weight(metric, arc), network.graph.weight(metric, arc));
    }
  }
  EXPECT_EQ(across(network, all), across(network, graph_in_season(network, kWinter)))
      << "the faster of the two ways";
}

TEST(Season, ComponentsAreThoseOfTheSeason) {
  const RoadNetwork network = strait().network();
  const Season autumn{"11", Months::range(11, 11)};
  const RoadGraph graph = graph_in_season(network, autumn);
  const auto west = node_at(network, 0);
  const auto east = node_at(network, 3000);
  EXPECT_EQ(network.graph.weak_component(Metric::time, west),
            network.graph.weak_component(Metric::time, east));
  EXPECT_NE(graph.weak_component(Metric::time, west), graph.weak_component(Metric::time, east));
  EXPECT_NE(graph.strong_component(Metric::distance, west),
            graph.strong_component(Metric::distance, east));
}

// A house by the ice is tied to the winter road also in summer.
TEST(Season, PointsAreTiedToTheSameRoadInAllSeasons) {
  const RoadNetwork network = strait().network();
  const Snapper snapper{network, study_crs(), {}};
  const auto snap = snapper.snap(at(1500, 420), base::MetresPerSecond{1.0});
  ASSERT_TRUE(snap.position);
  const auto& link = network.geometry.link(snap.position->arcs[0].arc);
  EXPECT_EQ(link.road_class, RoadClass::track);
  const RoadGraph summer = graph_in_season(network, kSummer);
  EXPECT_FALSE(summer.weight(Metric::time, snap.position->arcs[0].arc).is_finite());
}

TEST(Season, OfAPreparedNetworkIsTheSame) {
  const PreparedNetwork made{strait().network(), "EPSG:3006", "car", {}};
  const narhet::test::TemporaryFolder folder;
  const auto file = folder / "a.network";
  write_network(file, made, {});
  const PreparedNetwork read = read_network(file, "a.network", {});
  ASSERT_EQ(read.network.ferries.size(), 1U);
  EXPECT_EQ(read.network.ferries[0].name, "Leden");
  EXPECT_EQ(read.network.ferries[0].months, Months::range(5, 10));
  EXPECT_EQ(read.network.ferries[0].interval, Seconds{1800.0});
  EXPECT_EQ(read.network.seasonal_links.size(), made.network.seasonal_links.size());
  for (const Season& season : {kWinter, kSummer, Season{}}) {
    const RoadGraph one = graph_in_season(made.network, season);
    const RoadGraph other = graph_in_season(read.network, season);
    for (std::size_t i = 0; i < one.arc_count(); ++i) {
      const auto arc = base::id_at<base::ArcId>(i);
      EXPECT_EQ(one.weight(Metric::time, arc), other.weight(Metric::time, arc));
    }
  }
}

}  // namespace
}  // namespace narhet::network::test
