// SPDX-License-Identifier: MIT
#include "narhet/input/road_lines.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/columns.hpp"
#include "narhet/input/detail/line_roads.hpp"
#include "narhet/input/detail/number_column.hpp"
#include "narhet/input/detail/osm_columns.hpp"
#include "narhet/input/detail/record_rows.hpp"
#include "narhet/input/detail/road_table.hpp"
#include "narhet/input/detail/words.hpp"
#include "narhet/input/season_tags.hpp"

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
using detail::joined;
using detail::Tags;

constexpr std::size_t kMaxShown = 10;

/// A column, by our name for it and by the key of the tag whose words it has.
struct TagColumn {
  const char* ours;
  const char* tag;
};
constexpr std::array<TagColumn, 10> kTagColumns{{{"class", "highway"},
                                                 {"speed", "maxspeed"},
                                                 {"speed_forward", "maxspeed:forward"},
                                                 {"speed_backward", "maxspeed:backward"},
                                                 {"oneway", "oneway"},
                                                 {"surface", "surface"},
                                                 {"duration", "duration"},
                                                 {"interval", "interval"},
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

/// Months as people write them ("5-10", "maj-okt") in OpenStreetMap's words, in which they may also
/// stand in the table; nothing for other texts.
std::optional<std::string> opening_hours_of(const std::string& cell,
                                            const SeasonSettings& settings) {
  constexpr std::array<std::string_view, model::Months::kYear> kWords{
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto months = model::months_from_text(cell);
  if (!months) {
    const bool is_understood =
        speaks_of_months(cell, settings) && months_of_opening_hours(cell, settings);
    return is_understood ? std::optional{cell} : std::nullopt;
  }
  std::vector<std::string> open;
  for (int month = 1; month <= model::Months::kYear; ++month) {
    if (months->contains(month)) {
      open.emplace_back(kWords.at(static_cast<std::size_t>(month - 1)));
    }
  }
  return joined(open, ",");
}

/// Makes roads of features, one after the other.
class Reader {
 public:
  Reader(const Source& source,
         const RoadLineOptions& options,
         const OsmSettings& settings,
         const geo::Crs& study_crs,
         const detail::FeatureTable& table,
         model::LoadReport& report);

  void add(const Feature& feature, model::LoadReport& report);
  RoadLines finish(model::LoadReport&& report, const base::Task& task);

 private:
  [[nodiscard]] Tags tags_of(const Feature& feature, Message& left_out);
  [[nodiscard]] bool is_no_road(const std::string& word) const;
  [[nodiscard]] std::string class_of(const std::string& cell);
  [[nodiscard]] std::string class_where_none_is_said(const Tags& tags);
  void read_months(Tags& tags, const Feature& feature) const;
  void read_oneway(Tags& tags, const Feature& feature) const;
  [[nodiscard]] std::optional<base::Metres> stated_length(const Feature& feature) const;
  void refuse_unknown_classes() const;
  void tell_counts(model::LoadReport& report) const;

  const Source* source_;
  const RoadLineOptions* options_;
  const OsmSettings* settings_;
  std::vector<std::pair<const char*, std::size_t>> tag_columns_;  // tag, column
  detail::OsmColumns osm_columns_;
  std::optional<std::size_t> class_column_;
  std::optional<std::size_t> months_column_;
  std::optional<std::size_t> length_column_;
  std::optional<std::size_t> name_column_;  // of ferries
  detail::NumberColumn lengths_;

  detail::LineRoads roads_;
  std::map<std::string, std::uint64_t> unknown_classes_;
  std::uint64_t without_class_{};
  std::uint64_t several_classes_{};
};

Reader::Reader(const Source& source,
               const RoadLineOptions& options,
               const OsmSettings& settings,
               const geo::Crs& study_crs,
               const detail::FeatureTable& table,
               model::LoadReport& report)
    : source_{&source},
      options_{&options},
      settings_{&settings},
      lengths_{"length", table.numbers},
      roads_{source, options, settings, study_crs} {
  std::vector<std::string> ours{"length",   "name",     "months",     "opening_hours",
                                "seasonal", "ice_road", "winter_road"};
  for (const TagColumn& each : kTagColumns) {
    ours.emplace_back(each.ours);
  }
  detail::Columns known{table.columns, source, ours};
  known.note_in(report.columns);
  for (const TagColumn& each : kTagColumns) {
    if (const auto column = known.find(each.ours, {each.tag})) {
      tag_columns_.emplace_back(each.tag, *column);
    }
  }
  osm_columns_ = detail::OsmColumns{known};
  class_column_ = known.find("class", {"highway"});
  months_column_ = known.find("months", {"månader", "manader"});
  name_column_ = known.find("name", {"namn"});
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

/// Whether a word without a class is one for something else: not for cars, or OpenStreetMap's.
bool Reader::is_no_road(const std::string& word) const {
  return settings_->ways_not_for_cars.contains(word) ||
         (word != "none" && osm_columns_.have_more_than_roads());
}

/// The word for `highway`; empty where the study leaves the class out.
std::string Reader::class_of(const std::string& cell) {
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
    } else if (!road_class && is_no_road(word)) {
      slowest = slowest_class ? slowest : word;
    } else if (!road_class && word != "none") {
      ++unknown_classes_[theirs];
      slowest = slowest_class ? slowest : "road";
    }
  }
  return slowest;
}

/// The word for `highway` where the column says nothing; empty where the line is no road.
std::string Reader::class_where_none_is_said(const Tags& tags) {
  if (const auto highway = tags.find("highway"); highway != tags.end()) {
    return class_of(highway->second);
  }
  if (const auto route = tags.find("route"); route != tags.end() && route->second == "ferry") {
    return "ferry";
  }
  if (class_column_ && osm_columns_.have_more_than_roads() && !options_->classes.contains("")) {
    return {};
  }
  without_class_ += class_column_ ? 1U : 0U;
  return options_->classes.contains("") ? class_of("") : "road";
}

/// @param left_out  afterwards, why the line is no road; empty if it is one
Tags Reader::tags_of(const Feature& feature, Message& left_out) {
  Tags tags;
  for (const auto& [tag, column] : tag_columns_) {
    if (const std::string& cell = feature.cells[column]; !cell.empty()) {
      tags[tag] = joined(words_of(cell), ";");
    }
  }
  read_months(tags, feature);
  read_oneway(tags, feature);
  osm_columns_.add_to(tags, feature);
  const std::string cell = class_column_ ? feature.cells[*class_column_] : "";
  const std::string word = cell.empty() ? class_where_none_is_said(tags) : class_of(cell);
  if (word.empty()) {
    left_out = cell.empty() && !options_->classes.contains("")
                   ? Message{"lines that are no roads (waterways, barriers, railways, …)"}
                   : Message{"classes that the study leaves out"};
  }
  if (word == model::key(model::RoadClass::ferry)) {
    tags.erase("highway");
    tags["route"] = word;
    if (name_column_) {
      tags["name"] = feature.cells[*name_column_];
    }
  } else {
    tags["highway"] = word;
  }
  return tags;
}

/// Months that are not understood would leave a winter road open all year.
void Reader::read_months(Tags& tags, const Feature& feature) const {
  if (!months_column_ || feature.cells[*months_column_].empty()) {
    return;
  }
  const std::string& cell = feature.cells[*months_column_];
  auto hours = opening_hours_of(cell, settings_->seasons);
  if (!hours) {
    throw Error{
        ErrorCode::value_invalid,
        {source_->shown_path, source_->layer, feature.record},
        Message{"expected months such as 5-10 or maj-okt, found '{}'", base::printable(cell)},
        Message{"leave the cell empty where it is open all year"}};
  }
  tags["opening_hours"] = std::move(*hours);
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

void Reader::add(const Feature& feature, model::LoadReport& report) {
  if (!feature.fault.empty()) {
    report.rejected.push_back({{model::Subject::roads, feature.record}, {}, feature.fault, {}});
    return;
  }
  Message left_out;
  const Tags tags = tags_of(feature, left_out);
  if (!left_out.empty()) {
    report.exclude(left_out);
    return;
  }
  const auto first_segment = roads_.add(feature, tags, report);
  const auto stated = first_segment ? stated_length(feature) : std::nullopt;
  if (stated) {
    roads_.state_length(*first_segment, *stated);
  }
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

void Reader::tell_counts(model::LoadReport& report) const {
  if (!class_column_) {
    const auto notice = Message{"there is no column 'class': all roads count as of unknown class"};
    report.notices.push_back(notice);
  }
  if (without_class_ > 0) {
    report.notices.push_back(base::counted(without_class_,
                                           "{} road has no class and counts as of unknown class",
                                           "{} roads have no class and count as of unknown class"));
  }
  if (several_classes_ > 0) {
    report.notices.push_back(base::counted(several_classes_,
                                           "{} road has several classes; the slowest counts",
                                           "{} roads have several classes; the slowest counts"));
  }
}

RoadLines Reader::finish(model::LoadReport&& report, const base::Task& task) {
  refuse_unknown_classes();
  model::Roads roads = roads_.finish(report, task);
  tell_counts(report);
  return {std::move(roads), std::move(report)};
}

}  // namespace

RoadLines detail::read_road_table(FeatureTable table,
                                  const Source& source,
                                  const RoadLineOptions& options,
                                  const OsmSettings& settings,
                                  const geo::Crs& study_crs,
                                  const base::Task& task) {
  model::LoadReport report = detail::begin_report(source, model::Subject::roads, table, task);
  Reader reader{source, options, settings, study_crs, table, report};
  for (const Feature& feature : table.features) {
    task.check();
    reader.add(feature, report);
  }
  return reader.finish(std::move(report), task);
}

RoadLines read_road_lines(const Source& source,
                          const RoadLineOptions& options,
                          const OsmSettings& settings,
                          const geo::Crs& study_crs,
                          const base::Task& task) {
  return detail::read_road_table(
      detail::read_feature_table(source, detail::GeometryWanted::line, study_crs, task), source,
      options, settings, study_crs, task);
}

}  // namespace narhet::input
