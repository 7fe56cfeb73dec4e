// SPDX-License-Identifier: MIT
#include "narhet/study/season.hpp"

#include "narhet/access/scenario.hpp"
#include "narhet/base/catalogue.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"
#include "narhet/network/season.hpp"
#include "narhet/routing/nearest_two.hpp"
#include "narhet/routing/season_reasons.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace narhet::study {
namespace {

using base::Message;
using model::Season;

constexpr std::size_t kMostNamed = 12;

/// Several ways may be one ferry: by their name, those without one by their number.
std::map<std::string, model::Months> by_name(
    const std::vector<const network::NetworkFerry*>& ferries) {
  std::map<std::string, model::Months> named;
  for (const network::NetworkFerry* ferry : ferries) {
    const std::string name = ferry->name.empty() ? base::format("{}", ferry->origin) : ferry->name;
    named.emplace(name, ferry->months);
  }
  return named;
}

Message list_of(const std::map<std::string, model::Months>& ferries) {
  Message list;
  std::size_t shown = 0;
  for (const auto& [name, months] : ferries) {
    if (shown == kMostNamed) {
      return Message{"{} and {} more", list, ferries.size() - shown};
    }
    const Message each{"{} (runs {})", base::printable(name), model::name(months)};
    list = shown == 0 ? each : Message{"{}, {}", list, each};
    ++shown;
  }
  return list;
}

std::size_t count_closed(const std::vector<model::Service>& services, const Season& season) {
  return static_cast<std::size_t>(
      std::count_if(services.begin(), services.end(),
                    [&](const model::Service& each) { return !season.opens(each.months); }));
}

/// What counts as open although it is closed part of the year.
void tell_whole_year(const Prepared& prepared, std::vector<Line>& lines) {
  const auto closed_ever = [](const auto& each) { return !each.months.is_whole_year(); };
  const auto& network = prepared.network;
  const auto& services = prepared.inputs.services;
  const auto ferries = static_cast<std::uint64_t>(
      std::count_if(network.ferries.begin(), network.ferries.end(), closed_ever));
  const auto roads = static_cast<std::uint64_t>(std::count_if(
      network.seasonal_links.begin(), network.seasonal_links.end(),
      [&](const network::SeasonalLink& each) {
        return network.geometry.links[each.link].road_class != model::RoadClass::ferry;
      }));
  const auto points =
      static_cast<std::uint64_t>(std::count_if(services.begin(), services.end(), closed_ever));
  if (ferries + roads + points > 0) {
    lines.push_back(
        {Message{"no season is chosen: what is closed part of the year counts as open (ferries: "
                 "{}, pieces of road: {}, service points: {}); season = \"winter\" in [travel] "
                 "closes what is closed then",
                 ferries, roads, points}});
  }
}

void tell_closed(const Season& season, const Prepared& prepared, std::vector<Line>& lines) {
  const auto ferries = by_name(network::ferries_closed_in(prepared.network, season));
  const std::size_t roads = network::count_roads_closed_in(prepared.network, season);
  const std::size_t points = count_closed(prepared.inputs.services, season);
  lines.push_back({Message{"season: {}", full_name(season)}});
  if (!ferries.empty()) {
    lines.push_back({base::counted(ferries.size(), "  {} ferry does not run then: {}",
                                   "  {} ferries do not run then: {}", list_of(ferries))});
  }
  if (roads > 0) {
    lines.push_back({base::counted(roads, "  {} piece of road is closed then",
                                   "  {} pieces of road are closed then")});
  }
  if (points > 0) {
    lines.push_back({base::counted(points, "  {} service point is closed then",
                                   "  {} service points are closed then")});
  }
  if (ferries.empty() && roads == 0 && points == 0) {
    lines.push_back({Message{"  nothing is known to be closed then"}});
  }
}

/// What is closed, for those who ask later where the result comes from.
void note_closed(const Season& season, Prepared& prepared) {
  for (const auto& [name, months] : by_name(network::ferries_closed_in(prepared.network, season))) {
    prepared.network_provenance.push_back(
        {"network", "ferry.closed", name, {}, "runs in the months " + model::key(months), {}});
  }
}

}  // namespace

std::vector<model::KindSet> kinds_in(const Season& season,
                                     const std::vector<model::Service>& services) {
  std::vector<model::KindSet> kinds;
  kinds.reserve(services.size());
  for (const model::Service& service : services) {
    kinds.push_back(season.opens(service.months) ? model::kinds_in_any_season(service)
                                                 : model::KindSet{});
  }
  return kinds;
}

std::vector<model::KindSet> kinds_in_any_season(const std::vector<model::Service>& services) {
  return kinds_in({{}, model::Months::none()}, services);
}

void apply_season(const StudyFile& study, Prepared& prepared, std::vector<Line>& lines) {
  const Season& season = study.travel.seasons.chosen;
  if (study.travel.seasons.compared) {
    prepared.compared = network::graph_in_season(prepared.network, *study.travel.seasons.compared);
  }
  if (season.is_whole_year()) {
    tell_whole_year(prepared, lines);
    return;
  }
  tell_closed(season, prepared, lines);
  prepared.notice += (prepared.notice.empty() ? "" : "; ") +
                     base::Catalogue{study.language}.render(full_name(season));
  note_closed(season, prepared);
  prepared.network.graph = network::graph_in_season(prepared.network, season);
  for (model::Service& service : prepared.inputs.services) {
    if (!season.opens(service.months)) {
      service.kinds_out_of_season = std::exchange(service.kinds, {});
    }
  }
}

model::NearestTable nearest_in_season(const StudyFile& study,
                                      const Prepared& prepared,
                                      const routing::Engine& engine,
                                      const std::vector<model::KindSet>& kinds,
                                      const base::Task& task) {
  model::NearestTable nearest = routing::nearest_two(
      engine, prepared.places, prepared.services, kinds, study.kinds.size(), prepared.edge(), task);
  routing::tell_closed_this_season(engine.graph(), prepared.places, prepared.services,
                                   kinds_in_any_season(prepared.inputs.services), nearest, task);
  return nearest;
}

std::optional<model::SeasonChange> season_change(const StudyFile& study,
                                                 const Prepared& prepared,
                                                 const routing::Engine& engine,
                                                 const model::NearestTable& nearest,
                                                 const base::Task& task) {
  if (!prepared.compared) {
    return std::nullopt;
  }
  model::SeasonChange change;
  change.chosen = study.travel.seasons.chosen;
  change.compared = *study.travel.seasons.compared;
  const routing::Engine compared{*prepared.compared, engine.elimination(), task};
  change.nearest = nearest_in_season(study, prepared, compared,
                                     kinds_in(change.compared, prepared.inputs.services), task);
  change.place_changes = access::place_changes(change.nearest, nearest, study.travel.decide_by);
  return change;
}

}  // namespace narhet::study
