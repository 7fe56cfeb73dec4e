// SPDX-License-Identifier: MIT
#include "narhet/study/side_by_side.hpp"

#include "narhet/access/bundle.hpp"
#include "narhet/access/closure.hpp"
#include "narhet/access/coverage.hpp"
#include "narhet/access/people_value.hpp"
#include "narhet/access/way_measures.hpp"
#include "narhet/base/builtin_text.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/compare/indicators.hpp"
#include "narhet/compare/locality.hpp"
#include "narhet/compare/neighbours.hpp"
#include "narhet/compare/rule_checks.hpp"
#include "narhet/compare/withheld.hpp"
#include "narhet/routing/nearest_two.hpp"
#include "narhet/study/chooser.hpp"
#include "narhet/study/one_stop.hpp"
#include "narhet/study/population_groups.hpp"
#include "narhet/study/rule_settings.hpp"
#include "narhet/study/section.hpp"
#include "narhet/study/shops.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace narhet::study {
namespace {

using base::index;
using base::Message;
using base::Metric;

compare::LocalityWords read_locality_words(std::vector<model::Provenance>& provenance) {
  const base::Settings file =
      base::Settings::parse(base::builtin_text("defaults/compare.toml"), "compare.toml");
  const base::Settings defaults = section(file, "locality");
  const auto words = [&](const std::string& key) {
    const base::Settings entry = section(defaults, key);
    std::vector<std::string> found = entry.required("value", entry.texts("value"));
    std::string all;
    for (const std::string& word : found) {
      all += (all.empty() ? "" : ", ") + word;
    }
    provenance.push_back({"assumption",
                          "locality." + key,
                          all,
                          {},
                          entry.text("source").value_or(""),
                          entry.text("date").value_or("")});
    return found;
  };
  std::vector<std::string> inside = words("inside");
  std::vector<std::string> outside = words("outside");
  return {std::move(inside), std::move(outside),
          base::Persons{Section{{}, defaults, "locality", provenance}.number("least")}};
}

/// All people and the parts of them that are known, with those in localities and outside.
std::vector<model::PopulationGroup> groups_of(const StudyFile& study, model::Result& result) {
  std::vector<model::PopulationGroup> groups = population_groups(
      result.places, study.population ? std::optional{study.population->ages} : std::nullopt);
  compare::LocalityPersons locality =
      compare::locality_persons(result.places, read_locality_words(result.provenance));
  if (std::any_of(locality.inside.begin(), locality.inside.end(),
                  [](const auto& persons) { return persons.has_value(); })) {
    groups.push_back(
        {"locality", Message{"people in localities (tätort)"}, std::move(locality.inside)});
    groups.push_back({"outside_locality", Message{"people outside localities (tätort)"},
                      std::move(locality.outside)});
  }
  return groups;
}

/// By area, kind and metric.
std::vector<model::WayMeasures> ways_of(const model::Result& result) {
  const std::size_t areas = result.municipalities.size() + 1;
  const std::size_t columns = result.kinds.size() * base::kMetrics.size();
  std::vector<model::WayMeasures> ways(areas * columns);
  for (std::size_t column = 0; column < columns; ++column) {
    const Metric metric = base::kMetrics.at(column % base::kMetrics.size());
    const auto kind = base::id_at<base::KindIndex>(column / base::kMetrics.size());
    const std::vector<model::WayMeasures> measures =
        access::way_measures(result.places, result.nearest.column(kind, metric), metric,
                             result.municipalities.size(), nullptr);
    for (std::size_t area = 0; area < areas; ++area) {
      ways[area * columns + column] = measures[area];
    }
  }
  return ways;
}

/// How near to each other service points are one stop, as `narhet reach` has it.
base::Metres read_stop_walk(std::vector<model::Provenance>& provenance) {
  const base::Settings file =
      base::Settings::parse(base::builtin_text("defaults/reach.toml"), "reach.toml");
  const base::Settings defaults = section(file, "reach");
  return Chooser{provenance, defaults}.choose(
      std::nullopt, "reach", "stop_walk",
      [](const base::Settings& table, const std::string& key) { return table.length(key); });
}

/// The mean share of the kinds that people have at one stop within the deciding threshold, by area.
std::vector<std::optional<double>> one_stop_of(const model::Result& result,
                                               base::Metres stop_walk,
                                               const model::Threshold& threshold,
                                               const routing::Engine& engine,
                                               const base::Task& task) {
  const std::size_t kinds = result.kinds.size();
  const std::vector<base::Weight> ways =
      ways_to_stops(access::kinds_at_stops(result.services, stop_walk), result, result.place_snaps,
                    result.service_snaps, engine, task);
  std::vector<std::vector<access::PeopleValue>> people(result.municipalities.size() + 1);
  for (std::size_t place = 0; place < result.places.size(); ++place) {
    const auto first = ways.begin() + static_cast<std::ptrdiff_t>(place * kinds);
    const auto most = std::count_if(first, first + static_cast<std::ptrdiff_t>(kinds),
                                    [&](base::Weight way) { return way <= threshold.limit; });
    const access::PeopleValue value{static_cast<double>(most) / static_cast<double>(kinds),
                                    result.places[place].population.value_or(base::Persons{})};
    if (result.places[place].municipality) {
      people[index(*result.places[place].municipality)].push_back(value);
    }
    people.back().push_back(value);
  }
  std::vector<std::optional<double>> shares;
  shares.reserve(people.size());
  for (const auto& area : people) {
    shares.push_back(access::weighted_mean(area));
  }
  return shares;
}

/// By municipality its places that have some nearest point outside of it.
std::vector<std::vector<base::PlaceIndex>> importing_places(const model::Result& result) {
  std::vector<std::vector<base::PlaceIndex>> found(result.municipalities.size());
  for (std::size_t i = 0; i < result.places.size(); ++i) {
    const auto place = base::id_at<base::PlaceIndex>(i);
    bool imports = false;
    for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
      for (const Metric metric : base::kMetrics) {
        imports =
            imports || compare::is_imported(
                           result.places[i],
                           result.nearest.at(place, base::id_at<base::KindIndex>(kind), metric),
                           result.services);
      }
    }
    if (imports) {
      found[index(*result.places[i].municipality)].push_back(place);
    }
  }
  return found;
}

/// Appends their ways to the nearest of the municipality's own points.
void add_own_ways(const model::Result& result,
                  base::MunicipalityIndex municipality,
                  std::span<const base::PlaceIndex> places,
                  const routing::Engine& engine,
                  const base::Task& task,
                  std::vector<compare::OwnWay>& own) {
  std::vector<model::Snap> from;
  for (const base::PlaceIndex place : places) {
    from.push_back(result.place_snaps[index(place)]);
  }
  std::vector<model::Snap> to;
  std::vector<model::KindSet> kinds;
  for (std::size_t service = 0; service < result.services.size(); ++service) {
    if (result.services[service].municipality == municipality) {
      to.push_back(result.service_snaps[service]);
      kinds.push_back(result.services[service].kinds);
    }
  }
  const model::NearestTable nearest =
      routing::nearest_two(engine, from, to, kinds, result.kinds.size(), {}, task);
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t k = 0; k < result.kinds.size(); ++k) {
      const auto kind = base::id_at<base::KindIndex>(k);
      for (const Metric metric : base::kMetrics) {
        if (!compare::is_imported(result.places[index(places[i])],
                                  result.nearest.at(places[i], kind, metric), result.services)) {
          continue;
        }
        const auto& found = nearest.at(base::id_at<base::PlaceIndex>(i), kind, metric).nearest;
        own.push_back({places[i], kind, metric, found ? std::optional{found->cost} : std::nullopt});
      }
    }
  }
}

std::vector<compare::OwnWay> own_ways(const model::Result& result,
                                      const routing::Engine& engine,
                                      const base::Task& task) {
  const auto places = importing_places(result);
  base::Phase phase{task, Message{"finding the nearest without the neighbours' services"},
                    places.size()};
  base::Task unseen = task;
  unseen.progress = nullptr;
  std::vector<compare::OwnWay> own;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].empty()) {
      add_own_ways(result, base::id_at<base::MunicipalityIndex>(i), places[i], engine, unseen, own);
    }
    phase.advance();
  }
  return own;
}

/// Of the kinds of rules about the way from a point to the next.
std::vector<compare::NextPoint> next_points(const model::Result& result,
                                            const routing::Engine& engine,
                                            const base::Task& task) {
  std::vector<base::KindIndex> kinds;
  for (const model::Rule& rule : result.rules) {
    if (rule.measure == model::RuleMeasure::next_point) {
      kinds.insert(kinds.end(), rule.kinds.begin(), rule.kinds.end());
    }
  }
  std::sort(kinds.begin(), kinds.end());
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  std::vector<compare::NextPoint> next;
  for (const base::KindIndex kind : kinds) {
    const siting::Shops shops =
        shops_of(result.services, result.service_snaps, kind, {}, engine, task);
    for (std::size_t i = 0; i < shops.services.size(); ++i) {
      next.push_back({shops.services[i], kind, shops.next_km[i]});
    }
  }
  return next;
}

bool withholds_few(const model::Result& result) {
  return result.withhold_cells &&
         std::any_of(result.places.begin(), result.places.end(),
                     [](const model::Place& place) { return place.cell_width.has_value(); });
}

/// What is measured, owned: `compare::Measured` only looks at it.
struct Measures {
  std::vector<std::vector<model::Coverage>> coverage;
  std::vector<model::WayMeasures> ways;
  std::vector<compare::NeighbourEffect> neighbours;
  std::vector<model::WorstClosure> closures;
  std::vector<std::optional<double>> one_stop;
};

Measures measure(const model::Result& result,
                 base::Metres stop_walk,
                 const routing::Engine& engine,
                 const base::Task& task) {
  const std::size_t municipalities = result.municipalities.size();
  Measures measures;
  measures.coverage.push_back(result.coverage);
  for (std::size_t group = 1; group < result.groups.size(); ++group) {
    measures.coverage.push_back(access::coverage_of_group(result.groups[group].persons,
                                                          result.places, result.nearest,
                                                          result.thresholds, municipalities));
  }
  measures.ways = ways_of(result);
  measures.neighbours =
      compare::neighbour_effects(result.places, result.nearest, result.services,
                                 own_ways(result, engine, task), result.thresholds, municipalities);
  if (const auto deciding = model::deciding_threshold(result.thresholds, result.decide_by)) {
    const model::Threshold& threshold = result.thresholds[*deciding];
    measures.closures = access::worst_closures(result.places, result.nearest,
                                               result.services.size(), threshold, municipalities);
    measures.one_stop = one_stop_of(result, stop_walk, threshold, engine, task);
  }
  return measures;
}

/// Rules are about roads by car.
void add_rules(model::Result& result) {
  if (result.mode != model::Mode::car) {
    return;
  }
  result.rules =
      read_rules(base::Settings::parse(base::builtin_text("defaults/rules.toml"), "rules.toml"),
                 result.kinds, result.provenance);
}

}  // namespace

std::size_t count_side_by_side_searches(std::size_t kinds, std::size_t municipalities) {
  return (municipalities + 1) * kinds * base::kMetrics.size();
}

void add_side_by_side(const StudyFile& study,
                      const routing::Engine& engine,
                      model::Result& result,
                      const base::Task& task) {
  result.groups = groups_of(study, result);
  const base::Metres stop_walk = read_stop_walk(result.provenance);
  const Measures measures = measure(result, stop_walk, engine, task);
  const compare::Measured measured{.municipalities = result.municipalities.size(),
                                   .kinds = result.kinds.size(),
                                   .thresholds = result.thresholds,
                                   .decide_by = result.decide_by,
                                   .coverage = measures.coverage,
                                   .all_kinds = result.all_kinds_coverage,
                                   .ways = measures.ways,
                                   .neighbours = measures.neighbours,
                                   .closures = measures.closures,
                                   .one_stop = measures.one_stop};
  result.indicators = compare::municipality_indicators(measured);
  add_rules(result);
  const std::vector<compare::NextPoint> next = next_points(result, engine, task);
  const compare::RuleInputs rule_inputs{.places = result.places,
                                        .nearest = &result.nearest,
                                        .services = result.services,
                                        .municipalities = result.municipalities,
                                        .next = next};
  result.rule_checks = compare::check_rules(result.rules, rule_inputs);
  if (withholds_few(result)) {
    compare::withhold_few(study.privacy.k, measured, result.places, result.indicators);
    compare::withhold_few(study.privacy.k, measured, result.rules, result.rule_checks);
  }
  compare::rank_municipalities(result.municipalities.size(), result.indicators);
  compare::say_rule_checks(result.rules, rule_inputs, result.kinds, result.rule_checks);
}

}  // namespace narhet::study
