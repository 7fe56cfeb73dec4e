// SPDX-License-Identifier: MIT
#include "narhet/study/scenario.hpp"

#include "support/temporary_folder.hpp"
#include "support/test_data.hpp"

#include "narhet/input/gdal_session.hpp"
#include "narhet/routing/elimination.hpp"
#include "narhet/routing/travel_columns.hpp"
#include "narhet/study/init.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <optional>
#include <random>
#include <set>
#include <utility>
#include <vector>

namespace narhet::study {
namespace {

using base::index;
using base::Metric;
using base::Weight;

using Closed = std::vector<base::ServiceIndex>;

/// A study with every way from a place to a service point, each searched for itself: whatever
/// closes, the nearest of what is left can be read off.
class AllWays {
 public:
  explicit AllWays(const StudyFile& study) : study_{study}, prepared_{prepare(study, {}, lines_)} {
    for (const Metric metric : base::kMetrics) {
      ways_[metric].resize(services() * places());
    }
    routing::for_each_travel_column(
        engine_, prepared_.places, prepared_.services, {}, {},
        [&](const routing::TravelColumn& column) {
          for (const Metric metric : base::kMetrics) {
            const auto costs = column.costs[metric];
            std::copy(
                costs.begin(), costs.end(),
                ways_[metric].begin() + static_cast<std::ptrdiff_t>(column.destination * places()));
          }
        });
    rank();
  }

  [[nodiscard]] std::size_t places() const { return prepared_.places.size(); }
  [[nodiscard]] std::size_t services() const { return prepared_.services.size(); }
  [[nodiscard]] std::size_t kinds() const { return study_.kinds.size(); }

  [[nodiscard]] model::Scenario scenario(const Closed& closed) const {
    ScenarioChange change{closed, {}, {}, {}};
    for (std::size_t kind = 0; kind < kinds(); ++kind) {
      change.closed_kinds.insert(base::id_at<base::KindIndex>(kind));
    }
    return scenario_of(study_, prepared_, engine_, change, {}, {});
  }

  /// The nearest that does not close.
  [[nodiscard]] std::optional<model::Reached> nearest(std::size_t place,
                                                      std::size_t kind,
                                                      Metric metric,
                                                      const Closed& closed) const {
    for (const model::Reached& each : ranked_[metric][kind * places() + place]) {
      if (std::find(closed.begin(), closed.end(), each.service) == closed.end()) {
        return each;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] double persons(std::size_t place) const {
    return prepared_.inputs.places[place].population.value_or(base::Persons{}).count();
  }

  /// Pairs of which somebody has the one as the nearest of some kind and the other as the second:
  /// where a joint closure is more than the sum of two.
  [[nodiscard]] std::set<std::pair<base::ServiceIndex, base::ServiceIndex>> neighbours() const {
    std::set<std::pair<base::ServiceIndex, base::ServiceIndex>> pairs;
    for (const Metric metric : base::kMetrics) {
      for (const auto& ranked : ranked_[metric]) {
        if (ranked.size() > 1) {
          pairs.insert(std::minmax(ranked[0].service, ranked[1].service));
        }
      }
    }
    return pairs;
  }

 private:
  void rank() {
    for (const Metric metric : base::kMetrics) {
      for (std::size_t kind = 0; kind < kinds(); ++kind) {
        for (std::size_t place = 0; place < places(); ++place) {
          std::vector<model::Reached> reached;
          for (std::size_t service = 0; service < services(); ++service) {
            const Weight way = ways_[metric][service * places() + place];
            if (way.is_finite() && prepared_.inputs.services[service].kinds.contains(
                                       base::id_at<base::KindIndex>(kind))) {
              reached.push_back({base::id_at<base::ServiceIndex>(service), way});
            }
          }
          std::sort(reached.begin(), reached.end());
          ranked_[metric].push_back(std::move(reached));
        }
      }
    }
  }

  input::GdalSession session_;
  StudyFile study_;
  std::vector<Line> lines_;
  Prepared prepared_;
  routing::Engine engine_{prepared_.network.graph,
                          routing::eliminate(prepared_.network.graph, routing::kCoreDegree, {}),
                          {}};
  base::PerMetric<std::vector<Weight>> ways_;                         // services x places
  base::PerMetric<std::vector<std::vector<model::Reached>>> ranked_;  // kinds x places
};

/// Compares the nearest before and after of every place, and what is made of them for the whole
/// study, with what all the ways say.
/// @returns how many places change over all kinds and metrics
std::size_t check(const AllWays& all, const Closed& closed) {
  const model::Scenario scenario = all.scenario(closed);
  std::size_t changes = 0;
  for (std::size_t kind = 0; kind < all.kinds(); ++kind) {
    for (const Metric metric : base::kMetrics) {
      const auto number = base::id_at<base::KindIndex>(kind);
      double more = 0.0;
      std::size_t left_with_nothing = 0;
      for (std::size_t place = 0; place < all.places(); ++place) {
        const auto before = all.nearest(place, kind, metric, {});
        const auto after = all.nearest(place, kind, metric, closed);
        EXPECT_EQ(scenario.today.nearest.column(number, metric)[place].nearest, before);
        EXPECT_EQ(scenario.after.column(number, metric)[place].nearest, after);
        changes += before != after ? 1U : 0U;
        left_with_nothing += before && !after ? 1U : 0U;
        more += before && after
                    ? all.persons(place) * base::to_display(metric, after->cost - before->cost)
                    : 0.0;
      }
      const auto row = std::find_if(
          scenario.effects.begin(), scenario.effects.end(), [&](const model::ScenarioEffect& each) {
            return !each.municipality && each.kind == number && each.metric == metric;
          });
      EXPECT_EQ(row->losing.altogether.places, left_with_nothing);
      EXPECT_NEAR(row->losing.sum, more, 1e-9 * (1.0 + more));
      EXPECT_EQ(row->gaining.changed.places, 0U) << "closing brings nobody nearer";
    }
  }
  return changes;
}

std::size_t check_every_point(const AllWays& all) {
  std::size_t that_matter = 0;
  for (std::size_t service = 0; service < all.services(); ++service) {
    that_matter += check(all, {base::id_at<base::ServiceIndex>(service)}) > 0 ? 1U : 0U;
  }
  return that_matter;
}

TEST(DemoScenario, ClosureOfEveryPointIsWhatTheWaysToAllOthersSay) {
  const AllWays demo{read_study_file(std::filesystem::path{NARHET_SOURCE_DIR} / "data/demo")};
  EXPECT_EQ(demo.services(), 259U);
  EXPECT_GT(check_every_point(demo), 150U);
}

TEST(DemoScenario, JointClosureOfNeighboursAndOfPairsByLotIsWhatTheWaysToAllOthersSay) {
  const AllWays demo{read_study_file(std::filesystem::path{NARHET_SOURCE_DIR} / "data/demo")};
  auto pairs = demo.neighbours();
  const std::size_t neighbours = pairs.size();
  std::mt19937 random{18};
  while (pairs.size() < neighbours + 200) {
    const auto a = random() % demo.services();
    const auto b = random() % demo.services();
    if (a != b) {
      pairs.insert(
          std::minmax(base::id_at<base::ServiceIndex>(a), base::id_at<base::ServiceIndex>(b)));
    }
  }
  std::size_t that_matter = 0;
  for (const auto& [a, b] : pairs) {
    that_matter += check(demo, {a, b}) > 0 ? 1U : 0U;
  }
  RecordProperty("neighbours", static_cast<int>(neighbours));
  EXPECT_GT(neighbours, 200U);
  EXPECT_GT(that_matter, neighbours);
}

TEST(LiechtensteinScenario, ClosureOfEveryPointAndOfEveryPairIsWhatTheWaysToAllOthersSay) {
  const auto extract = test::data_file("osm/liechtenstein-2015.osm.pbf");
  if (!extract) {
    GTEST_SKIP() << "osm/liechtenstein-2015.osm.pbf is not in NARHET_TEST_DATA";
  }
  const test::TemporaryFolder folder;
  init_study(*extract, folder.path() / "study", {}, {});
  const AllWays country{read_study_file(folder.path() / "study")};
  EXPECT_EQ(country.services(), 49U);
  EXPECT_GT(check_every_point(country), 20U);
  std::size_t pairs = 0;
  for (std::uint32_t a = 0; a < country.services(); ++a) {
    for (std::uint32_t b = a + 1; b < country.services(); ++b) {
      check(country, {base::ServiceIndex{a}, base::ServiceIndex{b}});
      ++pairs;
    }
  }
  EXPECT_EQ(pairs, 49U * 48U / 2U);
}

}  // namespace
}  // namespace narhet::study
