// SPDX-License-Identifier: MIT
#include "benchmark/synthetic_country.hpp"

#include "benchmark/country_study.hpp"

#include "narhet/network/hilbert.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

namespace narhet::benchmark {
namespace {

using base::index;

constexpr std::size_t kNodes = 20'000;

const Country& drawn() {
  static const Country country = make_country({kNodes, 1, {}});
  return country;
}

const Country& given() {
  static const Country country = [] {
    std::vector<Settlement> settlements;
    for (int i = 0; i < 400; ++i) {
      settlements.push_back({{500'000.0 + 2'000.0 * (i % 20), 6'500'000.0 + 2'000.0 * (i / 20)},
                             i % 7 == 0 ? 3'000.0 : 12.0});
    }
    return make_country({kNodes, 2, settlements});
  }();
  return country;
}

std::vector<std::size_t> degrees(const Country& country) {
  std::set<std::pair<std::size_t, std::size_t>> edges;
  for (const network::Arc& arc : country.arcs) {
    edges.insert(std::minmax(index(arc.tail), index(arc.head)));
  }
  std::vector<std::size_t> degree(country.nodes.size(), 0);
  for (const auto& [a, b] : edges) {
    ++degree[a];
    ++degree[b];
  }
  return degree;
}

TEST(SyntheticCountry, HasTheNodesAndRoadsOfItsRecipe) {
  for (const Country* country : {&drawn(), &given()}) {
    ASSERT_EQ(country->nodes.size(), kNodes);
    const auto degree = degrees(*country);
    std::size_t ends = 0;
    for (const std::size_t each : degree) {
      ends += each;
    }
    EXPECT_EQ(ends / 2, kNodes - 1 + kNodes * 22 / 100 + 1);
    const auto few =
        std::count_if(degree.begin(), degree.end(), [](std::size_t each) { return each <= 2; });
    EXPECT_GT(few, kNodes * 40 / 100) << "real roads have about 45 %";
    EXPECT_LT(few, kNodes * 60 / 100);
    const double one_way =
        1.0 - (static_cast<double>(country->arcs.size()) - static_cast<double>(ends / 2)) /
                  static_cast<double>(ends / 2);
    EXPECT_NEAR(one_way, 0.03, 0.005);
  }
}

TEST(SyntheticCountry, IsWhollyConnectedBothWays) {
  for (const Country* country : {&drawn(), &given()}) {
    const network::RoadGraph graph{country->nodes.size(), country->arcs};
    for (std::size_t node = 0; node < kNodes; ++node) {
      ASSERT_EQ(graph.strong_component(base::Metric::time, base::id_at<base::NodeId>(node)),
                graph.strong_component(base::Metric::time, base::NodeId{0}));
    }
  }
}

TEST(SyntheticCountry, DrivesAtItsSpeedsAlongRoadsNoShorterThanTheLine) {
  const std::vector<double> speeds{22, 30, 40, 50, 70, 80, 90, 110};
  std::set<double> found;
  for (const network::Arc& arc : drawn().arcs) {
    const geo::Point a = drawn().nodes[index(arc.tail)];
    const geo::Point b = drawn().nodes[index(arc.head)];
    const double line = 100.0 * std::hypot(a.x - b.x, a.y - b.y);
    ASSERT_GE(arc.weight.distance.units() + 1.0, line);
    ASSERT_LE(arc.weight.distance.units() - 1.0, 1.3 * line);
    const double kmh = 36.0 * arc.weight.distance.units() / arc.weight.time.units();
    const auto nearest = std::min_element(speeds.begin(), speeds.end(), [&](double x, double y) {
      return std::abs(x - kmh) < std::abs(y - kmh);
    });
    ASSERT_NEAR(kmh, *nearest, 0.02 * *nearest + 40.0 / arc.weight.time.units() * *nearest);
    found.insert(*nearest);
  }
  EXPECT_EQ(found.size(), speeds.size());
}

TEST(SyntheticCountry, IsTheSameForASeedAndAnotherForAnother) {
  const Country again = make_country({kNodes, 1, {}});
  const auto same = [](const network::Arc& a, const network::Arc& b) {
    return a.tail == b.tail && a.head == b.head && a.weight == b.weight;
  };
  EXPECT_TRUE(std::equal(again.arcs.begin(), again.arcs.end(), drawn().arcs.begin(),
                         drawn().arcs.end(), same));
  const Country other = make_country({kNodes, 3, {}});
  EXPECT_FALSE(std::equal(other.arcs.begin(), other.arcs.end(), drawn().arcs.begin(),
                          drawn().arcs.end(), same));
}

TEST(SyntheticCountry, IsNumberedAlongTheHilbertCurve) {
  geo::Box box;
  for (const geo::Point point : drawn().nodes) {
    box.add(point);
  }
  EXPECT_TRUE(
      std::is_sorted(drawn().nodes.begin(), drawn().nodes.end(), [&](geo::Point a, geo::Point b) {
        return network::hilbert_key(a, box) < network::hilbert_key(b, box);
      }));
}

// Each arc on a link of its ends, each link with one or two.
TEST(SyntheticCountry, BecomesANetworkWithItsLinks) {
  const network::RoadNetwork network = road_network(drawn());
  std::size_t arcs = 0;
  for (const network::Link& link : network.geometry.links) {
    const auto line = network.geometry.line(link);
    for (const auto& arc : {link.forward, link.backward}) {
      if (!arc) {
        continue;
      }
      ++arcs;
      EXPECT_EQ(&network.geometry.link(*arc), &link);
      const bool forward = arc == link.forward;
      EXPECT_EQ(drawn().nodes[index(network.graph.tail(*arc))], forward ? line[0] : line[1]);
      EXPECT_EQ(drawn().nodes[index(network.graph.head(*arc))], forward ? line[1] : line[0]);
    }
  }
  EXPECT_EQ(arcs, drawn().arcs.size());
}

}  // namespace
}  // namespace narhet::benchmark
