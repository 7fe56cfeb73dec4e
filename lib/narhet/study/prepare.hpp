// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/travel.hpp"
#include "narhet/network/build.hpp"
#include "narhet/routing/nearest_two.hpp"
#include "narhet/study/inputs.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/study_file.hpp"

#include <optional>
#include <string>
#include <vector>

namespace narhet::study {

/// Inputs, the roads as a graph, and every point tied to it.
struct Prepared {
  Inputs inputs;
  /// What the network was made with: speeds with their sources and, of a prepared one, its inputs.
  std::vector<model::Provenance> network_provenance;
  /// What stands on every map and in every title: the study's own notice, and what its roads lack.
  std::string notice;
  network::RoadNetwork network;  ///< in the season of the study
  /// The same roads in the season that it is compared with; nothing: with none.
  std::optional<network::RoadGraph> compared;
  std::vector<model::Snap> places;
  std::vector<model::Snap> services;
  std::vector<model::Snap> candidates;
  std::vector<model::Snap> services_beyond;  ///< of those that the margin leaves out

  [[nodiscard]] routing::Edge edge() const { return {network.edge_nodes, services_beyond}; }
};

/// Reads and checks the inputs, builds the road graph or takes the prepared one, and ties the
/// points to it.  Says what was read and what became of it.
/// @throws Error as `read_inputs`; `network_invalid`; `too_far_from_roads`; Cancelled
[[nodiscard]] Prepared prepare(const StudyFile& study,
                               const base::Task& task,
                               std::vector<Line>& lines);

}  // namespace narhet::study
