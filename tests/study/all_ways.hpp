// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/input/gdal_session.hpp"
#include "narhet/model/scenario.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/routing/planner.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/scenario.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace narhet::study::test {

using Closed = std::vector<base::ServiceIndex>;

/// A study with every way from a place to a service point, by Boost's Dijkstra on roads in which
/// each of them is a vertex: whatever closes, the nearest of what is left can be read off.  Beside
/// it the product, which searches anew for every closure.
class AllWays {
 public:
  AllWays(const StudyFile& study, routing::Method method);

  [[nodiscard]] std::size_t places() const { return prepared_.places.size(); }
  [[nodiscard]] std::size_t services() const { return prepared_.services.size(); }

  /// Pairs of which somebody has the one as the nearest of some kind and the other as the second:
  /// where a joint closure is more than the sum of two.
  [[nodiscard]] std::set<std::pair<base::ServiceIndex, base::ServiceIndex>> neighbours() const;

  /// Compares what the product makes of a closure with what the ways say: the nearest of every
  /// place before and after, and the effects on the whole study.
  /// @returns how many places change over all kinds and metrics
  [[nodiscard]] std::size_t check_scenario(const Closed& closed) const;
  /// The same with the product's nearest of today searched once and for all.
  [[nodiscard]] std::size_t check_closure(const Closed& closed) const;

 private:
  using Ranked = std::vector<model::Reached>;  // of a place, the nearest first

  void rank();
  [[nodiscard]] ScenarioChange change(const Closed& closed) const;
  [[nodiscard]] static std::optional<model::Reached> nearest(const Ranked& ranked,
                                                             const Closed& closed);
  [[nodiscard]] std::size_t check(const model::NearestTable& today,
                                  const model::NearestTable& after,
                                  std::span<const model::ScenarioEffect> effects,
                                  const Closed& closed) const;

  input::GdalSession session_;
  StudyFile study_;
  std::vector<Line> lines_;
  Prepared prepared_;
  routing::Engine engine_;
  std::vector<model::PopulationGroup> groups_;
  model::NearestTable today_;
  base::PerMetric<std::vector<Ranked>> ranked_;  // kinds x places
};

}  // namespace narhet::study::test
