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
#include "narhet/study/audience.hpp"
#include "narhet/study/output_target.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/provenance.hpp"
#include "narhet/study/travel_engine.hpp"

#include <algorithm>
#include <optional>
#include <type_traits>
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
  std::optional<Limit> limit;
  if (const auto duration = base::duration_from_text(text)) {
    limit = {Metric::time, base::to_weight(*duration), base::with_short_unit(text)};
  } else if (const auto length = base::length_from_text(text)) {
    limit = {Metric::distance, base::to_weight(*length), base::with_short_unit(text)};
  }
  if (!limit || limit->weight == Weight{}) {
    throw Error{ErrorCode::usage,
                {},
                Message{"expected a limit such as \"10 min\" or \"5 km\", found '{}'",
                        base::printable(text)},
                Message{"units are s, min, h, m and km; more than 0"}};
  }
  return *limit;
}

/// Ascending, each once, of one metric.
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
  limits.erase(std::unique(limits.begin(), limits.end(),
                           [](const Limit& a, const Limit& b) { return a.weight == b.weight; }),
               limits.end());
  return limits;
}

base::Metres read_buffer(const std::string& text) {
  const auto buffer = base::length_from_text(text);
  if (!buffer || buffer->count() <= 0.0) {
    throw Error{ErrorCode::usage,
                {},
                Message{"expected a distance from the roads such as \"100 m\", found '{}'",
                        base::printable(text)},
                Message{"units are m and km; more than 0"}};
  }
  return *buffer;
}

/// Whether a point is of the kind asked for.
template <class Record>
bool is_of_kind(const Record& record, const std::optional<base::KindIndex>& kind) {
  if constexpr (std::is_same_v<Record, model::Service>) {
    return kind ? record.kinds.contains(*kind) : !record.kinds.empty();  // closed this season
  } else {
    return true;
  }
}

/// @throws Error `usage` for a kind that the study does not have, or of points without kinds
std::optional<base::KindIndex> kind_of(const StudyFile& study, const AreaOptions& options) {
  if (options.kind.empty()) {
    return std::nullopt;
  }
  std::string known;
  for (std::size_t i = 0; i < study.kinds.size(); ++i) {
    if (study.kinds[i].key == options.kind && options.of == model::Subject::services) {
      return base::id_at<base::KindIndex>(i);
    }
    known += (i == 0 ? "" : ", ") + study.kinds[i].key;
  }
  if (options.of != model::Subject::services) {
    throw Error{ErrorCode::usage, {}, Message{"only service points have a kind"}};
  }
  throw Error{ErrorCode::usage,
              {},
              Message{"the study has no kind '{}'", base::printable(options.kind)},
              Message{"its kinds are {}", known}};
}

/// The points asked for, as far as they are on a road.
template <class Record>
std::vector<model::RoadPosition> chosen(const std::vector<Record>& records,
                                        const std::vector<model::Snap>& snaps,
                                        const AreaOptions& options,
                                        const std::optional<base::KindIndex>& kind,
                                        std::vector<Line>& lines) {
  for (const std::string& id : options.ids) {
    const auto found = std::find_if(records.begin(), records.end(),
                                    [&](const Record& each) { return model::has_id(each, id); });
    if (found == records.end()) {
      throw Error{
          ErrorCode::usage,
          {},
          Message{"the study's {} have no id '{}'", model::name(options.of), base::printable(id)},
          Message{"ids are in the column id of the layer {} that 'narhet run' makes",
                  std::string{model::key(options.of)}}};
    }
  }
  std::vector<model::RoadPosition> points;
  Message why_not;  // of the last that has none
  for (std::size_t i = 0; i < records.size(); ++i) {
    const bool named = options.ids.empty() || std::any_of(options.ids.begin(), options.ids.end(),
                                                          [&](const std::string& id) {
                                                            return model::has_id(records[i], id);
                                                          });
    const bool wanted = named && is_of_kind(records[i], kind);
    if (wanted && snaps[i].position) {
      points.push_back(*snaps[i].position);
    } else if (wanted) {
      why_not = Message{"'{}' has no area: {}", base::printable(records[i].id),
                        model::name(snaps[i].status)};
      lines.push_back({Message{"note: {}", why_not}});
    }
  }
  if (points.empty()) {
    throw Error{ErrorCode::layer_empty,
                {},
                Message{"none of the {} asked for is on a road", model::name(options.of)},
                why_not};
  }
  return points;
}

std::vector<model::RoadPosition> points_of(const Prepared& prepared,
                                           const AreaOptions& options,
                                           const std::optional<base::KindIndex>& kind,
                                           std::vector<Line>& lines) {
  const Inputs& inputs = prepared.inputs;
  switch (options.of) {
    case model::Subject::places:
      return chosen(inputs.places, prepared.places, options, kind, lines);
    case model::Subject::candidates:
      return chosen(inputs.candidates, prepared.candidates, options, kind, lines);
    default:
      return chosen(inputs.services, prepared.services, options, kind, lines);
  }
}

std::string points_text(const AreaOptions& options) {
  std::string text{model::key(options.of)};
  text += options.kind.empty() ? "" : " (" + options.kind + ")";
  for (std::size_t i = 0; i < options.ids.size(); ++i) {
    text += (i == 0 ? " " : ", ") + options.ids[i];
  }
  return text;
}

Message points_name(const AreaOptions& options) {
  std::string ids;
  for (const std::string& id : options.ids) {
    ids += (ids.empty() ? "" : ", ") + base::printable(id);
  }
  const Message of = options.kind.empty()
                         ? model::name(options.of)
                         : Message{"{} ({})", model::name(options.of), options.kind};
  return ids.empty() ? of : Message{"{} {}", of, ids};
}

/// Several points have one area: who is near any of them.
Message points_line(std::size_t count, model::Subject of) {
  return count == 1 ? Message{"one point"} : Message{"any of {} {}", count, model::name(of)};
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
  const auto kind = kind_of(study, options);
  refuse_input_as_target(study, file);
  if (options.overwrite) {
    output::refuse_other_areas(file);
  }
  output::Publication publication{file, {.overwrite = options.overwrite}};
  std::vector<Line> lines;
  const Prepared prepared = prepare(study, task, lines);
  const auto points = points_of(prepared, options, kind, lines);
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
  model::ReachableAreas areas{points_name(options),
                              study.travel.mode,
                              prepared.notice,
                              points_text(options),
                              options.direction == routing::SearchDirection::to_points,
                              metric,
                              buffer,
                              study.crs,
                              {},
                              prepared.inputs.loads,
                              provenance_of(study, prepared.inputs, prepared.network_provenance,
                                            prepared.network.report, options.version)};
  leave_out_needs(areas.loads, areas.provenance);
  for (std::size_t i = 0; i < limits.size(); ++i) {
    const auto fresh = i == 0 ? by_limit[0] : routing::without(by_limit[i], by_limit[i - 1]);
    areas.areas.push_back(area_of(geometry, limits[i], by_limit[i], fresh, buffer, task));
    lines.push_back({Message{"within {} of {}, {}: {} km of road", limits[i].label,
                             points_line(points.size(), options.of), model::name(study.travel.mode),
                             base::Decimal{areas.areas.back().length.count() / 1000.0, 1}}});
  }
  output::write_areas(areas, publication, options.date, study.language, task);
  publication.commit();
  lines.push_back({Message{"areas: {}", file.string()}});
  return lines;
}

}  // namespace narhet::study
