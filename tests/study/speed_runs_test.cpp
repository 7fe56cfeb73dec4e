// SPDX-License-Identifier: MIT
#include "narhet/study/speed_runs.hpp"

#include "narhet/routing/elimination.hpp"
#include "narhet/siting/criteria.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace narhet::study {
namespace {

using base::Metric;
using base::Weight;
using model::RoadClass;

Weight minutes(std::uint32_t count) {
  return Weight{count * 60'000};
}

/// A village at a junction: 10 min west on a primary road to A, 11 min east on a
/// secondary one to B.  No service yet, so the shorter way is worth more.
class SpeedRuns : public ::testing::Test {
 protected:
  SpeedRuns() {
    const std::vector<network::Arc> arcs{
        {base::NodeId{0}, base::NodeId{1}, {Weight{10'000}, minutes(10)}},
        {base::NodeId{0}, base::NodeId{2}, {Weight{11'000}, minutes(11)}},
        {base::NodeId{3}, base::NodeId{0}, {Weight{}, minutes(0)}}};
    network_.graph = network::RoadGraph{4, arcs};
    for (const RoadClass road_class :
         {RoadClass::primary, RoadClass::secondary, RoadClass::service}) {
      network_.geometry.link_of_arc.push_back(
          static_cast<std::uint32_t>(network_.geometry.links.size()));
      network_.geometry.links.emplace_back().road_class = road_class;
    }
    result_.kinds = {{"shop", "Butik", "Shop"}};
    result_.thresholds = {{Metric::time, minutes(10), "10 min"}};
    result_.decide_by = Metric::time;
    result_.places.emplace_back().population = base::Persons{100.0};
    result_.place_snaps = {at(2, 0, 0)};
    for (const std::uint32_t arc : {0U, 1U}) {
      result_.candidates.emplace_back().id = arc == 0 ? "A" : "B";
      result_.candidate_snaps.push_back(at(arc, arc == 0 ? 10 : 11, 0));
    }
    std::array<siting::Anchors, model::kMeasures> anchors;
    anchors.fill({0.0, 100.0});
    settings_.criteria = siting::all_criteria(result_.kinds, result_.thresholds, Metric::time,
                                              anchors, base::Language::english);
    settings_.weight_sets.assign(1, {"own", "egna", "own", {}});
    for (const model::Criterion& each : settings_.criteria) {
      settings_.weight_sets.front().weights.push_back(each.key == "travel_saved" ? 1.0 : 0.0);
    }
    settings_.cap = {Weight{6'000'000}, minutes(60)};
    settings_.offer_radius = {Weight{1'000'000}, minutes(10)};
  }

  static model::Snap at(std::uint32_t arc, std::uint32_t before, std::uint32_t after) {
    model::Snap snap;
    snap.status = model::SnapStatus::on_road;
    snap.position.emplace();
    snap.position->arc_count = 1;
    snap.position->arcs[0] = {base::ArcId{arc},
                              {Weight{before * 1000}, minutes(before)},
                              {Weight{after * 1000}, minutes(after)}};
    return snap;
  }

  /// Scores of A and B with these factors; 60 - way points, for nothing counts as 60 min.
  model::RankingView rank(double primary, double secondary) {
    network::ClassFactors factors;
    factors.fill(1.0);
    factors.at(static_cast<std::size_t>(RoadClass::primary)) = primary;
    factors.at(static_cast<std::size_t>(RoadClass::secondary)) = secondary;
    const routing::Engine engine{
        network_.graph, routing::eliminate(network_.graph, routing::kAnyDegree, {}), {}};
    const siting::ScoreInputs inputs{.places = result_.places,
                                     .nearest = &result_.nearest,
                                     .services = {},
                                     .candidates = result_.candidates,
                                     .candidate_snaps = result_.candidate_snaps,
                                     .municipalities = {},
                                     .kinds = result_.kinds,
                                     .thresholds = result_.thresholds,
                                     .decide_by = Metric::time,
                                     .place_needs = {},
                                     .group_needs = {},
                                     .needs = {},
                                     .one_stop = {},
                                     .shops = nullptr};
    return rank_with_times(factors, inputs, settings_, {network_, engine}, result_, {});
  }

  network::RoadNetwork network_;
  model::Result result_;
  siting::ScoreSettings settings_;
};

TEST_F(SpeedRuns, KeepTheFirstWhereNothingChanges) {
  const auto view = rank(1.0, 1.0);
  ASSERT_EQ(view.candidates.size(), 2U);
  EXPECT_EQ(view.candidates[0].candidate, base::CandidateIndex{0});
  EXPECT_NEAR(view.candidates[0].score, 50.0, 1e-9) << "60 - 10 min of 100";
  EXPECT_NEAR(view.candidates[1].score, 49.0, 1e-9) << "60 - 11 min";
}

TEST_F(SpeedRuns, PutAnotherFirstWhereItsRoadIsFaster) {
  const auto view = rank(1.2, 0.8);
  ASSERT_EQ(view.candidates.size(), 2U);
  EXPECT_EQ(view.candidates[0].candidate, base::CandidateIndex{1});
  EXPECT_EQ(view.candidates[0].rank_in_municipality, 1U);
  EXPECT_NEAR(view.candidates[0].score, 51.2, 1e-9) << "60 - 11 * 0.8 min";
  EXPECT_NEAR(view.candidates[1].score, 48.0, 1e-9) << "60 - 10 * 1.2 min";
}

TEST(ClassFactors, AreDrawnForEachClassWithinTheSpreadAndNotForFerries) {
  const auto runs =
      draw_class_factors({.runs = 4, .runs_are_asked_for = false, .spread = 0.2, .seed = 1});
  ASSERT_EQ(runs.size(), 4U);
  std::vector<double> all;
  for (const network::ClassFactors& factors : runs) {
    EXPECT_EQ(factors.at(static_cast<std::size_t>(RoadClass::ferry)), 1.0);
    for (std::size_t i = 0; i < factors.size(); ++i) {
      if (i != static_cast<std::size_t>(RoadClass::ferry)) {
        all.push_back(factors.at(i));
      }
    }
  }
  std::sort(all.begin(), all.end());
  EXPECT_GE(all.front(), 0.8);
  EXPECT_LE(all.back(), 1.2);
  EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end()) << "each has its own";
}

TEST(CountSpeedRuns, LeavesOutWhereTheyTellNothingOrTakeLong) {
  const SpeedSettings usual{.runs = 4, .runs_are_asked_for = false, .spread = 0.2, .seed = 1};
  const SpeedSettings asked{.runs = 2, .runs_are_asked_for = true, .spread = 0.2, .seed = 1};
  EXPECT_EQ(count_speed_runs(usual, Metric::time, kMostSpeedRunNodes), 4U);
  EXPECT_EQ(count_speed_runs(usual, Metric::time, kMostSpeedRunNodes + 1), 0U);
  EXPECT_EQ(count_speed_runs(asked, Metric::time, kMostSpeedRunNodes + 1), 2U);
  EXPECT_EQ(count_speed_runs(asked, Metric::distance, 3), 0U);
}

}  // namespace
}  // namespace narhet::study
