// SPDX-License-Identifier: MIT
#include "narhet/input/osm_road.hpp"

#include "input/osm_defaults.hpp"

#include "narhet/input/osm_values.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace narhet::input {
namespace {

using model::Direction;
using model::RoadClass;
using model::SpeedLimit;
using Tags = std::map<std::string, std::string>;

TagLookup lookup(const Tags& tags) {
  TagLookup lookup;
  for (const auto& [key, value] : tags) {
    lookup.add(key, value);
  }
  return lookup;
}

RoadReading read(const Tags& tags, model::Mode mode = model::Mode::car) {
  return read_road(lookup(tags), test::osm_defaults(), mode);
}

std::string why_not(const Tags& tags) {
  return read(tags).excluded.english();
}

bool is_closed(const Tags& node) {
  return is_closed_barrier(lookup(node), test::osm_defaults());
}

/// "50" in km/h, "walk", "none", or "unknown".
std::string limit_of(std::string_view text) {
  const auto limit = speed_limit_from_text(text, test::osm_defaults());
  if (!limit) {
    return "unknown";
  }
  if (limit->type != SpeedLimit::Type::number) {
    return limit->type == SpeedLimit::Type::walk ? "walk" : "none";
  }
  std::string digits = std::to_string(limit->value.count() * 3.6 + 1e-9);
  digits.erase(digits.find_last_not_of('0') + 1);
  return digits.ends_with('.') ? digits.substr(0, digits.size() - 1) : digits;
}

std::optional<SpeedLimit> kmh(double speed) {
  return SpeedLimit{SpeedLimit::Type::number, base::kilometres_per_hour(speed)};
}

// The values follow from the wiki page Key:maxspeed; 1 mph is 1.609344 km/h and 1 knot 1.852 km/h.
TEST(SpeedLimitFromText, ReadsEverySpelling) {
  const std::vector<std::pair<std::string, std::string>> kTable{
      {"50", "50"},           {" 50 ", "50"},
      {"7.5", "7.5"},         {"50 km/h", "50"},
      {"50km/h", "50"},       {"50 kmh", "50"},
      {"30 mph", "48.28032"}, {"30mph", "48.28032"},
      {"10 knots", "18.52"},  {"none", "none"},
      {"walk", "walk"},       {"SE:urban", "50"},
      {"SE:rural", "70"},     {"SE:motorway", "110"},
      {"DE:rural", "100"},  // a country's own before the general one
      {"CH:motorway", "120"}, {"XX:urban", "50"},
      {"SE:walk", "walk"},    {"DE:living_street", "walk"},
      {"SE:zone:30", "30"},   {"SE:zone30", "30"},
      {"SE:30", "30"},        {"GB:zone:20 mph", "32.18688"},
      {"50;30", "30"},  // the lower
      {"30;50", "30"},        {"none;80", "80"},
      {"80;walk", "walk"},    {"signals;80", "80"},
  };
  for (const auto& [text, expected] : kTable) {
    EXPECT_EQ(limit_of(text), expected) << text;
  }
}

TEST(SpeedLimitFromText, FindsNothingInWhatIsNoLimit) {
  for (const char* text :
       {"",     " ",    ";",    "signals", "variable", "fixme",   "0",       "-50",
        "+50",  "0x32", "inf",  "nan",     "1e999",    "50 m/s",  "fifty",   "50-70",
        "50,5", "mph",  "km/h", ":",       "SE:",      "SE:fast", "SE:zone", "50 50"}) {
    EXPECT_EQ(limit_of(text), "unknown") << '"' << text << '"';
  }
}

// The wiki page Key:duration has hh:mm, hh:mm:ss, minutes, and the form of ISO 8601.
TEST(OsmDurationFromText, ReadsEverySpelling) {
  const std::vector<std::pair<std::string, double>> kTable{
      {"00:20", 1200.0}, {"1:10", 4200.0},     {"1:10:00", 4200.0}, {"00:05:30", 330.0},
      {"20", 1200.0},    {" 20 ", 1200.0},     {"20 min", 1200.0},  {"1 h", 3600.0},
      {"90 s", 90.0},    {"PT15M", 900.0},     {"PT1H30M", 5400.0}, {"PT1H", 3600.0},
      {"PT45S", 45.0},   {"PT1H2M3S", 3723.0}, {"PT0.5H", 1800.0},
  };
  for (const auto& [text, seconds] : kTable) {
    const auto duration = osm_duration_from_text(text);
    ASSERT_TRUE(duration) << text;
    EXPECT_NEAR(duration->count(), seconds, 1e-9) << text;
  }
}

TEST(OsmDurationFromText, FindsNothingInWhatIsNoDuration) {
  for (const char* text : {"", "0", "00:00", "-5", "-1:10", "1:2:3:4", "1:", ":30", "a", "PT",
                           "PT15", "PTM", "PT15X", "PTH", "P1D", "20-30", "PT-5M", "ca 20"}) {
    EXPECT_FALSE(osm_duration_from_text(text)) << '"' << text << '"';
  }
}

TEST(ReadRoad, TakesEveryClassForCarsAndItsLink) {
  for (const char* highway :
       {"motorway", "motorway_link", "trunk", "trunk_link", "primary", "primary_link", "secondary",
        "secondary_link", "tertiary", "tertiary_link", "unclassified", "residential",
        "living_street", "service", "track", "road"}) {
    const RoadReading road = read({{"highway", highway}});
    EXPECT_TRUE(road.excluded.empty()) << highway;
    EXPECT_EQ(model::key(road.segment.road_class), highway);
  }
}

TEST(ReadRoad, LeavesOutWhatIsNotForCars) {
  for (const char* highway :
       {"footway", "cycleway", "path", "steps", "pedestrian", "bridleway", "corridor", "platform",
        "bus_stop", "busway", "raceway", "ferry", ""}) {
    EXPECT_EQ(why_not({{"highway", highway}}),
              "ways that are not for cars (foot and cycle ways, steps, …)")
        << highway;
  }
  for (const char* highway : {"proposed", "construction", "abandoned", "razed"}) {
    EXPECT_EQ(why_not({{"highway", highway}}), "roads that are planned, being built or gone")
        << highway;
  }
  EXPECT_EQ(why_not({{"highway", "service"}, {"area", "yes"}}),
            "areas drawn as roads (squares, yards)");
  EXPECT_EQ(why_not({{"highway", "service"}, {"area", "no"}}), "");
}

TEST(ReadRoad, LetsTheMostSpecialAccessKeyDecide) {
  const char* closed = "roads closed to cars";
  const auto with = [](Tags tags) {
    tags["highway"] = "track";
    return tags;
  };
  EXPECT_EQ(why_not(with({{"access", "no"}})), closed);
  EXPECT_EQ(why_not(with({{"vehicle", "no"}})), closed);
  EXPECT_EQ(why_not(with({{"motor_vehicle", "forestry"}})), closed);
  EXPECT_EQ(why_not(with({{"motorcar", "no"}})), closed);
  EXPECT_EQ(why_not(with({{"access", "yes"}, {"vehicle", "no"}})), closed);
  EXPECT_EQ(why_not(with({{"vehicle", "yes"}, {"motor_vehicle", "no"}})), closed);
  EXPECT_EQ(why_not(with({{"motor_vehicle", "yes"}, {"motorcar", "no"}})), closed);
  EXPECT_EQ(why_not(with({{"access", "no"}, {"vehicle", "yes"}})), "");
  EXPECT_EQ(why_not(with({{"vehicle", "no"}, {"motor_vehicle", "yes"}})), "");
  EXPECT_EQ(why_not(with({{"motor_vehicle", "no"}, {"motorcar", "designated"}})), "");
  EXPECT_EQ(why_not(with({{"bicycle", "no"}, {"foot", "no"}})), "");
}

TEST(ReadRoad, MarksRoadsForThoseWhoHaveSomethingThere) {
  for (const char* value :
       {"private", "destination", "customers", "delivery", "permit", "residents"}) {
    const RoadReading road = read({{"highway", "service"}, {"access", value}});
    EXPECT_TRUE(road.excluded.empty()) << value;
    EXPECT_TRUE(road.segment.restricted) << value;
  }
  EXPECT_FALSE(read({{"highway", "service"}, {"access", "permissive"}}).segment.restricted);
  EXPECT_FALSE(read({{"highway", "service"}, {"access", "private"}, {"motorcar", "yes"}})
                   .segment.restricted);
}

// Forest roads in central Europe are as a rule "agricultural;forestry".
TEST(ReadRoad, UnderstandsSeveralAccessValues) {
  EXPECT_EQ(why_not({{"highway", "track"}, {"motor_vehicle", "agricultural;forestry"}}),
            "roads closed to cars");
  EXPECT_EQ(why_not({{"highway", "track"}, {"motor_vehicle", "forestry; agricultural"}}),
            "roads closed to cars");
  const RoadReading delivery =
      read({{"highway", "service"}, {"motor_vehicle", "agricultural;delivery"}});
  EXPECT_TRUE(delivery.excluded.empty());
  EXPECT_TRUE(delivery.segment.restricted);
  EXPECT_FALSE(read({{"highway", "service"}, {"access", "private;yes"}}).segment.restricted);
}

TEST(ReadRoad, FindsTheDirection) {
  const auto direction = [](Tags tags) {
    tags.insert({"highway", "residential"});
    return read(tags).segment.open.car;
  };
  EXPECT_EQ(direction({}), Direction::both);
  for (const char* yes : {"yes", "true", "1"}) {
    EXPECT_EQ(direction({{"oneway", yes}}), Direction::forward) << yes;
  }
  for (const char* back : {"-1", "reverse"}) {
    EXPECT_EQ(direction({{"oneway", back}}), Direction::backward) << back;
  }
  EXPECT_EQ(direction({{"junction", "roundabout"}}), Direction::forward);
  EXPECT_EQ(direction({{"junction", "circular"}}), Direction::forward);
  EXPECT_EQ(direction({{"junction", "roundabout"}, {"oneway", "-1"}}), Direction::backward);
  EXPECT_EQ(direction({{"junction", "jughandle"}}), Direction::both);
  EXPECT_EQ(direction({{"highway", "motorway"}}), Direction::forward);
  EXPECT_EQ(direction({{"highway", "motorway_link"}}), Direction::forward);
  EXPECT_EQ(direction({{"highway", "trunk"}}), Direction::both);
  for (const char* no : {"no", "false", "0"}) {
    EXPECT_EQ(direction({{"highway", "motorway"}, {"oneway", no}}), Direction::both) << no;
  }
  for (const char* word : {"reversible", "alternating"}) {
    EXPECT_EQ(why_not({{"highway", "residential"}, {"oneway", word}}),
              "roads whose direction changes with the hour");
  }
}

TEST(ReadRoad, ReadsTheLimitOfEachDirection) {
  const auto road = read({{"highway", "primary"}, {"maxspeed", "80"}, {"maxspeed:backward", "60"}});
  EXPECT_EQ(road.segment.limit_forward, kmh(80.0));
  EXPECT_EQ(road.segment.limit_backward, kmh(60.0));
  const auto one = read({{"highway", "primary"}, {"maxspeed:forward", "SE:urban"}});
  EXPECT_EQ(one.segment.limit_forward, kmh(50.0));
  EXPECT_EQ(one.segment.limit_backward, std::nullopt);
  EXPECT_FALSE(one.unknown_limit);
}

TEST(ReadRoad, TakesALimitFromItsSourceOnlyIfThatIsOne) {
  for (const char* key : {"zone:maxspeed", "maxspeed:type", "source:maxspeed"}) {
    EXPECT_EQ(read({{"highway", "primary"}, {key, "SE:urban"}}).segment.limit_forward, kmh(50.0))
        << key;
    EXPECT_EQ(
        read({{"highway", "primary"}, {key, "SE:urban"}, {"maxspeed", "40"}}).segment.limit_forward,
        kmh(40.0))
        << key;
  }
  const auto survey = read({{"highway", "primary"}, {"source:maxspeed", "sign"}});
  EXPECT_EQ(survey.segment.limit_forward, std::nullopt);
  EXPECT_FALSE(survey.unknown_limit);
  // An address is the source of a limit, and no limit that could not be read.
  EXPECT_FALSE(
      read({{"highway", "primary"}, {"source:maxspeed", "https://example.org/x"}}).unknown_limit);
}

TEST(ReadRoad, SaysThatALimitCannotBeRead) {
  const auto road = read({{"highway", "primary"}, {"maxspeed", "signals"}});
  EXPECT_TRUE(road.unknown_limit);
  EXPECT_EQ(road.segment.limit_forward, std::nullopt);
  EXPECT_FALSE(read({{"highway", "primary"}}).unknown_limit);
}

TEST(ReadRoad, ReadsTheSurface) {
  const auto surface = [](const char* value) {
    return read({{"highway", "track"}, {"surface", value}}).segment.surface;
  };
  EXPECT_EQ(surface("asphalt"), model::Surface::paved);
  EXPECT_EQ(surface("compacted"), model::Surface::gravel);
  EXPECT_EQ(surface("grass"), model::Surface::ground);
  EXPECT_EQ(surface("lava"), model::Surface::unknown);
  EXPECT_EQ(read({{"highway", "track"}}).segment.surface, model::Surface::unknown);
}

TEST(ReadRoad, TakesFerriesThatCarryCars) {
  const char* passengers = "ferries that carry no cars";
  const auto ferry = [](Tags tags) {
    tags["route"] = "ferry";
    return tags;
  };
  EXPECT_EQ(read(ferry({})).segment.road_class, RoadClass::ferry);
  EXPECT_EQ(why_not(ferry({})), "");
  EXPECT_EQ(why_not(ferry({{"motor_vehicle", "yes"}, {"foot", "yes"}})), "");
  EXPECT_EQ(why_not(ferry({{"motorcar", "yes"}, {"access", "no"}})), "");
  EXPECT_EQ(why_not(ferry({{"vehicle", "designated"}, {"bicycle", "yes"}})), "");
  EXPECT_EQ(why_not(ferry({{"motorcar", "no"}})), passengers);
  EXPECT_EQ(why_not(ferry({{"motor_vehicle", "no"}})), passengers);
  EXPECT_EQ(why_not(ferry({{"vehicle", "no"}})), passengers);
  EXPECT_EQ(why_not(ferry({{"access", "no"}})), passengers);
  EXPECT_EQ(why_not(ferry({{"foot", "yes"}})), passengers);
  EXPECT_EQ(why_not(ferry({{"foot", "yes"}, {"bicycle", "yes"}})), passengers);
}

TEST(ReadRoad, ReadsHowLongAFerryTakes) {
  const RoadReading ferry = read({{"route", "ferry"}, {"duration", "00:20"}});
  EXPECT_EQ(ferry.segment.duration, base::Seconds{1200.0});
  EXPECT_FALSE(ferry.unknown_duration);
  const RoadReading vague = read({{"route", "ferry"}, {"duration", "depends"}});
  EXPECT_EQ(vague.segment.duration, std::nullopt);
  EXPECT_TRUE(vague.unknown_duration);
  EXPECT_FALSE(read({{"route", "ferry"}}).unknown_duration);
  // Of a road it says something else: how long one walks.
  EXPECT_EQ(read({{"highway", "track"}, {"duration", "00:20"}}).segment.duration, std::nullopt);
}

TEST(ReadRoad, ReadsHowOftenAFerryDeparts) {
  const auto interval = [](const char* text) {
    return read({{"route", "ferry"}, {"interval", text}}).interval;
  };
  EXPECT_EQ(interval("00:20"), base::Seconds{1200.0});
  EXPECT_EQ(interval("20"), base::Seconds{1200.0});
  EXPECT_EQ(interval("01:00:00"), base::Seconds{3600.0});
  EXPECT_EQ(interval("PT30M"), base::Seconds{1800.0});
  EXPECT_FALSE(read({{"route", "ferry"}}).doubts.unknown_interval);
  for (const char* text :
       {"often", "20-30", "-5", "0", "00:20;00:40", "999999999", "1:2:3:4", "\xff"}) {
    EXPECT_EQ(interval(text), std::nullopt) << text;
    EXPECT_TRUE(read({{"route", "ferry"}, {"interval", text}}).doubts.unknown_interval) << text;
  }
}

TEST(ReadRoad, ReadsWhenRoadsAndFerriesAreOpen) {
  using model::Months;
  const auto months = [](Tags tags, model::Mode mode = model::Mode::car) {
    if (!tags.contains("route")) {
      tags.emplace("highway", "unclassified");
    }
    return read(tags, mode).segment.months;
  };
  EXPECT_EQ(months({}), Months{});
  EXPECT_EQ(months({{"route", "ferry"}, {"opening_hours", "May-Oct"}}), Months::range(5, 10));
  EXPECT_EQ(months({{"route", "ferry"}, {"seasonal", "summer"}}), Months::range(6, 8));
  EXPECT_EQ(months({{"route", "ferry"}, {"motor_vehicle:conditional", "no @ (Nov-Apr)"}}),
            Months::range(5, 10));
  EXPECT_EQ(months({{"route", "ferry"}, {"seasonal", "yes"}, {"opening_hours", "May-Oct"}}),
            Months::range(5, 10))
      << "a timetable goes before a word";
  EXPECT_EQ(months({{"winter_road", "yes"}}), Months::range(12, 3)) << "data/defaults/osm.toml";
  EXPECT_EQ(months({{"ice_road", "yes"}}), Months::range(1, 3)) << "data/defaults/osm.toml";
  EXPECT_EQ(months({{"ice_road", "yes"}, {"opening_hours", "Feb-Apr"}}), Months::range(2, 4));
  EXPECT_EQ(months({{"access:conditional", "no @ (Nov 1-Apr 30)"}}), Months::range(5, 10));
  const Tags winter_only{{"motor_vehicle", "no"}, {"motor_vehicle:conditional", "yes @ (Dec-Mar)"}};
  EXPECT_EQ(months(winter_only), Months::range(12, 3));
  EXPECT_EQ(months(winter_only, model::Mode::walking), Months{}) << "it is about cars";
  EXPECT_EQ(months({{"access:conditional", "no @ (22:00-06:00)"}}), Months{});
}

TEST(ReadRoad, OpensByMonthWhatIsClosedElse) {
  Tags tags{{"highway", "track"}, {"motor_vehicle", "no"}};
  EXPECT_EQ(why_not(tags), "roads closed to cars");
  tags["motor_vehicle:conditional"] = "yes @ (Dec-Mar)";
  EXPECT_EQ(why_not(tags), "");
  tags["motor_vehicle:conditional"] = "destination @ (Dec-Mar)";
  EXPECT_TRUE(read(tags).segment.restricted);
  tags["motor_vehicle:conditional"] = "yes @ (08:00-18:00)";
  EXPECT_EQ(why_not(tags), "roads closed to cars") << "hours are no season";
}

TEST(ReadRoad, SaysWhereItDoesNotKnowWhenSomethingIsOpen) {
  const auto doubts = [](Tags tags) {
    tags.emplace("route", "ferry");
    return read(tags).doubts;
  };
  EXPECT_TRUE(doubts({{"seasonal", "yes"}}).unsaid_months);
  EXPECT_FALSE(doubts({{"seasonal", "yes"}, {"opening_hours", "May-Oct"}}).unsaid_months);
  EXPECT_FALSE(doubts({{"seasonal", "summer"}}).unsaid_months);
  EXPECT_TRUE(doubts({{"seasonal", "dry_season"}}).unknown_months);
  EXPECT_TRUE(doubts({{"opening_hours", "week 20-35"}}).unknown_months);
  EXPECT_TRUE(doubts({{"access:conditional", "no @ (Nov-Apr AND ice)"}}).unknown_months);
  const RoadReading never = read({{"route", "ferry"},
                                  {"opening_hours", "May-Oct"},
                                  {"motor_vehicle:conditional", "no @ (Apr-Nov)"}});
  EXPECT_EQ(never.segment.months, model::Months{}) << "tags that leave no month contradict";
  EXPECT_TRUE(never.doubts.unknown_months);
}

// What is open to whom, and which way: "=" both ways, ">" along the line, "<" against it, "-"
// closed; by car, by bicycle, on foot.
std::string open_to(const Tags& tags) {
  const RoadReading road = read(tags);
  std::string text;
  for (const model::Mode mode : model::kModes) {
    const auto& direction = road.segment.open[mode];
    text += !direction                         ? '-'
            : *direction == Direction::both    ? '='
            : *direction == Direction::forward ? '>'
                                               : '<';
  }
  return text;
}

// OpenStreetMap's defaults for Sweden (wiki: OSM tags for routing/Access restrictions): walkers and
// cyclists on all but motorways, cyclists not on footways.
TEST(ReadRoad, IsOpenByClassToThoseWhoMayUseIt) {
  const std::vector<std::pair<std::string, std::string>> kTable{
      {"motorway", ">--"},    {"motorway_link", ">--"}, {"trunk", "==="}, {"residential", "==="},
      {"track", "==="},       {"cycleway", "-=="},      {"path", "-=="},  {"footway", "--="},
      {"pedestrian", "--="},  {"bridleway", "--="},     {"steps", "--="}, {"corridor", "---"},
      {"construction", "---"}};
  for (const auto& [highway, open] : kTable) {
    EXPECT_EQ(open_to({{"highway", highway}}), open) << highway;
  }
}

TEST(ReadRoad, IsOpenToOthersAsTheirOwnKeysSay) {
  EXPECT_EQ(open_to({{"highway", "trunk"}, {"motorroad", "yes"}}), "=--");
  EXPECT_EQ(open_to({{"highway", "motorway"}, {"bicycle", "yes"}}), ">>-");
  EXPECT_EQ(open_to({{"highway", "footway"}, {"bicycle", "yes"}}), "-==");
  EXPECT_EQ(open_to({{"highway", "footway"}, {"bicycle", "dismount"}}), "--=");
  EXPECT_EQ(open_to({{"highway", "cycleway"}, {"foot", "no"}}), "-=-");
  EXPECT_EQ(open_to({{"highway", "path"}, {"motor_vehicle", "yes"}}), "-==");
  EXPECT_EQ(open_to({{"highway", "track"}, {"motor_vehicle", "no"}}), "-==");
  EXPECT_EQ(open_to({{"highway", "track"}, {"vehicle", "no"}}), "--=");
  EXPECT_EQ(open_to({{"highway", "track"}, {"vehicle", "no"}, {"bicycle", "yes"}}), "-==");
  EXPECT_EQ(open_to({{"highway", "service"}, {"access", "no"}}), "---");
  EXPECT_EQ(open_to({{"highway", "service"}, {"access", "no"}, {"foot", "yes"}}), "--=");
  EXPECT_EQ(open_to({{"highway", "service"}, {"access", "private"}}), "===");
  EXPECT_EQ(open_to({{"highway", "residential"}, {"oneway", "reversible"}}), "-==");
}

TEST(ReadRoad, IsOneWayForCyclistsUnlessSignsSayOtherwiseAndNeverForWalkers) {
  const auto street = [](Tags tags) {
    tags["highway"] = "residential";
    return open_to(tags);
  };
  EXPECT_EQ(street({{"oneway", "yes"}}), ">>=");
  EXPECT_EQ(street({{"oneway", "-1"}}), "<<=");
  EXPECT_EQ(street({{"junction", "roundabout"}}), ">>=");
  EXPECT_EQ(street({{"oneway", "yes"}, {"oneway:bicycle", "no"}}), ">==");
  EXPECT_EQ(street({{"oneway", "yes"}, {"cycleway", "opposite_lane"}}), ">==");
  EXPECT_EQ(street({{"oneway:bicycle", "yes"}}), "=>=");
}

TEST(ReadRoad, TakesFerriesForWhomTheyCarry) {
  EXPECT_EQ(open_to({{"route", "ferry"}}), "===");
  EXPECT_EQ(open_to({{"route", "ferry"}, {"foot", "yes"}}), "-==");
  EXPECT_EQ(open_to({{"route", "ferry"}, {"foot", "yes"}, {"bicycle", "no"}}), "--=");
  EXPECT_EQ(open_to({{"route", "ferry"}, {"motor_vehicle", "yes"}, {"foot", "no"}}), "==-");
  EXPECT_EQ(open_to({{"route", "ferry"}, {"access", "no"}}), "---");
}

TEST(ReadRoad, SaysForWhomItIsClosed) {
  using model::Mode;
  const auto why = [](const Tags& tags, Mode mode) {
    return std::string{read(tags, mode).excluded.english()};
  };
  EXPECT_EQ(why({{"highway", "footway"}}, Mode::walking), "");
  EXPECT_EQ(why({{"highway", "footway"}}, Mode::bicycle),
            "ways that are not for bicycles (footways, steps, …)");
  EXPECT_EQ(why({{"highway", "motorway"}}, Mode::walking),
            "ways that are not for walkers (motorways, …)");
  EXPECT_EQ(why({{"highway", "track"}, {"bicycle", "no"}}, Mode::bicycle),
            "roads closed to bicycles");
  EXPECT_EQ(why({{"highway", "track"}, {"foot", "no"}}, Mode::walking), "roads closed to walkers");
  EXPECT_EQ(why({{"route", "ferry"}, {"bicycle", "no"}}, Mode::bicycle),
            "ferries that carry no bicycles");
  EXPECT_EQ(why({{"route", "ferry"}, {"foot", "no"}}, Mode::walking),
            "ferries that carry no walkers");
}

TEST(IsClosedBarrier, IsABollardUnlessCarsMayPass) {
  EXPECT_TRUE(is_closed({{"barrier", "bollard"}}));
  EXPECT_TRUE(is_closed({{"barrier", "block"}, {"bicycle", "yes"}}));
  EXPECT_TRUE(is_closed({{"barrier", "bollard"}, {"motor_vehicle", "no"}}));
  EXPECT_TRUE(is_closed({{"barrier", "bollard"}, {"access", "yes"}, {"motor_vehicle", "no"}}));
  EXPECT_TRUE(is_closed({{"barrier", "bollard"}, {"access", "unknown"}}));
  EXPECT_FALSE(is_closed({{"barrier", "bollard"}, {"motor_vehicle", "yes"}}));
  EXPECT_FALSE(is_closed({{"barrier", "bollard"}, {"motor_vehicle", "private"}}));
}

TEST(IsClosedBarrier, IsAGateOnlyIfItSaysSo) {
  EXPECT_FALSE(is_closed({{"barrier", "gate"}}));
  EXPECT_TRUE(is_closed({{"barrier", "gate"}, {"access", "no"}}));
  EXPECT_FALSE(is_closed({{"barrier", "gate"}, {"access", "private"}}));
  EXPECT_FALSE(is_closed({{"barrier", "gate"}, {"access", "no"}, {"motorcar", "yes"}}));
  EXPECT_TRUE(is_closed({{"barrier", "lift_gate"}, {"motor_vehicle", "forestry"}}));
  EXPECT_FALSE(is_closed({{"barrier", "of an unheard sort"}, {"access", "no"}}));
  EXPECT_FALSE(is_closed({{"access", "no"}}));
}

}  // namespace
}  // namespace narhet::input
