// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/input/osm_settings.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/road.hpp"

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace narhet::input {

struct OsmOptions {
  std::set<model::Subject> subjects;  ///< what to take from the extract; never needs
  std::optional<int> admin_level;     ///< of the municipalities; nothing: chosen, see below
  model::Mode mode{};                 ///< whose roads the report counts as used
  bool allow_incomplete{};            ///< take an extract that seems to be cut off
};

struct OsmExtract {
  model::Roads roads;
  std::vector<model::Place> places;
  std::vector<model::Service> services;
  std::vector<model::Candidate> candidates;
  std::vector<model::Municipality> municipalities;
  std::optional<int> admin_level;          ///< of the municipalities, if there are any
  std::vector<std::string> place_types;    ///< those that were taken, in order
  std::vector<model::LoadReport> reports;  ///< one per subject asked for
};

/// Reads an OpenStreetMap extract (PBF) through libosmium.  Positions are in the study CRS, road
/// vertices in degrees.  Ids are "n1", "w2", "r3".
///
/// **Roads** are the ways that are open to any mode, so that the graph is the same for all; the
/// report counts those of the mode asked for.  They meet by node ids only.  A barrier closed to
/// cars cuts the road at its node for them; who walks or cycles passes along a segment without
/// length.  Where a way lacks nodes, its present pieces are kept and end at the edge of the data.
/// That edge is also where a road leaves the box of the file's header, and a dead end outside every
/// municipality, if there are municipalities.
///
/// **Places, services, candidates** are nodes, closed ways and multipolygons; an area stands at a
/// point inside.  An area that has a node of the same sort and name within it is that node drawn
/// twice and is left out.
///
/// **Municipalities** are relations with a name, `boundary=administrative` and an `admin_level`,
/// assembled and complete.  The level is the one whose complete areas contain most of the places,
/// of several the deepest; it is in a notice.  Areas that cannot be assembled (at the edge of the
/// extract) are set aside and named.
///
/// **What is refused**: a file that libosmium cannot read to its end; one whose checksum file
/// beside it
/// (`FILE.md5` or `FILE.sha256`) says otherwise; and, unless allowed, one that lacks a whole
/// section (no ways or no relations, as when it was cut at the boundary of a blob), or more than
/// one in twenty of whose roads lack nodes.  **What cannot be told**: an extract cut off within its
/// relations, and blobs of nodes that no road uses.
///
/// @throws Error `file_not_found`, `file_refused`, `file_damaged`, `checksum_mismatch`,
///         `extract_incomplete`, `layer_missing` for an `admin_level` without a complete area;
///         Cancelled
[[nodiscard]] OsmExtract read_osm_extract(const std::filesystem::path& file,
                                          const OsmSettings& settings,
                                          const std::vector<model::Kind>& kinds,
                                          const OsmOptions& options,
                                          const geo::Crs& study_crs,
                                          const base::Task& task);

}  // namespace narhet::input
