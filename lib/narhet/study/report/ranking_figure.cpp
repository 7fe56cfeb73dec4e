// SPDX-License-Identifier: MIT
#include "narhet/study/report/ranking_figure.hpp"

#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/subject.hpp"

#include <algorithm>
#include <utility>

namespace narhet::study::report {
namespace {

using base::Argument;
using base::Message;
using Score = model::CandidateScore;

/// The ranked sites of a municipality with their points, and their table.
class AreaFigure {
 public:
  AreaFigure(const model::Result& result, const AreaSites& area)
      : result_{&result}, area_{&area}, weighed_{weighed_criteria(result.ranking)} {}

  [[nodiscard]] model::ReportFigure figure() const {
    const std::string where = name_of(*result_, area_->municipality);
    model::ReportFigure figure;
    figure.caption = where.empty() ? Message{"Candidate sites by rank"}
                                   : Message{"Candidate sites in {} by rank", where};
    figure.summary = summary();
    figure.bars.axis = Message{"points, 0 to 100"};
    for (const std::size_t c : weighed_) {
      figure.bars.parts.push_back(result_->ranking.criteria[c].name);
    }
    figure.bars.longest = 100.0;
    figure.table.caption =
        where.empty() ? Message{"The ranking"} : Message{"The ranking in {}", where};
    figure.table.columns = columns();
    for (std::size_t i = 0; i < std::min(area_->scores.size(), kMostRows); ++i) {
      add(*area_->scores[i], figure);
    }
    return figure;
  }

 private:
  [[nodiscard]] Message summary() const {
    const Score& first = *area_->scores.front();
    if (!first.rank) {
      return Message{"None of these sites could be ranked."};
    }
    const std::string& site = name_of(candidate_of(*result_, first));
    const std::size_t equal = count_equal(*area_);
    const model::CandidateScore* capped = capped_beside_first(*result_, *area_);
    if (equal == 0 && capped != nullptr) {
      return Message{
          "{} is first, but the weightings say little of it beside {}: on most of what is weighed "
          "both have all the points that there are.",
          site, name_of(candidate_of(*result_, *capped))};
    }
    return equal == 0
               ? Message{"{} is first and stands in a tier of its own.", site}
               : base::counted(equal,
                               "{} other site stands in the same tier as {}, which is first: they "
                               "cannot be told apart.",
                               "{} other sites stand in the same tier as {}, which is first: they "
                               "cannot be told apart.",
                               site);
  }

  [[nodiscard]] bool any_cost() const {
    return std::any_of(
        result_->candidates.begin(), result_->candidates.end(),
        [](const model::Candidate& candidate) { return candidate.cost.has_value(); });
  }

  [[nodiscard]] std::vector<model::ReportTable::Column> columns() const {
    const model::Threshold* threshold = deciding(*result_);
    std::vector<model::ReportTable::Column> columns{
        words_column(Message{"Site"}), number_column(Message{"Rank"}),
        number_column(Message{"Points"}), number_column(Message{"Tier"}).about("tier"),
        number_column(Message{"First in % of all weightings"}).about("weighting")};
    if (threshold != nullptr) {
      columns.push_back(
          number_column(Message{"Persons who get a kind more within {}", threshold->label}));
    }
    if (result_->ranking.harm_is_measured) {
      columns.push_back(number_column(Message{"Persons taken from shops that exist"}));
    }
    if (any_cost()) {
      columns.push_back(number_column(Message{"Cost, as stated, kronor"}));
    }
    return columns;
  }

  void add(const Score& score, model::ReportFigure& figure) const {
    const std::string& site = name_of(candidate_of(*result_, score));
    model::ReportBars::Bar bar{Argument{site}, {}};
    for (const std::size_t c : weighed_) {
      const bool is_known = score.rank && score.criteria[c].raw;
      bar.lengths.push_back(is_known ? std::optional{score.criteria[c].points} : std::nullopt);
    }
    figure.bars.bars.push_back(std::move(bar));
    const auto ranked = [&](Cell cell) { return score.rank ? std::move(cell) : Cell{}; };
    Row row{text_cell(site), count_cell(score.rank_in_municipality),
            ranked(number_cell(score.score, 1)),
            ranked(score.robustness.tier == 0 ? Cell{} : Argument{score.robustness.tier}),
            percent_first_cell(score)};
    if (deciding(*result_) != nullptr) {
      row.push_back(ranked(persons_cell(score.newly_within_any)));
    }
    if (result_->ranking.harm_is_measured) {
      row.push_back(ranked(persons_cell(score.harm_persons)));
    }
    if (any_cost()) {
      row.push_back(number_cell(candidate_of(*result_, score).cost, 0));
    }
    figure.table.rows.push_back(std::move(row));
  }

  const model::Result* result_;
  const AreaSites* area_;
  std::vector<std::size_t> weighed_;
};

/// The kinds that those who come within the threshold lack there today.
model::KindSet kinds_brought(const model::Result& result,
                             const Score& score,
                             const model::Threshold& threshold) {
  model::KindSet kinds;
  for (const base::PlaceIndex place : score.newly_within_places) {
    for (const base::KindIndex kind : reach_of(result, place, threshold.limit).beyond) {
      kinds.insert(kind);
    }
  }
  return kinds;
}

}  // namespace

std::vector<std::size_t> weighed_criteria(const model::Ranking& ranking) {
  const std::vector<double>& weights = ranking.weight_sets.front().weights;
  std::vector<std::size_t> some;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    if (weights[c] > 0.0) {
      some.push_back(c);
    }
  }
  return some;
}

model::ReportFigure ranking_figure(const model::Result& result, const AreaSites& area) {
  return AreaFigure{result, area}.figure();
}

Message kinds_gained(const model::Result& result,
                     const Score& score,
                     const model::Threshold& threshold) {
  const model::KindSet kinds = kinds_brought(result, score, threshold);
  if (kinds.empty()) {
    return Message{"none"};
  }
  const bool all = kinds.size() == result.kinds.size() && kinds.size() > 1;
  return all ? Message{"all kinds"} : Message{"{}", words_for(result, kinds)};
}

}  // namespace narhet::study::report
