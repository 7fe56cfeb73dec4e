// SPDX-License-Identifier: MIT
#include "narhet/input/detail/osm_points.hpp"

#include "narhet/base/message.hpp"
#include "narhet/geo/area_index.hpp"
#include "narhet/input/country.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace narhet::input {
namespace {

using base::Message;
using model::Subject;

bool value_fits(const TagRule& rule, std::string_view value) {
  return rule.values.empty() ? value != "no" : rule.values.find(value) != rule.values.end();
}

/// The value by which the tags fit the rule.
std::optional<std::string_view> fitting_value(const TagRule& rule, const osmium::TagList& tags) {
  if (!rule.key.ends_with('*')) {
    const char* value = tags.get_value_by_key(rule.key.c_str());
    return value != nullptr && value_fits(rule, value) ? std::optional<std::string_view>{value}
                                                       : std::nullopt;
  }
  const std::string_view prefix = std::string_view{rule.key}.substr(0, rule.key.size() - 1);
  for (const osmium::Tag& tag : tags) {
    if (std::string_view{tag.key()}.starts_with(prefix) && value_fits(rule, tag.value())) {
      return tag.value();
    }
  }
  return std::nullopt;
}

bool is_same(const model::Place& a, const model::Place& b) {
  return a.type == b.type && a.name == b.name;
}
bool is_same(const model::Service& a, const model::Service& b) {
  return a.kinds == b.kinds && (a.name == b.name || a.name.empty() || b.name.empty());
}
bool is_same(const model::Candidate& a, const model::Candidate& b) {
  return a.host == b.host && (a.name == b.name || a.name.empty() || b.name.empty());
}

/// Moves the areas to the nodes, but for those that have a node of the same sort and name within.
template <class Record>
void merge(PointRecords<Record>& records) {
  std::vector<Record> kept;
  for (auto& [record, area] : records.areas) {
    if (geo::invalidity(area)) {
      kept.push_back(std::move(record));
      continue;
    }
    const geo::AreaIndex index{std::span{&area, 1}};
    const Record& drawn = record;
    const bool twice = std::any_of(
        records.nodes.begin(), records.nodes.end(),
        [&](const Record& node) { return is_same(node, drawn) && index.covering(node.position); });
    if (twice) {
      records.report.exclude(Message{"areas that have a node of the same sort and name within"});
    } else {
      kept.push_back(std::move(record));
    }
  }
  records.areas.clear();
  std::move(kept.begin(), kept.end(), std::back_inserter(records.nodes));
}

template <class Record>
void keep(PointRecords<Record>& records, const OsmObject& object, Record&& record) {
  if (object.area != nullptr) {
    records.areas.emplace_back(std::forward<Record>(record), *object.area);
  } else {
    records.nodes.push_back(std::forward<Record>(record));
  }
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : ", ") + word;
  }
  return text;
}

bool is_gone(const osmium::TagList& tags) {
  return tags.has_tag("disused", "yes") || tags.has_tag("abandoned", "yes");
}

}  // namespace

OsmPoints::OsmPoints(const OsmSettings& settings, const std::vector<model::Kind>& kinds)
    : settings_{&settings} {
  for (const model::Kind& kind : kinds) {
    const auto found = settings.kinds.find(kind.key);
    rules_.push_back(found == settings.kinds.end() ? std::vector<TagRule>{} : found->second);
  }
  places_.report.subject = Subject::places;
  services_.report.subject = Subject::services;
  candidates_.report.subject = Subject::candidates;
}

model::KindSet OsmPoints::kinds_of(const osmium::TagList& tags) const {
  model::KindSet kinds;
  for (std::size_t kind = 0; kind < rules_.size(); ++kind) {
    const bool fits =
        std::any_of(rules_[kind].begin(), rules_[kind].end(),
                    [&](const TagRule& rule) { return fitting_value(rule, tags).has_value(); });
    if (fits) {
      kinds.insert(base::id_at<base::KindIndex>(kind));
    }
  }
  return kinds;
}

std::optional<std::string> OsmPoints::host_of(const osmium::TagList& tags) const {
  for (const TagRule& rule : settings_->hosts) {
    if (const auto value = fitting_value(rule, tags)) {
      return std::string{*value};
    }
  }
  return std::nullopt;
}

bool OsmPoints::wants(const osmium::TagList& tags) const {
  return !tags.empty() && (tags.has_key("place") || !kinds_of(tags).empty() || host_of(tags));
}

void OsmPoints::exclude_gone(const OsmObject& object) {
  const auto exclude_from = [](model::LoadReport& report) {
    ++report.read;
    report.exclude(Message{"no longer in use (disused=yes or abandoned=yes)"});
  };
  if (object.tag("place")) {
    exclude_from(places_.report);
  }
  if (!kinds_of(*object.tags).empty()) {
    exclude_from(services_.report);
  }
  if (host_of(*object.tags)) {
    exclude_from(candidates_.report);
  }
}

void OsmPoints::add(const OsmObject& object) {
  if (is_gone(*object.tags)) {
    exclude_gone(object);
    return;
  }
  if (const auto type = object.tag("place")) {
    add_place(object, *type);
  }
  if (const model::KindSet kinds = kinds_of(*object.tags); !kinds.empty()) {
    ++services_.report.read;
    model::Service service;
    service.id = object.text_id();
    service.name = object.name();
    service.kinds = kinds;
    service.months = months_of(object);
    service.position = object.position;
    service.country = country_code(object.tag("addr:country").value_or("")).value_or("");
    service.origin = object.origin(Subject::services);
    keep(services_, object, std::move(service));
  }
  if (auto host = host_of(*object.tags)) {
    ++candidates_.report.read;
    model::Candidate candidate;
    candidate.id = object.text_id();
    candidate.name = object.name();
    candidate.host = *std::move(host);
    candidate.position = object.position;
    candidate.origin = object.origin(Subject::candidates);
    keep(candidates_, object, std::move(candidate));
  }
}

model::Months OsmPoints::months_of(const OsmObject& object) {
  const auto hours = object.tag("opening_hours");
  const OpenMonths open = open_months(hours, object.tag("seasonal"), settings_->seasons);
  // Of hours that cannot be read only those matter that are about months.
  const bool matters = !hours || speaks_of_months(*hours, settings_->seasons);
  unread_months_ += open.is_unknown && matters ? 1U : 0U;
  unsaid_months_ += open.is_unsaid ? 1U : 0U;
  return open.months;
}

void OsmPoints::add_place(const OsmObject& object, std::string_view type) {
  ++places_.report.read;
  const bool may_count =
      settings_->place_types.find(type) != settings_->place_types.end() ||
      settings_->fallback_place_types.find(type) != settings_->fallback_place_types.end();
  if (!may_count) {
    places_.report.exclude(Message{"places of other types (place={})", base::printable(type)});
    return;
  }
  model::Place place;
  place.id = object.text_id();
  place.name = object.name();
  place.type = std::string{type};
  place.position = object.position;
  place.origin = object.origin(Subject::places);
  if (const auto population = object.tag("population")) {
    if (const auto persons = population_from_text(*population)) {
      place.population = base::Persons{*persons};
    } else {
      ++unread_populations_;
    }
  }
  keep(places_, object, std::move(place));
}

void OsmPoints::reject(const OsmObject& object, const base::Message& reason) {
  if (is_gone(*object.tags)) {
    exclude_gone(object);
    return;
  }
  const auto reject_as = [&](model::LoadReport& report) {
    ++report.read;
    report.rejected.push_back({object.origin(report.subject), object.name(), reason, {}});
  };
  if (const auto type = object.tag("place")) {
    ++places_.report.read;
    rejected_places_.push_back(
        {std::string{*type}, {object.origin(Subject::places), object.name(), reason, {}}});
  }
  if (!kinds_of(*object.tags).empty()) {
    reject_as(services_.report);
  }
  if (host_of(*object.tags)) {
    reject_as(candidates_.report);
  }
}

void OsmPoints::choose_place_types() {
  const auto is_main = [&](const model::Place& place) {
    return settings_->place_types.find(place.type) != settings_->place_types.end();
  };
  const auto main_places = std::count_if(places_.nodes.begin(), places_.nodes.end(), is_main);
  const bool has_parts = static_cast<std::size_t>(main_places) < places_.nodes.size();
  const bool take_main = main_places > 1 || !has_parts;
  const auto& types = take_main ? settings_->place_types : settings_->fallback_place_types;
  place_types_.assign(types.begin(), types.end());
  std::vector<model::Place> chosen;
  for (model::Place& place : places_.nodes) {
    if (is_main(place) == take_main) {
      chosen.push_back(std::move(place));
    } else {
      places_.report.exclude(Message{"places of other types (place={})", place.type});
    }
  }
  places_.nodes = std::move(chosen);
  for (auto& [type, rejected] : rejected_places_) {
    if (types.find(type) != types.end() ||
        settings_->place_types.find(type) != settings_->place_types.end()) {
      places_.report.rejected.push_back(std::move(rejected));
    } else {
      places_.report.exclude(Message{"places of other types (place={})", base::printable(type)});
    }
  }
  places_.report.notices.push_back(
      take_main ? Message{"places are those of the types {}", joined(place_types_)}
                : Message{"there is at most one town, village or hamlet: the parts of towns count "
                          "as places ({})",
                          joined(place_types_)});
}

void OsmPoints::finish() {
  merge(places_);
  merge(services_);
  merge(candidates_);
  choose_place_types();
  places_.report.used = places_.nodes.size();
  services_.report.used = services_.nodes.size();
  candidates_.report.used = candidates_.nodes.size();
  if (unread_months_ + unsaid_months_ > 0) {
    services_.report.notices.push_back(base::counted(
        unread_months_ + unsaid_months_,
        "{} service point is closed part of the year without saying when in words that can be "
        "read; it counts as open all year",
        "{} service points are closed part of the year without saying when in words that can be "
        "read; they count as open all year"));
  }
  if (unread_populations_ > 0) {
    places_.report.notices.push_back(base::counted(
        unread_populations_, "{} population cannot be read as a number and is unknown",
        "{} populations cannot be read as a number and are unknown"));
  }
}

model::LoadReport& OsmPoints::report(Subject subject) {
  return subject == Subject::places     ? places_.report
         : subject == Subject::services ? services_.report
                                        : candidates_.report;
}

}  // namespace narhet::input
