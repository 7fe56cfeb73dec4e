// SPDX-License-Identifier: MIT
#include "output/sample_result.hpp"

#include "narhet/base/format.hpp"

#include <algorithm>
#include <string>

namespace narhet::test {
namespace {

using base::Message;
using base::Metric;
using base::Persons;
using base::Weight;
using model::ReachStatus;

constexpr base::MunicipalityIndex kMunicipality{0};
constexpr std::size_t kPlaces = 4;

/// 1 km and 1 min in the units of weights.
constexpr double kKilometre = 100'000;
constexpr double kMinute = 60'000;

Weight weight(Metric metric, double km, double minutes) {
  const double units = metric == Metric::distance ? km * kKilometre : minutes * kMinute;
  return Weight{static_cast<std::uint32_t>(units)};
}

model::Snap on_road(geo::Point position, double distance) {
  model::RoadPosition road;
  road.arc_count = 1;
  road.foot = {position.x + distance, position.y};
  return {model::SnapStatus::on_road, road, distance};
}

void add_places(model::Result& result, std::size_t copy) {
  const double east = 500'000.25 + 100.0 * static_cast<double>(copy);
  const auto add = [&](std::string id, std::string name, geo::Point position,
                       std::optional<Persons> persons, bool in_municipality,
                       const model::Snap& snap, std::optional<double> need) {
    model::Place place;
    place.id = copy == 0 ? std::move(id) : base::format("{}-{}", id, copy + 1);
    place.name = std::move(name);
    place.type = "village";
    place.position = position;
    place.population = persons;
    if (in_municipality) {
      place.municipality = kMunicipality;
    }
    result.places.push_back(std::move(place));
    result.place_snaps.push_back(snap);
    result.need_index.push_back(need);
  };
  const geo::Point aby{east, 6'600'000.5};
  const geo::Point osas{east + 10'000, 6'610'000};
  const geo::Point island{east + 20'000, 6'601'000};
  add("P1", "Åby", aby, Persons{100}, true, on_road(aby, 12.5), 0.25);
  add("P2", "<Ö & \"Ås\">", osas, Persons{20}, true, on_road(osas, 0), std::nullopt);
  add("P3", "Holmen", island, Persons{7}, true, on_road(island, 3), std::nullopt);
  add("P4", "", {east + 40'000, 6'640'000}, std::nullopt, false,
      {model::SnapStatus::too_far_from_road, std::nullopt, 2500.0}, std::nullopt);
}

void set_nearest(model::Result& result, std::size_t copy) {
  const auto place = [&](std::size_t number) {
    return base::id_at<base::PlaceIndex>(kPlaces * copy + number);
  };
  for (const Metric metric : base::kMetrics) {
    const auto reached = [&](std::uint32_t service, double km, double minutes) {
      return model::Reached{base::ServiceIndex{service}, weight(metric, km, minutes)};
    };
    const auto both = [&](std::size_t number, std::uint8_t kind) -> model::NearestPair& {
      return result.nearest.at(place(number), base::KindIndex{kind}, metric);
    };
    both(0, 0) = {reached(0, 4, 5), reached(1, 11, 12.5), ReachStatus::reached, false};
    both(0, 1) = {reached(0, 4, 5), std::nullopt, ReachStatus::reached, true};
    both(1, 0) = {reached(1, 0.5, 1), reached(0, 30, 31), ReachStatus::reached, false};
    both(1, 1) = {reached(0, 30, 31), std::nullopt, ReachStatus::reached, false};
    for (const std::uint8_t kind : {std::uint8_t{0}, std::uint8_t{1}}) {
      both(2, kind).status = ReachStatus::unreachable_island;
      both(3, kind).status = ReachStatus::not_on_road;
    }
    result.nearest.to_edge(metric)[kPlaces * copy] = weight(metric, 20, 21);
  }
}

void add_services(model::Result& result) {
  const auto add = [&](std::string id, std::string name, geo::Point position, bool apotek) {
    model::Service service;
    service.id = std::move(id);
    service.name = std::move(name);
    service.kinds.insert(base::KindIndex{0});
    if (apotek) {
      service.kinds.insert(base::KindIndex{1});
    }
    service.position = position;
    service.municipality = kMunicipality;
    result.services.push_back(std::move(service));
    result.service_snaps.push_back(on_road(position, 8));
  };
  add("S1", "Handelsboden", {503'000, 6'603'000}, true);
  add("S2", "", {510'400, 6'610'000}, false);
}

void add_candidates(model::Result& result) {
  const auto add = [&](std::string id, std::string host, geo::Point position, model::Snap snap) {
    model::Candidate candidate;
    candidate.id = std::move(id);
    candidate.name = candidate.id == "C2" ? "Skolan" : "";
    candidate.host = std::move(host);
    candidate.position = position;
    candidate.municipality = kMunicipality;
    result.candidates.push_back(std::move(candidate));
    result.candidate_snaps.push_back(std::move(snap));
  };
  add("C1", "", {530'000, 6'620'000},
      {model::SnapStatus::outside_network, std::nullopt, std::nullopt});
  const geo::Point school{501'000, 6'601'000};
  add("C2", "school", school, on_road(school, 20));

  model::CandidateScore best;
  best.candidate = base::CandidateIndex{1};
  best.rank = 1;
  best.rank_in_municipality = 1;
  best.score = 62.5;
  best.criteria = {{0.5, 0.75, 37.5}, {0.75, 0.5, 25}, {std::nullopt, std::nullopt, 0}};
  best.standings = {model::Standing{62.5, 1}, std::nullopt};  // cost is not measured
  best.rank_topsis = 1;
  best.rank_promethee = 1;
  best.robustness = {{1.0}, {0.625, 0.375, 0}, 1};
  best.harm = {{base::ServiceIndex{0}, Persons{80}, Persons{35.5}, 3.5, 11.0, true}};
  best.harm_persons = Persons{80};
  best.against = Message{"it stands alone"};
  best.against_first = Message{"the first is better"};
  best.reason = Message{"it stands first of {}", 2};
  model::CandidateScore unranked;
  unranked.candidate = base::CandidateIndex{0};
  unranked.reason = Message{"it could not be tied to a road"};
  unranked.criteria.resize(best.criteria.size());
  result.ranking.scores = {best, unranked};
  result.ranking.stability.push_back({kMunicipality, base::CandidateIndex{1}, 0, 0.6, 0.25, 1.0,
                                      base::CandidateIndex{0}, std::nullopt});
  result.ranking.correlations.push_back({0, 1, 4, 0.8});
}

void add_criteria(model::Result& result) {
  model::Criterion need;
  need.key = "need_met";
  need.name = Message{"need met"};
  need.target = 0.1;
  model::Criterion offers;
  offers.measure = model::Measure::offers;
  offers.key = "offers";
  offers.name = Message{"offers to contribute"};
  offers.unit = model::CriterionUnit::number;
  offers.target = 3;
  model::Criterion cost;
  cost.measure = model::Measure::cost;
  cost.key = "cost";
  cost.name = Message{"cost"};
  cost.unit = model::CriterionUnit::kronor;
  cost.less_is_better = true;
  cost.worst = 2e6;
  result.ranking.harm_is_measured = true;
  result.ranking.criteria = {need, offers, cost};
  result.ranking.weight_sets = {{"residents", "invånare", "residents", {0.6, 0.4, 0}},
                                {"thrift", "sparsamhet", "thrift", {0, 1, 1}}};
}

void add_municipality(model::Result& result) {
  const auto ring = [](double x, double y, double side) {
    return geo::Ring{{x, y}, {x, y + side}, {x + side, y + side}, {x + side, y}, {x, y}};
  };
  model::Municipality municipality;
  municipality.code = "0482";
  municipality.name = "Flen";
  municipality.area = {{ring(490'000, 6'590'000, 45'000), {ring(505'000, 6'594'000, 2'000)}},
                       {ring(538'000, 6'592'000, 3'000), {}}};
  municipality.population = Persons{254};
  result.municipalities.push_back(std::move(municipality));
}

/// Of P1 to P3 in the municipality, and in the whole study P4 too.
void add_coverage(model::Result& result) {
  const auto tally = [](double persons, std::uint32_t places, std::uint32_t unknown = 0) {
    return model::Tally{Persons{persons}, places, unknown};
  };
  const auto add = [&](std::optional<base::MunicipalityIndex> municipality, std::uint8_t kind,
                       std::size_t threshold, model::Tally within) {
    model::Coverage coverage{municipality, base::KindIndex{kind}, threshold, within, {}, {}};
    coverage.all = municipality ? tally(127, 3) : tally(127, 4, 1);
    coverage.by_status[static_cast<std::size_t>(ReachStatus::reached)] = tally(120, 2);
    coverage.by_status[static_cast<std::size_t>(ReachStatus::unreachable_island)] = tally(7, 1);
    if (!municipality) {
      coverage.by_status[static_cast<std::size_t>(ReachStatus::not_on_road)] = tally(0, 1, 1);
    }
    result.coverage.push_back(coverage);
  };
  for (const auto& municipality :
       {std::optional{kMunicipality}, std::optional<base::MunicipalityIndex>{}}) {
    for (const std::size_t threshold : {0U, 1U, 2U}) {
      add(municipality, 0, threshold, tally(120, 2));
      add(municipality, 1, threshold, tally(100, 1));
      result.all_kinds_coverage.push_back(
          {municipality, threshold, tally(100, 1), result.coverage.back().all});
    }
  }
}

void add_closures(model::Result& result) {
  for (const Metric metric : base::kMetrics) {
    const bool by_km = metric == Metric::distance;
    const auto thresholds = [&](double at_10_min, double at_20_min, double at_5_km) {
      return std::vector<Persons>{Persons{by_km ? 0 : at_10_min}, Persons{by_km ? 0 : at_20_min},
                                  Persons{by_km ? at_5_km : 0}};
    };
    // S1 and groceries: P1 goes to S2, 7 km or 7.5 minutes farther.
    result.closures.push_back({base::ServiceIndex{0},
                               base::KindIndex{0},
                               metric,
                               {Persons{100}, 1, 0},
                               {},
                               by_km ? 700.0 : 750.0,
                               by_km ? 7.0 : 7.5,
                               by_km ? 7.0 : 7.5,
                               thresholds(100, 0, 100)});
    // S1 and the pharmacy: P1 and P2 have none left.
    result.closures.push_back({base::ServiceIndex{0},
                               base::KindIndex{1},
                               metric,
                               {Persons{120}, 2, 0},
                               {Persons{120}, 2, 0},
                               0,
                               std::nullopt,
                               std::nullopt,
                               thresholds(100, 100, 100)});
    // S2 and groceries: P2 goes to S1, 29.5 km or 30 minutes farther.
    result.closures.push_back({base::ServiceIndex{1},
                               base::KindIndex{0},
                               metric,
                               {Persons{20}, 1, 0},
                               {},
                               by_km ? 590.0 : 600.0,
                               by_km ? 29.5 : 30.0,
                               by_km ? 29.5 : 30.0,
                               thresholds(20, 20, 20)});
  }
}

void add_closure_summaries(model::Result& result) {
  model::ClosureSummary first;
  first.affected = {Persons{120}, 2, 0};
  first.beyond = {Persons{120}, 2, 0};
  first.rank = 1;
  first.swedish = base::Message{"den ena"};
  first.english = base::Message{"the one"};
  model::ClosureSummary second;
  second.affected = {Persons{20}, 1, 0};
  second.rank = 2;
  result.closure_summaries = {first, second};
}

void add_loads(model::Result& result) {
  model::LoadReport load;
  load.subject = model::Subject::places;
  load.file = "places.csv";
  load.sha256 = std::string(64, 'a');
  load.read = 9;
  load.used = 4;
  load.exclude(Message{"not a kind of place that is asked for"}, 3);
  load.rejected.push_back(
      {{model::Subject::places, "row 7"}, "P9", Message{"the position is empty"}, {}});
  load.rejected.push_back({{model::Subject::places, "row 8"},
                           "",
                           Message{"the id is missing"},
                           geo::Point{500'001, 6'600'001}});
  load.notices.push_back(Message{"it was read as {}", "windows-1252"});
  result.loads.push_back(std::move(load));
  result.provenance.push_back(
      {"assumption", "speed.track", "15", "km/h", "Trafikverket", "2024-01-01"});
  result.provenance.push_back({"setting", "max_snap", "2", "km", "", ""});
}

void add_routes(model::Result& result) {
  const geo::Point from = result.places[0].position;
  const geo::Point to = result.services[0].position;
  for (const Metric metric : base::kMetrics) {
    result.routes.push_back({base::PlaceIndex{0},
                             base::KindIndex{0},
                             metric,
                             base::ServiceIndex{0},
                             {weight(Metric::distance, 3, 0), weight(Metric::time, 0, 4)},
                             {from, {from.x, to.y}, to}});
  }
}

/// What `narhet run` lays side by side: a share and the place that has farthest; and two rules.
void add_side_by_side(model::Result& result) {
  result.groups = {{"all", Message{"all people"}, {}}};
  model::MunicipalityIndicator within;
  within.indicator = model::Indicator::within;
  within.kind = base::KindIndex{0};
  within.metric = Metric::time;
  within.threshold = 0;
  within.unit = model::IndicatorUnit::percent;
  within.value = 75.0;
  within.persons = Persons{90};
  within.of_persons = Persons{120};
  result.indicators.push_back(within);
  within.municipality = kMunicipality;
  within.rank = 1;
  result.indicators.push_back(within);
  model::MunicipalityIndicator farthest;
  farthest.municipality = kMunicipality;
  farthest.indicator = model::Indicator::farthest;
  farthest.kind = base::KindIndex{0};
  farthest.metric = Metric::time;
  farthest.unit = model::IndicatorUnit::minutes;
  farthest.value = 5.0;
  farthest.place = base::PlaceIndex{0};
  result.indicators.push_back(farthest);

  model::Rule shop;
  shop.key = "next_shop";
  shop.swedish = "Nästa butik";
  shop.english = "Next shop";
  shop.measure = model::RuleMeasure::next_point;
  shop.limit = {Metric::distance, weight(Metric::distance, 10, 0), "10 km"};
  shop.source = "SFS";
  shop.date = "2018";
  model::Rule share = shop;
  share.key = "share";
  share.measure = model::RuleMeasure::share_beyond;
  share.most_percent = 0.5;
  result.rules = {shop, share};
  model::RuleCheck check;
  check.municipality = kMunicipality;
  check.service = base::ServiceIndex{0};
  check.value = 12.5;
  check.met = true;
  check.persons = Persons{80};
  check.swedish = Message{"km"};
  check.english = Message{"km"};
  result.rule_checks.push_back(check);
  model::RuleCheck withheld;
  withheld.rule = 1;
  withheld.of_persons = Persons{127};
  result.rule_checks.push_back(withheld);
}

}  // namespace

model::Result sample_result(std::size_t copies) {
  model::Result result;
  result.study_name = "Prov";
  result.language = base::Language::swedish;
  result.crs = geo::Crs::from_text("EPSG:3006");
  result.kinds = {{"dagligvaror", "Dagligvaror", "groceries"},
                  {"apotek", "Apotek", "pharmacy goods"}};
  result.thresholds = {{Metric::time, weight(Metric::time, 0, 10), "10 min"},
                       {Metric::time, weight(Metric::time, 0, 20), "20 min"},
                       {Metric::distance, weight(Metric::distance, 5, 0), "5 km"}};
  result.decide_by = Metric::time;
  result.nearest = model::NearestTable{kPlaces * copies, result.kinds.size()};
  for (std::size_t copy = 0; copy < copies; ++copy) {
    add_places(result, copy);
    set_nearest(result, copy);
  }
  add_services(result);
  add_routes(result);
  add_criteria(result);
  add_candidates(result);
  add_municipality(result);
  add_coverage(result);
  add_closures(result);
  add_closure_summaries(result);
  add_side_by_side(result);
  result.need_rows.push_back(
      {base::PlaceIndex{0}, base::KindIndex{1}, model::Speakers::all, 4, 2, 1, 20, 0.25, 25.0});
  result.need_rows.push_back({base::PlaceIndex{0}, base::KindIndex{1}, model::Speakers::elderly, 4,
                              std::nullopt, std::nullopt, 20, 0.2, 20.0});
  result.municipality_needs.push_back(
      {base::MunicipalityIndex{0}, base::KindIndex{1}, 4, 2, std::nullopt, 1, 20});
  result.ranking_views.push_back({model::RankedBy::population, {}, {}, {}, {}});
  result.ranking_views.push_back(
      {model::RankedBy::without_meeting,
       "M1",
       "2026-03-14",
       base::PlaceIndex{0},
       {{base::CandidateIndex{0}, 1, 12.5}, {base::CandidateIndex{1}, std::nullopt, 0.0}}});
  add_loads(result);
  return result;
}

}  // namespace narhet::test
