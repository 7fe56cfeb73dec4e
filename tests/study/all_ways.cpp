// SPDX-License-Identifier: MIT
#include "study/all_ways.hpp"

#include "support/split_graph.hpp"
#include "support/travel_matrix.hpp"

#include "narhet/access/scenario.hpp"
#include "narhet/study/population_groups.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace narhet::study::test {

using base::index;
using base::Metric;

AllWays::AllWays(const StudyFile& study, routing::Method method)
    : study_{study},
      prepared_{prepare(study, {}, lines_)},
      engine_{narhet::test::engine_of(prepared_.network.graph, method)},
      groups_{population_groups(prepared_.inputs.places)},
      today_{nearest_after(study_, prepared_, engine_, {}, {})} {
  rank();
}

void AllWays::rank() {
  std::vector<model::RoadPosition> points;
  const auto vertices = [&](const std::vector<model::Snap>& snaps) {
    std::vector<std::optional<std::size_t>> numbers;
    for (const model::Snap& snap : snaps) {
      numbers.push_back(snap.position ? std::optional{points.size()} : std::nullopt);
      if (snap.position) {
        points.push_back(*snap.position);
      }
    }
    return numbers;
  };
  const auto at_place = vertices(prepared_.places);
  const auto at_service = vertices(prepared_.services);
  for (const Metric metric : base::kMetrics) {
    const narhet::test::SplitGraph roads{prepared_.network.graph, points, metric};
    ranked_[metric].resize(study_.kinds.size() * places());
    for (std::size_t place = 0; place < places(); ++place) {
      if (!at_place[place]) {
        continue;
      }
      const auto costs = roads.costs_from(*at_place[place]);
      for (std::size_t kind = 0; kind < study_.kinds.size(); ++kind) {
        Ranked& ranked = ranked_[metric][kind * places() + place];
        for (std::size_t service = 0; service < services(); ++service) {
          const model::KindSet& offered = prepared_.inputs.services[service].kinds;
          if (offered.contains(base::id_at<base::KindIndex>(kind)) && at_service[service] &&
              costs[*at_service[service]]) {
            const auto cost = static_cast<std::uint32_t>(*costs[*at_service[service]]);
            ranked.push_back({base::id_at<base::ServiceIndex>(service), base::Weight{cost}});
          }
        }
        std::sort(ranked.begin(), ranked.end());
      }
    }
  }
}

std::set<std::pair<base::ServiceIndex, base::ServiceIndex>> AllWays::neighbours() const {
  std::set<std::pair<base::ServiceIndex, base::ServiceIndex>> pairs;
  for (const Metric metric : base::kMetrics) {
    for (const Ranked& ranked : ranked_[metric]) {
      if (ranked.size() > 1) {
        pairs.insert(std::minmax(ranked[0].service, ranked[1].service));
      }
    }
  }
  return pairs;
}

ScenarioChange AllWays::change(const Closed& closed) const {
  ScenarioChange change{closed, {}, {}, {}};
  for (std::size_t kind = 0; kind < study_.kinds.size(); ++kind) {
    change.closed_kinds.insert(base::id_at<base::KindIndex>(kind));
  }
  return change;
}

std::optional<model::Reached> AllWays::nearest(const Ranked& ranked, const Closed& closed) {
  for (const model::Reached& each : ranked) {
    if (std::find(closed.begin(), closed.end(), each.service) == closed.end()) {
      return each;
    }
  }
  return std::nullopt;
}

std::size_t AllWays::check_scenario(const Closed& closed) const {
  const model::Scenario scenario = scenario_of(study_, prepared_, engine_, change(closed), {}, {});
  return check(scenario.today.nearest, scenario.after, scenario.effects, closed);
}

std::size_t AllWays::check_closure(const Closed& closed) const {
  const model::NearestTable after = nearest_after(study_, prepared_, engine_, change(closed), {});
  return check(today_, after,
               access::scenario_effects(prepared_.inputs.places, groups_, today_, after,
                                        study_.thresholds, prepared_.inputs.municipalities.size()),
               closed);
}

std::size_t AllWays::check(const model::NearestTable& today,
                           const model::NearestTable& after,
                           std::span<const model::ScenarioEffect> effects,
                           const Closed& closed) const {
  std::size_t changes = 0;
  for (std::size_t kind = 0; kind < study_.kinds.size(); ++kind) {
    for (const Metric metric : base::kMetrics) {
      const auto number = base::id_at<base::KindIndex>(kind);
      double more = 0.0;
      std::size_t left_with_nothing = 0;
      for (std::size_t place = 0; place < places(); ++place) {
        const Ranked& ranked = ranked_[metric][kind * places() + place];
        const auto was = nearest(ranked, {});
        const auto is = nearest(ranked, closed);
        EXPECT_EQ(today.column(number, metric)[place].nearest, was);
        EXPECT_EQ(after.column(number, metric)[place].nearest, is);
        changes += was != is ? 1U : 0U;
        left_with_nothing += was && !is ? 1U : 0U;
        const auto& population = prepared_.inputs.places[place].population;
        more += was && is && population
                    ? population->count() * base::to_display(metric, is->cost - was->cost)
                    : 0.0;
      }
      const auto row =
          std::find_if(effects.begin(), effects.end(), [&](const model::ScenarioEffect& each) {
            return !each.municipality && each.kind == number && each.metric == metric;
          });
      EXPECT_EQ(row->losing.altogether.places, left_with_nothing);
      EXPECT_NEAR(row->losing.sum, more, 1e-9 * (1.0 + more));
      EXPECT_EQ(row->gaining.changed.places, 0U) << "closing brings nobody nearer";
    }
  }
  return changes;
}

}  // namespace narhet::study::test
