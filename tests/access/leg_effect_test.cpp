// SPDX-License-Identifier: MIT
#include "narhet/access/leg_effect.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace narhet::access {
namespace {

using base::Metric;
using base::Weight;

model::Snap on_road(std::uint32_t leg) {
  model::Snap snap;
  snap.status = model::SnapStatus::on_road;
  snap.position.emplace();
  snap.position->leg = {Weight{leg}, Weight{leg}};
  return snap;
}

TEST(PersonsMovedByLegs, AreThoseWhoseClassTheLegsDecide) {
  // Threshold 100.  Place 0: 90 in all, within.  Place 1: 105, of which 10 are legs: without
  // them 95. Place 2: 150, beyond with and without.
  const std::vector<model::Threshold> thresholds{{Metric::time, Weight{100}, "0.1 s"}};
  std::vector<model::Place> places(3);
  const double persons[] = {1, 20, 300};
  model::NearestTable nearest{3, 1};
  const std::uint32_t costs[] = {90, 105, 150};
  for (std::uint32_t i = 0; i < 3; ++i) {
    places[i].population = base::Persons{persons[i]};
    nearest.at(base::PlaceIndex{i}, base::KindIndex{0}, Metric::time).nearest =
        model::Reached{base::ServiceIndex{0}, Weight{costs[i]}};
  }
  const std::vector<model::Snap> place_snaps{on_road(4), on_road(4), on_road(4)};
  const std::vector<model::Snap> service_snaps{on_road(6)};
  EXPECT_EQ(persons_moved_by_legs(places, place_snaps, service_snaps, nearest, thresholds).count(),
            20);
}

}  // namespace
}  // namespace narhet::access
