// SPDX-License-Identifier: MIT
#include "narhet/input/detail/placement.hpp"

#include "narhet/base/error.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace narhet::input::detail {
namespace {

using base::Decimal;
using base::Error;
using base::ErrorCode;
using base::Message;

/// National systems are used some way beyond the zone that they are made for.
constexpr double kMarginDegrees = 5.0;

geo::Box widened_area_of_use(const geo::Crs& crs) {
  geo::Box area = crs.area_of_use();
  area.min_x -= kMarginDegrees;
  area.min_y -= kMarginDegrees;
  area.max_x += kMarginDegrees;
  area.max_y += kMarginDegrees;
  return area;
}

/// Where positions of one system may lie if they are for a study in another.
class PlausibleArea {
 public:
  PlausibleArea(const geo::Crs& from, const geo::Crs& study)
      : to_degrees_{from, geo::wgs84()},
        areas_{widened_area_of_use(from), widened_area_of_use(study)} {}

  /// Somewhere, if not where the study is.
  [[nodiscard]] bool is_somewhere(geo::Point point) const {
    return is_on_earth(to_degrees_.apply(point));
  }
  [[nodiscard]] bool contains(geo::Point point) const {
    const auto degrees = to_degrees_.apply(point);
    return is_on_earth(degrees) &&
           std::all_of(areas_.begin(), areas_.end(), [&](const geo::Box& area) {
             return area.is_empty() || area.contains(*degrees);
           });
  }

 private:
  [[nodiscard]] static bool is_on_earth(const std::optional<geo::Point>& degrees) {
    return degrees && std::abs(degrees->x) <= 180.0 && std::abs(degrees->y) <= 90.0;
  }

  geo::Transform to_degrees_;
  std::array<geo::Box, 2> areas_;
};

/// One position of each feature that has one.
std::vector<geo::Point> positions_of(const FeatureTable& table) {
  std::vector<geo::Point> positions;
  for (const Feature& feature : table.features) {
    if (feature.point) {
      positions.push_back(*feature.point);
    } else if (!feature.area.empty()) {
      positions.push_back(feature.area.front().outer.front());
    } else if (!feature.lines.empty()) {
      positions.push_back(feature.lines.front().front());
    }
  }
  return positions;
}

/// What the numbers look like, if they look like anything.
Message likely_system(geo::Point first, const geo::Crs& crs) {
  const bool looks_like_degrees = std::abs(first.x) <= 180.0 && std::abs(first.y) <= 90.0;
  if (looks_like_degrees && !crs.is_geographic()) {
    return Message{"they look like degrees: write crs = \"EPSG:4326\" in the study"};
  }
  constexpr geo::Box kRt90{1'200'000.0, 6'100'000.0, 1'900'000.0, 7'700'000.0};
  if (kRt90.contains(first)) {
    return Message{"they look like RT 90 2.5 gon V: write crs = \"EPSG:3021\" in the study"};
  }
  constexpr geo::Box kSweref99Tm{260'000.0, 6'100'000.0, 930'000.0, 7'700'000.0};
  if (kSweref99Tm.contains(first) && crs.code() != "EPSG:3006") {
    return Message{"they look like SWEREF 99 TM: write crs = \"EPSG:3006\" in the study"};
  }
  if (!looks_like_degrees && crs.is_geographic()) {
    return Message{
        "they look like metres: write their system in the study, such as crs = "
        "\"EPSG:3006\" for SWEREF 99 TM"};
  }
  return Message{"check the coordinate systems of the input and of the study"};
}

Message systems_of(const geo::Crs& table, const geo::Crs& study) {
  return table.code() == study.code() ? Message{"{}", table.code()}
                                      : Message{"{} and {}", table.code(), study.code()};
}

void refuse_implausible(const FeatureTable& table,
                        const Source& source,
                        const geo::Crs& study_crs) {
  const std::vector<geo::Point> positions = positions_of(table);
  const PlausibleArea area{*table.crs, study_crs};
  std::size_t fit = 0;
  std::size_t fit_exchanged = 0;
  for (const geo::Point position : positions) {
    fit += area.contains(position) ? 1U : 0U;
    fit_exchanged += area.contains({position.y, position.x}) ? 1U : 0U;
  }
  const base::Where where{source.shown_path, source.layer, {}};
  if (fit_exchanged > fit) {
    throw Error{
        ErrorCode::axes_swapped, where,
        Message{"{} of {} positions fit {} as they are, and {} with x and y exchanged", fit,
                positions.size(), table.crs->code(), fit_exchanged},
        Message{"x is east or longitude, y is north or latitude; in older Swedish lists it is "
                "the other way round: for a CSV write fields = {{ x = \"…\", y = \"…\" }} with "
                "the names of its columns"}};
  }
  if (fit == 0 && !positions.empty()) {
    const geo::Point first = positions.front();
    throw Error{ErrorCode::crs_invalid, where,
                Message{"none of {} positions lies in the area of {}; the first has x {} and y {}",
                        positions.size(), systems_of(*table.crs, study_crs), Decimal{first.x, 1},
                        Decimal{first.y, 1}},
                likely_system(first, *table.crs)};
  }
}

/// A few points among many that fit only the other way round, or nowhere: a slip of the hand.
void set_misplaced_aside(const geo::Crs& study_crs, FeatureTable& table) {
  const PlausibleArea area{*table.crs, study_crs};
  for (Feature& feature : table.features) {
    if (!feature.point || !feature.fault.empty() || area.contains(*feature.point)) {
      continue;
    }
    if (area.contains({feature.point->y, feature.point->x})) {
      feature.fault = Message{"its x and y seem to be exchanged: {} and {}",
                              Decimal{feature.point->x, 1}, Decimal{feature.point->y, 1}};
    } else if (!area.is_somewhere(*feature.point)) {
      feature.fault = Message{"its position is nowhere on Earth"};
    }
  }
}

/// What spreadsheets and old registers write where nobody knew the position.
void set_unknown_aside(FeatureTable& table) {
  for (Feature& feature : table.features) {
    if (feature.point && feature.fault.empty() && feature.point->x == 0.0 &&
        feature.point->y == 0.0) {
      feature.fault = Message{"its position is 0, 0, which stands for one that is not known"};
    }
  }
}

/// A ring or a line.
bool move(std::vector<geo::Point>& points, const geo::Transform& to_study) {
  return std::all_of(points.begin(), points.end(), [&](geo::Point& point) {
    const auto moved = to_study.apply(point);
    point = moved.value_or(point);
    return moved.has_value();
  });
}

bool move(geo::Polygon& polygon, const geo::Transform& to_study) {
  return move(polygon.outer, to_study) &&
         std::all_of(polygon.holes.begin(), polygon.holes.end(),
                     [&](geo::Ring& hole) { return move(hole, to_study); });
}

void move(Feature& feature, const geo::Transform& to_study) {
  if (feature.point) {
    feature.point = to_study.apply(*feature.point);
  }
  const bool moved =
      std::all_of(feature.area.begin(), feature.area.end(),
                  [&](geo::Polygon& polygon) { return move(polygon, to_study); }) &&
      std::all_of(feature.lines.begin(), feature.lines.end(),
                  [&](std::vector<geo::Point>& line) { return move(line, to_study); });
  if (!moved || (!feature.point && feature.area.empty() && feature.lines.empty())) {
    feature.fault =
        Message{"its position cannot be brought into the coordinate system of the study"};
  }
}

}  // namespace

void place_in(const geo::Crs& study_crs, const Source& source, FeatureTable& table) {
  if (!table.crs) {
    throw Error{ErrorCode::crs_missing,
                {source.shown_path, source.layer, {}},
                Message{"it is not said in which coordinate system the positions are"},
                Message{"write it in the study, such as crs = \"EPSG:3006\" for SWEREF 99 TM"}};
  }
  refuse_implausible(table, source, study_crs);
  set_misplaced_aside(study_crs, table);
  set_unknown_aside(table);
  if (table.crs->code() == "EPSG:3021" && study_crs.code() != "EPSG:3021") {
    const auto notice = Message{
        "positions in RT 90 are converted to within about 0.1 m; EPSG:3847 names a closer way"};
    table.notices.push_back(notice);
  }
  const geo::Transform to_study{*table.crs, study_crs};
  for (Feature& feature : table.features) {
    if (feature.fault.empty()) {
      move(feature, to_study);
    }
  }
  table.stated_crs = table.crs->code();
  table.crs = study_crs;
}

}  // namespace narhet::input::detail
