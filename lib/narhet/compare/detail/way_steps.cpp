// SPDX-License-Identifier: MIT
#include "narhet/compare/detail/way_steps.hpp"

#include "narhet/compare/service_changes.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

namespace narhet::compare::detail {
namespace {

using base::Weight;
using model::ResultCause;
using model::ResultService;
using model::ResultWay;
using model::ResultWays;
using model::Threshold;

/// Causes that no way along the roads depends on.
bool is_of_ways(const ResultCause& cause) {
  constexpr std::array<std::string_view, 5> kTopics{"notice", "licence", "coverage", "network",
                                                    "excluded"};
  constexpr std::array<std::string_view, 6> kInputs{"places",     "population",     "services",
                                                    "candidates", "municipalities", "needs"};
  constexpr std::array<std::string_view, 9> kSettings{"score.",    "needs.",    "privacy.",
                                                      "output.",   "plan.",     "services.",
                                                      "threshold", "locality.", "study.name"};
  const auto is = [](const auto& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (is(kTopics, cause.topic)) {
    return false;
  }
  return cause.topic == "input"
             ? !is(kInputs, cause.name)
             : std::none_of(kSettings.begin(), kSettings.end(),
                            [&](std::string_view begin) { return cause.name.starts_with(begin); });
}

std::set<ResultCause> way_causes(const ResultWays& ways) {
  std::set<ResultCause> causes;
  std::copy_if(ways.causes.begin(), ways.causes.end(), std::inserter(causes, causes.end()),
               is_of_ways);
  return causes;
}

bool offers(const ResultService& service, const std::string& kind) {
  return std::binary_search(service.kinds.begin(), service.kinds.end(), kind);
}

LastingServices lasting(const ResultWays& earlier,
                        const ResultWays& later,
                        const std::string& kind) {
  LastingServices found{{}, true};
  std::map<std::string_view, const ResultService*> after;
  std::size_t of_later = 0;
  for (const ResultService& service : later.services) {
    if (offers(service, kind)) {
      after.emplace(service.id, &service);
      ++of_later;
    }
  }
  std::size_t of_earlier = 0;
  for (const ResultService& service : earlier.services) {
    if (!offers(service, kind)) {
      continue;
    }
    ++of_earlier;
    const auto other = after.find(service.id);
    if (other != after.end() && stands_still(service.position, other->second->position)) {
      found.ids.insert(service.id);
    }
  }
  found.all = found.ids.size() == of_earlier && of_earlier == of_later;
  return found;
}

bool is_within(const std::optional<Weight>& cost, const Threshold& limit) {
  return cost && *cost <= limit.limit;
}

/// Whether the place were within the limit without its nearest service point, which does not last;
/// nothing where a third would have to be known.
std::optional<bool> within_without_nearest(const ResultWay& way,
                                           const LastingServices& lasting,
                                           const Threshold& limit) {
  const bool second_within = is_within(way.second_cost, limit);
  return !second_within || lasting.ids.contains(way.second) ? std::optional{second_within}
                                                            : std::nullopt;
}

WaySteps steps_of(const PlacePair& place,
                  const SharedKind& kind,
                  const Threshold& limit,
                  bool same_roads) {
  const ResultWay& before = place.before->ways[kind.before][limit.metric];
  const ResultWay& after = place.after->ways[kind.after][limit.metric];
  const auto lasts = [&](const std::string& id) {
    return id.empty() || kind.lasting.ids.contains(id);
  };
  WaySteps steps{is_within(before.cost, limit), is_within(after.cost, limit)};
  if (same_roads) {
    steps.between = steps.after;
  } else if (kind.lasting.all || (lasts(before.nearest) && lasts(after.nearest))) {
    steps.between = steps.before;
  } else if (lasts(after.nearest)) {
    steps.between = within_without_nearest(before, kind.lasting, limit);
  } else if (lasts(before.nearest)) {
    steps.between = within_without_nearest(after, kind.lasting, limit);
    steps.roads_first = true;
  }
  return steps;
}

}  // namespace

Measure measure_of(const std::string& name, const ResultWays& earlier, const ResultWays& later) {
  for (const Threshold& threshold : earlier.thresholds) {
    const std::string ending = "_" + model::column_suffix(threshold);
    if (!name.ends_with(ending)) {
      continue;
    }
    const std::string wanted = name.substr(0, name.size() - ending.size());
    Measure found{{}, threshold};
    for (std::size_t i = 0; i < earlier.kinds.size(); ++i) {
      const std::string& kind = earlier.kinds[i];
      const auto other = std::find(later.kinds.begin(), later.kinds.end(), kind);
      if ((wanted == "all_kinds" || wanted == kind) && other != later.kinds.end()) {
        found.kinds.push_back({i, static_cast<std::size_t>(other - later.kinds.begin()),
                               lasting(earlier, later, kind)});
      }
    }
    if (!found.kinds.empty()) {
      return found;
    }
  }
  return {};
}

bool same_roads(const ResultWays& earlier, const ResultWays& later) {
  return way_causes(earlier) == way_causes(later);
}

/// Of several kinds all have to be within.
WaySteps steps_of(const PlacePair& place, const Measure& measure, bool same_roads) {
  if (measure.kinds.size() == 1) {
    return steps_of(place, measure.kinds.front(), measure.threshold, same_roads);
  }
  WaySteps all{true, true};
  bool all_told = true;
  bool all_within = true;
  for (const SharedKind& kind : measure.kinds) {
    const WaySteps one = steps_of(place, kind, measure.threshold, same_roads);
    all.before = all.before && one.before;
    all.after = all.after && one.after;
    all_told = all_told && one.between && !one.roads_first;
    all_within = all_within && (one.roads_first || one.between.value_or(true));
  }
  if (all_told || !all_within) {
    all.between = all_within;
  }
  return all;
}

bool is_within(const PlacePair& place, const Measure& measure) {
  return std::all_of(measure.kinds.begin(), measure.kinds.end(), [&](const SharedKind& kind) {
    const auto& way =
        place.before != nullptr ? place.before->ways[kind.before] : place.after->ways[kind.after];
    return is_within(way[measure.threshold.metric].cost, measure.threshold);
  });
}

}  // namespace narhet::compare::detail
