// SPDX-License-Identifier: MIT
#include "narhet/input/osm_settings.hpp"

#include <stdexcept>
#include <utility>

namespace narhet::input {
namespace {

using base::Settings;

std::set<std::string, std::less<>> read_set(const Settings& table, const std::string& key) {
  const auto texts = table.required(key, table.texts(key));
  return {texts.begin(), texts.end()};
}

std::vector<TagRule> read_rules(const Settings& table, const std::string& key) {
  std::vector<TagRule> rules;
  for (const std::string& text : table.required(key, table.texts(key))) {
    rules.push_back(tag_rule_from_text(text));
  }
  return rules;
}

}  // namespace

TagRule tag_rule_from_text(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0) {
    throw std::invalid_argument{"expected key=value"};
  }
  TagRule rule{std::string{text.substr(0, equals)}, {}};
  text.remove_prefix(equals + 1);
  if (text == "*") {
    return rule;
  }
  while (!text.empty()) {
    const auto bar = text.find('|');
    rule.values.emplace(text.substr(0, bar));
    text.remove_prefix(bar == std::string_view::npos ? text.size() : bar + 1);
  }
  return rule;
}

OsmSettings read_osm_settings(const Settings& settings) {
  OsmSettings osm;
  const Settings kinds = settings.required("kinds", settings.table("kinds"));
  for (const std::string& kind : kinds.keys()) {
    osm.kinds[kind] = read_rules(kinds, kind);
  }
  const Settings places = settings.required("places", settings.table("places"));
  osm.place_types = read_set(places, "types");
  osm.fallback_place_types = read_set(places, "fallback_types");
  const Settings candidates = settings.required("candidates", settings.table("candidates"));
  osm.hosts = read_rules(candidates, "hosts");

  const Settings roads = settings.required("roads", settings.table("roads"));
  osm.ways_not_for_cars = read_set(roads, "not_for_cars");
  const Settings access = settings.required("access", settings.table("access"));
  osm.access_denied = read_set(access, "denied");
  osm.access_restricted = read_set(access, "restricted");
  osm.access_open = read_set(access, "open");
  const Settings barriers = settings.required("barriers", settings.table("barriers"));
  osm.barriers_closed = read_set(barriers, "closed");
  osm.barriers_openable = read_set(barriers, "openable");

  const Settings surfaces = settings.required("surfaces", settings.table("surfaces"));
  for (const model::Surface surface :
       {model::Surface::paved, model::Surface::gravel, model::Surface::ground}) {
    for (const std::string& value : read_set(surfaces, std::string{model::key(surface)})) {
      osm.surfaces[value] = surface;
    }
  }
  const Settings limits = settings.required("implicit_limits", settings.table("implicit_limits"));
  for (const std::string& zone : limits.keys()) {
    const Settings entry = limits.required(zone, limits.table(zone));
    osm.implicit_limits[zone] = entry.required("value", entry.speed("value"));
    static_cast<void>(entry.keys());  // source and date are for the reader of the file
  }
  osm.seasons = read_season_settings(settings.required("seasons", settings.table("seasons")));
  settings.refuse_unknown();
  return osm;
}

}  // namespace narhet::input
