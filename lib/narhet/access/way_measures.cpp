// SPDX-License-Identifier: MIT
#include "narhet/access/way_measures.hpp"

#include "narhet/access/inequality.hpp"
#include "narhet/access/people_value.hpp"
#include "narhet/access/poverty.hpp"
#include "narhet/access/vulnerability.hpp"
#include "narhet/access/weighted_quantile.hpp"
#include "narhet/base/contract.hpp"

#include <optional>
#include <utility>

namespace narhet::access {
namespace {

using base::index;

/// The ways of an area's places, and what else is measured with them.
struct Ways {
  std::vector<PeopleValue> people;
  std::vector<PeopleValue> detours;  ///< to the second nearest, of those who have a nearest
  std::vector<double> sizes;         ///< persons of the place
  std::optional<base::PlaceIndex> farthest;
  base::Weight farthest_way;
};

void add(Ways& ways,
         base::PlaceIndex place,
         const model::NearestPair& pair,
         base::Metric metric,
         base::Persons persons) {
  const auto shown = [metric](base::Weight weight) { return base::to_display(metric, weight); };
  ways.people.push_back(
      {pair.nearest ? std::optional{shown(pair.nearest->cost)} : std::nullopt, persons});
  ways.sizes.push_back(persons.count());
  if (!pair.nearest) {
    return;
  }
  const auto detour = vulnerability(pair);
  ways.detours.push_back({detour ? std::optional{shown(*detour)} : std::nullopt, persons});
  if (!ways.farthest || pair.nearest->cost > ways.farthest_way) {
    ways.farthest = place;
    ways.farthest_way = pair.nearest->cost;
  }
}

model::WayMeasures measures_of(const Ways& ways,
                               base::Metric metric,
                               const model::Threshold* line) {
  model::WayMeasures measures;
  const Counted counted = count_people(ways.people);
  measures.persons = counted.with_value + counted.not_reached;
  measures.not_reached = counted.not_reached;
  measures.mean = weighted_mean(ways.people);
  measures.median = weighted_quantile(ways.people, 50).value;
  measures.percentile_90 = weighted_quantile(ways.people, 90).value;
  measures.longest_tenth = mean_of_highest_tenth(ways.people);
  measures.farthest = ways.farthest;
  if (ways.farthest) {
    measures.farthest_way = base::to_display(metric, ways.farthest_way);
  }
  measures.gini = gini(ways.people);
  std::vector<double> own;
  for (const PeopleValue& each : ways.people) {
    own.push_back(each.value.value_or(0.0));
  }
  measures.palma = palma(ways.people, own);
  const Concentration by_size = concentration(ways.people, ways.sizes);
  measures.concentration = by_size.index;
  measures.concentration_corrected = by_size.corrected;
  measures.detour = weighted_mean(ways.detours);
  measures.without_second = count_people(ways.detours).not_reached;
  if (line != nullptr) {
    if (const auto poverty =
            poverty_of_ways(ways.people, base::to_display(line->metric, line->limit))) {
      measures.headcount = poverty->headcount;
      measures.gap = poverty->gap;
      measures.severity = poverty->severity;
    }
  }
  return measures;
}

}  // namespace

std::vector<model::WayMeasures> way_measures(std::span<const model::Place> places,
                                             std::span<const model::NearestPair> nearest,
                                             base::Metric metric,
                                             std::size_t municipality_count,
                                             const model::Threshold* line) {
  NARHET_EXPECTS(nearest.size() == places.size());
  const std::size_t areas = municipality_count + 1;
  std::vector<Ways> by_area(areas);
  Ways whole;
  std::vector<std::size_t> groups;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].is_neighbour) {
      continue;
    }
    const base::Persons persons = places[i].population.value_or(base::Persons{});
    // The last group are the places in no municipality.
    groups.push_back(places[i].municipality ? index(*places[i].municipality) : areas - 1);
    for (Ways* ways : {&by_area[groups.back()], &whole}) {
      add(*ways, base::id_at<base::PlaceIndex>(i), nearest[i], metric, persons);
    }
  }
  const Theil inequality = theil(whole.people, groups, areas);
  by_area.back() = std::move(whole);
  std::vector<model::WayMeasures> measures;
  for (std::size_t area = 0; area < areas; ++area) {
    measures.push_back(measures_of(by_area[area], metric, line));
    const bool is_whole = area + 1 == areas;
    measures.back().theil = is_whole ? inequality.total : inequality.groups[area].own;
    measures.back().theil_between = is_whole ? inequality.between : inequality.groups[area].between;
    measures.back().theil_within = is_whole ? inequality.within : inequality.groups[area].within;
  }
  return measures;
}

}  // namespace narhet::access
