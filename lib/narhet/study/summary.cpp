// SPDX-License-Identifier: MIT
#include "narhet/study/summary.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/study/criteria_lines.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>

namespace narhet::study {
namespace {

using base::Decimal;
using base::Message;

constexpr std::size_t kRejectedShown = 5;
constexpr std::size_t kCandidatesShown = 3;
constexpr std::size_t kBestShown = 12;

void add_rejected(const model::LoadReport& load, std::vector<Line>& lines) {
  const std::size_t shown = std::min(load.rejected.size(), kRejectedShown);
  for (std::size_t i = 0; i < shown; ++i) {
    const model::Rejected& each = load.rejected[i];
    lines.push_back({Message{"  rejected: {} {}: {}", base::record_message(each.origin.record),
                             base::printable(each.id), each.reason}});
  }
  if (shown < load.rejected.size()) {
    lines.push_back({base::counted(load.rejected.size() - shown,
                                   "  and {} more rejected, see the layer 'rejected'",
                                   "  and {} more rejected, see the layer 'rejected'")});
  }
}

const model::Coverage* whole_study(const model::Result& result,
                                   base::KindIndex kind,
                                   std::size_t threshold) {
  for (const model::Coverage& each : result.coverage) {
    if (!each.municipality && each.kind == kind && each.threshold == threshold) {
      return &each;
    }
  }
  return nullptr;
}

/// Whether people are counted where they live, in cells, and not in places.
bool has_cells(const model::Result& result) {
  return std::any_of(result.places.begin(), result.places.end(),
                     [](const model::Place& place) { return place.cell_width.has_value(); });
}

Message coverage_sentence(const model::Coverage& row,
                          const model::Threshold& threshold,
                          const std::string& kind,
                          bool has_cells) {
  const auto reached = static_cast<std::size_t>(model::ReachStatus::reached);
  if (row.all.persons.count() <= 0) {
    return Message{"{}: {} of {} places reach it, {} of them within {} (or less)",
                   kind,
                   row.by_status[reached].places,
                   row.all.places,
                   row.within.places,
                   threshold.label};
  }
  const std::size_t known = row.all.places - row.all.places_without_population;
  if (has_cells) {
    return Message{"{}: {} % of the people in {} cells have it within {} (or less)", kind,
                   Decimal{100.0 * (row.within.persons / row.all.persons), 1}, known,
                   threshold.label};
  }
  const Decimal percent{100.0 * (row.within.persons / row.all.persons), 1};
  if (known < row.all.places) {
    return Message{
        "{}: {} of {} places reach it, {} of them within {} (or less), with {} % of the people in "
        "the {} places whose population is known",
        kind,
        row.by_status[reached].places,
        row.all.places,
        row.within.places,
        threshold.label,
        percent,
        known};
  }
  return Message{
      "{}: {} of {} places reach it, {} of them within {} (or less), where {} % of the people in "
      "listed places live",
      kind,
      row.by_status[reached].places,
      row.all.places,
      row.within.places,
      threshold.label,
      percent};
}

/// The same share if a service point counts only on the days that it is open, where some are not
/// open every day.
void add_coverage_by_days(const model::Result& result,
                          base::KindIndex kind,
                          std::size_t threshold,
                          std::vector<Line>& lines) {
  if (!result.availability) {
    return;
  }
  for (const model::AvailabilityCoverage& row : result.availability->coverage) {
    const bool is_it = !row.municipality && row.kind == kind && row.threshold == threshold;
    if (is_it && row.every_day.persons < row.any_day.persons) {
      lines.push_back({Message{"  with what is open every day {} %, by the days of the week {} %",
                               Decimal{100.0 * (row.every_day.persons / row.all.persons), 1},
                               Decimal{100.0 * (row.by_days / row.all.persons), 1}}});
    }
  }
}

void add_coverage(const model::Result& result, base::Language language, std::vector<Line>& lines) {
  const auto threshold = model::deciding_threshold(result.thresholds, result.decide_by);
  if (!threshold) {
    return;
  }
  for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
    if (const auto* row = whole_study(result, base::id_at<base::KindIndex>(kind), *threshold)) {
      lines.push_back(
          {coverage_sentence(*row, result.thresholds[*threshold],
                             kind_name(result.kinds[kind], language), has_cells(result))});
      add_coverage_by_days(result, base::id_at<base::KindIndex>(kind), *threshold, lines);
    }
  }
}

/// Whom the season takes a kind of service from altogether.
void add_season(const model::Result& result, std::vector<Line>& lines) {
  std::uint64_t places = 0;
  base::Persons persons;
  for (std::size_t i = 0; i < result.places.size(); ++i) {
    bool is_cut_off = false;
    for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
      is_cut_off = is_cut_off || result.nearest
                                         .at(base::id_at<base::PlaceIndex>(i),
                                             base::id_at<base::KindIndex>(kind), result.decide_by)
                                         .status == model::ReachStatus::closed_this_season;
    }
    is_cut_off = is_cut_off && !result.places[i].is_neighbour;
    places += is_cut_off ? 1U : 0U;
    persons += is_cut_off ? result.places[i].population.value_or(base::Persons{}) : base::Persons{};
  }
  if (places > 0) {
    lines.push_back({base::counted(
        places,
        "{} place with {} people cannot reach some kind of service this season, and can in others",
        "{} places with {} people cannot reach some kind of service this season, and can in others",
        Decimal{persons.count(), 0})});
  }
}

/// Places that a change of season leaves farther from some kind, or without, and those nearer.
void add_season_change(const model::Result& result, std::vector<Line>& lines) {
  if (!result.season_change) {
    return;
  }
  const model::SeasonChange& change = *result.season_change;
  std::array<std::uint64_t, 2> places{};
  std::array<base::Persons, 2> persons{};
  for (std::size_t i = 0; i < result.places.size(); ++i) {
    using Effect = model::PlaceEffect;
    const Effect effect = change.place_changes[i].effect;
    const bool worse = effect == Effect::farther || effect == Effect::loses_kind ||
                       effect == Effect::nearer_and_farther;
    if (effect != Effect::unchanged && !result.places[i].is_neighbour) {
      ++places.at(worse ? 0 : 1);
      persons.at(worse ? 0 : 1) += result.places[i].population.value_or(base::Persons{});
    }
  }
  lines.push_back(
      {Message{"from {} to {}: farther to some kind of service or without it: places {}, people "
               "{}; only nearer: places {}, people {} (layer season_places)",
               name(change.compared), name(change.chosen), places[0],
               Decimal{persons[0].count(), 0}, places[1], Decimal{persons[1].count(), 0}}});
}

/// By place, whether it is known how many live there; the people of a village with cells are those
/// of its cells.
std::vector<bool> known_populations(const model::Result& result) {
  std::vector<bool> known(result.places.size());
  for (std::size_t i = 0; i < known.size(); ++i) {
    const model::Place& place = result.places[i];
    if (place.population) {
      known[i] = true;
      if (place.village) {
        known[base::index(*place.village)] = true;
      }
    }
  }
  return known;
}

/// Where cells count the people, a village without any stands for its needs alone.
void add_unknown_populations(const model::Result& result, std::vector<Line>& lines) {
  const bool in_cells = has_cells(result);
  const auto unknown = static_cast<std::uint64_t>(std::count_if(
      result.places.begin(), result.places.end(), [in_cells](const model::Place& place) {
        return !place.population && !place.is_neighbour && in_cells == place.cell_width.has_value();
      }));
  if (unknown > 0) {
    lines.push_back({base::counted(unknown,
                                   "{} place has no known population and counts neither in shares "
                                   "of people nor in the ranking of candidate sites",
                                   "{} places have no known population and count neither in shares "
                                   "of people nor in the ranking of candidate sites")});
  }
}

/// What the ranking makes of needs, where that is not what one would expect.
void add_needs(const model::Result& result, std::vector<Line>& lines) {
  if (result.ranking.scores.empty()) {
    return;
  }
  if (result.needs.empty()) {
    lines.push_back({Message{"no needs were given: the ranking takes everyone's need for equal"}});
  }
  std::string unheard;
  const std::vector<bool> known = known_populations(result);
  for (const model::PlaceNeed& row : result.needs) {
    const model::Place& place = result.places[base::index(row.place)];
    if (!known[base::index(row.place)] && base::index(row.kind) == 0) {
      unheard += (unheard.empty() ? "" : ", ") + base::printable(place.name);
    }
  }
  if (!unheard.empty()) {
    lines.push_back(
        {Message{"the needs of places without a known population cannot be weighed and "
                 "change no rank: {}",
                 unheard}});
  }
}

void add_edge(const model::Result& result, std::vector<Line>& lines) {
  std::uint64_t places = 0;
  base::Persons persons;
  for (std::size_t place = 0; place < result.places.size(); ++place) {
    bool uncertain = false;
    for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
      for (const base::Metric metric : base::kMetrics) {
        uncertain = uncertain || result.nearest
                                     .at(base::id_at<base::PlaceIndex>(place),
                                         base::id_at<base::KindIndex>(kind), metric)
                                     .edge_uncertain;
      }
    }
    if (uncertain && !result.places[place].is_neighbour) {
      ++places;
      persons += result.places[place].population.value_or(base::Persons{});
    }
  }
  if (places > 0 && persons.count() <= 0.0) {
    lines.push_back({base::counted(places,
                                   "{} place lies nearer to the edge of the loaded roads than to "
                                   "some nearest or second nearest service: a service beyond the "
                                   "edge could be nearer",
                                   "{} places lie nearer to the edge of the loaded roads than to "
                                   "some nearest or second nearest service: a service beyond the "
                                   "edge could be nearer")});
  } else if (places > 0) {
    lines.push_back({base::counted(places,
                                   "{} place with {} people lies nearer to the edge of the loaded "
                                   "roads than to some nearest or second nearest service: a "
                                   "service beyond the edge could be nearer",
                                   "{} places with {} people in all lie nearer to the edge of the "
                                   "loaded roads than to some nearest or second nearest service: "
                                   "a service beyond the edge could be nearer",
                                   Decimal{persons.count(), 0})});
  }
}

/// The service point whose closing would hit most people, if it hits any.
void add_closure(const model::Result& result, base::Language language, std::vector<Line>& lines) {
  for (std::size_t service = 0; service < result.closure_summaries.size(); ++service) {
    const model::ClosureSummary& summary = result.closure_summaries[service];
    if (summary.rank == 1 && summary.beyond.persons.count() > 0.0) {
      lines.push_back(
          {Message{"the closing that would hit most people: {}. {}",
                   base::printable(model::spoken_name(result.services[service])),
                   language == base::Language::swedish ? summary.swedish : summary.english}});
    }
  }
}

const model::Candidate& candidate_of(const model::Result& result,
                                     const model::CandidateScore& score) {
  return result.candidates[base::index(score.candidate)];
}

/// Of every candidate why the first of its municipality stands before it.
void add_against_first(const model::Result& result, std::vector<Line>& lines) {
  for (const model::CandidateScore& score : result.ranking.scores) {
    if (!score.against_first.empty()) {
      lines.push_back({score.against_first, Line::Weight::detail});
    }
  }
}

/// The best of each municipality; of a single one the best three.
void add_candidates(const model::Result& result, std::vector<Line>& lines) {
  std::set<std::optional<base::MunicipalityIndex>> areas;
  for (const model::CandidateScore& score : result.ranking.scores) {
    areas.insert(candidate_of(result, score).municipality);
  }
  const std::size_t of_each = areas.size() > 1 ? 1 : kCandidatesShown;
  std::size_t best = 0;
  for (const model::CandidateScore& score : result.ranking.scores) {
    if (!score.rank_in_municipality || *score.rank_in_municipality > of_each) {
      continue;
    }
    ++best;
    if (best <= kBestShown) {
      lines.push_back({score.reason});
    }
  }
  if (best > kBestShown) {
    lines.push_back({base::counted(
        best - kBestShown, "and the best of {} more municipality, see the layer 'candidates'",
        "and the best of {} more municipalities, see the layer "
        "'candidates'")});
  }
}

/// Candidates on a road that the deciding weights cannot rank.
void add_unranked(const model::Ranking& ranking,
                  base::Language language,
                  std::vector<Line>& lines) {
  const auto unranked = static_cast<std::uint64_t>(std::count_if(
      ranking.scores.begin(), ranking.scores.end(),
      [](const auto& score) { return score.no_rank == model::NoRank::not_measured; }));
  if (unranked == 0) {
    return;
  }
  const model::WeightSet& set = ranking.weight_sets.front();
  const auto heaviest = std::max_element(set.weights.begin(), set.weights.end());
  lines.push_back({base::counted(
      unranked,
      "{} candidate site has no rank, since what the weights '{}' weigh most, '{}', is not "
      "measured there",
      "{} candidate sites have no rank, since what the weights '{}' weigh most, '{}', is not "
      "measured there",
      language == base::Language::swedish ? set.swedish : set.english,
      ranking.criteria[static_cast<std::size_t>(heaviest - set.weights.begin())].name)});
}

/// The file of a load, and its layer where several of the file were read for the same.
std::string place_of(const model::LoadReport& load, const std::vector<model::LoadReport>& loads) {
  const auto same = std::count_if(loads.begin(), loads.end(), [&](const model::LoadReport& each) {
    return each.file == load.file && each.subject == load.subject;
  });
  return base::printable(load.file) + (same > 1 ? ", " + base::printable(load.layer) : "");
}

}  // namespace

std::vector<Line> load_lines(const std::vector<model::LoadReport>& loads) {
  std::vector<Line> lines;
  for (const model::LoadReport& load : loads) {
    std::uint64_t excluded = 0;
    for (const model::Excluded& each : load.excluded) {
      excluded += each.count;
    }
    lines.push_back({Message{"{}: {} read = {} used + {} rejected + {} excluded  ({})",
                             model::name(load.subject), load.read, load.used, load.rejected.size(),
                             excluded, place_of(load, loads)}});
    for (const model::Excluded& each : load.excluded) {
      lines.push_back(
          {Message{"  excluded: {} {}", each.count, each.reason}, Line::Weight::detail});
    }
    add_rejected(load, lines);
    for (const Message& notice : load.notices) {
      lines.push_back({Message{"  note: {}", notice}});
    }
  }
  return lines;
}

Message joined_text(std::uint64_t parts) {
  return parts == 1 ? Message{"all joined"}
                    : Message{"in {} parts that no road or ferry joins", parts};
}

Line network_line(const network::BuildReport& report, model::Mode mode) {
  return {Message{
      "roads {}: {} km, {} points on them, {} stretches between these, each direction by itself; "
      "ferries: {}; {}",
      model::name(mode), Decimal{report.length.count() / 1000.0, 1}, report.nodes, report.arcs,
      report.ferries, joined_text(report.components)}};
}

Line snap_line(model::Subject subject, const std::vector<model::Snap>& snaps) {
  std::array<std::uint64_t, 4> counts{};
  for (const model::Snap& snap : snaps) {
    ++counts[static_cast<std::size_t>(snap.status)];
  }
  return {Message{"{}: {} tied to a road, {} too far from any road, {} outside the loaded roads",
                  model::name(subject),
                  counts[static_cast<std::size_t>(model::SnapStatus::on_road)],
                  counts[static_cast<std::size_t>(model::SnapStatus::too_far_from_road)],
                  counts[static_cast<std::size_t>(model::SnapStatus::outside_network)]}};
}

std::vector<Line> coverage_lines(const model::Result& result, base::Language language) {
  std::vector<Line> lines;
  add_coverage(result, language, lines);
  return lines;
}

std::vector<Line> season_lines(const model::Result& result) {
  std::vector<Line> lines;
  add_season(result, lines);
  add_season_change(result, lines);
  return lines;
}

std::vector<Line> caution_lines(const model::Result& result) {
  std::vector<Line> lines;
  add_unknown_populations(result, lines);
  add_edge(result, lines);
  add_needs(result, lines);
  return lines;
}

std::vector<Line> answer_lines(const model::Result& result, base::Language language) {
  std::vector<Line> lines = coverage_lines(result, language);
  for (Line& line : season_lines(result)) {
    lines.push_back(std::move(line));
  }
  for (Line& line : caution_lines(result)) {
    lines.push_back(std::move(line));
  }
  add_closure(result, language, lines);
  for (Line& line : criteria_lines(result.ranking, language)) {
    lines.push_back(std::move(line));
  }
  add_candidates(result, lines);
  add_unranked(result.ranking, language, lines);
  add_against_first(result, lines);
  return lines;
}

std::string kind_name(const model::Kind& kind, base::Language language) {
  return language == base::Language::swedish ? kind.swedish : kind.english;
}

}  // namespace narhet::study
