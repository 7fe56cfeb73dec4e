// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/geo/crs.hpp"
#include "narhet/geo/point.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/place.hpp"

#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace narhet::input {

/// Collects the administrative areas of an extract and chooses the level of the municipalities.
class OsmBorders {
 public:
  OsmBorders() { report_.subject = model::Subject::municipalities; }

  /// A relation of the extract, before any area is assembled.
  void add(const osmium::Relation& relation);
  /// A closed way with `boundary=administrative`: a border drawn without a relation.
  void add(const osmium::Way& way);
  /// The area of a relation that was added.
  void set_area(std::int64_t relation, geo::MultiPolygon area);
  /// A relation that was added and has members outside the extract.
  void set_incomplete(std::int64_t relation);

  /// @param level   wanted; nothing: the level whose complete areas contain most places, ties to
  /// the
  ///                deeper
  /// @param file    for messages
  /// @throws Error `layer_missing` if `level` has no complete area
  void choose(std::optional<int> level,
              std::span<const model::Place> places,
              const std::filesystem::path& file);

  [[nodiscard]] std::optional<int> level() const { return level_; }
  [[nodiscard]] std::vector<model::Municipality>&& take() { return std::move(municipalities_); }
  [[nodiscard]] model::LoadReport&& take_report() { return std::move(report_); }

 private:
  struct Border {
    std::int64_t relation{};
    int level{};
    std::string name;
    std::string code;
    std::optional<base::Persons> population;
    std::optional<geo::MultiPolygon> area;
    bool incomplete{};
  };

  [[nodiscard]] Border* find(std::int64_t relation);
  [[nodiscard]] std::map<int, std::size_t> places_by_level(
      std::span<const model::Place> places) const;
  void sort_out();

  std::vector<Border> borders_;  // by relation id, as in the file
  std::optional<int> level_;
  std::vector<model::Municipality> municipalities_;
  model::LoadReport report_;
};

}  // namespace narhet::input
