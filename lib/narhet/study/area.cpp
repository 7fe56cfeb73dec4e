// SPDX-License-Identifier: MIT
#include "narhet/study/area.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/base/text.hpp"
#include "narhet/geo/buffer.hpp"
#include "narhet/model/reachable_area.hpp"
#include "narhet/network/course.hpp"
#include "narhet/output/area_file.hpp"
#include "narhet/output/publication.hpp"
#include "narhet/routing/reachable_area.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/travel_engine.hpp"

#include <algorithm>
#include <utility>

namespace narhet::study {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;
using base::Metric;
using base::Weight;

struct Limit {
  Metric metric{};
  Weight weight;
  std::string label;
};

Limit read_limit(const std::string& text) {
  if (const auto duration = base::duration_from_text(text)) {
    return {Metric::time, base::to_weight(*duration), text};
  }
  if (const auto length = base::length_from_text(text)) {
    return {Metric::distance, base::to_weight(*length), text};
  }
  throw Error{ErrorCode::usage,
              {},
              Message{"expected a limit such as \"10 min\" or \"5 km\", found '{}'",
                      base::printable(text)}};
}

/// Ascending, of one metric.
std::vector<Limit> read_limits(const std::vector<std::string>& texts) {
  std::vector<Limit> limits;
  limits.reserve(texts.size());
  for (const std::string& text : texts) {
    limits.push_back(read_limit(text));
  }
  if (limits.empty()) {
    throw Error{ErrorCode::usage, {}, Message{"expected a limit such as \"10 min\" or \"5 km\""}};
  }
  for (const Limit& limit : limits) {
    if (limit.metric != limits.front().metric) {
      throw Error{ErrorCode::usage,
                  {},
                  Message{"the limits are in minutes and in km: each has its own shortest ways"},
                  Message{"ask for one after the other"}};
    }
  }
  std::stable_sort(limits.begin(), limits.end(),
                   [](const Limit& a, const Limit& b) { return a.weight < b.weight; });
  return limits;
}

base::Metres read_buffer(const std::string& text) {
  const auto buffer = base::length_from_text(text);
  if (!buffer || buffer->count() <= 0.0) {
    throw Error{ErrorCode::usage,
                {},
                Message{"expected a distance from the roads such as \"100 m\", found '{}'",
                        base::printable(text)}};
  }
  return *buffer;
}

/// The points asked for, as far as they are on a road.
template <class Record>
std::vector<model::RoadPosition> chosen(const std::vector<Record>& records,
                                        const std::vector<model::Snap>& snaps,
                                        const AreaOptions& options,
                                        std::vector<Line>& lines) {
  for (const std::string& id : options.ids) {
    const auto found = std::find_if(records.begin(), records.end(),
                                    [&](const Record& each) { return each.id == id; });
    if (found == records.end()) {
      throw Error{
          ErrorCode::usage,
          {},
          Message{"the study's {} have no id '{}'", model::name(options.of), base::printable(id)}};
    }
  }
  std::vector<model::RoadPosition> points;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const bool wanted = options.ids.empty() || std::find(options.ids.begin(), options.ids.end(),
                                                         records[i].id) != options.ids.end();
    if (wanted && snaps[i].position) {
      points.push_back(*snaps[i].position);
    } else if (wanted) {
      lines.push_back({Message{"note: {} '{}' has no area: {}", model::name(options.of),
                               base::printable(records[i].id), model::name(snaps[i].status)}});
    }
  }
  return points;
}

std::vector<model::RoadPosition> points_of(const Prepared& prepared,
                                           const AreaOptions& options,
                                           std::vector<Line>& lines) {
  const Inputs& inputs = prepared.inputs;
  switch (options.of) {
    case model::Subject::places:
      return chosen(inputs.places, prepared.places, options, lines);
    case model::Subject::candidates:
      return chosen(inputs.candidates, prepared.candidates, options, lines);
    default:
      return chosen(inputs.services, prepared.services, options, lines);
  }
}

std::string points_text(const AreaOptions& options) {
  std::string text{model::key(options.of)};
  for (std::size_t i = 0; i < options.ids.size(); ++i) {
    text += (i == 0 ? " " : ", ") + options.ids[i];
  }
  return text;
}

base::Metres length_of(const network::ArcGeometry& geometry, const routing::Stretch& stretch) {
  return (stretch.to - stretch.from) * geometry.length(geometry.links[stretch.link]);
}

model::ReachableArea area_of(const network::ArcGeometry& geometry,
                             const Limit& limit,
                             const std::vector<routing::Stretch>& stretches,
                             const std::vector<routing::Stretch>& new_stretches,
                             base::Metres buffer,
                             const base::Task& task) {
  model::ReachableArea area{limit.weight, limit.label, {}, {}, {}, {}};
  std::vector<std::vector<geo::Point>> lines;
  for (const routing::Stretch& stretch : stretches) {
    area.length += length_of(geometry, stretch);
    lines.push_back(
        network::line_between(geometry, geometry.links[stretch.link], stretch.from, stretch.to));
  }
  area.area = geo::buffer(lines, buffer, task);
  for (const routing::Stretch& stretch : new_stretches) {
    area.new_lengths.push_back(length_of(geometry, stretch));
    area.new_lines.push_back(
        network::line_between(geometry, geometry.links[stretch.link], stretch.from, stretch.to));
  }
  return area;
}

}  // namespace

std::vector<Line> write_area(const StudyFile& study,
                             const std::filesystem::path& file,
                             const AreaOptions& options,
                             const base::Task& task) {
  const std::vector<Limit> limits = read_limits(options.limits);
  const Metric metric = limits.front().metric;
  const base::Metres buffer = read_buffer(options.buffer);
  if (file.extension() != ".gpkg") {
    throw Error{ErrorCode::usage,
                {file.string(), {}, {}},
                Message{"the name of a file of areas ends in .gpkg"}};
  }
  output::Publication publication{file, {.overwrite = options.overwrite}};
  std::vector<Line> lines;
  const Prepared prepared = prepare(study, task, lines);
  const auto points = points_of(prepared, options, lines);
  const routing::Engine engine =
      make_engine(prepared.network, 1, {options.engine, study.hierarchy_file()}, task, lines);
  std::vector<Weight> weights;
  weights.reserve(limits.size());
  for (const Limit& limit : limits) {
    weights.push_back(limit.weight);
  }
  const network::ArcGeometry& geometry = prepared.network.geometry;
  const auto by_limit = routing::reachable_stretches(engine, geometry, metric, options.direction,
                                                     points, weights, task);
  model::ReachableAreas areas{study.notice,
                              points_text(options),
                              options.direction == routing::SearchDirection::to_points,
                              metric,
                              buffer,
                              study.crs,
                              {}};
  for (std::size_t i = 0; i < limits.size(); ++i) {
    const auto fresh = i == 0 ? by_limit[0] : routing::without(by_limit[i], by_limit[i - 1]);
    areas.areas.push_back(area_of(geometry, limits[i], by_limit[i], fresh, buffer, task));
    lines.push_back({Message{"within {}: {} km of road", limits[i].label,
                             base::Decimal{areas.areas.back().length.count() / 1000.0, 1}}});
  }
  output::write_areas(areas, publication, options.date, study.language, task);
  publication.commit();
  lines.push_back({Message{"areas: {}", file.string()}});
  return lines;
}

}  // namespace narhet::study
