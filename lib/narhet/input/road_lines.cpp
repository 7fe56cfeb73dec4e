// SPDX-License-Identifier: MIT
#include "narhet/input/road_lines.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"
#include "narhet/geo/geodesic.hpp"
#include "narhet/input/detail/columns.hpp"
#include "narhet/input/detail/line_topology.hpp"
#include "narhet/input/detail/number_column.hpp"
#include "narhet/input/detail/record_rows.hpp"
#include "narhet/input/detail/words.hpp"
#include "narhet/input/osm_road.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace narhet::input {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;
using detail::Feature;

constexpr std::size_t kMaxShown = 10;

/// A column, by our name for it and by the key of the tag whose words it has.
struct TagColumn {
  const char* ours;
  const char* tag;
};
constexpr std::array<TagColumn, 9> kTagColumns{{{"class", "highway"},
                                                {"speed", "maxspeed"},
                                                {"speed_forward", "maxspeed:forward"},
                                                {"speed_backward", "maxspeed:backward"},
                                                {"oneway", "oneway"},
                                                {"surface", "surface"},
                                                {"duration", "duration"},
                                                {"access", "access"},
                                                {"junction", "junction"}}};

/// The class that a word names, if the mode may be on it: a road that is partly a footway is one
/// for cars as far as the rest goes.
std::optional<model::RoadClass> class_for(model::Mode mode, std::string_view word) {
  const auto road_class = model::road_class_from_key(word);
  const bool for_others = mode == model::Mode::car && road_class > model::RoadClass::ferry;
  return for_others ? std::nullopt : road_class;
}

/// The words of a cell: of a list such as "['tertiary', 'residential']" each, else itself.
std::vector<std::string> words_of(std::string_view cell) {
  if (!cell.starts_with('[') || !cell.ends_with(']')) {
    return {std::string{cell}};
  }
  std::vector<std::string> words;
  std::string_view rest = cell.substr(1, cell.size() - 2);
  while (!rest.empty()) {
    const auto comma = std::min(rest.find(','), rest.size());
    std::string_view word = base::trimmed(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    for (const char quote : {'\'', '"'}) {
      if (word.size() >= 2 && word.front() == quote && word.back() == quote) {
        word = word.substr(1, word.size() - 2);
      }
    }
    words.emplace_back(word);
  }
  return words;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (const std::string& word : words) {
    text += text.empty() ? "" : std::string{separator};
    text += word;
  }
  return text;
}

/// Makes roads of features, one after the other.
class Reader {
 public:
  Reader(const Source& source,
         const RoadLineOptions& options,
         const OsmSettings& settings,
         const detail::FeatureTable& table);

  void add(const Feature& feature, const geo::Transform& to_degrees, model::LoadReport& report);
  RoadLines finish(model::LoadReport&& report, const base::Task& task);

 private:
  using Tags = std::map<std::string, std::string, std::less<>>;

  [[nodiscard]] Tags tags_of(const Feature& feature, bool& left_out);
  [[nodiscard]] std::string class_of(const std::string& cell);
  void read_oneway(Tags& tags, const Feature& feature) const;
  [[nodiscard]] std::optional<base::Metres> stated_length(const Feature& feature) const;
  void add_lines(const Feature& feature,
                 model::RoadSegment segment,
                 std::optional<base::Metres> stated,
                 const geo::Transform& to_degrees);
  void refuse_unknown_classes() const;
  void refuse_lengths_in_another_unit() const;
  void refuse_speeds_that_are_none() const;
  void join(const base::Task& task, model::LoadReport& report);
  void tell(const detail::LineTopology& topology, model::LoadReport& report) const;
  void tell_counts(model::LoadReport& report) const;

  const Source* source_;
  const RoadLineOptions* options_;
  const OsmSettings* settings_;
  std::vector<std::pair<const char*, std::size_t>> tag_columns_;  // tag, column
  std::optional<std::size_t> class_column_;
  std::optional<std::size_t> length_column_;
  detail::NumberColumn lengths_;

  model::Roads roads_;
  std::vector<geo::Point> points_;  // parallel to the vertices of the roads
  std::map<std::string, std::uint64_t> unknown_classes_;
  base::Metres stated_sum_;
  base::Metres drawn_sum_;  // of the same lines
  std::uint64_t without_class_{};
  std::uint64_t several_classes_{};
  std::uint64_t known_limits_{};
  std::uint64_t unknown_limits_{};
  std::string first_unknown_limit_;
  std::uint64_t unknown_durations_{};
  std::uint64_t doubtful_lengths_{};
};

Reader::Reader(const Source& source,
               const RoadLineOptions& options,
               const OsmSettings& settings,
               const detail::FeatureTable& table)
    : source_{&source},
      options_{&options},
      settings_{&settings},
      lengths_{"length", table.numbers} {
  std::vector<std::string> ours{"length"};
  for (const TagColumn& each : kTagColumns) {
    ours.emplace_back(each.ours);
  }
  const detail::Columns known{table.columns, source, ours};
  for (const TagColumn& each : kTagColumns) {
    if (const auto column = known.find(each.ours, {each.tag})) {
      tag_columns_.emplace_back(each.tag, *column);
    }
  }
  class_column_ = known.find("class", {"highway"});
  if (source.fields.contains("length")) {
    length_column_ = known.find("length");
  }
  for (const Feature& feature : table.features) {
    if (length_column_) {
      lengths_.look_at(feature.cells[*length_column_],
                       {source.shown_path, source.layer, feature.record});
    }
  }
}

/// The word for `highway`; empty where the study leaves the class out.
std::string Reader::class_of(const std::string& cell) {
  if (cell.empty()) {
    ++without_class_;
    return "road";
  }
  const std::vector<std::string> words = words_of(cell);
  several_classes_ += words.size() > 1 ? 1U : 0U;
  std::string slowest;
  std::optional<model::RoadClass> slowest_class;
  for (const std::string& theirs : words) {
    const auto mapped = options_->classes.find(theirs);
    const std::string& word = mapped == options_->classes.end() ? theirs : mapped->second;
    const auto road_class = class_for(options_->mode, word);
    if (road_class && (!slowest_class || *road_class > *slowest_class)) {
      slowest_class = road_class;
      slowest = word;
    } else if (!road_class && settings_->ways_not_for_cars.contains(word)) {
      slowest = slowest_class ? slowest : word;
    } else if (!road_class && word != "none") {
      ++unknown_classes_[theirs];
      slowest = slowest_class ? slowest : "road";
    }
  }
  return slowest;
}

Reader::Tags Reader::tags_of(const Feature& feature, bool& left_out) {
  Tags tags;
  for (const auto& [tag, column] : tag_columns_) {
    if (const std::string& cell = feature.cells[column]; !cell.empty()) {
      tags[tag] = joined(words_of(cell), ";");
    }
  }
  const std::string word = class_column_ ? class_of(feature.cells[*class_column_]) : "road";
  left_out = word.empty();
  if (word == model::key(model::RoadClass::ferry)) {
    tags.erase("highway");
    tags["route"] = word;
  } else {
    tags["highway"] = word;
  }
  return tags;
}

/// Words as a table has them: "Ja", "True", "1".  One that is not understood would make a two-way
/// road of it.
void Reader::read_oneway(Tags& tags, const Feature& feature) const {
  constexpr std::array<std::string_view, 6> kKnown{"yes",     "no",         "-1",
                                                   "reverse", "reversible", "alternating"};
  const auto oneway = tags.find("oneway");
  if (oneway == tags.end()) {
    return;
  }
  std::string word = base::fold_case(oneway->second);
  if (const auto answer = detail::yes_or_no(word)) {
    word = *answer ? "yes" : "no";
  }
  if (std::find(kKnown.begin(), kKnown.end(), word) == kKnown.end()) {
    throw Error{ErrorCode::value_invalid,
                {source_->shown_path, source_->layer, feature.record},
                Message{"expected yes, no or -1 for a one-way road, found '{}'",
                        base::printable(oneway->second)},
                Message{"-1 is one-way against the direction in which the line is drawn"}};
  }
  oneway->second = word;
}

std::optional<base::Metres> Reader::stated_length(const Feature& feature) const {
  if (!length_column_) {
    return std::nullopt;
  }
  const auto metres = lengths_.read(feature.cells[*length_column_]);
  return metres && *metres > 0.0 ? std::optional{base::Metres{*metres}} : std::nullopt;
}

void Reader::add_lines(const Feature& feature,
                       model::RoadSegment segment,
                       std::optional<base::Metres> stated,
                       const geo::Transform& to_degrees) {
  const std::size_t first_segment = roads_.segments.size();
  std::vector<base::Metres> drawn;
  base::Metres sum;
  for (const std::vector<geo::Point>& line : feature.lines) {
    segment.first_vertex = static_cast<std::uint32_t>(roads_.vertices.size());
    segment.vertex_count = static_cast<std::uint32_t>(line.size());
    base::Metres length;
    for (const geo::Point& point : line) {
      const geo::Point degrees = to_degrees.apply(point).value_or(geo::Point{});
      const geo::LonLat position{degrees.x, degrees.y};
      if (&point != &line.front()) {
        length += geo::geodesic_length(roads_.vertices.back().position, position);
      }
      roads_.vertices.push_back({0, position});
      points_.push_back(point);
    }
    drawn.push_back(length);
    sum += length;
    roads_.segments.push_back(segment);
  }
  if (!stated || sum.count() <= 0.0) {
    return;
  }
  stated_sum_ += *stated;
  drawn_sum_ += sum;
  const double ratio = *stated / sum;
  doubtful_lengths_ += ratio < 0.5 || ratio > 2.0 ? 1U : 0U;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    roads_.segments[first_segment + i].length = drawn.size() == 1 ? *stated : ratio * drawn[i];
  }
}

void Reader::add(const Feature& feature,
                 const geo::Transform& to_degrees,
                 model::LoadReport& report) {
  if (!feature.fault.empty()) {
    report.rejected.push_back({{model::Subject::roads, feature.record}, {}, feature.fault, {}});
    return;
  }
  bool left_out = false;
  Tags tags = tags_of(feature, left_out);
  if (left_out) {
    report.exclude(Message{"classes that the study leaves out"});
    return;
  }
  read_oneway(tags, feature);
  TagLookup lookup;
  for (const auto& [key, value] : tags) {
    lookup.add(key, value);
  }
  RoadReading reading = read_road(lookup, *settings_, options_->mode);
  if (!reading.excluded.empty()) {
    report.exclude(reading.excluded);
    return;
  }
  unknown_limits_ += reading.unknown_limit ? 1U : 0U;
  const bool has_limit = reading.segment.limit_forward || reading.segment.limit_backward;
  known_limits_ += has_limit ? 1U : 0U;
  if (reading.unknown_limit && first_unknown_limit_.empty()) {
    first_unknown_limit_ = tags.contains("maxspeed") ? tags.find("maxspeed")->second : "";
  }
  unknown_durations_ += reading.unknown_duration ? 1U : 0U;
  if (feature.lines.size() > 1) {
    reading.segment.duration.reset();  // it is that of the whole ferry
  }
  reading.segment.origin = static_cast<std::int64_t>(feature.number);
  add_lines(feature, reading.segment, stated_length(feature), to_degrees);
  ++report.used;
}

void Reader::refuse_unknown_classes() const {
  if (unknown_classes_.empty()) {
    return;
  }
  std::vector<std::string> words;
  for (const auto& [word, count] : unknown_classes_) {
    if (words.size() == kMaxShown) {
      words.emplace_back("…");
      break;
    }
    words.push_back(base::format("'{}' ({})", base::printable(word), count));
  }
  throw Error{
      ErrorCode::value_invalid,
      {source_->shown_path, source_->layer, {}},
      Message{"there are classes of roads that are not known: {}", joined(words, ", ")},
      Message{"say in [roads] what they are: classes = {{ \"{}\" = \"unclassified\" }}; there are "
              "motorway, trunk, primary, secondary, tertiary, unclassified, residential, "
              "living_street, service, track, ferry, and none for what is no road",
              base::printable(unknown_classes_.begin()->first)}};
}

void Reader::refuse_lengths_in_another_unit() const {
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
void Reader::refuse_speeds_that_are_none() const {
  if (unknown_limits_ > known_limits_) {
    throw Error{ErrorCode::value_invalid,
                {source_->shown_path, source_->layer, {}},
                Message{"{} of {} speed limits cannot be read, such as '{}'", unknown_limits_,
                        unknown_limits_ + known_limits_, base::printable(first_unknown_limit_)},
                Message{"is it the right column? It has to hold km/h, as 70 or \"70 km/h\""}};
  }
}

void Reader::join(const base::Task& task, model::LoadReport& report) {
  std::vector<detail::LineCourse> courses;
  for (const model::RoadSegment& segment : roads_.segments) {
    courses.push_back({segment.first_vertex, segment.vertex_count});
  }
  const detail::LineTopology topology =
      detail::join_lines(points_, courses, {options_->join_within, options_->near_miss}, task);
  for (std::size_t i = 0; i < roads_.vertices.size(); ++i) {
    roads_.vertices[i].node = topology.nodes[i];
  }
  tell(topology, report);
}

void Reader::tell(const detail::LineTopology& topology, model::LoadReport& report) const {
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
  for (const detail::NearMiss& miss : topology.near_misses) {
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

void Reader::tell_counts(model::LoadReport& report) const {
  const auto tell_if = [&](std::uint64_t count, const Message& message) {
    if (count > 0) {
      report.notices.push_back(message);
    }
  };
  if (!class_column_) {
    const auto notice = Message{"there is no column 'class': all roads count as of unknown class"};
    report.notices.push_back(notice);
  }
  tell_if(without_class_,
          base::counted(without_class_, "{} road has no class and counts as of unknown class",
                        "{} roads have no class and count as of unknown class"));
  tell_if(several_classes_,
          base::counted(several_classes_, "{} road has several classes; the slowest counts",
                        "{} roads have several classes; the slowest counts"));
  tell_if(unknown_limits_,
          base::counted(unknown_limits_,
                        "{} road has a speed limit that cannot be read; its class decides",
                        "{} roads have a speed limit that cannot be read; their class decides"));
  tell_if(unknown_durations_,
          base::counted(unknown_durations_,
                        "{} ferry has a duration that cannot be read; its length decides",
                        "{} ferries have a duration that cannot be read; their length decides"));
  tell_if(doubtful_lengths_,
          base::counted(doubtful_lengths_,
                        "{} road states a length under half or over twice that of its line",
                        "{} roads state a length under half or over twice that of their line"));
}

RoadLines Reader::finish(model::LoadReport&& report, const base::Task& task) {
  refuse_unknown_classes();
  refuse_lengths_in_another_unit();
  refuse_speeds_that_are_none();
  join(task, report);
  tell_counts(report);
  roads_.record_word = "feature";
  return {std::move(roads_), std::move(report)};
}

}  // namespace

RoadLines read_road_lines(const Source& source,
                          const RoadLineOptions& options,
                          const OsmSettings& settings,
                          const geo::Crs& study_crs,
                          const base::Task& task) {
  detail::FeatureTable table =
      detail::read_feature_table(source, detail::GeometryWanted::line, study_crs, task);
  model::LoadReport report = detail::begin_report(source, model::Subject::roads, table, task);
  Reader reader{source, options, settings, table};
  const geo::Transform to_degrees{study_crs, geo::wgs84()};
  for (const Feature& feature : table.features) {
    task.check();
    reader.add(feature, to_degrees, report);
  }
  return reader.finish(std::move(report), task);
}

}  // namespace narhet::input
