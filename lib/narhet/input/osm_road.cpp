// SPDX-License-Identifier: MIT
#include "narhet/input/osm_road.hpp"

#include "narhet/input/osm_values.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>

namespace narhet::input {
namespace {

using base::Message;
using model::SpeedLimit;

bool has(const std::set<std::string, std::less<>>& values, std::string_view value) {
  return values.find(value) != values.end();
}

/// What tags say to somebody; `unclear` is a word that is in no list.
enum class Access : std::uint8_t { unsaid, denied, unclear, restricted, open };

/// Of several words ("agricultural;forestry") the one that lets most in.
Access access_from_text(std::string_view text, const OsmSettings& settings) {
  Access most = Access::denied;
  for (const std::string_view word : osm_value_parts(text, ';')) {
    most = std::max(most, has(settings.access_denied, word)       ? Access::denied
                          : has(settings.access_restricted, word) ? Access::restricted
                          : has(settings.access_open, word)       ? Access::open
                                                                  : Access::unclear);
  }
  return most;
}

/// By the first of the keys that is there.
Access access_by(std::initializer_list<std::string_view> keys,
                 const TagLookup& tag,
                 const OsmSettings& settings) {
  for (const std::string_view key : keys) {
    if (const auto value = tag(key)) {
      return access_from_text(*value, settings);
    }
  }
  return Access::unsaid;
}

Access access_of(model::Mode mode, const TagLookup& tag, const OsmSettings& settings) {
  switch (mode) {
    case model::Mode::car:
      return access_by({"motorcar", "motor_vehicle", "vehicle", "access"}, tag, settings);
    case model::Mode::bicycle: {
      const auto bicycle = tag("bicycle");
      return bicycle && *bicycle == "dismount"
                 ? Access::denied
                 : access_by({"bicycle", "vehicle", "access"}, tag, settings);
    }
    case model::Mode::walking:
      return access_by({"foot", "access"}, tag, settings);
  }
  return Access::denied;
}

/// Where tags say nothing of a mode, its class does: OpenStreetMap's defaults as Sweden has them.
bool is_open_by_class(model::Mode mode, model::RoadClass road_class, const TagLookup& tag) {
  using model::RoadClass;
  const auto motorroad = tag("motorroad");
  const bool for_motors = road_class == RoadClass::motorway ||
                          road_class == RoadClass::motorway_link ||
                          (motorroad && *motorroad == "yes");
  switch (mode) {
    case model::Mode::car:
      return road_class < RoadClass::ferry;
    case model::Mode::bicycle:
      return !for_motors && road_class != RoadClass::pedestrian &&
             road_class != RoadClass::footway && road_class != RoadClass::bridleway &&
             road_class != RoadClass::steps;
    case model::Mode::walking:
      return !for_motors;
  }
  return false;
}

/// A ferry says for whom it is.  Where it says nothing of vehicles it carries cars only if it says
/// nothing of walkers and cyclists either: a ferry tagged for them alone is a passenger boat.
bool ferry_carries_cars(const TagLookup& tag, const OsmSettings& settings) {
  const Access vehicles = access_by({"motorcar", "motor_vehicle", "vehicle"}, tag, settings);
  if (vehicles != Access::unsaid) {
    return vehicles != Access::denied;
  }
  return access_by({"access"}, tag, settings) != Access::denied && !tag("foot") && !tag("bicycle");
}

std::optional<model::Direction> direction_from_text(std::string_view oneway) {
  if (oneway == "yes" || oneway == "true" || oneway == "1") {
    return model::Direction::forward;
  }
  if (oneway == "-1" || oneway == "reverse") {
    return model::Direction::backward;
  }
  if (oneway == "no" || oneway == "false" || oneway == "0") {
    return model::Direction::both;
  }
  return std::nullopt;
}

model::Direction car_direction(const TagLookup& tag, model::RoadClass road_class) {
  const auto oneway = tag("oneway");
  if (const auto said = oneway ? direction_from_text(*oneway) : std::nullopt) {
    return *said;
  }
  const auto junction = tag("junction");
  const bool implied = (junction && (*junction == "roundabout" || *junction == "circular")) ||
                       road_class == model::RoadClass::motorway ||
                       road_class == model::RoadClass::motorway_link;
  return implied ? model::Direction::forward : model::Direction::both;
}

/// One-way streets hold for cyclists unless signs say otherwise, and not for walkers.
model::Direction direction(model::Mode mode, const TagLookup& tag, model::RoadClass road_class) {
  if (mode == model::Mode::walking) {
    return model::Direction::both;
  }
  if (mode == model::Mode::bicycle) {
    const auto own = tag("oneway:bicycle");
    if (const auto said = own ? direction_from_text(*own) : std::nullopt) {
      return *said;
    }
    const auto lane = tag("cycleway");
    if (lane && lane->starts_with("opposite")) {
      return model::Direction::both;
    }
  }
  return car_direction(tag, road_class);
}

/// A limit that both directions share.  Keys that name the source of a limit ("sign", an address)
/// count only where a limit can be read in them.
std::optional<SpeedLimit> shared_limit(const TagLookup& tag,
                                       const OsmSettings& settings,
                                       bool& unknown_limit) {
  if (const auto value = tag("maxspeed")) {
    const auto limit = speed_limit_from_text(*value, settings);
    unknown_limit = unknown_limit || !limit;
    return limit;
  }
  for (const std::string_view key : {"zone:maxspeed", "maxspeed:type", "source:maxspeed"}) {
    const auto value = tag(key);
    const bool is_code = value && value->find(':') != std::string_view::npos;
    if (const auto limit = is_code ? speed_limit_from_text(*value, settings) : std::nullopt) {
      return limit;
    }
  }
  return std::nullopt;
}

void read_limits(const TagLookup& tag, const OsmSettings& settings, RoadReading& road) {
  const auto shared = shared_limit(tag, settings, road.unknown_limit);
  const auto read = [&](std::string_view key) {
    const auto text = tag(key);
    const auto limit = text ? speed_limit_from_text(*text, settings) : shared;
    road.unknown_limit = road.unknown_limit || (text && !limit);
    return limit;
  };
  road.segment.limit_forward = read("maxspeed:forward");
  road.segment.limit_backward = read("maxspeed:backward");
}

bool ferry_carries(model::Mode mode, const TagLookup& tag, const OsmSettings& settings) {
  if (mode == model::Mode::car) {
    return ferry_carries_cars(tag, settings);
  }
  const Access own = mode == model::Mode::bicycle ? access_by({"bicycle"}, tag, settings)
                                                  : access_by({"foot"}, tag, settings);
  return own != Access::unsaid ? own != Access::denied
                               : access_by({"access"}, tag, settings) != Access::denied;
}

Message ferry_closed(model::Mode mode) {
  return mode == model::Mode::car       ? Message{"ferries that carry no cars"}
         : mode == model::Mode::bicycle ? Message{"ferries that carry no bicycles"}
                                        : Message{"ferries that carry no walkers"};
}

/// The clauses about months that hold for a mode: of the first of its keys that is there.
std::optional<std::string_view> conditional_of(model::Mode mode, const TagLookup& tag) {
  const auto first = [&](std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) {
      if (const auto value = tag(key)) {
        return value;
      }
    }
    return std::optional<std::string_view>{};
  };
  switch (mode) {
    case model::Mode::car:
      return first({"motorcar:conditional", "motor_vehicle:conditional", "vehicle:conditional",
                    "access:conditional"});
    case model::Mode::bicycle:
      return first({"bicycle:conditional", "vehicle:conditional", "access:conditional"});
    case model::Mode::walking:
      return first({"foot:conditional", "access:conditional"});
  }
  return std::nullopt;
}

/// How access changes with the months.
struct AccessByMonth {
  model::Months opened{model::Months::none()};  ///< "yes @ (Dec-Mar)"
  model::Months closed{model::Months::none()};  ///< "no @ (Nov-Apr)"
  bool restricted{};                            ///< what opens it lets only some in
  bool unknown{};
};

AccessByMonth access_by_month(model::Mode mode, const TagLookup& tag, const OsmSettings& settings) {
  AccessByMonth by_month;
  const auto text = conditional_of(mode, tag);
  if (!text) {
    return by_month;
  }
  by_month.unknown =
      !for_each_season_clause(*text, settings.seasons, [&](const SeasonClause& clause) {
        const Access access = access_from_text(clause.value, settings);
        if (access == Access::denied) {
          by_month.closed = by_month.closed | clause.months;
          by_month.opened = by_month.opened - clause.months;
        } else if (access != Access::unclear) {
          by_month.opened = by_month.opened | clause.months;
          by_month.closed = by_month.closed - clause.months;
          by_month.restricted = access == Access::restricted;
        }
      });
  return by_month;
}

bool is_yes(const TagLookup& tag, std::string_view key) {
  const auto value = tag(key);
  return value && *value == "yes";
}

/// When it is open, access aside.
model::Months months_of(const TagLookup& tag, const OsmSettings& settings, SeasonDoubts& doubts) {
  const OpenMonths open = open_months(tag("opening_hours"), tag("seasonal"), settings.seasons);
  doubts.unknown_months = open.is_unknown;
  if (!open.months.is_whole_year()) {
    return open.months;
  }
  const bool is_ice = is_yes(tag, "ice_road");
  if (is_ice || is_yes(tag, "winter_road")) {
    return is_ice ? settings.seasons.ice_road : settings.seasons.winter_road;
  }
  doubts.unsaid_months = open.is_unsaid;
  return {};
}

/// @param by_month  of the mode asked for
void read_season(const TagLookup& tag,
                 const OsmSettings& settings,
                 const AccessByMonth& by_month,
                 bool denied_else,
                 RoadReading& road) {
  const model::Months months = months_of(tag, settings, road.doubts);
  road.doubts.unknown_months = road.doubts.unknown_months || by_month.unknown;
  road.segment.months = denied_else ? months & by_month.opened : months - by_month.closed;
  if (road.segment.months.is_empty()) {  // the tags contradict each other
    road.segment.months = {};
    road.doubts.unknown_months = true;
  }
  const bool says_months = !road.segment.months.is_whole_year();
  road.doubts.unsaid_months = road.doubts.unsaid_months && !says_months;
}

void read_ferry(const TagLookup& tag,
                const OsmSettings& settings,
                model::Mode mode,
                RoadReading& road) {
  road.segment.road_class = model::RoadClass::ferry;
  for (const model::Mode each : model::kModes) {
    road.segment.open[each] = ferry_carries(each, tag, settings)
                                  ? std::optional{direction(each, tag, model::RoadClass::ferry)}
                                  : std::nullopt;
  }
  if (!road.segment.open[mode]) {
    road.excluded = ferry_closed(mode);
  }
  if (const auto duration = tag("duration")) {
    road.segment.duration = osm_duration_from_text(*duration);
    road.unknown_duration = !road.segment.duration;
  }
  if (const auto interval = tag("interval")) {
    road.interval = osm_interval_from_text(*interval);
    road.doubts.unknown_interval = !road.interval;
  }
  read_season(tag, settings, access_by_month(mode, tag, settings), false, road);
}

Message class_closed(model::Mode mode) {
  return mode == model::Mode::car
             ? Message{"ways that are not for cars (foot and cycle ways, steps, …)"}
         : mode == model::Mode::bicycle
             ? Message{"ways that are not for bicycles (footways, steps, …)"}
             : Message{"ways that are not for walkers (motorways, …)"};
}

Message access_closed(model::Mode mode) {
  return mode == model::Mode::car       ? Message{"roads closed to cars"}
         : mode == model::Mode::bicycle ? Message{"roads closed to bicycles"}
                                        : Message{"roads closed to walkers"};
}

/// Nobody's road: `open` stays empty.
bool is_no_road(const TagLookup& tag, model::Mode mode, RoadReading& road) {
  const auto road_class = model::road_class_from_key(*tag("highway"));
  if (!road_class || *road_class == model::RoadClass::ferry) {
    const std::array<std::string_view, 4> not_there{"proposed", "construction", "abandoned",
                                                    "razed"};
    const bool is_there =
        std::find(not_there.begin(), not_there.end(), *tag("highway")) == not_there.end();
    road.excluded =
        is_there ? class_closed(mode) : Message{"roads that are planned, being built or gone"};
    return true;
  }
  road.segment.road_class = *road_class;
  const auto area = tag("area");
  if (area && *area == "yes") {
    road.excluded = Message{"areas drawn as roads (squares, yards)"};
    return true;
  }
  return false;
}

/// Why the road is closed to a mode; empty: it is open.
Message why_closed(model::Mode mode,
                   model::RoadClass road_class,
                   Access access,
                   const TagLookup& tag) {
  // Tags open what the class leaves closed to cyclists and walkers; no tag makes a path a car's.
  const bool said_open = access == Access::open || access == Access::restricted;
  const bool by_class = is_open_by_class(mode, road_class, tag);
  if (!by_class && (mode == model::Mode::car || !said_open)) {
    return class_closed(mode);
  }
  if (access == Access::denied) {
    return access_closed(mode);
  }
  const auto oneway = tag("oneway");
  if (mode == model::Mode::car && oneway && (*oneway == "reversible" || *oneway == "alternating")) {
    return Message{"roads whose direction changes with the hour"};
  }
  return {};
}

void read_highway(const TagLookup& tag,
                  const OsmSettings& settings,
                  model::Mode mode,
                  RoadReading& road) {
  if (is_no_road(tag, mode, road)) {
    return;
  }
  const model::RoadClass road_class = road.segment.road_class;
  for (const model::Mode each : model::kModes) {
    Access access = access_of(each, tag, settings);
    const AccessByMonth by_month = access_by_month(each, tag, settings);
    const bool opened_by_month = access == Access::denied && !by_month.opened.is_empty();
    if (opened_by_month) {
      access = by_month.restricted ? Access::restricted : Access::open;
    }
    const Message closed = why_closed(each, road_class, access, tag);
    if (closed.empty()) {
      road.segment.open[each] = direction(each, tag, road_class);
    }
    if (each == mode) {
      road.excluded = closed;
      road.segment.restricted = access == Access::restricted;
      if (closed.empty()) {
        read_season(tag, settings, by_month, opened_by_month, road);
      }
    }
  }
}

}  // namespace

RoadReading read_road(const TagLookup& tag, const OsmSettings& settings, model::Mode mode) {
  RoadReading road;
  road.segment.open = {{}, {}, {}};
  const auto route = tag("route");
  if (!tag("highway") && route && *route == "ferry") {
    read_ferry(tag, settings, mode, road);
  } else {
    read_highway(tag, settings, mode, road);
  }
  if (!road.segment.open.any()) {
    return road;
  }
  read_limits(tag, settings, road);
  if (const auto surface = tag("surface")) {
    const auto found = settings.surfaces.find(*surface);
    road.segment.surface =
        found == settings.surfaces.end() ? model::Surface::unknown : found->second;
  }
  return road;
}

bool is_closed_barrier(const TagLookup& tag, const OsmSettings& settings) {
  const auto barrier = tag("barrier");
  if (!barrier) {
    return false;
  }
  const Access access = access_of(model::Mode::car, tag, settings);
  if (has(settings.barriers_closed, *barrier)) {
    return access != Access::open && access != Access::restricted;
  }
  return has(settings.barriers_openable, *barrier) && access == Access::denied;
}

}  // namespace narhet::input
