// SPDX-License-Identifier: MIT
#include "narhet/input/detail/line_roads.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"
#include "narhet/geo/geodesic.hpp"
#include "narhet/input/osm_road.hpp"

#include <algorithm>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

constexpr std::size_t kMaxShown = 10;

}  // namespace

LineRoads::LineRoads(const Source& source,
                     const RoadLineOptions& options,
                     const OsmSettings& settings,
                     const geo::Crs& study_crs)
    : source_{&source},
      options_{&options},
      settings_{&settings},
      to_degrees_{study_crs, geo::wgs84()} {}

/// Nothing where the road is closed to the mode, with the reason.
std::optional<model::RoadSegment> LineRoads::road_of(const Tags& tags, Message& excluded) {
  const auto highway = tags.find("highway");
  if (highway != tags.end() && highway->second == "none") {
    excluded = Message{"classes that the study leaves out"};
    return std::nullopt;
  }
  TagLookup lookup;
  for (const auto& [key, value] : tags) {
    lookup.add(key, value);
  }
  RoadReading reading = read_road(lookup, *settings_, options_->mode);
  if (!reading.excluded.empty()) {
    excluded = std::move(reading.excluded);
    return std::nullopt;
  }
  unknown_limits_ += reading.unknown_limit ? 1U : 0U;
  const bool has_limit = reading.segment.limit_forward || reading.segment.limit_backward;
  known_limits_ += has_limit ? 1U : 0U;
  if (reading.unknown_limit && first_unknown_limit_.empty()) {
    first_unknown_limit_ = tags.contains("maxspeed") ? tags.find("maxspeed")->second : "";
  }
  unknown_durations_ += reading.unknown_duration ? 1U : 0U;
  seasons_.add(reading);
  if (reading.segment.road_class == model::RoadClass::ferry) {
    reading.segment.ferry = static_cast<std::uint32_t>(roads_.ferries.size());
    const auto name = tags.find("name");
    roads_.ferries.push_back({name == tags.end() ? "" : name->second, reading.interval});
  }
  return reading.segment;
}

void LineRoads::append(std::span<const geo::Point> points) {
  for (const geo::Point& point : points) {
    const geo::Point degrees = to_degrees_.apply(point).value_or(geo::Point{});
    roads_.vertices.push_back({0, {degrees.x, degrees.y}});
    points_.push_back(point);
  }
}

std::optional<std::size_t> LineRoads::add(const Feature& feature,
                                          const Tags& tags,
                                          model::LoadReport& report) {
  Message excluded;
  auto segment = road_of(tags, excluded);
  if (!segment) {
    report.exclude(excluded);
    return std::nullopt;
  }
  if (feature.lines.size() > 1) {
    segment->duration.reset();  // it is that of the whole ferry
  }
  segment->origin = static_cast<std::int64_t>(feature.number);
  const std::size_t first_segment = roads_.segments.size();
  for (const std::vector<geo::Point>& line : feature.lines) {
    segment->first_vertex = static_cast<std::uint32_t>(roads_.vertices.size());
    segment->vertex_count = static_cast<std::uint32_t>(line.size());
    courses_.push_back({segment->first_vertex, segment->vertex_count});
    append(line);
    roads_.segments.push_back(*segment);
  }
  ++report.used;
  return first_segment;
}

void LineRoads::add(const Feature& feature,
                    std::span<const geo::Point> line,
                    std::span<const Stretch> stretches,
                    model::LoadReport& report) {
  Message excluded;
  bool used = false;
  bool goes_on = false;  // from the stretch before
  std::size_t first = 0;
  for (const Stretch& stretch : stretches) {
    std::optional<model::RoadSegment> segment;
    if (stretch.excluded.empty()) {
      segment = road_of(stretch.tags, excluded);
    } else {
      excluded = stretch.excluded;
    }
    if (segment) {
      if (!goes_on) {
        courses_.push_back({static_cast<std::uint32_t>(roads_.vertices.size()), 1});
        append(line.subspan(first, 1));
      }
      segment->first_vertex = static_cast<std::uint32_t>(roads_.vertices.size() - 1);
      segment->vertex_count = static_cast<std::uint32_t>(stretch.last_vertex - first + 1);
      segment->origin = static_cast<std::int64_t>(feature.number);
      append(line.subspan(first + 1, stretch.last_vertex - first));
      courses_.back().vertex_count += segment->vertex_count - 1;
      roads_.segments.push_back(*segment);
    }
    goes_on = segment.has_value();
    used = used || goes_on;
    first = stretch.last_vertex;
  }
  if (used) {
    ++report.used;
  } else {
    report.exclude(excluded);
  }
}

void LineRoads::state_length(std::size_t first_segment, base::Metres stated) {
  std::vector<base::Metres> drawn;
  base::Metres sum;
  for (std::size_t i = first_segment; i < roads_.segments.size(); ++i) {
    const auto line = roads_.line(roads_.segments[i]);
    base::Metres length;
    for (std::size_t at = 1; at < line.size(); ++at) {
      length += geo::geodesic_length(line[at - 1].position, line[at].position);
    }
    drawn.push_back(length);
    sum += length;
  }
  if (sum.count() <= 0.0) {
    return;
  }
  stated_sum_ += stated;
  drawn_sum_ += sum;
  const double ratio = stated / sum;
  doubtful_lengths_ += ratio < 0.5 || ratio > 2.0 ? 1U : 0U;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    roads_.segments[first_segment + i].length = drawn.size() == 1 ? stated : ratio * drawn[i];
  }
}

void LineRoads::refuse_lengths_in_another_unit() const {
  if (drawn_sum_.count() <= 0.0) {
    return;
  }
  const double ratio = stated_sum_ / drawn_sum_;
  if (ratio < 0.5 || ratio > 2.0) {
    throw Error{
        ErrorCode::value_invalid,
        {source_->shown_path, source_->layer, {}},
        Message{"the stated lengths are {} in all, and the lines are {} m long",
                base::Decimal{stated_sum_.count(), 1}, base::Decimal{drawn_sum_.count(), 1}},
        Message{"the column has to be in metres; without it the lines' own length counts"}};
  }
}

/// A column of something else would in silence give every road the speed of its class.
void LineRoads::refuse_speeds_that_are_none() const {
  if (unknown_limits_ > known_limits_) {
    throw Error{ErrorCode::value_invalid,
                {source_->shown_path, source_->layer, {}},
                Message{"{} of {} speed limits cannot be read, such as '{}'", unknown_limits_,
                        unknown_limits_ + known_limits_, base::printable(first_unknown_limit_)},
                Message{"is it the right column? It has to hold km/h, as 70 or \"70 km/h\""}};
  }
}

void LineRoads::join(const base::Task& task, model::LoadReport& report) {
  const LineTopology topology =
      join_lines(points_, courses_, {options_->join_within, options_->near_miss}, task);
  for (std::size_t i = 0; i < roads_.vertices.size(); ++i) {
    roads_.vertices[i].node = topology.nodes[i];
  }
  tell(topology, report);
}

void LineRoads::tell(const LineTopology& topology, model::LoadReport& report) const {
  const auto metres = [](base::Metres length) { return base::Decimal{length.count(), 2}; };
  const auto ends_notice = Message{
      "the lines meet or end at {} points; at {} of them a line ends on another that goes on",
      topology.end_nodes, topology.ends_on_lines};
  report.notices.push_back(ends_notice);
  const auto edge_notice = Message{
      "lines do not say where they were cut off: only dead ends outside the municipalities count "
      "as "
      "the edge of the roads"};
  report.notices.push_back(edge_notice);
  if (topology.joined_over_gap > 0) {
    const auto gap_notice = base::counted(
        topology.joined_over_gap,
        "at {} point the ends of lines that meet lie apart, up to {} m (at most {} m may be)",
        "at {} points the ends of lines that meet lie apart, up to {} m (at most {} m may be)",
        base::Decimal{topology.widest_gap, 3}, metres(options_->join_within));
    report.notices.push_back(gap_notice);
  }
  if (topology.crossings_at_vertices > 0) {
    const auto crossing_notice = base::counted(
        topology.crossings_at_vertices,
        "at {} point lines cross at a vertex of each and are not joined: a bridge, or a crossing "
        "where the lines have to be cut",
        "at {} points lines cross at a vertex of each and are not joined: bridges, or crossings "
        "where the lines have to be cut");
    report.notices.push_back(crossing_notice);
  }
  if (topology.near_misses.empty()) {
    return;
  }
  std::vector<std::string> shown;
  for (const NearMiss& miss : topology.near_misses) {
    const auto after = std::upper_bound(
        roads_.segments.begin(), roads_.segments.end(), miss.vertex,
        [](std::uint32_t vertex, const model::RoadSegment& s) { return vertex < s.first_vertex; });
    if (shown.size() == kMaxShown) {
      shown.emplace_back("…");
      break;
    }
    const auto segment = static_cast<std::size_t>(after - roads_.segments.begin()) - 1;
    shown.push_back(base::format("{}", roads_.segments[segment].origin));
  }
  const auto near_notice = base::counted(
      topology.near_misses.size(),
      "{} line ends less than {} m from another without meeting it (feature {}); where they should "
      "meet, mend the lines or raise join_within in [roads]",
      "{} lines end less than {} m from another without meeting it (features {}); where they "
      "should "
      "meet, mend the lines or raise join_within in [roads]",
      metres(options_->near_miss), joined(shown, ", "));
  report.notices.push_back(near_notice);
}

void LineRoads::tell_counts(model::LoadReport& report) const {
  const auto tell_if = [&](std::uint64_t count, const Message& message) {
    if (count > 0) {
      report.notices.push_back(message);
    }
  };
  tell_if(unknown_limits_,
          base::counted(unknown_limits_,
                        "{} road has a speed limit that cannot be read; its class decides",
                        "{} roads have a speed limit that cannot be read; their class decides"));
  tell_if(unknown_durations_,
          base::counted(unknown_durations_,
                        "{} ferry has a duration that cannot be read; its length decides",
                        "{} ferries have a duration that cannot be read; their length decides"));
  seasons_.tell(report);
  tell_if(doubtful_lengths_,
          base::counted(doubtful_lengths_,
                        "{} road states a length under half or over twice that of its line",
                        "{} roads state a length under half or over twice that of their line"));
}

model::Roads LineRoads::finish(model::LoadReport& report, const base::Task& task) {
  refuse_lengths_in_another_unit();
  refuse_speeds_that_are_none();
  join(task, report);
  tell_counts(report);
  roads_.record_word = "feature";
  return std::move(roads_);
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (const std::string& word : words) {
    text += text.empty() ? "" : std::string{separator};
    text += word;
  }
  return text;
}

}  // namespace narhet::input::detail
