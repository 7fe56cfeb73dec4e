// SPDX-License-Identifier: MIT
#include "narhet/study/reach_text.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"
#include "narhet/study/summary.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

namespace narhet::study {
namespace {

using base::Decimal;
using base::Message;

/// Rounded up, so that "at most" is true.
Message way(const model::Reach& reach, double length) {
  return reach.study.decide_by == base::Metric::time
             ? Message{"{} min", Decimal{std::ceil(length), 0}}
             : Message{"{} km", Decimal{std::ceil(10.0 * length) / 10.0, 1}};
}

/// How far the people of an area have, in half a sentence.
Message distribution(const model::Reach& reach, const model::WayMeasures& ways) {
  if (ways.persons.count() <= 0.0) {
    return Message{"no people in listed places with a known population"};
  }
  if (!ways.median) {
    return Message{"more than half of the people in listed places have no way there"};
  }
  if (!ways.percentile_90) {
    return Message{
        "half of the people in listed places have at most {}, more than a tenth no way at all",
        way(reach, *ways.median)};
  }
  return Message{"half of the people in listed places have at most {}, nine in ten at most {}",
                 way(reach, *ways.median), way(reach, *ways.percentile_90)};
}

Message sentence(const model::Reach& reach,
                 const std::string& kind,
                 const Message& where,
                 const model::WayMeasures& ways) {
  const Message far = distribution(reach, ways);
  return ways.not_reached.count() > 0.0 ? Message{"{}, {}: {}; {} people have no way", kind, where,
                                                  far, Decimal{ways.not_reached.count(), 0}}
                                        : Message{"{}, {}: {}", kind, where, far};
}

void add_ways(const model::Reach& reach, base::Language language, std::vector<Line>& lines) {
  const std::size_t municipalities = reach.study.municipalities.size();
  for (std::size_t kind = 0; kind < reach.kinds.size(); ++kind) {
    const std::string name = kind_name(reach.study.kinds[base::index(reach.kinds[kind])], language);
    lines.push_back(
        {sentence(reach, name, Message{"the whole study"}, reach.ways_of(municipalities, kind))});
    for (std::size_t area = 0; area < municipalities; ++area) {
      lines.push_back(
          {sentence(reach, name,
                    Message{"{}", base::printable(reach.study.municipalities[area].name)},
                    reach.ways_of(area, kind)),
           kind == 0 ? Line::Weight::main : Line::Weight::detail});
    }
  }
}

void add_bundles(const model::Reach& reach, std::vector<Line>& lines) {
  if (reach.kinds.size() < 2) {
    return;
  }
  base::Persons all;
  base::Persons whole;
  for (std::size_t place = 0; place < reach.bundles.size(); ++place) {
    if (reach.study.places[place].is_neighbour) {
      continue;
    }
    const base::Persons persons = reach.study.places[place].population.value_or(base::Persons{});
    all += persons;
    if (reach.bundles[place].kinds == reach.kinds.size()) {
      whole += persons;
    }
  }
  if (all.count() > 0.0) {
    lines.push_back(
        {Message{"{} % of the people in listed places find all {} kinds at one stop within {} (or "
                 "less)",
                 Decimal{100.0 * (whole / all), 1}, reach.kinds.size(), reach.bundle_limit}});
  }
}

void add_capacities(const model::Reach& reach, base::Language language, std::vector<Line>& lines) {
  const bool none_known = std::all_of(reach.capacities.begin(), reach.capacities.end(),
                                      [](const auto& each) { return each.unknown == each.points; });
  if (none_known) {
    lines.push_back(
        {Message{"catchments (2SFCA, E2SFCA, 3SFCA, BFCA) are not measured: no service "
                 "point has a 'capacity'; Huff's model takes all for equally "
                 "attractive"}});
    return;
  }
  for (std::size_t kind = 0; kind < reach.kinds.size(); ++kind) {
    const auto& capacity = reach.capacities[kind];
    if (capacity.unknown > 0) {
      lines.push_back(
          {Message{"{}: catchments are not measured, since {} of {} service points have no "
                   "'capacity'; Huff's model takes all for equally attractive",
                   kind_name(reach.study.kinds[base::index(reach.kinds[kind])], language),
                   capacity.unknown, capacity.points}});
    }
  }
}

void add_unknown_populations(const model::Reach& reach, std::vector<Line>& lines) {
  const auto unknown = static_cast<std::uint64_t>(
      std::count_if(reach.study.places.begin(), reach.study.places.end(),
                    [](const model::Place& place) { return !place.population; }));
  if (unknown > 0) {
    lines.push_back({base::counted(
        unknown, "note: the population of {} place is not known: it counts no people",
        "note: the population of {} places is not known: they count no people")});
  }
}

}  // namespace

std::vector<Line> reach_lines(const model::Reach& reach, base::Language language) {
  std::vector<Line> lines;
  add_ways(reach, language, lines);
  add_bundles(reach, lines);
  add_capacities(reach, language, lines);
  add_unknown_populations(reach, lines);
  return lines;
}

std::vector<model::Provenance> reach_totals(const model::Reach& reach) {
  std::vector<model::Provenance> rows;
  const std::string unit = reach.study.decide_by == base::Metric::time ? "min" : "km";
  for (std::size_t kind = 0; kind < reach.kinds.size(); ++kind) {
    const model::WayMeasures& ways = reach.ways_of(reach.study.municipalities.size(), kind);
    const std::string& key = reach.study.kinds[base::index(reach.kinds[kind])].key;
    const auto add = [&](const char* name, const std::optional<double>& value,
                         const std::string& of) {
      rows.push_back({"total",
                      base::format("{}_{}", key, name),
                      value ? base::format("{}", *value) : std::string{},
                      of,
                      {},
                      {}});
    };
    add("persons", ways.persons.count(), "");
    add("not_reached_persons", ways.not_reached.count(), "");
    add("mean", ways.mean, unit);
    add("median", ways.median, unit);
    add("p90", ways.percentile_90, unit);
    add("gini", ways.gini, "");
    add("theil", ways.theil, "");
    add("theil_between", ways.theil_between, "");
    add("theil_within", ways.theil_within, "");
    add("palma", ways.palma, "");
    add("concentration", ways.concentration, "");
    add("concentration_corrected", ways.concentration_corrected, "");
    add("fgt0", ways.headcount, "");
    add("fgt1", ways.gap, "");
    add("fgt2", ways.severity, "");
  }
  return rows;
}

}  // namespace narhet::study
