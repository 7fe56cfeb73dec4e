// SPDX-License-Identifier: MIT
#include "reference/liechtenstein.hpp"

#include "narhet/access/closure.hpp"
#include "narhet/routing/nearest_two.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace narhet::test {
namespace {

using base::Metric;
using base::Weight;

constexpr std::size_t kKinds = 5;

struct Study {
  const Liechtenstein& country;
  std::vector<model::Snap> places;
  std::vector<model::Snap> services;
  std::vector<model::KindSet> kinds;
  routing::Engine engine;

  explicit Study(const Liechtenstein& of)
      : country{of},
        engine{
            of.network.graph, routing::eliminate(of.network.graph, routing::kCoreDegree, {}), {}} {
    const network::Snapper snapper{country.network, country.crs, {}};
    for (const model::Place& place : country.extract.places) {
      places.push_back(snapper.snap(place.position, kWalk));
    }
    for (const model::Service& service : country.extract.services) {
      services.push_back(snapper.snap(service.position, kWalk));
      kinds.push_back(service.kinds);
    }
  }

  /// All from scratch, without one service.
  [[nodiscard]] model::NearestTable nearest(std::optional<std::size_t> removed) const {
    std::vector<model::KindSet> left = kinds;
    if (removed) {
      left[*removed] = {};
    }
    return routing::nearest_two(engine, places, services, left, kKinds,
                                {country.network.edge_nodes, {}}, base::Task{});
  }
};

/// What one row of the closure table must say, from the answers before and after.
model::ClosureEffect expected(const model::ClosureEffect& row,
                              const std::vector<model::Place>& places,
                              const model::NearestTable& before,
                              const model::NearestTable& after,
                              const std::vector<model::Threshold>& thresholds) {
  model::ClosureEffect effect;
  effect.passing_threshold.resize(thresholds.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto place = base::id_at<base::PlaceIndex>(i);
    const auto& was = before.at(place, row.kind, row.metric).nearest;
    const auto& is = after.at(place, row.kind, row.metric).nearest;
    if (was == is) {
      continue;
    }
    EXPECT_EQ(was.value().service, row.service) << "only its own users may be affected";
    effect.affected.add(places[i].population);
    const double persons = places[i].population.value_or(base::Persons{}).count();
    if (is) {
      const double extra = base::to_display(row.metric, is->cost - was->cost);
      effect.extra_sum += persons * extra;
      effect.extra_max = std::max(effect.extra_max.value_or(0.0), extra);
    } else {
      effect.left_with_nothing.add(places[i].population);
    }
    for (std::size_t t = 0; t < thresholds.size(); ++t) {
      if (thresholds[t].metric == row.metric && was->cost <= thresholds[t].limit &&
          (!is || is->cost > thresholds[t].limit)) {
        effect.passing_threshold[t] += base::Persons{persons};
      }
    }
  }
  return effect;
}

TEST(LiechtensteinClosure, IsRemovalAndRerunForEveryServicePoint) {
  const Liechtenstein* country = liechtenstein();
  if (country == nullptr) {
    GTEST_SKIP() << "osm/liechtenstein-2015.osm.pbf is not in NARHET_TEST_DATA";
  }
  const Study study{*country};
  const auto& places = country->extract.places;
  const auto& services = country->extract.services;
  const std::vector<model::Threshold> thresholds{{Metric::distance, Weight{200'000}, "2 km"},
                                                 {Metric::time, Weight{300'000}, "5 min"}};
  const auto before = study.nearest({});
  const auto table = access::closure_effects(places, before, services, thresholds);
  std::size_t rows = 0;
  std::size_t that_matter = 0;
  for (std::size_t service = 0; service < services.size(); ++service) {
    const auto after = study.nearest(service);
    for (const model::ClosureEffect& row : table) {
      if (base::index(row.service) != service) {
        continue;
      }
      const auto wanted = expected(row, places, before, after, thresholds);
      ++rows;
      that_matter += wanted.affected.places > 0 ? 1U : 0U;
      EXPECT_EQ(row.affected.places, wanted.affected.places);
      EXPECT_EQ(row.affected.persons, wanted.affected.persons);
      EXPECT_EQ(row.left_with_nothing.places, wanted.left_with_nothing.places);
      EXPECT_DOUBLE_EQ(row.extra_sum, wanted.extra_sum);
      EXPECT_EQ(row.extra_max, wanted.extra_max);
      EXPECT_EQ(row.passing_threshold, wanted.passing_threshold);
    }
  }
  EXPECT_EQ(rows, table.size());
  EXPECT_EQ(services.size(), 49U);
  EXPECT_GT(that_matter, 30U);
}

}  // namespace
}  // namespace narhet::test
