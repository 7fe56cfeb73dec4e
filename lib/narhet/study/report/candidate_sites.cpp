// SPDX-License-Identifier: MIT
#include "narhet/model/place_names.hpp"
#include "narhet/study/criteria_lines.hpp"
#include "narhet/study/ranking_lines.hpp"
#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/chapters.hpp"
#include "narhet/study/report/ranking_figure.hpp"
#include "narhet/study/report/sites.hpp"
#include "narhet/study/report/subject.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace narhet::study::report {
namespace {

using base::Argument;
using base::Decimal;
using base::index;
using base::Message;
using Score = model::CandidateScore;

/// Of so many in each municipality the reasons stand in the report.
constexpr std::size_t kMostReasons = 5;

const std::string& set_name(const model::Result& result, const model::WeightSet& set) {
  return result.language == base::Language::swedish ? set.swedish : set.english;
}

double sum_of(const std::vector<double>& weights) {
  return std::accumulate(weights.begin(), weights.end(), 0.0);
}

/// An anchor in the unit that people read: shares as percent.
Cell anchor_cell(const model::Criterion& criterion, double anchor) {
  return criterion.unit == model::CriterionUnit::share ? number_cell(100.0 * anchor, 0)
                                                       : number_cell(anchor, 1);
}

Cell unit_cell(const model::Criterion& criterion) {
  switch (criterion.unit) {
    case model::CriterionUnit::share:
      return words_cell(Message{"percent"});
    case model::CriterionUnit::number:
      return words_cell(Message{"how many"});
    default:
      return words_cell(model::name(criterion.unit));
  }
}

model::ReportTable criteria_table(const model::Result& result) {
  const model::Ranking& ranking = result.ranking;
  const model::WeightSet& set = ranking.weight_sets.front();
  model::ReportTable table;
  table.caption = Message{"What the score weighs, by the weights '{}'", set_name(result, set)};
  table.columns = {words_column(Message{"Criterion"}).about("criterion"),
                   number_column(Message{"Weight, %"}), number_column(Message{"gives no points"}),
                   number_column(Message{"gives all points"}), words_column(Message{"Unit"})};
  for (const std::size_t c : weighed_criteria(ranking)) {
    const model::Criterion& criterion = ranking.criteria[c];
    table.rows.push_back({words_cell(criterion.name),
                          number_cell(100.0 * set.weights[c] / sum_of(set.weights)),
                          anchor_cell(criterion, criterion.worst),
                          anchor_cell(criterion, criterion.target), unit_cell(criterion)});
  }
  return table;
}

/// The listed place that lies nearest in a straight line, with how far that is.
Cell place_cell(const model::Result& result, const geo::Point& site) {
  const auto distance = [&](base::PlaceIndex place) {
    const geo::Point& at = result.places[index(place)].position;
    return std::hypot(at.x - site.x, at.y - site.y);
  };
  const std::vector<base::PlaceIndex> places = listed_places(result);
  const auto nearest = std::min_element(
      places.begin(), places.end(),
      [&](base::PlaceIndex a, base::PlaceIndex b) { return distance(a) < distance(b); });
  return nearest == places.end() ? Cell{}
                                 : words_cell(Message{"{} ({} km)", name_of(result, *nearest),
                                                      Decimal{distance(*nearest) / 1000.0, 1}});
}

/// Where the sites lie, and what they would bring to whom.
model::ReportTable site_table(const model::Result& result) {
  const model::Threshold* threshold = withholds_cells(result) ? nullptr : deciding(result);
  model::ReportTable table;
  table.caption = Message{"The candidate sites: where they lie, and what they would bring to whom"};
  table.rows_shown = kMostRows;
  table.columns = {words_column(Message{"Site"}), words_column(Message{"Municipality"}),
                   words_column(Message{"Nearest listed place, in a straight line"})};
  if (threshold != nullptr) {
    table.columns.push_back(
        words_column(Message{"Kinds that some get within {}", threshold->label}));
    table.columns.push_back(words_column(Message{"Who: places, most people first"}));
    table.columns.push_back(number_column(Message{"Persons"}));
  }
  for (const AreaSites& area : sites_by_area(result)) {
    for (const Score* score : area.scores) {
      const model::Candidate& site = candidate_of(result, *score);
      Row row{text_cell(name_of(site)), text_cell(name_of(result, site.municipality)),
              place_cell(result, site.position)};
      if (threshold != nullptr) {
        const auto& places = score->newly_within_places;
        row.push_back(words_cell(kinds_gained(result, *score, *threshold)));
        row.push_back(
            words_cell(places.empty() ? Message{"nobody"} : place_names(places, result.places)));
        row.push_back(score->rank ? persons_cell(score->newly_within_any) : Cell{});
      }
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

void add_area(const model::Result& result, const AreaSites& area, model::ReportChapter& chapter) {
  chapter.blocks.emplace_back(ranking_figure(result, area));
  if (area.scores.size() > kMostRows) {
    add_text(chapter, left_out(area.scores.size() - kMostRows, "candidates"));
  }
  model::ReportList reasons{{}, true};
  for (std::size_t i = 0; i < std::min(area.scores.size(), kMostReasons); ++i) {
    if (area.scores[i]->rank) {
      reasons.items.push_back(area.scores[i]->reason);
    }
  }
  if (!reasons.items.empty()) {
    chapter.blocks.emplace_back(std::move(reasons));
  }
}

/// A rank of a candidate in a view of the ranking, by candidate.
std::vector<std::optional<std::uint32_t>> ranks_in(const model::RankingView& view,
                                                   std::size_t candidates) {
  std::vector<std::optional<std::uint32_t>> ranks(candidates);
  for (const model::RankedCandidate& each : view.candidates) {
    ranks[index(each.candidate)] = each.rank_in_municipality;
  }
  return ranks;
}

/// Of the runs with other speeds, in how many a candidate is the first of its municipality.
std::vector<std::uint32_t> firsts_in_speed_runs(const model::Result& result) {
  std::vector<std::uint32_t> firsts(result.candidates.size());
  for (const model::RankingView& view : result.ranking_views) {
    for (const model::RankedCandidate& each : view.candidates) {
      const bool counts = view.by == model::RankedBy::speeds && each.rank_in_municipality == 1U;
      firsts[index(each.candidate)] += counts ? 1U : 0U;
    }
  }
  return firsts;
}

/// The rank of each site by other weights, methods, needs and speeds.
class RobustnessTable {
 public:
  explicit RobustnessTable(const model::Result& result) : result_{&result} {}

  [[nodiscard]] model::ReportTable table() const {
    model::ReportTable table;
    table.caption = Message{
        "How the rank in the municipality depends on weights, method, needs and "
        "speeds"};
    table.rows_shown = kMostRows;
    table.columns = {words_column(Message{"Site"}), words_column(Message{"Municipality"})};
    std::vector<const Score*> order;
    for (const AreaSites& area : sites_by_area(*result_)) {
      for (const Score* score : area.scores) {
        if (score->rank) {
          order.push_back(score);
          const model::Candidate& site = candidate_of(*result_, *score);
          table.rows.push_back(
              {text_cell(name_of(site)), text_cell(name_of(*result_, site.municipality))});
        }
      }
    }
    add_weight_sets(order, table);
    add_methods(order, table);
    add_views(order, table);
    add_speeds(order, table);
    return table;
  }

 private:
  /// A column of ranks; none where nobody has one.
  /// @param word  what the title speaks of; empty: nothing that needs a word
  template <class Value>
  static void add(Message title,
                  const std::vector<const Score*>& order,
                  const Value& value,
                  model::ReportTable& table,
                  const char* word = "") {
    if (std::none_of(order.begin(), order.end(),
                     [&](const Score* score) { return value(*score).has_value(); })) {
      return;
    }
    table.columns.push_back(number_column(std::move(title)).about(word));
    for (std::size_t i = 0; i < order.size(); ++i) {
      table.rows[i].push_back(count_cell(value(*order[i])));
    }
  }

  void add_weight_sets(const std::vector<const Score*>& order, model::ReportTable& table) const {
    for (std::size_t set = 0; set < result_->ranking.weight_sets.size(); ++set) {
      add(
          Message{"weights '{}'", set_name(*result_, result_->ranking.weight_sets[set])}, order,
          [set](const Score& score) {
            const auto& standing = score.standings[set];
            return standing ? std::optional{standing->rank_in_municipality} : std::nullopt;
          },
          table);
    }
  }
  static void add_methods(const std::vector<const Score*>& order, model::ReportTable& table) {
    add(
        Message{"by TOPSIS"}, order, [](const Score& score) { return score.rank_topsis; }, table,
        "topsis");
    add(
        Message{"by PROMETHEE II"}, order, [](const Score& score) { return score.rank_promethee; },
        table, "promethee");
  }
  void add_views(const std::vector<const Score*>& order, model::ReportTable& table) const {
    for (const model::RankingView& view : result_->ranking_views) {
      if (view.by == model::RankedBy::speeds || view.by == model::RankedBy::without_meeting) {
        continue;
      }
      const auto ranks = ranks_in(view, result_->candidates.size());
      add(
          model::name(view.by), order,
          [&](const Score& score) { return ranks[index(score.candidate)]; }, table);
    }
  }
  void add_speeds(const std::vector<const Score*>& order, model::ReportTable& table) const {
    const auto runs = static_cast<std::uint64_t>(std::count_if(
        result_->ranking_views.begin(), result_->ranking_views.end(),
        [](const model::RankingView& view) { return view.by == model::RankedBy::speeds; }));
    if (runs == 0) {
      return;
    }
    const auto firsts = firsts_in_speed_runs(*result_);
    add(
        base::counted(runs, "first, of {} run with other speeds",
                      "first, of {} runs with other speeds"),
        order, [&](const Score& score) { return std::optional{firsts[index(score.candidate)]}; },
        table);
  }

  const model::Result* result_;
};

/// Between which shares of one weight the first stays first.
model::ReportTable stability_table(const model::Result& result) {
  model::ReportTable table;
  table.caption = Message{"How much a weight may change before another site is first"};
  table.columns = {words_column(Message{"Municipality"}),
                   words_column(Message{"First"}),
                   words_column(Message{"Criterion"}),
                   number_column(Message{"Weight, %"}),
                   number_column(Message{"stays first from, %"}),
                   number_column(Message{"to, %"}),
                   words_column(Message{"first if it weighs less"}),
                   words_column(Message{"first if it weighs more"})};
  const auto site = [&](const std::optional<base::CandidateIndex>& candidate) {
    return candidate ? text_cell(name_of(result.candidates[index(*candidate)])) : Cell{};
  };
  for (const model::WeightStability& row : result.ranking.stability) {
    table.rows.push_back({text_cell(name_of(result, row.municipality)), site(row.first),
                          words_cell(result.ranking.criteria[row.criterion].name),
                          number_cell(100.0 * row.weight, 0), number_cell(100.0 * row.from, 0),
                          number_cell(100.0 * row.to, 0), site(row.first_below),
                          site(row.first_above)});
  }
  return table;
}

/// What the sites would take from shops that exist.
model::ReportTable harm_table(const model::Result& result) {
  model::ReportTable table;
  table.caption = Message{"What a site would take from shops that exist"};
  table.columns = {words_column(Message{"Site"}),
                   words_column(Message{"Shop"}),
                   number_column(Message{"Persons who would have the site nearer"}),
                   number_column(Message{"Customers lost by Huff's model"}).about("huff"),
                   number_column(Message{"Km between them"}),
                   words_column(Message{"Loses the distance condition of operating support"})
                       .about("operating-support")};
  for (const AreaSites& area : sites_by_area(result)) {
    for (const Score* score : area.scores) {
      for (const model::ShopHarm& harm : score->harm) {
        if (harm.nearest_lost.count() <= 0.0 && !harm.loses_distance_condition) {
          continue;  // loses some customers by Huff's model alone
        }
        table.rows.push_back(
            {text_cell(name_of(candidate_of(result, *score))),
             text_cell(name_of(result.services[index(harm.shop)])), persons_cell(harm.nearest_lost),
             persons_cell(harm.huff_lost), number_cell(harm.candidate_km),
             words_cell(harm.loses_distance_condition ? Message{"yes"} : Message{"no"})});
      }
    }
  }
  return table;
}

/// What a site is taken to offer: the numbers are about the kinds that it brings nearer.
Message counted_with(const model::Result& result) {
  std::string kinds;
  for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
    kinds += (kind == 0 ? "" : ", ") + word_for(result, base::id_at<base::KindIndex>(kind));
  }
  return Message{
      "Every site is counted as if it offered every kind of the study: {}. Who gets a "
      "kind more may get one alone, the one that was missing there.",
      kinds};
}

}  // namespace

model::ReportChapter candidate_sites(const Answer& answer) {
  const model::Result& result = answer.result;
  model::ReportChapter chapter{
      "candidate-sites", Message{"Candidate sites, with reasons and robustness"}, {}};
  if (result.candidates.empty() || result.ranking.weight_sets.empty()) {
    add_text(chapter, Message{"No candidate sites were given, so none is ranked."});
    return chapter;
  }
  add_text(chapter,
           Message{"Each site is ranked among those of its municipality, by points from 0 to 100; "
                   "points of two municipalities cannot be compared. Sites of one tier cannot be "
                   "told apart: another rank among them would be as good. Points are rounded one "
                   "by one, so their sum may be a tenth more or less."});
  add_text(chapter, counted_with(result));
  add_table(chapter, criteria_table(result), "criteria");
  add_lines(chapter, criteria_lines(result.ranking, result.language));
  chapter.blocks.emplace_back(site_map(result));
  add_table(chapter, site_table(result), "candidates");
  for (const AreaSites& area : sites_by_area(result)) {
    add_area(result, area, chapter);
  }
  add_lines(chapter, ranking_lines(result));
  if (!result.needs.empty()) {
    add_text(chapter,
             Message{"A place where nobody was asked counts as the mean of all meetings of "
                     "the study: in a study of other municipalities the same site can get "
                     "other figures."});
  }
  add_table(chapter, RobustnessTable{result}.table(), "candidate_rankings");
  add_table(chapter, stability_table(result), "weight_stability");
  add_table(chapter, harm_table(result), "candidate_harm");
  return chapter;
}

}  // namespace narhet::study::report
