// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/input/road_product.hpp"
#include "narhet/model/need.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/result.hpp"
#include "narhet/model/road.hpp"
#include "narhet/network/network_file.hpp"
#include "narhet/study/study_file.hpp"

#include <optional>
#include <vector>

namespace narhet::study {

/// The records of a study, read, tied to each other (municipality of a place, place of a need) and
/// checked against each other's extent.
struct Inputs {
  model::Roads roads;  ///< empty where the network is prepared
  /// What the roads were read with: how their words were understood, and speeds that they lack.
  std::vector<model::Provenance> road_provenance;
  /// Of roads read from lines; a prepared network and an extract do not say.
  std::optional<input::RoadProduct> road_product;
  std::vector<model::Provenance> provenance;        ///< of what the points made it matter to assume
  std::optional<network::PreparedNetwork> network;  ///< exactly if the study names one
  std::vector<model::Place> places;
  std::vector<model::Service> services;
  /// Where the services lie that are left out as too far away: a place nearer to one of them than
  /// to its own answer has an uncertain one.
  std::vector<geo::Point> services_beyond;
  std::vector<model::Candidate> candidates;
  std::vector<model::Municipality> municipalities;
  std::vector<model::Need> needs;
  std::optional<int> admin_level;  ///< of the municipalities, where they come from OpenStreetMap
  std::vector<model::LoadReport> loads;
  std::vector<base::Message> notices;  ///< of the study as a whole
};

/// Each file is read once, also when several subjects come from it.
/// @throws Error as the readers of `input` do; `layer_empty` without a place or a service;
/// Cancelled
[[nodiscard]] Inputs read_inputs(const StudyFile& study, const base::Task& task);

}  // namespace narhet::study
