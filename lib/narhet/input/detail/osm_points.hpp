// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/detail/osm_object.hpp"
#include "narhet/input/osm_settings.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/place.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace narhet::input {

/// Records of one sort, and which of them are areas.
template <class Record>
struct PointRecords {
  std::vector<Record> nodes;
  std::vector<std::pair<Record, geo::MultiPolygon>> areas;
  model::LoadReport report;
};

/// Picks places, services and candidates out of the objects of an extract.
class OsmPoints {
 public:
  OsmPoints(const OsmSettings& settings, const std::vector<model::Kind>& kinds);

  /// Whether an object of these tags is of any of the three sorts.
  [[nodiscard]] bool wants(const osmium::TagList& tags) const;

  void add(const OsmObject& object);
  /// An object that should be an area and is none: why.
  void reject(const OsmObject& object, const base::Message& reason);

  /// Ends the reading: chooses the types of places, drops areas that are nodes drawn twice.
  void finish();

  [[nodiscard]] std::vector<model::Place> take_places() { return std::move(places_.nodes); }
  [[nodiscard]] std::vector<model::Service> take_services() { return std::move(services_.nodes); }
  [[nodiscard]] std::vector<model::Candidate> take_candidates() {
    return std::move(candidates_.nodes);
  }
  [[nodiscard]] model::LoadReport& report(model::Subject subject);
  [[nodiscard]] const std::vector<std::string>& place_types() const { return place_types_; }

 private:
  [[nodiscard]] model::KindSet kinds_of(const osmium::TagList& tags) const;
  [[nodiscard]] std::optional<std::string> host_of(const osmium::TagList& tags) const;
  void exclude_gone(const OsmObject& object);
  [[nodiscard]] model::Months months_of(const OsmObject& object);
  void add_place(const OsmObject& object, std::string_view type);
  void choose_place_types();

  const OsmSettings* settings_;
  std::vector<std::vector<TagRule>> rules_;  // by kind
  PointRecords<model::Place> places_;
  PointRecords<model::Service> services_;
  PointRecords<model::Candidate> candidates_;
  std::vector<std::pair<std::string, model::Rejected>> rejected_places_;  // by type
  std::vector<std::string> place_types_;
  std::uint64_t unread_populations_{};
  std::uint64_t unread_months_{};
  std::uint64_t unsaid_months_{};
};

}  // namespace narhet::input
